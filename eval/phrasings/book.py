"""phrasings.toml, checked at load: slot values, and phrasings by kind and role."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from assistant.answer import Kind
from assistant.locator import LocatorRef

DEFAULT_PATH = Path(__file__).parents[1] / "phrasings.toml"
SLOTS = frozenset(
    ("agency", "topic", "plan", "row", "document", "provinces", "year", "when", "when?", "scope")
)
_SLOT = re.compile(r"\{([^{}]*)\}")
_HELD_EVERY = 3
_TUNED = ("seen", "seen2", "seen3", "seen4", "seen5")


class PhrasingError(ValueError):
    """phrasings.toml has faults; the message lists all of them."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask. `held`: kept apart from tuning, by its place in its list or by the
    list's name."""

    kind: Kind
    role: str
    register: str
    text: str
    held: bool

    @property
    def slots(self) -> tuple[str, ...]:
        return tuple(_SLOT.findall(self.text))


@dataclass(frozen=True, slots=True)
class Book:
    """What questions are made of: names with the forms in which they are said."""

    agencies: dict[str, tuple[str, ...]]
    provinces: dict[str, tuple[str, ...]]
    plans: dict[str, tuple[str, ...]]
    documents: dict[str, tuple[str, ...]]
    rows: tuple[tuple[LocatorRef, tuple[str, ...]], ...]
    topics: dict[str, tuple[str, ...]]
    scope: dict[str, tuple[str, ...]]
    around: dict[str, tuple[str, ...]]
    phrasings: tuple[Phrasing, ...]


def load_book(path: Path = DEFAULT_PATH) -> Book:
    """The phrasings of a file. Raises PhrasingError with every fault of it."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    faults: list[str] = []
    phrasings = [p for group in data["phrasings"] for p in _group(group, faults)]
    if faults:
        raise PhrasingError("\n".join(f"{path}: {fault}" for fault in faults))
    return Book(
        agencies={name: (name, *forms) for name, forms in data["agencies"].items()},
        provinces=_lists(data["provinces"]),
        plans=_lists(data["plans"]),
        documents=_lists(data["documents"]),
        rows=tuple((_place(row), tuple(row["say"])) for row in data["row"]),
        topics=_lists(data["topics"]),
        scope=_lists(data["scope"]),
        around=_lists(data["around"]),
        phrasings=tuple(phrasings),
    )


def _lists(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in table.items()}


def _place(row: dict[str, Any]) -> LocatorRef:
    return LocatorRef(row.get("annex"), row.get("number"), row.get("locator"))


def _is_held(register: str, place: int) -> bool:
    """Every third of a list, none of `seen` to `seen5`, all of `unseen`."""
    return register == "unseen" or (register not in _TUNED and place % _HELD_EVERY == 0)


def _group(group: dict[str, Any], faults: list[str]) -> list[Phrasing]:
    kind, role = group["kind"], group.get("role", "lead")
    if kind not in get_args(Kind):
        faults.append(f'phrasings: no kind "{kind}"')
    found = []
    for register, texts in group.items():
        if register in ("kind", "role"):
            continue
        for n, text in enumerate(texts, 1):
            wrong = set(_SLOT.findall(text)) - SLOTS
            faults += [f'{kind}.{register}[{n}]: no slot "{slot}"' for slot in sorted(wrong)]
            found.append(Phrasing(kind, role, register, text, held=_is_held(register, n)))
    return found
