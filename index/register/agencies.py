"""The agencies of a register, and how each stands to the records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from operator import itemgetter

from index.register.plans import LISTED, Plans
from index.register.rows import Standing

_STANDINGS = 100_000  # rows kept once read, of all that was asked for


class Agencies(Plans):
    """Agencies by name and number, and their standings to records."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__(db)
        rows = db.execute("SELECT n, name, collective FROM agencies").fetchall()
        self._agencies = tuple((name, bool(collective)) for _, name, collective in rows)
        self._agency_names: dict[int, str] = {n: name for n, name, _ in rows}
        self._standings: dict[object, Sequence[Standing]] = {}

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
    ) -> Sequence[Standing]:
        """The standing of the agencies in a role ("lead", "coordinating", "tracking") to
        every record, in source order; to a record once for each agency, those by name."""
        numbers = self._numbers(plans)
        asked = (frozenset(agencies), role, None if numbers is None else frozenset(numbers))
        found = self._standings.get(asked)
        if found is None:
            found = self._read_standings(agencies, role, numbers)
            held = sum(map(len, self._standings.values()))
            if held + len(found) > _STANDINGS:
                self._standings = {}
            self._standings[asked] = found
        return found

    def _read_standings(
        self, agencies: Sequence[str], role: str, numbers: Sequence[int] | None
    ) -> Sequence[Standing]:
        sql = (
            "SELECT record, plan, agency, timing, due, steps FROM roles"
            " WHERE agency = ? AND role = ?"
            + (f" AND plan IN {LISTED}" if numbers is not None else "")
        )
        scope = () if numbers is None else (json.dumps(numbers),)
        asked = set(agencies)
        known = sorted((name, n) for n, name in self._agency_names.items() if name in asked)
        found: list[Standing] = []
        for _, n in known:
            found += self._db.execute(sql, (n, role, *scope))
        # Each agency's come in order already, which this sort makes use of.
        return sorted(found, key=itemgetter(0))
