"""A place in a plan that a question names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocatorRef:
    """A place that the question names: annex ("2" or None), number, or a body locator."""

    annex: str | None = None
    number: str | None = None
    locator: str | None = None

    @property
    def whole_annex(self) -> bool:
        """Is it an annex and no row of it?"""
        return self.annex is not None and self.number is None and self.locator is None
