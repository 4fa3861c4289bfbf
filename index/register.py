"""The register: every plan, record, line and agency role in one SQLite file.

Written once by index/register_writer.py, then only read. Questions over agencies, days and
topics are answered here completely; nothing is ranked away.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
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
from index.register_rows import SectionRow, Standing, Words, manifest_of, section_of

FORMAT = 3
_CACHED = 50_000
# A list of any length as one value of a query: SQLite bounds how many values one may have.
_LISTED = "(SELECT value FROM json_each(?))"


class RegisterError(RuntimeError):
    """The register is missing, damaged or of another format: one line, and what to run."""


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
            self._manifests = tuple(manifest for _, manifest, _ in self._plans.values())
            rows = self._db.execute("SELECT n, name, collective FROM agencies").fetchall()
            self._agencies = tuple((name, bool(collective)) for _, name, collective in rows)
            self._agency_names: dict[int, str] = {n: name for n, name, _ in rows}
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
        self._numbered: dict[str, int] = {}
        self._links: dict[str, tuple[tuple[int, bool], ...]] = {}
        self._sources: dict[tuple[str, int, int], str] = {}

    def close(self) -> None:
        self._db.close()

    # --- plans -------------------------------------------------------------

    def plans(self) -> tuple[Manifest, ...]:
        """Every plan, in the manifest's order."""
        return self._manifests

    def number(self, plan_id: str) -> int:
        """The number by which rows name a plan."""
        return self._plans[plan_id][0]

    def plan(self, plan_id: str) -> Manifest:
        return self._plans[plan_id][1]

    def find_plan(self, plan_id: str | None) -> Manifest | None:
        """The plan with this id; None where there is none."""
        found = self._plans.get(plan_id or "")
        return found[1] if found else None

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

    def printed_at(self, plan_id: str) -> tuple[int | None, int | None]:
        """The lines that print a plan's number and its signer."""
        row = self._db.execute(
            "SELECT number_line, signer_line FROM plans WHERE id = ?", (plan_id,)
        ).fetchone()
        return row[0], row[1]

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
        return (self.at(n) for (n,) in self._db.execute(sql, values))

    def locators(self, plan_id: str, kinds: Sequence[str]) -> list[tuple[int, str, str]]:
        """Number, kind and locator of a plan's records, in source order."""
        where, values = self._where([plan_id], kinds)
        sql = f"SELECT n, kind, locator FROM records WHERE {where} ORDER BY n"
        return self._db.execute(sql, values).fetchall()

    def get(self, record_id: str) -> Record | None:
        """The record with this id; None where there is none."""
        n = self._number(record_id)
        return self.at(n) if n is not None else None

    def numbered(self, record_id: str) -> int:
        """The number of a record, for `at`. Raises KeyError where there is none."""
        n = self._number(record_id)
        if n is None:
            raise KeyError(record_id)
        return n

    def at(self, n: int) -> Record:
        """The record with a number, decoded once; the cache starts anew when it is full."""
        found = self._decoded.get(n)
        if found is None:
            (payload,) = self._db.execute(
                "SELECT payload FROM records WHERE n = ?", (n,)
            ).fetchone()
            if len(self._decoded) >= _CACHED:
                self._decoded.clear()
                self._numbered.clear()
            found = self._decoded[n] = record_from_json(json.loads(payload))
            self._numbered[found.id] = n
        return found

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

    def agency(self, n: int) -> str:
        """The name of the agency that a standing gives by its number."""
        return self._agency_names[n]

    def standings(
        self, agencies: Sequence[str], role: str, plans: Sequence[str] | None = None
    ) -> list[Standing]:
        """The standing of the agencies in a role ("lead", "coordinating", "tracking") to
        every record, in source order; to a record once for each agency, those by name."""
        numbers = self._numbers(plans)
        sql = (
            "SELECT record, plan, agency, timing, due, steps FROM roles"
            " WHERE agency = ? AND role = ?"
            + (f" AND plan IN {_LISTED}" if numbers is not None else "")
        )
        scope = () if numbers is None else (json.dumps(numbers),)
        asked = set(agencies)
        known = sorted((name, n) for n, name in self._agency_names.items() if name in asked)
        found: list[Standing] = []
        for _, n in known:
            found += self._db.execute(sql, (n, role, *scope))
        # Each agency's come in order already, which this sort makes use of.
        return sorted(found, key=itemgetter(0))

    def linked(self, record_id: str) -> tuple[tuple[Record, bool], ...]:
        """Records of the same plan that state the same work (body and annex), and whether
        they name the same lead."""
        found = self._links.get(record_id)
        if found is None:
            rows = self._db.execute(
                "SELECT r.n, l.same_lead FROM links l JOIN records r ON r.id = l.other"
                " WHERE l.one = ? ORDER BY r.n",
                (record_id,),
            )
            if len(self._links) >= _CACHED:
                self._links.clear()
            found = self._links[record_id] = tuple((n, bool(same)) for n, same in rows)
        return tuple((self.at(n), same) for n, same in found)

    def relations_to(self, number: str) -> Iterator[Relation]:
        """Relations whose document has this number (compared folded)."""
        rows = self._db.execute(
            "SELECT record FROM mentions WHERE number = ? ORDER BY record",
            (key(number),),
        )
        for (n,) in rows:
            record = self.at(n)
            if isinstance(record, Relation):
                yield record

    def documents_numbered(self, figure: str) -> tuple[str, ...]:
        """Numbers, as first printed, of mentioned documents that begin with a figure."""
        rows = self._db.execute(
            "SELECT number, min(record) FROM mentions WHERE number LIKE ? GROUP BY number",
            (f"{key(figure)} %",),
        )
        first = (self.at(record) for _, record in rows)
        return tuple(r.target.number for r in first if isinstance(r, Relation))

    def worded(
        self, query: str, plans: Sequence[str] | None = None, kinds: Sequence[str] | None = None
    ) -> Iterator[Words]:
        """The words of every record that matches a query (index/word_query.py), in source
        order."""
        if not query:
            return
        where, values = self._where(plans, kinds)
        sql = (
            "SELECT rowid, plan, folded, marked FROM topics"
            f" WHERE topics MATCH ? AND {where} ORDER BY rowid"
        )
        rows = self._db.execute(sql, (f"folded : {query}", *values))
        yield from map(Words._make, rows)

    def spelt(
        self,
        word: str,
        query: str,
        plans: Sequence[str] | None = None,
        kinds: Sequence[str] | None = None,
    ) -> bool:
        """Does a record that matches a query hold a word with just these diacritics?"""
        if not query:
            return False
        where, values = self._where(plans, kinds)
        row = self._db.execute(
            f"SELECT 1 FROM topics WHERE topics MATCH ? AND {where} LIMIT 1",
            (f'(folded : {query}) AND marked : "{word}"', *values),
        ).fetchone()
        return row is not None

    def word_counts(self, words: Iterable[str]) -> dict[str, int]:
        """In how many records each folded word stands (0 for an unknown one)."""
        asked = list(dict.fromkeys(words))
        rows = self._db.execute(
            f"SELECT term, doc FROM words WHERE term IN {_LISTED} AND col = 'folded'",
            (json.dumps(asked),),
        )
        return dict.fromkeys(asked, 0) | dict(rows.fetchall())

    def has_phrase(self, words: Sequence[str]) -> bool:
        """Do these folded words stand side by side in any record?"""
        row = self._db.execute(
            "SELECT 1 FROM topics WHERE topics MATCH ? LIMIT 1", (f'folded : "{" ".join(words)}"',)
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
        return section_of(plan_id, row) if row else None

    def sections(self, plan_id: str, under: str = "") -> tuple[SectionRow, ...]:
        """Sections of a plan in reading order; with `under`, those below that locator."""
        rows = self._db.execute(
            "SELECT locator, label, title, path, first, last, page FROM sections"
            " WHERE plan = ? ORDER BY n",
            (self._plans[plan_id][0],),
        )
        found = (section_of(plan_id, row) for row in rows)
        return tuple(
            s for s in found if not under or s.locator.startswith((under + ".", under + "-"))
        )

    def sections_with(self, query: str, plans: Sequence[str] | None = None) -> list[SectionRow]:
        """Sections whose lines match a query (index/word_query.py), in reading order."""
        if not query:
            return []
        where, values = self._where(plans, None)
        rows = self._db.execute(
            "SELECT p.id, s.locator, s.label, s.title, s.path, s.first, s.last, s.page"
            " FROM clauses c CROSS JOIN sections s ON s.n = c.rowid JOIN plans p ON p.n = s.plan"
            f" WHERE clauses MATCH ? AND {where} ORDER BY s.n",
            (query, *values),
        )
        return [section_of(row[0], row[1:]) for row in rows]

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

    def _number(self, record_id: str) -> int | None:
        known = self._numbered.get(record_id)
        if known is not None:
            return known
        row = self._db.execute("SELECT n FROM records WHERE id = ?", (record_id,)).fetchone()
        return int(row[0]) if row else None

    def _read_plans(self) -> Iterator[tuple[int, Manifest, str]]:
        for row in self._db.execute("SELECT * FROM plans ORDER BY n"):
            yield row[0], manifest_of(row), row[15]

    def _numbers(self, plans: Sequence[str] | None) -> list[int] | None:
        """Their numbers; None for all, which is quicker not to compare with."""
        if plans is None or len(set(plans)) == len(self._plans):
            return None
        return [self._plans[p][0] for p in plans]

    def _where(
        self, plans: Sequence[str] | None, kinds: Sequence[str] | None
    ) -> tuple[str, list[object]]:
        numbers, parts = self._numbers(plans), ["1"]
        values: list[object] = []
        if numbers is not None:
            parts.append(f"plan IN {_LISTED}")
            values.append(json.dumps(numbers))
        if kinds is not None:
            parts.append(f"kind IN {_LISTED}")
            values.append(json.dumps(list(kinds)))
        return " AND ".join(parts), values


def topic_words(record: Record) -> str:
    """The words by which a record is found: its text, output, a target's value and unit."""
    parts = [record.text]
    if isinstance(record, Task | Assignment):
        parts.append(record.output)
    if isinstance(record, Target):
        parts += [record.value.raw, record.value.unit or ""]
    return " ".join(parts)


def _opened(path: Path) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        return sqlite3.connect(uri, uri=True, check_same_thread=False)
    except sqlite3.OperationalError as fault:
        raise RegisterError(f"{path}: cannot be opened ({fault}); run: kehoach index") from None


__all__ = ["FORMAT", "Register", "RegisterError", "SectionRow", "topic_words"]
