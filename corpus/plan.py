"""The records that a plan (kế hoạch) is read into.

Everything here is frozen data: lines, spans, deadlines, quantities and the five
kinds of record (task, target, assignment, duty, relation). No parsing, no I/O.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import ClassVar, Literal

RecordKind = Literal["task", "target", "assignment", "duty", "relation"]

DeadlineKind = Literal[
    "day", "month", "quarter", "year", "range", "recurring", "ongoing", "conditional"
]

Timing = Literal["due", "ongoing", "recurring", "conditional", "undated"]

Operator = Literal[">", ">=", "=", "<=", "<", "range", "text"]

RelationKind = Literal["replaces", "repeals", "implements", "based_on", "amends", "cites"]


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line of a source file.

    `number` counts from 1 in the bytes of the file (split at LF). `page` is the
    page of the source where it has pages. `cells` is set when the reader knows
    that the line is a row of a table.
    """

    number: int
    text: str
    page: int | None = None
    cells: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Where a piece of text stands: first and last line (1-based, inclusive), page."""

    first: int
    last: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Physical lines that make one paragraph, joined by single spaces, verbatim."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Milestone:
    """One dated step of a deadline: the words that say it and the days it spans."""

    raw: str
    start: date | None
    due: date


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A deadline that comes back.

    `freq` holds any of "monthly", "quarterly", "half_yearly", "yearly", "adhoc".
    `before_md` holds the printed boundaries as "MM-DD"; with `exclusive` the
    boundary day itself no longer counts ("trước ngày 10/6").
    `previous_year` marks "tháng 11 của năm trước": due in the year before the one
    that the work is for.
    """

    freq: tuple[str, ...]
    before_md: tuple[str, ...] = ()
    exclusive: bool = False
    previous_year: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as printed (`raw`, verbatim) and as a calendar reads it.

    `due` is the last day that still counts; `start` the first day. Both are None
    where the text names none. A deadline of several dated steps lists them in
    `milestones`, in order of their due days.
    """

    raw: str
    kind: DeadlineKind
    start: date | None = None
    due: date | None = None
    recurrence: Recurrence | None = None
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A target's value: what is printed, and the comparison that it states.

    `number` is a number, a pair (low, high) for a range, or None for a value in
    words (`op` "text"). `unit` is normalised ("%", "% GRDP", "người/vạn dân").
    `horizon` is the year by which it is to be reached.
    """

    raw: str
    op: Operator
    number: float | tuple[float, float] | None = None
    unit: str | None = None
    horizon: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """Another document as a plan names it: number, date and issuer where printed."""

    number: str
    date: date | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the five kinds share. `text` is verbatim with white space collapsed."""

    kind: ClassVar[RecordKind]

    plan: str
    locator: str
    span: Span
    text: str

    @property
    def id(self) -> str:
        """`<plan id>#<locator>`, unique in the corpus."""
        return f"{self.plan}#{self.locator}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """A numbered row of a task annex."""

    kind: ClassVar[RecordKind] = "task"

    group: str | None
    lead: tuple[str, ...]
    lead_raw: str
    coordinating: tuple[str, ...]
    coordinating_raw: str
    output: str
    deadline: Deadline | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Record):
    """A target: a row of a target annex or a bullet of the targets section.

    `lead` tracks the target. `value` is the first of `values`.
    """

    kind: ClassVar[RecordKind] = "target"

    group: str | None
    values: tuple[Quantity, ...]
    lead: tuple[str, ...] = ()
    lead_raw: str = ""

    @property
    def value(self) -> Quantity:
        return self.values[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """Work in the body under a line such as "Cơ quan chủ trì: Sở Y tế"."""

    kind: ClassVar[RecordKind] = "assignment"

    lead: tuple[str, ...]
    lead_raw: str
    coordinating: tuple[str, ...] = ()
    coordinating_raw: str = ""
    output: str = ""
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Record):
    """What the closing sections ask of somebody: reports, summaries, set-up work."""

    kind: ClassVar[RecordKind] = "duty"

    lead: tuple[str, ...]
    lead_raw: str
    coordinating: tuple[str, ...] = ()
    coordinating_raw: str = ""
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """A sentence that ties the plan to another document."""

    kind: ClassVar[RecordKind] = "relation"

    relation: RelationKind
    target: DocumentRef


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline: mục, khoản, điểm or gạch đầu dòng.

    `locator` is the numbering as it nests ("II.2.e", "II.1.4-1"), `label` the
    number as printed. `title` is the numbered paragraph without its number, `body`
    the paragraphs under it that belong to no child. `span` covers title and body,
    `head` the title alone.
    """

    locator: str
    label: str
    title: str
    span: Span
    head: Span
    body: tuple[Paragraph, ...] = ()
    children: tuple[Section, ...] = ()

    @property
    def is_bullet(self) -> bool:
        return "-" in self.locator.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Issue:
    """Text that the parser could not place, or a doubt about what it read."""

    file: str
    span: Span
    text: str
    why: str


@lru_cache(maxsize=16384)  # asked for every plan in every question about days
def _years(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<!\d)20\d\d(?!\d)", title))


CENTRAL = "Trung ương"  # the province of what the centre issues


@dataclass(frozen=True, slots=True)
class Manifest:
    """One `[[plan]]` table of plans.toml."""

    id: str
    file: str
    number: str | None
    title: str
    issuer: str
    province: str
    issued: date
    signer: str
    day_known: bool = True
    status: str = "in_force"
    replaces: tuple[str, ...] = ()
    replaced_by: str | None = None
    replaced_on: date | None = None
    short: str | None = None

    @property
    def issued_text(self) -> str:
        """ISO day of issue, or year and month where the source has no readable day."""
        return self.issued.isoformat() if self.day_known else f"{self.issued:%Y-%m}"

    @property
    def year(self) -> int:
        """The year that dates without one mean: the one that the title is about where that is
        the next ("Kế hoạch … năm 2026" of December 2025), else the year of issue."""
        after = self.issued.year + 1
        return after if _years(self.title) == {str(after)} else self.issued.year

    @property
    def counted_from(self) -> date:
        """The day that gives dates without a year theirs."""
        return self.issued if self.year == self.issued.year else date(self.year, 1, 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as read: manifest, source lines, outline, records, and what was not placed.

    `zones` is the prose outside of the outline: the opening ("MD"), the closing ("KL")
    and the recipients ("NN"), each where the plan has it.
    """

    manifest: Manifest
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    records: tuple[Record, ...]
    issues: tuple[Issue, ...] = ()
    digest: str = ""
    zones: tuple[Section, ...] = ()

    @property
    def id(self) -> str:
        return self.manifest.id
