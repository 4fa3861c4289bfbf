"""A place in a plan that a question names."""

from __future__ import annotations

from collections.abc import Sequence
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


def direct_parts(locators: Sequence[str]) -> int:
    """How many places stand right under the first, none of them under another.

    >>> direct_parts(["II.3", "II.3.1", "II.3.2", "II.3.2-1"])
    2
    """
    if not locators:
        return 0
    head, *rest = locators
    below = {place[len(head) + 1 :] for place in rest if place.startswith((f"{head}.", f"{head}-"))}
    return sum(not {".", "-"} & set(place) for place in below)
