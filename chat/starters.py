"""The questions offered on the home page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.reference.tables import Shape, block_lines, check_table, read_toml, refuse

FILE = Path(__file__).with_name("starters.toml")
_SHAPE: Shape = {"label": (str, True), "message": (str, True)}


@dataclass(frozen=True, slots=True)
class Starter:
    """A question of the home page, and what its button says."""

    label: str
    message: str


def load(path: Path = FILE) -> tuple[Starter, ...]:
    """The starters in the order of the file. Raises ReferenceDataError."""
    data, text = read_toml(path)
    rows, lines = data.get("starter", []), block_lines(text, "starter")
    refuse([f"{path}:{lines[i]}: {what}" for i, what in check_table(rows, _SHAPE)])
    return tuple(Starter(**row) for row in rows)
