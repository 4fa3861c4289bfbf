"""The outline of every plan of a register, and the words of its sections."""

from __future__ import annotations

from collections.abc import Sequence

from index.register.plans import Plans
from index.register.rows import SectionRow, section_of

_COLUMNS = "s.locator, s.label, s.title, s.path, s.first, s.last, s.page"


class Sections(Plans):
    """Sections by their locator, in reading order, and by the words of their lines."""

    def section(self, plan_id: str, locator: str) -> SectionRow | None:
        """The section at a locator (compared without case)."""
        row = self._db.execute(
            f"SELECT {_COLUMNS} FROM sections s WHERE s.plan = ? AND s.locator = ?",
            (self._plans[plan_id][0], locator),
        ).fetchone()
        return section_of(plan_id, row) if row else None

    def sections(self, plan_id: str, under: str = "") -> tuple[SectionRow, ...]:
        """Sections of a plan in reading order; with `under`, those below that locator."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM sections s WHERE s.plan = ? ORDER BY s.n",
            (self._plans[plan_id][0],),
        )
        found = (section_of(plan_id, row) for row in rows)
        return tuple(
            s for s in found if not under or s.locator.startswith((under + ".", under + "-"))
        )

    def last_clause(self, plan_id: str) -> int | None:
        """The line in which the last numbered clause of a plan begins."""
        last = "SELECT max(n) FROM sections WHERE plan = ? AND locator NOT IN ('MD', 'KL', 'NN')"
        sql = f"SELECT first FROM sections WHERE n = ({last})"
        row = self._db.execute(sql, (self.number(plan_id),)).fetchone()
        return int(row[0]) if row else None

    def sections_with(self, query: str, plans: Sequence[str] | None = None) -> list[SectionRow]:
        """Sections whose lines match a query (index/word_query.py), in reading order."""
        return self._found(f"words : {query}", plans) if query else []

    def sections_called(self, query: str, plans: Sequence[str] | None = None) -> list[SectionRow]:
        """Sections whose headings match a query, in reading order."""
        return self._found(f"heading : {query}", plans) if query else []

    def _found(self, query: str, plans: Sequence[str] | None) -> list[SectionRow]:
        where, values = self._where(plans, None)
        rows = self._db.execute(
            f"SELECT p.id, {_COLUMNS}"
            " FROM clauses c CROSS JOIN sections s ON s.n = c.rowid JOIN plans p ON p.n = s.plan"
            f" WHERE clauses MATCH ? AND c.rowid BETWEEN ? AND ? AND {where} ORDER BY s.n",
            (query, *self._ends(plans), *values),
        )
        return [section_of(row[0], row[1:]) for row in rows]

    def _ends(self, plans: Sequence[str] | None) -> tuple[int, int]:
        """Numbers between which the sections of plans stand, which are written plan by plan."""
        numbers = self._numbers(plans)
        if not numbers:
            return 0, 2**62
        ends = "SELECT min(n), max(n) FROM sections WHERE plan = ?"
        first, last = (self._db.execute(ends, (of(numbers),)).fetchone() for of in (min, max))
        return first[0] or 0, last[1] or 2**62
