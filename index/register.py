"""The register: every plan, record, line and agency role in one SQLite file.

Written once by index/register_writer.py, then only read. Questions over agencies, days and
topics are answered here completely; nothing is ranked away.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.codec import record_from_json
from corpus.plan import (
    Assignment,
    Issue,
    Line,
    Manifest,
    Record,
    Relation,
    Span,
    Target,
    Task,
)
from corpus.text import key, squeeze

FORMAT = 2
_CACHED = 50_000


class RegisterError(RuntimeError):
    """The register is missing, damaged or of another format: one line, and what to run."""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section as the register keeps it: where it stands, and its headings above."""

    plan: str
    locator: str
    label: str
    title: str
    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Role:
    """One agency's standing to one record."""

    record: Record
    agency: str
    role: str


class Register:
    """A register opened for reading. Safe to open many times; never written."""

    def __init__(self, path: Path) -> None:
        """Raises RegisterError when the file is missing, damaged or of another format."""
        if not path.is_file():
            raise RegisterError(f"{path}: no index here; run: kehoach index")
        self._db = _opened(path)
        try:
            self._check(path)
            self._plans = {m.id: (n, m, d) for n, m, d in self._read_plans()}
            rows = self._db.execute("SELECT name, collective FROM agencies").fetchall()
            self._agencies = tuple((name, bool(collective)) for name, collective in rows)
        except sqlite3.DatabaseError as fault:
            self._db.close()
            raise RegisterError(f"{path}: damaged index ({fault}); run: kehoach index") from None
        except FileNotFoundError:
            self._db.close()
            raise RegisterError(f"{path}: no index here; run: kehoach index") from None
        except RegisterError:
            self._db.close()
            raise
        self._decoded: dict[int, Record] = {}
        self._sources: dict[tuple[str, int, int], str] = {}

    def close(self) -> None:
        self._db.close()

    # --- plans -------------------------------------------------------------

    def plans(self) -> tuple[Manifest, ...]:
        """Every plan, in the manifest's order."""
        return tuple(manifest for _, manifest, _ in self._plans.values())

    def plan(self, plan_id: str) -> Manifest:
        return self._plans[plan_id][1]

    def digest(self, plan_id: str) -> str:
        """SHA-256 of the file that the plan was read from."""
        return self._plans[plan_id][2]

    def lines(self, plan_id: str, first: int, last: int) -> tuple[Line, ...]:
        """Source lines first..last (1-based, inclusive)."""
        rows = self._db.execute(
            "SELECT number, text, page FROM lines WHERE plan = ? AND number BETWEEN ? AND ?",
            (self._plans[plan_id][0], first, last),
        )
        return tuple(Line(number, text, page) for number, text, page in rows)

    def source(self, plan_id: str, first: int, last: int) -> str:
        """Source lines first..last as one text, white space collapsed."""
        place = (plan_id, first, last)
        found = self._sources.get(place)
        if found is None:
            if len(self._sources) >= _CACHED:
                self._sources.clear()
            text = " ".join(line.text for line in self.lines(plan_id, first, last))
            found = self._sources[place] = squeeze(text)
        return found

    def issues(self, plan_id: str) -> tuple[Issue, ...]:
        """What the parser could not place in a plan."""
        file = self._plans[plan_id][1].file
        rows = self._db.execute(
            "SELECT first, last, text, why FROM issues WHERE plan = ?", (self._plans[plan_id][0],)
        )
        return tuple(Issue(file, Span(a, b), text, why) for a, b, text, why in rows)

    # --- records -----------------------------------------------------------

    def records(
        self, plans: Sequence[str] | None = None, kinds: Sequence[str] | None = None
    ) -> Iterator[Record]:
        """Records in source order, of the given plans and kinds (all by default)."""
        where, values = self._where(plans, kinds)
        sql = f"SELECT n FROM records WHERE {where} ORDER BY n"
        return (self._record(n) for (n,) in self._db.execute(sql, values))

    def get(self, record_id: str) -> Record | None:
        """The record with this id; None where there is none."""
        row = self._db.execute("SELECT n FROM records WHERE id = ?", (record_id,)).fetchone()
        return self._record(row[0]) if row else None

    def agencies(self) -> tuple[tuple[str, bool], ...]:
        """Every agency named in a record, and whether it is a collective."""
        return self._agencies

    def leads(self, agency: str) -> bool:
        """Does an agency lead any record?"""
        row = self._db.execute(
            "SELECT 1 FROM agencies a JOIN roles o ON o.agency = a.n"
            " WHERE a.name = ? AND o.role = 'lead' LIMIT 1",
            (agency,),
        ).fetchone()
        return row is not None

    def roles(
        self, agencies: Sequence[str], role: str, plans: Sequence[str] | None = None
    ) -> Iterator[Role]:
        """Records to which one of the agencies stands in a role ("lead", "coordinating",
        "tracking"), in source order; a record once for each agency."""
        numbers = self._numbers(plans)
        sql = (
            "SELECT r.n, a.name FROM agencies a"
            " JOIN roles o ON o.agency = a.n JOIN records r ON r.n = o.record"
            f" WHERE a.name IN ({_marks(agencies)}) AND o.role = ?"
            + (f" AND o.plan IN ({_marks(numbers)})" if numbers is not None else "")
            + " ORDER BY r.n"
        )
        rows = self._db.execute(sql, (*agencies, role, *(numbers or ())))
        return (Role(self._record(n), name, role) for n, name in rows)

    def linked(self, record_id: str) -> tuple[tuple[Record, bool], ...]:
        """Records of the same plan that state the same work (body and annex), and whether
        they name the same lead."""
        rows = self._db.execute(
            "SELECT r.n, l.same_lead FROM links l JOIN records r ON r.id = l.other"
            " WHERE l.one = ? ORDER BY r.n",
            (record_id,),
        )
        return tuple((self._record(n), bool(same)) for n, same in rows)

    def relations_to(self, number: str) -> Iterator[Relation]:
        """Relations whose document has this number (compared folded)."""
        rows = self._db.execute(
            "SELECT record FROM mentions WHERE number = ? ORDER BY record",
            (key(number),),
        )
        for (n,) in rows:
            record = self._record(n)
            if isinstance(record, Relation):
                yield record

    def documents_numbered(self, figure: str) -> tuple[str, ...]:
        """Numbers, as first printed, of mentioned documents that begin with a figure."""
        rows = self._db.execute(
            "SELECT number, min(record) FROM mentions WHERE number LIKE ? GROUP BY number",
            (f"{key(figure)} %",),
        )
        first = (self._record(record) for _, record in rows)
        return tuple(r.target.number for r in first if isinstance(r, Relation))

    def with_words(
        self,
        words: Sequence[str],
        plans: Sequence[str] | None = None,
        kinds: Sequence[str] | None = None,
    ) -> Iterator[tuple[Record, int]]:
        """Records that hold any of the folded words, with how many, best first."""
        if not words:
            return
        where, values = self._where(plans, kinds, "r.")
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(words))
        sql = (
            "SELECT r.n FROM topics t JOIN records r ON r.n = t.rowid"
            f" WHERE topics MATCH ? AND {where}"
        )
        for (n,) in self._db.execute(sql, (query, *values)):
            record = self._record(n)
            held = set(topic_words(record).split())
            yield record, sum(word in held for word in words)

    def word_counts(self, words: Iterable[str]) -> dict[str, int]:
        """In how many records each folded word stands (0 for an unknown one)."""
        asked = list(dict.fromkeys(words))
        rows = self._db.execute(
            f"SELECT term, doc FROM words WHERE term IN ({_marks(asked)})", asked
        )
        return dict.fromkeys(asked, 0) | dict(rows.fetchall())

    def has_phrase(self, words: Sequence[str]) -> bool:
        """Do these folded words stand side by side in any record?"""
        row = self._db.execute(
            "SELECT 1 FROM topics WHERE topics MATCH ? LIMIT 1", (f'"{" ".join(words)}"',)
        ).fetchone()
        return row is not None

    def size(self) -> int:
        """How many records the register holds."""
        return int(self._db.execute("SELECT count(*) FROM records").fetchone()[0])

    # --- sections ----------------------------------------------------------

    def section(self, plan_id: str, locator: str) -> SectionRow | None:
        """The section at a locator (compared without case)."""
        row = self._db.execute(
            "SELECT locator, label, title, path, first, last, page FROM sections"
            " WHERE plan = ? AND locator = ? COLLATE NOCASE",
            (self._plans[plan_id][0], locator),
        ).fetchone()
        return _section(plan_id, row) if row else None

    def sections(self, plan_id: str, under: str = "") -> tuple[SectionRow, ...]:
        """Sections of a plan in reading order; with `under`, those below that locator."""
        rows = self._db.execute(
            "SELECT locator, label, title, path, first, last, page FROM sections"
            " WHERE plan = ? ORDER BY n",
            (self._plans[plan_id][0],),
        )
        found = (_section(plan_id, row) for row in rows)
        return tuple(
            s for s in found if not under or s.locator.startswith((under + ".", under + "-"))
        )

    # --- inside ------------------------------------------------------------

    def _check(self, path: Path) -> None:
        """Cheap signs of damage: the format, and the length that the header states."""
        found = self._db.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
        if found is None or found[0] != str(FORMAT):
            raise RegisterError(f"{path}: index of another format; run: kehoach index")
        (pages,) = self._db.execute("PRAGMA page_count").fetchone()
        (size,) = self._db.execute("PRAGMA page_size").fetchone()
        if pages * size != path.stat().st_size:
            raise RegisterError(f"{path}: damaged index (cut short); run: kehoach index")

    def _record(self, n: int) -> Record:
        """The record of a row, decoded once; the cache starts anew when it is full."""
        found = self._decoded.get(n)
        if found is None:
            (payload,) = self._db.execute(
                "SELECT payload FROM records WHERE n = ?", (n,)
            ).fetchone()
            if len(self._decoded) >= _CACHED:
                self._decoded.clear()
            found = self._decoded[n] = record_from_json(json.loads(payload))
        return found

    def _read_plans(self) -> Iterator[tuple[int, Manifest, str]]:
        for row in self._db.execute("SELECT * FROM plans ORDER BY n"):
            yield row[0], _manifest(row), row[15]

    def _numbers(self, plans: Sequence[str] | None) -> list[int] | None:
        return None if plans is None else [self._plans[p][0] for p in plans]

    def _where(
        self, plans: Sequence[str] | None, kinds: Sequence[str] | None, prefix: str = ""
    ) -> tuple[str, list[object]]:
        numbers, parts = self._numbers(plans), ["1"]
        values: list[object] = []
        if numbers is not None:
            parts.append(f"{prefix}plan IN ({_marks(numbers)})")
            values += numbers
        if kinds is not None:
            parts.append(f"{prefix}kind IN ({_marks(kinds)})")
            values += kinds
        return " AND ".join(parts), values


