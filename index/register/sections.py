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
            f"SELECT {_COLUMNS} FROM sections s WHERE s.plan = ? AND s.locator = ? COLLATE NOCASE",
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

    def sections_with(self, query: str, plans: Sequence[str] | None = None) -> list[SectionRow]:
        """Sections whose lines match a query (index/word_query.py), in reading order."""
        if not query:
            return []
        where, values = self._where(plans, None)
        rows = self._db.execute(
            f"SELECT p.id, {_COLUMNS}"
            " FROM clauses c CROSS JOIN sections s ON s.n = c.rowid JOIN plans p ON p.n = s.plan"
            f" WHERE clauses MATCH ? AND {where} ORDER BY s.n",
            (query, *values),
        )
        return [section_of(row[0], row[1:]) for row in rows]
