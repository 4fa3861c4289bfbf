"""A reference file read and its tables checked.

Everything wrong is gathered into one `ReferenceDataError`, each fault with file and
line, so that a person who edits the file sees all of it at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

Shape = Mapping[str, tuple[type, bool]]  # key → (type, required)
_KINDS = {
    str: "một chuỗi không rỗng",
    bool: "true hoặc false",
    list: "một danh sách chuỗi",
    date: "một ngày (2025-03-01)",
}


class ReferenceDataError(ValueError):
    """A file that people may edit is wrong: one line with every fault as `file:line: what`."""


def read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """The parsed file and its text; `ReferenceDataError` where it is not TOML."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text), text
    except (OSError, ValueError) as fault:
        raise ReferenceDataError(f"{path}: {unread(fault)}") from None


def unread(fault: OSError | ValueError) -> str:
    """Why a TOML file could not be read, as its owner is told.

    >>> unread(PermissionError(13, "Permission denied"))
    'không đọc được (Permission denied)'
    """
    if isinstance(fault, FileNotFoundError):
        return "không có tệp này; hãy kiểm tra lại đường dẫn"
    if isinstance(fault, OSError):
        return f"không đọc được ({fault.strerror})"
    if isinstance(fault, UnicodeDecodeError):
        return f"không phải UTF-8 (byte {fault.start}); hãy lưu thành văn bản UTF-8"
    return f"không đúng TOML: {fault}"


def refuse(faults: Sequence[str]) -> None:
    """Raises ReferenceDataError with all of the faults, where there are any."""
    if faults:
        raise ReferenceDataError("; ".join(faults))


def block_lines(text: str, table: str) -> list[int]:
    """Line numbers (from 1) of every `[[table]]` or `[table]` header, in order."""
    header = re.compile(rf"\s*\[\[?{re.escape(table)}\]\]?")
    return [n for n, line in enumerate(text.split("\n"), 1) if header.match(line)]


def check_table(rows: list[dict[str, Any]], shape: Shape) -> Iterator[tuple[int, str]]:
    """Faults of shape as (row index, what): unknown, missing and mistyped keys."""
    for i, row in enumerate(rows):
        for name in row.keys() - shape.keys():
            yield i, f"khóa lạ {name!r}"
        for name, (kind, required) in shape.items():
            if name not in row:
                if required:
                    yield i, f"thiếu khóa {name!r}"
            elif not _is(row[name], kind):
                yield i, f"{name} = {row[name]!r} phải là {_KINDS[kind]}"


def _is(value: object, kind: type) -> bool:
    if isinstance(value, list):
        return kind is list and all(isinstance(one, str) for one in value)
    return type(value) is kind and value != ""
