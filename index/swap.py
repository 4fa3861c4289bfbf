"""A new index beside the old one, swapped in whole.

Killed at any moment, the old index still answers: `current` is replaced in one step,
after everything under the new folder is on disk. Builders do not share folders.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from index.home import Home

_STALE_SECONDS = 3600


def put_in_use(home: Home, fill: Callable[[Path], None]) -> None:
    """Make a folder, have it filled, and make it the index in use.

    What `fill` raises goes on, the new folder gone and the old index in use. Raises OSError
    when the disk refuses.
    """
    home.indexes.mkdir(parents=True, exist_ok=True)
    folder = home.indexes / f"build-{uuid4().hex}"
    folder.mkdir()
    try:
        fill(folder)
        _sync(*folder.iterdir(), folder)
        _swap_in(home, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _swap_in(home: Home, folder: Path) -> None:
    """Make a finished folder the index in use. One builder at a time: another's sweep
    would take away what is whole but not pointed at yet."""
    with (home.indexes / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        whole = folder.rename(home.indexes / f"{time.strftime('%Y%m%d-%H%M%S')}-{uuid4().hex[:8]}")
        _point(home, whole)
        _sweep(home, whole)


def _sync(*paths: Path) -> None:
    """Files and folders on disk before anything points to them."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _point(home: Home, folder: Path) -> None:
    pointer = home.indexes / f"current-{uuid4().hex}"
    pointer.write_text(folder.name, encoding="ascii")
    _sync(pointer)
    pointer.replace(home.indexes / "current")


def _sweep(home: Home, current: Path) -> None:
    """Remove older indexes, and what a killed builder left an hour ago or more."""
    for path in home.indexes.iterdir():
        if path == current or path.name in ("current", ".lock"):
            continue
        unfinished = path.name.startswith(("build-", "current-"))
        if unfinished and time.time() - path.stat().st_mtime < _STALE_SECONDS:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
