"""A place in a plan that a question names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LAST = "cuối"  # the number of an annex's last row, whichever it is
BELOW = "…"  # begins a locator of which the headings above are not said: "…3.5"


@dataclass(frozen=True, slots=True)
class LocatorRef:
    """A place that the question names: annex ("2" or None), number, or a body locator; `row`
    is what the number was said to be of."""

    annex: str | None = None
    number: str | None = None
    locator: str | None = None
    row: Literal["task", "target"] | None = None

    @property
    def whole_annex(self) -> bool:
        """Is it an annex and no row of it?"""
        return self.annex is not None and self.number is None and self.locator is None

    @property
    def holds_rows(self) -> bool:
        """Is it an annex, a part or a clause, in which several records may stand?"""
        return self.number is None

    @property
    def tail(self) -> str | None:
        """The end of a body locator where the headings above it are not said, small."""
        below = self.locator is not None and self.locator.startswith(BELOW)
        return self.locator[len(BELOW) :].lower() if self.locator and below else None