def topic_words(record: Record) -> str:
    """The folded words by which a record is found: its text, output and group."""
    parts = [record.text]
    if isinstance(record, Task | Assignment):
        parts.append(record.output)
    if isinstance(record, Target):
        parts += [record.value.raw, record.value.unit or ""]
    return key(" ".join(parts))


def _opened(path: Path) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        return sqlite3.connect(uri, uri=True, check_same_thread=False)
    except sqlite3.OperationalError as fault:
        raise RegisterError(f"{path}: cannot be opened ({fault}); run: kehoach index") from None


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _section(plan_id: str, row: tuple[str, str, str, str, int, int, int | None]) -> SectionRow:
    locator, label, title, path, first, last, page = row
    return SectionRow(plan_id, locator, label, title, path, Span(first, last, page))


def _manifest(row: tuple[object, ...]) -> Manifest:
    (_, id_, file, number, title, issuer, province, issued, day_known, signer, status) = row[:11]
    replaces, replaced_by, replaced_on, short = row[11:15]
    return Manifest(
        id=str(id_),
        file=str(file),
        number=str(number) if number else None,
        title=str(title),
        issuer=str(issuer),
        province=str(province),
        issued=date.fromisoformat(str(issued)),
        day_known=bool(day_known),
        signer=str(signer),
        status=str(status),
        replaces=tuple(json.loads(str(replaces))),
        replaced_by=str(replaced_by) if replaced_by else None,
        replaced_on=date.fromisoformat(str(replaced_on)) if replaced_on else None,
        short=str(short) if short else None,
    )


__all__ = ["FORMAT", "Register", "RegisterError", "Role", "SectionRow", "topic_words"]
