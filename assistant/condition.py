"""What a question asks of a record's own cells, and which end of a list it asks for.

A Condition is read from the words of a question, applied by the lookups to every record and
said in the answer: none is left out in silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.locator import LocatorRef
from assistant.time_window import Window
from corpus.plan import Quantity


@dataclass(frozen=True, slots=True)
class Prints:
    """The output names `words` (folded), or is nothing else."""

    words: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class PrintsDeadline:
    """The deadline is printed in these `words` (folded), and in no others."""

    words: str


@dataclass(frozen=True, slots=True)
class Makes:
    """The work makes a document of one of these kinds (folded): its output names it, or its
    text says so."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revises:
    """The work changes a document of one of these kinds (folded; none: of any): its text says
    so beside each other."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """One of these agencies stands in the cell, or in either of them."""

    cell: Literal["lead", "coordinating", "either"]
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """One of these agencies stands on the other side: it leads what the asked agency
    coordinates in, and coordinates in what that leads."""

    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plays:
    """The asked agency stands to the record in this role, and in no other one; "collective" is
    what a group that it belongs to is given, "inherited" what a body before it was."""

    role: Literal["lead", "coordinating", "collective", "inherited"]


@dataclass(frozen=True, slots=True)
class Alone:
    """Nobody coordinates, and nobody else leads."""


@dataclass(frozen=True, slots=True)
class Jointly:
    """More than one agency leads; with `helped`, or somebody coordinates."""

    helped: bool = False


@dataclass(frozen=True, slots=True)
class Receives:
    """The text hands something to a body: one of `agencies`, or the folded `words`; `verb`
    is the folded word that hands it over ("trinh")."""

    verb: str
    agencies: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Under:
    """The record stands under a heading: a Roman numeral, or words of its title, folded.
    `titles` are the headings that were found, as records have them; of a `part` of the body
    `places` are its plans and locators."""

    numeral: str = ""
    words: str = ""
    titles: tuple[str, ...] = ()
    part: bool = False
    places: tuple[tuple[str, str], ...] = ()


State = Literal[
    "ongoing", "recurring", "conditional", "undated", "dated", "ahead", "years", "steps",
    "by_day", "by_month", "by_quarter", "by_year",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timed:
    """The deadline is of one of these sorts: with a day ("dated"), its last day not yet past
    ("ahead"), over more than one calendar year ("years"), in several dated steps ("steps"),
    printed as a day, a month, a quarter or a year alone ("by_year"), or none that is dated."""

    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of the target compares so with the asked one; `ranks` asks for a place among
    provinces."""

    value: Quantity
    ranks: bool = False


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """No value of the target is a number."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """The same plan says otherwise elsewhere: the same work under another lead, a target in
    other names or figures."""


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """The duty is to make a plan of one's own by which this one is carried out."""


@dataclass(frozen=True, slots=True)
class Costs:
    """A value of the target is a sum of money."""


@dataclass(frozen=True, slots=True)
class Stands:
    """The record stands at a place."""

    place: LocatorRef


@dataclass(frozen=True, slots=True)
class Planned:
    """The record is one of these plans."""

    plans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The record is one of those that an earlier answer showed."""

    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """The record is worded like one of these, which another plan has."""

    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """The record falls due in a window."""

    window: Window


@dataclass(frozen=True, slots=True)
class Starts:
    """The work begins in a window."""

    window: Window


@dataclass(frozen=True, slots=True)
class Speaks:
    """The record speaks of a topic, as typed."""

    topic: str


@dataclass(frozen=True, slots=True)
class Done:
    """The work is done, or not yet: what no plan records, so that no record passes."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words that surely limit what is asked, and are not understood."""


Test = (
    Prints | PrintsDeadline | Makes | Revises | OwnPlan | Named | Partner | Plays | Alone | Jointly
    | Receives | Under | Timed | Measured | Unmeasured | Disputed | Costs | Stands | Planned | Told
    | Due | Starts | Speaks | Alike | Done | Unclear
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """A test that records must pass, or with `negated` must not; `said` is how it was put."""

    test: Test
    said: str
    negated: bool = False


def narrows(conditions: Iterable[Condition]) -> bool:
    """Is a list asked for that they narrow? A sum of money is one figure."""
    return any(not isinstance(c.test, Costs) for c in conditions)


@dataclass(frozen=True, slots=True)
class Rank:
    """Which end of a list is asked for, by day or by value: the first or last `count`, all
    ties with it. `ahead`: of what is not yet past; `shares`: of percentages alone; `said` is
    how it was put."""

    by: Literal["due", "value"]
    last: bool
    said: str
    count: int = 1
    ahead: bool = False
    shares: bool = False
