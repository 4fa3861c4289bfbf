"""The value cell of an annex row: "≥ 30", "%GRDP" → Quantity."""

from __future__ import annotations

import re

from corpus.plan import Operator, Quantity
from corpus.quantities.figures import Found, bounds, figure, numbers, operator_of
from corpus.quantities.horizon import year_stated
from corpus.quantities.units import Unit, normal_unit, unit_in_name
from corpus.quantities.values import follows, is_value
from corpus.quantities.words import either, words
from corpus.text import nfc, squeeze


def parse_cell(raw: str, unit: str, name: str = "", horizon: int | None = None) -> Quantity:
    """The value cell of an annex row, with its unit cell and the target's name.

    A unit or a year that the row itself names goes before what the table says; an
    operator may end the name ("… có tối thiểu."). Words alone give `op` "text".

    >>> parse_cell("≥ 30", "%GRDP", horizon=2030)
    Quantity(raw='≥ 30', op='>=', number=30.0, unit='% GRDP', horizon=2030)
    """
    text = squeeze(nfc(raw))
    year = year_stated(nfc(name), len(name)) or horizon
    given = normal_unit(unit) or unit_in_name(name)
    found = next((f for f in numbers(text, compound=True) if _opens(text, f)), None)
    if found is None:
        return Quantity(text, "text", None, given, year)
    op = operator_of(found, text[found.unit.end :])
    if op == "=" and (asked := _name_operator(name)):
        op = asked
    return Quantity(text, op, figure(found), _cell_unit(given, found.unit), year)


def parse_cells(
    raw: str, unit: str, name: str = "", horizon: int | None = None
) -> tuple[Quantity, ...]:
    """The values of a cell that states several, each a number between semicolons; of any
    other cell its one value.

    >>> [q.number for q in parse_cells("≤ 3 khu vực; ≤ 50 thế giới", "Thứ bậc")]
    [3.0, 50.0]
    """
    several = tuple(parse_cell(part, unit, name, horizon) for part in raw.split(";"))
    stated = len(several) > 1 and all(value.number is not None for value in several)
    return several if stated else (parse_cell(raw, unit, name, horizon),)


def _opens(text: str, found: Found) -> bool:
    """Whether the cell is this number: it opens the cell, or it is plainly a value."""
    before = text[: found.start]
    lead = either(words().lists["cell_leads"])
    if re.fullmatch(rf"(?:{lead}\s*)*", before, re.IGNORECASE):
        return found.predicate or not follows(before + found.chain, "not_value_after")
    return (found.percent or found.symbol) and is_value(text, found)


def _cell_unit(given: str | None, own: Unit) -> str | None:
    """The unit cell, unless the value's own unit says the same more fully."""
    if given is None:
        return own.name
    fuller = own.known and own.name is not None and given in own.name
    return own.name if fuller else given


def _name_operator(name: str) -> Operator | None:
    spoken = either(w for group in words().operators.values() for w in group)
    found = re.search(rf"(?<!\w){spoken}[\s.:,]*$", nfc(name), re.IGNORECASE)
    return bounds(found.group())[0][1] if found else None
