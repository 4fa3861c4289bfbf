"""The one file of a register: opened for reading alone, refused where it is not whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.files import DamagedFile
from index.register.schema import FORMAT
from index.sealed import check

# Pages that SQLite keeps once read: it holds 2 MiB by default, and reads the rest again.
_PAGES_KIB = 64 * 1024


class RegisterError(RuntimeError):
    """The register is missing, damaged or of another format: one line, and what to run."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to read the first rows from, left open unless that fails.

    Raises RegisterError where the file is missing, or what is read of it shows it damaged.
    """
    try:
        if not path.is_file():
            raise _missing(path)
    except OSError as fault:
        raise RegisterError(f"{path}: không đọc được ({fault}); hãy chạy: kehoach index") from None
    db = _connected(path)
    try:
        _check(db, path)
        db.execute(f"PRAGMA cache_size = -{_PAGES_KIB}")
        yield db
    except DamagedFile as fault:
        db.close()
        raise RegisterError(f"chỉ mục hỏng: {fault}; hãy chạy: kehoach index") from None
    except sqlite3.DatabaseError as fault:
        db.close()
        raise RegisterError(f"{path}: chỉ mục hỏng ({fault}); hãy chạy: kehoach index") from None
    except FileNotFoundError:
        db.close()
        raise _missing(path) from None
    except RegisterError:
        db.close()
        raise


def _missing(path: Path) -> RegisterError:
    return RegisterError(f"{path}: chưa có chỉ mục; hãy chạy: kehoach index")


def _connected(path: Path) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        return sqlite3.connect(uri, uri=True, check_same_thread=False)
    except sqlite3.OperationalError as fault:
        raise RegisterError(f"{path}: không mở được ({fault}); hãy chạy: kehoach index") from None


def _check(db: sqlite3.Connection, path: Path) -> None:
    """The format, the length that the header states, and the checksum."""
    found = db.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
    if found is None or found[0] != str(FORMAT):
        raise RegisterError(f"{path}: chỉ mục có định dạng khác; hãy chạy: kehoach index")
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    if pages * size != path.stat().st_size:
        raise RegisterError(f"{path}: chỉ mục hỏng (thiếu phần cuối); hãy chạy: kehoach index")
    check(path)
