"""What passes between the parts: Question, Found, Item, Citation, Answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from assistant.condition import Condition, Rank
from assistant.deferred import unmade
from assistant.locator import LocatorRef
from assistant.time_window import Window
from corpus.plan import Record, Span, Timing
from corpus.text import key

Kind = Literal[
    "responsibility", "deadline", "who", "target", "comparison", "series", "count",
    "tally", "blank", "citation", "mention", "validity", "basis", "signer", "reporting", "open",
    "plans", "overview", "change", "merger", "office", "out_of_scope", "invalid",
]  # fmt: skip
Status = Literal["answered", "none", "not_found", "clarify", "out_of_scope", "invalid"]
Change = Literal["kept", "dropped", "added"]
Edge = Literal["first", "last"]
FileKind = Literal["xlsx", "docx", "ics"]
RoleName = Literal["lead", "collective", "coordinating", "inherited", "tracking"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user set: the day from which relative words count, defaults of scope, and
    whether a language model, where there is one, may be asked."""

    as_of: date
    province: str | None = None
    agency: str | None = None
    may_summarise: bool = True


Cell = Literal["lead", "coordinating", "output", "deadline"]
TallyBy = Literal["agency", "month", "quarter", "year", "plan", "province", "group"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How a count is laid out: a row for each of what, and which row is asked for (None: all;
    "none": those with nothing). `only` is the folded word with which the names of agencies
    begin ("so"). `beside`: counted are not the asked agencies but those that stand beside them,
    who helps in what they lead, or whoever works with them in either role."""

    by: TallyBy
    order: Literal["most", "fewest", "none"] | None = None
    only: str = ""
    beside: Literal["helpers", "partners"] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood. `topic_text` are the content words that remain, as typed, and
    `things` what they list ("A, B và C"); `subject_text` has the names beside them; `said` are
    all words that may describe a piece of work.

    `agencies` are canonical names, any of which is meant; `strangers` names of bodies that
    nothing here knows. `plans` are ids in scope (None: all). `missing` names what was
    asked for but is not in the corpus (a province, a plan number). `change` is what is asked of
    two plans of which one replaces the other (None: all), `issued` which plan of the scope is
    asked for, by its day of issue. `tally` lays out a count; `horizons`
    are years of which each is asked for; `blank` is the cell that must be empty; `conditions`
    are what records must fulfil and `rank` the end of their list that is asked for; `unnamed`
    says that a body is pointed at that nothing names ("sở đó"); `day_and_body` says that a day
    and a body are asked for at once, `keeper` that it is asked who keeps a plan going;
    `heading` holds the words that may name a heading. `about` are ids of records that a
    follow-up points at, `answered` those that the answer showed,
    `leads` who leads them where few do;
    `wants` is the file that is asked for.
    """

    text: str
    kind: Kind
    as_of: date
    agencies: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    role: Literal["lead", "coordinating", "tracking"] = "lead"
    provinces: tuple[str, ...] = ()
    plans: tuple[str, ...] | None = None
    window: Window | None = None
    horizon: int | None = None
    horizons: tuple[int, ...] = ()
    topic_text: str = ""
    subject_text: str = ""
    things: tuple[str, ...] = ()
    said: str = ""
    heading: tuple[str, ...] = ()
    ongoing: bool = False
    tracks: bool = False
    day_and_body: bool = False
    keeper: bool = False
    asks_text: bool = False
    follows: bool = False
    unnamed: bool = False
    place: LocatorRef | None = None
    document: str | None = None
    assumed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    change: Change | None = None
    issued: Edge | None = None
    tally: Tally | None = None
    blank: Cell | None = None
    conditions: tuple[Condition, ...] = ()
    rank: Rank | None = None
    about: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    wants: FileKind | None = None
    fault: str | None = None

    @property
    def topic(self) -> tuple[str, ...]:
        """The topic in folded words."""
        return _folded(self.topic_text)

    @property
    def subject(self) -> tuple[str, ...]:
        """The subject in folded words."""
        return _folded(self.subject_text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> tuple[str, ...]:
    return tuple(key(text).split())


@dataclass(frozen=True, slots=True)
class Item:
    """A record in an answer: how the agency stands to it, when it is due here.

    `due` is the day that counts in the question's window (a milestone's or a
    recurrence's), else the record's own; `returns` are all days on which it comes back in
    a window. `note` says what a reader must know of it.
    """

    record: Record
    role: RoleName | None = None
    timing: Timing | None = None
    due: date | None = None
    agency: str | None = None
    note: str = ""
    returns: tuple[date, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of source text that answers or proves something, outside of any record."""

    plan: str
    locator: str
    span: Span
    text: str
    path: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that a language model wrote, without its markers, and the passages that it
    names: their numbers from 1."""

    text: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a language model wrote of the passages: the sentences that they bear out, and how
    many others were left out. Neither where it says that they hold no answer."""

    model: str
    statements: tuple[Statement, ...]
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading, shown after what was asked."""

    heading: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Found:
    """What a lookup returns: what was asked, what is near, what proves it, remarks."""

    status: Status
    items: tuple[Item, ...] = ()
    related: tuple[Group, ...] = ()
    passages: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()
    say: str = ""
    rows: tuple[tuple[str, tuple[Item, ...]], ...] = ()
    sides: tuple[str, ...] = ()  # provinces, where each row sets their targets side by side
    summary: Summary | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation and the exact place where it stands."""

    n: int
    record: str | None
    plan: str
    number: str | None
    locator: str
    label: str
    file: str
    page: int | None
    lines: tuple[int, int]
    quote: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as the answer shows it, with the numbers of its citations."""

    item: Item
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer: Markdown with [n] markers, and everything it rests on. `parts` are
    the answers to the questions of a message that asks several; `summary` is what a language
    model wrote of it, where one was asked."""

    question: Question
    status: Status
    markdown: str
    items: Sequence[Shown] = ()
    related: Sequence[Shown] = ()
    citations: Sequence[Citation] = ()
    notes: tuple[str, ...] = ()
    timing_ms: dict[str, float] = field(default_factory=dict)
    parts: tuple[Answer, ...] = ()
    summary: Summary | None = None

    @property
    def listed(self) -> Sequence[Item]:
        """The items as they are, without their citations: none of a long list is made."""
        return [*unmade(self.items, attrgetter("item"))]
