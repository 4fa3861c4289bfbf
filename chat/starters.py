"""The questions offered on the home page."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("starters.toml")


class StartersError(ValueError):
    """starters.toml is not as it should be: file, entry and what is wrong."""


@dataclass(frozen=True, slots=True)
class Starter:
    """A question of the home page, and what its button says."""

    label: str
    message: str


def load(path: Path = FILE) -> tuple[Starter, ...]:
    """The starters in the order of the file. Raises StartersError."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise StartersError(f"{path}: {fault}") from None
    entries = data.get("starter", [])
    return tuple(_starter(path, n, entry) for n, entry in enumerate(entries, 1))


def _starter(path: Path, n: int, entry: object) -> Starter:
    if not isinstance(entry, dict) or set(entry) != {"label", "message"}:
        raise StartersError(f"{path}: starter {n}: needs label and message, nothing else")
    if not all(isinstance(value, str) and value.strip() for value in entry.values()):
        raise StartersError(f"{path}: starter {n}: label and message must be text")
    return Starter(entry["label"], entry["message"])
