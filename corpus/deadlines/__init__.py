"""Deadlines: printed words about time, "Tháng 12/2027 (06/2025-2027)", as days.

Two layers. `scan` and `stretches` read the calendar periods that stand in any text,
a plan's or a question's, on its folded form. `parse_deadline` gives a whole table cell
its meaning, `find_deadlines` picks the phrases out of a sentence of the body, `combine`
makes one deadline of them, `occurrences` lays a recurring one over a calendar, and
`timing` says how any deadline stands in time.
"""

from corpus.deadlines.combine import combine
from corpus.deadlines.cues import Cue
from corpus.deadlines.documents import without_documents
from corpus.deadlines.folded import Folded, folded
from corpus.deadlines.occurrences import occurrences
from corpus.deadlines.periods import Day, Period, Unit
from corpus.deadlines.printed import parse_deadline
from corpus.deadlines.scan import scan
from corpus.deadlines.sentences import find_deadlines
from corpus.deadlines.stretches import Stretch, stretches, with_years
from corpus.deadlines.timing import due_days, timing

__all__ = [
    "Cue",
    "Day",
    "Folded",
    "Period",
    "Stretch",
    "Unit",
    "combine",
    "due_days",
    "find_deadlines",
    "folded",
    "occurrences",
    "parse_deadline",
    "scan",
    "stretches",
    "timing",
    "with_years",
    "without_documents",
]
