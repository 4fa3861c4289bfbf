"""The records of a register: by their number, id, plan and kind, and by what they name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from corpus.bounded import Bounded
from corpus.codec import record_from_json
from corpus.lazy import pattern
from corpus.plan import Record, Relation, Span
from corpus.text import key
from index.register.plans import LISTED, Plans

# What is kept once read: records, some 2 KiB each, and by their ids numbers and links.
_RECORDS, _IDS = 40_000, 65_536
# What stands before a row's number: its annex, and its group where that numbers anew.
_ROW = pattern(r"[A-Z]+\w*(?:\.[IVXLC]+)?")


class Records(Plans):
    """Records, each decoded when it is asked for and kept."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__(db)
        self._decoded = Bounded[int, Record](_RECORDS)
        self._numbered = Bounded[str, int | None](_IDS)
        self._links = Bounded[str, tuple[tuple[int, bool], ...]](_IDS)

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

    def lines_taken(
        self, plan_id: str, kinds: Sequence[str], under: str = ""
    ) -> list[tuple[int, int]]:
        """First and last line of a plan's records; with `under`, of those whose locator
        begins with it."""
        where, values = self._where([plan_id], kinds)
        sql = (
            f"SELECT first, last FROM records WHERE {where}"
            " AND substr(locator, 1, length(?)) = ? ORDER BY n"
        )
        return self._db.execute(sql, (*values, under, under)).fetchall()

    def rows(
        self, annex: str | None, number: str, plans: Sequence[str], kinds: Sequence[str]
    ) -> list[int]:
        """Numbers of the rows of an annex ("2") that bear a number ("8.10"), in source order;
        of any annex where none is named. A group that numbers its rows anew ("PL2.II.14") may
        be left out."""
        where, values = self._where(plans, kinds)
        asked = ("locator = ?", f"PL{annex}.{number}")
        if annex is None:
            after_point = "substr(locator, instr(locator, '.') + 1)"
            asked = (f"locator >= 'PL' AND locator < 'PM' AND {after_point} = ?", number)
        grouped = f"PL{annex or '*'}.[IVX]*.{number}"
        sql = (
            f"SELECT n, locator FROM records WHERE ({asked[0]} OR locator GLOB ?) "
            f"AND {where} ORDER BY n"
        )
        found = self._db.execute(sql, (asked[1], grouped, *values))
        return [n for n, locator in found if _ROW.fullmatch(locator.removesuffix(f".{number}"))]

    def size(self) -> int:
        """How many records the register holds."""
        return int(self._db.execute("SELECT count(*) FROM records").fetchone()[0])

    def counts(self, plan_id: str) -> dict[str, int]:
        """How many records of each kind a plan has."""
        sql = "SELECT kind, count(*) FROM records WHERE plan = ? GROUP BY kind"
        return dict(self._db.execute(sql, (self.number(plan_id),)).fetchall())

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
        """The record with a number."""
        return self._decoded.get(n, lambda: self._read(n))

    def linked(self, record_id: str) -> tuple[tuple[Record, bool], ...]:
        """Records of the same plan that state the same work (body and annex), and whether
        they name the same lead."""
        found = self._links.get(record_id, lambda: self._read_links(record_id))
        return tuple((self.at(n), same) for n, same in found)

    def contradictions(self, record_id: str) -> list[tuple[str, Span, str]]:
        """The sentences of the same plan that say otherwise than a target, each with the
        locator and the lines of its clause."""
        rows = self._db.execute(
            "SELECT locator, first, last, page, sentence FROM contradictions"
            " WHERE target = ? ORDER BY n",
            (record_id,),
        )
        return [(locator, Span(*span), sentence) for locator, *span, sentence in rows]

    def relations_to(self, number: str) -> Iterator[Relation]:
        """Relations whose document has this number (compared folded)."""
        sql = "SELECT record FROM mentions WHERE number = ? ORDER BY record"
        return self._relations(sql, (key(number),))

    def relations_of(self, plan_id: str, kinds: Sequence[str]) -> Iterator[Relation]:
        """The relations of these kinds ("replaces", …) that a plan states, in source order."""
        sql = f"SELECT record FROM mentions WHERE plan = ? AND relation IN {LISTED} ORDER BY record"
        return self._relations(sql, (self.number(plan_id), json.dumps(kinds)))

    def _relations(self, sql: str, values: Sequence[object]) -> Iterator[Relation]:
        records = (self.at(n) for (n,) in self._db.execute(sql, values))
        return (record for record in records if isinstance(record, Relation))

    def documents_numbered(self, figure: str) -> tuple[str, ...]:
        """Numbers, as first printed, of mentioned documents that begin with a figure."""
        rows = self._db.execute(
            "SELECT number, min(record) FROM mentions WHERE number LIKE ? GROUP BY number",
            (f"{key(figure)} %",),
        )
        first = (self.at(record) for _, record in rows)
        return tuple(r.target.number for r in first if isinstance(r, Relation))

    def _read(self, n: int) -> Record:
        sql = "SELECT payload FROM records WHERE n = ?"
        record = record_from_json(json.loads(self._db.execute(sql, (n,)).fetchone()[0]))
        self._numbered.keep(record.id, n)
        return record

    def _read_links(self, record_id: str) -> tuple[tuple[int, bool], ...]:
        rows = self._db.execute(
            "SELECT r.n, l.same_lead FROM links l JOIN records r ON r.id = l.other"
            " WHERE l.one = ? ORDER BY r.n",
            (record_id,),
        )
        return tuple((n, bool(same)) for n, same in rows)

    def _number(self, record_id: str) -> int | None:
        return self._numbered.get(record_id, lambda: self._read_number(record_id))

    def _read_number(self, record_id: str) -> int | None:
        row = self._db.execute("SELECT n FROM records WHERE id = ?", (record_id,)).fetchone()
        return int(row[0]) if row else None
