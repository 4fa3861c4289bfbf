"""A database file that carries its own checksum, so that a byte that changed is found.

SQLite notices damage to its structure, not a letter of a text that became another. The sum
of the file stands in its header, in the four bytes that SQLite leaves to applications (the
application id), and is counted as if these were zero.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from index.files import CHECKED_BYTES, DamagedFile, readable

_AT, _SIZE = 68, 4
_BLOCK = 1 << 22


def seal(path: Path) -> None:
    """Write the checksum of a finished database into it. Raises OSError."""
    summed = _sum(path).to_bytes(_SIZE, "big")
    with path.open("r+b") as file:
        file.seek(_AT)
        file.write(summed)


def check(path: Path, most: int | None = CHECKED_BYTES) -> None:
    """Raises DamagedFile where the file is not as it was sealed or cannot be read,
    FileNotFoundError. One above 256 MiB is not read, as every command would wait for it,
    unless `most` is None (`index.intact`)."""
    with readable(path) as file:
        if most is not None and os.fstat(file.fileno()).st_size > most:
            return
        file.seek(_AT)
        said = int.from_bytes(file.read(_SIZE), "big")
    if said != _sum(path):
        raise DamagedFile(f"{path}: tổng kiểm tra không khớp, tệp đã bị thay đổi hoặc hỏng")


def _sum(path: Path) -> int:
    with path.open("rb") as file:
        head = bytearray(file.read(_BLOCK))
        head[_AT : _AT + _SIZE] = bytes(_SIZE)
        total = zlib.crc32(head)
        while block := file.read(_BLOCK):
            total = zlib.crc32(block, total)
    return total
