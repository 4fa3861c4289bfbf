"""One binary file with a JSON header, written whole or not at all.

Layout: a header padded to 4096 bytes (JSON, then spaces, then LF), then the payload.
The header holds the caller's fields, `format`, `bytes` and `crc32` of the payload, and
`header_crc32` of all these.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol

HEADER_BYTES = 4096
CHECKED_BYTES = 256 << 20  # a larger file is not read through whenever it is opened
_BLOCK = 1 << 22


class DamagedFile(Exception):
    """The file is not what its header says; the message names the file and what is wrong."""


class Sink(Protocol):
    """What a payload writer is handed."""

    def write(self, data: bytes | memoryview) -> int: ...


class _Counted:
    """Passes bytes on, counting and summing them."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self.size, self.crc = out, 0, 0

    def write(self, data: bytes | memoryview) -> int:
        self.crc = zlib.crc32(data, self.crc)
        size = memoryview(data).nbytes
        self.size += size
        self._out.write(data)
        return size


def write(
    path: Path, kind: str, fields: Mapping[str, Any], payload: Callable[[Sink], None]
) -> None:
    """Write beside `path`, sync, then take its place: readers see the old file or the new.

    Raises OSError (a full disk, say); `path` is then untouched and nothing is left behind.
    """
    with _beside(path) as out:
        out.write(b" " * HEADER_BYTES)
        counted = _Counted(out)
        payload(counted)
        out.seek(0)
        out.write(_header({**fields, "format": kind, "bytes": counted.size, "crc32": counted.crc}))


def _header(fields: Mapping[str, Any]) -> bytes:
    raw = _json({**fields, "header_crc32": zlib.crc32(_json(fields))})
    if len(raw) >= HEADER_BYTES:
        raise ValueError(f"the header takes {len(raw)} bytes, more than {HEADER_BYTES}")
    return raw.ljust(HEADER_BYTES - 1) + b"\n"


def _json(fields: Mapping[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    import tempfile  # not at import: every command reads, few write

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def readable(path: Path) -> Iterator[BinaryIO]:
    """A file of an index, open. Raises FileNotFoundError, or DamagedFile for one that may not
    be read, and for what is no file: a pipe would be waited for."""
    try:
        if path.exists() and not path.is_file():
            raise DamagedFile(f"{path}: không phải tệp thường")
        with path.open("rb") as source:
            yield source
    except FileNotFoundError:
        raise
    except OSError as fault:
        raise DamagedFile(f"{path}: không đọc được ({fault.strerror})") from fault


def read_header(path: Path, kind: str | None = None) -> dict[str, Any]:
    """The header of a file of a kind (of any without), itself checked, and its length against
    the payload's.

    Raises FileNotFoundError, or DamagedFile when it is no such file, was cut short or
    cannot be read.
    """
    with readable(path) as source:
        raw = source.read(HEADER_BYTES)
    try:
        fields = json.loads(raw)
    except ValueError:
        raise DamagedFile(f"{path}: không có phần đầu của tệp chỉ mục") from None
    if not isinstance(fields, dict) or fields.get("format") != (kind or fields.get("format")):
        raise DamagedFile(f"{path}: không phải tệp {kind or 'chỉ mục'}")
    if fields.pop("header_crc32", None) != zlib.crc32(_json(fields)):
        raise DamagedFile(f"{path}: phần đầu tệp đã bị thay đổi hoặc hỏng")
    held = path.stat().st_size - HEADER_BYTES
    if held != fields.get("bytes"):
        raise DamagedFile(f"{path}: có {held} byte, lẽ ra phải có {fields.get('bytes')}")
    return fields


def check(path: Path, fields: Mapping[str, Any]) -> None:
    """Read the payload through once. Raises DamagedFile when its checksum differs."""
    crc = 0
    with path.open("rb") as source:
        source.seek(HEADER_BYTES)
        while block := source.read(_BLOCK):
            crc = zlib.crc32(block, crc)
    if crc != fields["crc32"]:
        raise DamagedFile(f"{path}: tổng kiểm tra không khớp, tệp đã bị thay đổi hoặc hỏng")
