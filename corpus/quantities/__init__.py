"""The value of a target: "≥ 30 % GRDP" → Quantity. Pure functions.

A table cell is read by `parse_cell`, a sentence by `parse_sentence`; `raw` is the
source's own words in NFC. The words that matter live in reference/quantities.toml.
"""

from corpus.quantities.cell import parse_cell, parse_cells
from corpus.quantities.horizon import parse_horizon
from corpus.quantities.sentence import parse_sentence
from corpus.quantities.units import normal_unit, unit_in_name

__all__ = [
    "normal_unit",
    "parse_cell",
    "parse_cells",
    "parse_horizon",
    "parse_sentence",
    "unit_in_name",
]
