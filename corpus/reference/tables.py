"""A reference file read and its tables checked.

Everything wrong is gathered into one `ReferenceDataError`, each fault with file and
line, so that a person who edits the file sees all of it at once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Shape = Mapping[str, tuple[type, bool]]  # key → (type, required)


class ReferenceDataError(ValueError):
    """A reference file is wrong. The message lists every fault as `file:line: what`."""


def read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """The parsed file and its text; `ReferenceDataError` where it is not TOML."""
    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text), text
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReferenceDataError(f"{path}: {error}") from error


def block_lines(text: str, table: str) -> list[int]:
    """Line numbers (from 1) of every `[[table]]` or `[table]` header, in order."""
    header = re.compile(rf"\s*\[\[?{re.escape(table)}\]\]?")
    return [n for n, line in enumerate(text.split("\n"), 1) if header.match(line)]


def check_table(rows: list[dict[str, Any]], shape: Shape) -> Iterator[tuple[int, str]]:
    """Faults of shape as (row index, what): unknown, missing and mistyped keys."""
    for i, row in enumerate(rows):
        for name in row.keys() - shape.keys():
            yield i, f'unknown key "{name}"'
        for name, (kind, required) in shape.items():
            if name not in row:
                if required:
                    yield i, f'"{name}" is missing'
            elif type(row[name]) is not kind:
                yield i, f'"{name}" must be a {kind.__name__}, not {row[name]!r}'
            elif kind is list and not all(isinstance(x, str) for x in row[name]):
                yield i, f'"{name}" must hold strings only'
