"""The folder of added plans: files put in place whole, their list edited under a lock, and
all of it as it was before where what follows from a change fails."""

from __future__ import annotations

import fcntl
import os
import re
import tomllib
from collections.abc import Callable, Iterator
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


@contextmanager
def entered(folder: Path, manifest: Manifest, source: Path) -> Iterator[None]:
    """Copy a plan's file byte for byte and list it; neither stays where what is done with it
    fails. Raises OSError when the disk refuses."""
    file = folder / manifest.file
    try:
        with _changing(folder / "plans.toml") as change:
            _put(file, source.read_bytes())
            change(lambda text: f"{text.rstrip()}\n\n{manifest_block(manifest)}")
            yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise


@contextmanager
def struck(folder: Path, manifest: Manifest) -> Iterator[None]:
    """Take a plan off the list, and its file away once all that follows is done; what stands
    beside others stays. Raises OSError when the disk refuses."""

    def without(text: str) -> str:
        top, *blocks = _BLOCK.split(text)
        kept = [b for b in blocks if tomllib.loads(b)["plan"][0].get("id") != manifest.id]
        return "".join([top, *kept])

    with _changing(folder / "plans.toml") as change:
        change(without)
        yield
    (folder / manifest.file).unlink(missing_ok=True)


@contextmanager
def _changing(listed: Path) -> Iterator[Callable[[Callable[[str], str]], None]]:
    """Change the list; where that or what follows fails, the old one takes its place again.
    It is copied first: to put it back, a full disk has room."""
    text = listed.read_text(encoding="utf-8") if listed.is_file() else _TOP
    before = listed.with_name(f".{listed.name}-before")
    _put(before, text.encode())
    try:
        yield lambda change: _put(listed, change(text).encode())
    except BaseException:
        before.replace(listed)
        raise
    finally:
        before.unlink(missing_ok=True)


def _put(target: Path, data: bytes) -> None:
    """Whole or not at all: written beside, synced, then put in place in one step."""
    beside = target.with_name(f".{target.name}-{uuid4().hex}")
    try:
        with beside.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
    except OSError as fault:
        raise OSError(f"{target}: không ghi được tệp này ({fault})") from fault
    finally:
        beside.unlink(missing_ok=True)
