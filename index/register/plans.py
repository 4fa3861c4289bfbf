"""The plans of a register, their lines, and what could not be placed in them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from corpus.bounded import Bounded
from corpus.plan import Issue, Line, Manifest, Span
from corpus.text import squeeze
from index.register.rows import manifest_of

_SOURCES = 16_384  # texts of some lines, kept once read
# A list of any length as one value of a query: SQLite bounds how many values one may have.
LISTED = "(SELECT value FROM json_each(?))"


class Plans:
    """Every plan, read at once; the other tables name a plan by its number."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._plans = {m.id: (n, m, d) for n, m, d in self._read_plans()}
        self._manifests = tuple(manifest for _, manifest, _ in self._plans.values())
        self._sources = Bounded[tuple[str, int, int], str](_SOURCES)

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
        return self._sources.get(
            (plan_id, first, last), lambda: self._read_source(plan_id, first, last)
        )

    def _read_source(self, plan_id: str, first: int, last: int) -> str:
        return squeeze(" ".join(line.text for line in self.lines(plan_id, first, last)))

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
        """The condition on rows of some plans and kinds (None: of all), and its values."""
        numbers, parts = self._numbers(plans), ["1"]
        values: list[object] = []
        if numbers is not None:
            parts.append(f"plan IN {LISTED}")
            values.append(json.dumps(numbers))
        if kinds is not None:
            parts.append(f"kind IN {LISTED}")
            values.append(json.dumps(list(kinds)))
        return " AND ".join(parts), values
