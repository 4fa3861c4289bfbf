"""A place in a plan that a question names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocatorRef:
    """A place that the question names: annex ("2" or None), number, or a body locator."""

    annex: str | None = None
    number: str | None = None
    locator: str | None = None
