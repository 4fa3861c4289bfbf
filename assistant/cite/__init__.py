"""Citations, and the check that every answer passes before it is shown.

`cite_item` and `cite_passage` make a citation; `check` raises CitationError when a
quotation, a record or a number of an answer does not stand in what the answer cites.
"""

from assistant.cite.check import check, checked_citation, checked_item
from assistant.cite.citations import cite_item, cite_passage, quotation
from assistant.errors import CitationError

__all__ = [
    "CitationError",
    "check",
    "checked_citation",
    "checked_item",
    "cite_item",
    "cite_passage",
    "quotation",
]
