"""A canonical agency, and a place in a text that names one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agency:
    """A canonical agency.

    A collective ("Các sở, ban, ngành") has the kinds that it covers for certain in
    `members`; `vague` is one that covers nobody for certain ("Các đơn vị liên quan").
    """

    name: str
    kind: str
    collective: bool = False
    members: frozenset[str] = frozenset()

    @property
    def plain(self) -> tuple[str, str, bool, frozenset[str]]:
        """Its fields; `Agency(*agency.plain)` is equal to it."""
        return self.name, self.kind, self.collective, self.members

    @property
    def vague(self) -> bool:
        return self.collective and not self.members


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency at [start, end) of a text, `surface` as written there.

    `exact` is False for a short form or a misspelling. `alternatives` are the other
    agencies that the same words may mean ("Sở Nông nghiệp").
    """

    start: int
    end: int
    agency: Agency
    surface: str
    exact: bool
    alternatives: tuple[Agency, ...] = ()
