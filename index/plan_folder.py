"""The folder of added plans: files put in place whole, their list edited under a lock."""

from __future__ import annotations

import fcntl
import os
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from corpus.manifest_text import manifest_block
from corpus.plan import Manifest

_TOP = "# Plans added with `kehoach add`; the keys are those of the shipped plans.toml.\n"
_BLOCK = re.compile(r"^(?=\[\[plan\]\])", re.M)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One writer at a time; the lock goes when the process does."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def enter(folder: Path, manifest: Manifest, source: Path) -> None:
    """Copy a plan's file byte for byte and list it. Raises OSError when the disk refuses."""
    listed = folder / "plans.toml"
    before = listed.read_text(encoding="utf-8") if listed.is_file() else _TOP
    _put(folder / manifest.file, source.read_bytes())
    _put(listed, f"{before.rstrip()}\n\n{manifest_block(manifest)}".encode())


def strike(folder: Path, manifest: Manifest) -> None:
    """Take a plan off the list, then its file away; what stands beside others stays."""
    listed = folder / "plans.toml"
    top, *blocks = _BLOCK.split(listed.read_text(encoding="utf-8"))
    kept = [b for b in blocks if tomllib.loads(b)["plan"][0].get("id") != manifest.id]
    _put(listed, "".join([top, *kept]).encode())
    (folder / manifest.file).unlink(missing_ok=True)


def _put(target: Path, data: bytes) -> None:
    """Whole or not at all: written beside, synced, then put in place in one step."""
    beside = target.with_name(f".{target.name}-{uuid4().hex}")
    try:
        with beside.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
