"""The records of a register: by their number, id, plan and kind, and by what they name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from corpus.codec import record_from_json
from corpus.contradictions import Contradiction
from corpus.lazy import pattern
from corpus.plan import Record, Relation, Span
from corpus.text import key
from index.register.plans import CACHED, Plans

# What stands before a row's number: its annex, and its group where that numbers anew.
_ROW = pattern(r"[A-Z]+\w*(?:\.[IVXLC]+)?")


class Records(Plans):
    """Records, each decoded when it is asked for and kept."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__(db)
        self._decoded: dict[int, Record] = {}
        self._numbered: dict[str, int] = {}
        self._links: dict[str, tuple[tuple[int, bool], ...]] = {}

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
            if len(self._decoded) >= CACHED:
                self._decoded.clear()
                self._numbered.clear()
            found = self._decoded[n] = record_from_json(json.loads(payload))
            self._numbered[found.id] = n
        return found

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
            if len(self._links) >= CACHED:
                self._links.clear()
            found = self._links[record_id] = tuple((n, bool(same)) for n, same in rows)
        return tuple((self.at(n), same) for n, same in found)

    def contradictions(self, record_id: str) -> tuple[Contradiction, ...]:
        """The sentences of the same plan that say otherwise than a target."""
        rows = self._db.execute(
            "SELECT locator, first, last, page, sentence FROM contradictions"
            " WHERE target = ? ORDER BY n",
            (record_id,),
        )
        return tuple(
            Contradiction(record_id, locator, Span(*span), sentence)
            for locator, *span, sentence in rows
        )

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

    def _number(self, record_id: str) -> int | None:
        known = self._numbered.get(record_id)
        if known is not None:
            return known
        row = self._db.execute("SELECT n FROM records WHERE id = ?", (record_id,)).fetchone()
        return int(row[0]) if row else None
