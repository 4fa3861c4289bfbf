"""A table once, printed for a terminal or as Markdown. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of text; every row is as long as `head`."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def text(self) -> str:
        """Columns in line, the first to the left and numbers to the right."""
        lines = [self.head, *self.rows]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.head))]
        return "\n".join([self.title, *(_aligned(line, widths) for line in lines)])

    def markdown(self) -> str:
        """
        >>> print(Table("t", ("kind", "n"), [("who", "3")]).markdown())
        | kind | n |
        | --- | ---: |
        | who | 3 |
        """
        marks = ("---", *("---:" for _ in self.head[1:]))
        return "\n".join(f"| {' | '.join(line)} |" for line in (self.head, marks, *self.rows))


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = cells[0].ljust(widths[0])
    return "  ".join([first, *(c.rjust(w) for c, w in zip(cells[1:], widths[1:], strict=True))])
