"""A plan as one reads it: its outline, its lines with the clauses that begin there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.labels import place
from corpus.plan import Line, Manifest, Relation
from corpus.text import fold, squeeze
from index.register import Register, SectionRow

_SHORTEST_QUERY = 2
_LONGEST_QUERY = 120


@dataclass(frozen=True, slots=True)
class Clause:
    """A place that can be linked to: its locator, its name, the lines it spans."""

    locator: str
    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the plan, the clauses that begin on it, its heading level (0: none)."""

    line: Line
    clauses: tuple[Clause, ...] = ()
    level: int = 0
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan opened for reading; `query` is what was searched in it."""

    manifest: Manifest
    outline: tuple[SectionRow, ...]
    annexes: tuple[Clause, ...]
    rows: tuple[Row, ...]
    query: str = ""

    @property
    def hits(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.hit)


def read(register: Register, plan: str, query: str = "") -> Reading | None:
    """The plan with this id, searched for `query`; None where there is none."""
    known = {manifest.id: manifest for manifest in register.plans()}
    if plan not in known:
        return None
    query = squeeze(query)[:_LONGEST_QUERY]
    sections = register.sections(plan)
    outline = tuple(s for s in sections if not _is_bullet(s.locator) and _depth(s.locator) <= 2)
    headings = {s.span.first: _depth(s.locator) for s in outline}
    clauses = _clauses(register, plan, sections)
    needle = fold(query) if len(query) >= _SHORTEST_QUERY else ""
    rows = tuple(
        Row(
            line,
            clauses.get(line.number, ()),
            headings.get(line.number, 0),
            bool(needle) and needle in fold(line.text),
        )
        for line in register.lines(plan, 1, 10**7)
        if squeeze(line.text)
    )
    return Reading(known[plan], outline, tuple(_annexes(clauses)), rows, query)


def _is_bullet(locator: str) -> bool:
    return "-" in locator.rpartition(".")[2]


def _depth(locator: str) -> int:
    return locator.count(".") + 1


def _clauses(
    register: Register, plan: str, sections: tuple[SectionRow, ...]
) -> dict[int, tuple[Clause, ...]]:
    """Clauses by the line they begin on; sections first, then records of their own."""
    found: dict[str, Clause] = {}
    for section in sections:
        last = max(section.span.last, section.span.first)
        found[section.locator] = Clause(
            section.locator, place(section.locator), section.span.first, last
        )
    for record in register.records([plan]):
        if not isinstance(record, Relation):
            name = place(record.locator, record)
            clause = Clause(record.locator, name, record.span.first, record.span.last)
            found.setdefault(record.locator, clause)
    by_line: dict[int, list[Clause]] = {}
    for clause in found.values():
        by_line.setdefault(clause.first, []).append(clause)
    return {line: tuple(clauses) for line, clauses in by_line.items()}


def _annexes(clauses: dict[int, tuple[Clause, ...]]) -> Iterator[Clause]:
    """The first clause of each annex, named for the annex."""
    seen: set[str] = set()
    for _, group in sorted(clauses.items()):
        for clause in group:
            annex = clause.locator.partition(".")[0]
            if clause.locator.startswith("PL") and annex not in seen:
                seen.add(annex)
                yield Clause(clause.locator, place(annex), clause.first, clause.last)
