"""The story: plans → a new index beside the old one, swapped in whole.

    manifests → parse each plan → write register → passages, words, vectors
              → everything on disk → point `current` at it

Killed at any moment, the old index still answers: `current` is replaced in one step,
after everything under the new folder is on disk. Builders do not share folders.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from corpus.agencies import Directory
from corpus.manifest import PLANS, ManifestError, one_line, read_manifests
from corpus.parse import file_digest, parse
from corpus.plan import Issue, Manifest, Plan, Span
from corpus.provinces import Provinces
from corpus.readers import ReadError
from index.home import Home
from index.register import FORMAT, Register, RegisterError
from index.register_writer import write_register
from index.settings import encoder_stamp, open_encoder

_REFERENCE = PLANS.parent / "reference"
_STALE_SECONDS = 3600
# What decides what the files of a search hold; `FORMAT` speaks for the register.
_WRITING = ("passages", "catalog", "segment", "syllables", "lexical", "vectors", "search_files")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the plans in the index, faults of single plans, whether it was new."""

    plans: tuple[Manifest, ...]
    counts: dict[str, dict[str, int]]
    issues: tuple[Issue, ...]
    faults: tuple[str, ...]
    fresh: bool
    seconds: float


def build(
    home: Home,
    folders: tuple[Path, ...] | None = None,
    *,
    force: bool = False,
    search: bool = True,
    progress: Callable[[str], None] = lambda _: None,
) -> Built:
    """Bring the index of `home` up to date with its plans.

    A plan that cannot be read is reported in `faults`; the others still load. Without
    `search` the register alone is written. With `force` nothing of the index before is
    used. Raises ManifestError when no plan at all can be read, OSError when the disk
    refuses, SettingError when the encoder cannot be used.
    """
    started = time.perf_counter()
    sources, faults = _sources(folders or plan_folders(home))
    stamp = _stamp(sources, [*faults, encoder_stamp() if search else "register alone"])
    if not force and (known := _known(home, stamp)):
        return _report(known, faults, fresh=False, started=started)
    directory = Directory.load()
    before = len(faults)
    plans = tuple(_parsed(sources, directory, faults, progress))
    if not plans:
        raise ManifestError("no plan could be read: " + "; ".join(faults))
    # Without a stamp the next build tries the unreadable files again, and reports them.
    stamp = stamp if len(faults) == before else ""
    add_search = _searching(home, plans, force, progress) if search else _nothing
    register = _write(home, plans, directory, stamp, add_search)
    return _report(register, faults, fresh=True, started=started)


def plan_folders(home: Home) -> tuple[Path, ...]:
    """The shipped plans, and those added under the home where there are any."""
    added = (home.added,) if (home.added / "plans.toml").is_file() else ()
    return (PLANS, *added)


def _sources(folders: tuple[Path, ...]) -> tuple[list[tuple[Manifest, Path]], list[str]]:
    """Manifests with their folders; faults of a folder or a doubled id are collected."""
    found: dict[str, tuple[Manifest, Path]] = {}
    faults: list[str] = []
    for folder in folders:
        try:
            manifests, wrong = read_manifests(folder)
        except ManifestError as fault:
            faults.append(str(fault))
            continue
        faults += [one_line(folder, wrong)] if wrong else []
        for manifest in manifests:
            if manifest.id in found:
                faults.append(f"{folder}: {manifest.id} is already the id of a shipped plan")
            else:
                found[manifest.id] = (manifest, folder)
    settled = settle_status(tuple(manifest for manifest, _ in found.values()), Provinces.load())
    return [(m, found[m.id][1]) for m in settled], faults


def settle_status(manifests: tuple[Manifest, ...], provinces: Provinces) -> tuple[Manifest, ...]:
    """The manifests, each plan that a later one replaces marked as replaced by it.

    A plan is meant by its id, or by its number when both provinces are one by then. What
    a manifest itself says about its status stays.
    """
    settled = []
    for manifest in manifests:
        newer = [m for m in manifests if _replaces(m, manifest, provinces)]
        if newer and manifest.status == "in_force":
            by = min(newer, key=lambda m: m.issued)
            manifest = replace(
                manifest, status="replaced", replaced_by=by.id, replaced_on=by.issued
            )
        settled.append(manifest)
    return tuple(settled)


def _replaces(newer: Manifest, older: Manifest, provinces: Provinces) -> bool:
    if older.id in newer.replaces:
        return newer.id != older.id
    named = older.number is not None and older.number in newer.replaces
    return (
        named
        and older.issued < newer.issued
        and _place(older, newer.issued, provinces) == _place(newer, newer.issued, provinces)
    )


def _place(manifest: Manifest, on: date, provinces: Provinces) -> str:
    """The province that a plan's province belongs to on a day."""
    known = provinces.get(manifest.province)
    return provinces.current(known.name, on) if known else manifest.province


def _stamp(sources: list[tuple[Manifest, Path]], faults: list[str]) -> str:
    """One digest of everything that an index is made from."""
    total = sha256(f"{FORMAT} {_code_stamp()}".encode())
    for manifest, folder in sources:
        total.update(f"{manifest!r} {_digest(folder / manifest.file)}\n".encode())
    for fault in faults:
        total.update(fault.encode())
    return total.hexdigest()


def _digest(path: Path) -> str:
    """A file's digest; why it has none, where it cannot be read."""
    try:
        return file_digest(path)
    except OSError as fault:
        return f"errno {fault.errno}"


def _code_stamp() -> str:
    """The parser, its reference data, what cuts and writes passages: a change of any makes
    the index old."""
    total = sha256()
    root, here = _REFERENCE.parent, Path(__file__)
    writing = [here.with_name(f"{name}.py") for name in _WRITING]
    for path in sorted([*root.rglob("*.py"), *_REFERENCE.glob("*.toml"), *writing]):
        total.update(path.read_bytes())
    return total.hexdigest()


def _known(home: Home, stamp: str) -> Register | None:
    """The register in use when it was built from the same things and nobody touched it."""
    try:
        folder = home.current()
        if (folder / "stamp").read_text(encoding="ascii") != _seal(stamp, folder):
            return None
        return home.open_register()
    except (RegisterError, FileNotFoundError, UnicodeDecodeError):
        return None


def _seal(stamp: str, folder: Path) -> str:
    """The stamp with what the files held when they were written."""
    held = sorted(p for p in folder.iterdir() if p.name != "stamp")
    total = sha256("".join(f"{p.name} {file_digest(p)}\n" for p in held).encode())
    return f"{stamp} {total.hexdigest()}"


def _parsed(
    sources: list[tuple[Manifest, Path]],
    directory: Directory,
    faults: list[str],
    progress: Callable[[str], None],
) -> list[Plan]:
    plans = []
    for n, (manifest, folder) in enumerate(sources, 1):
        progress(f"[{n}/{len(sources)}] {manifest.id}")
        try:
            plans.append(parse(manifest, folder, directory))
        except ReadError as fault:
            faults.append(str(fault))
    return plans


def _searching(
    home: Home, plans: tuple[Plan, ...], force: bool, progress: Callable[[str], None]
) -> Callable[[Path], None]:
    """What writes the search beside the register; the encoder is opened here, before
    anything is written. Passages that stand unchanged in the index in use keep their
    vectors."""
    from index.passages import passages
    from index.search_files import write_search

    encoder = open_encoder()
    before = None if force else _in_use(home)

    def write(folder: Path) -> None:
        cut = tuple(passage for plan in plans for passage in passages(plan))
        manifests = [plan.manifest for plan in plans]
        write_search(folder, manifests, cut, encoder, before, progress=progress)

    return write


def _nothing(folder: Path) -> None:
    """In place of a search: the register stands alone."""


def _in_use(home: Home) -> Path | None:
    try:
        return home.current()
    except RegisterError:
        return None


def _write(
    home: Home,
    plans: tuple[Plan, ...],
    directory: Directory,
    stamp: str,
    add_search: Callable[[Path], None],
) -> Register:
    home.indexes.mkdir(parents=True, exist_ok=True)
    folder = home.indexes / f"build-{uuid4().hex}"
    folder.mkdir()
    try:
        write_register(folder / "register.db", plans, directory)
        add_search(folder)
        (folder / "stamp").write_text(_seal(stamp, folder), encoding="ascii")
        _sync(*folder.iterdir(), folder)
        _swap_in(home, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return home.open_register()


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


def _report(register: Register, faults: list[str], *, fresh: bool, started: float) -> Built:
    plans = register.plans()
    counts: dict[str, dict[str, int]] = {plan.id: {} for plan in plans}
    for record in register.records():
        kinds = counts[record.plan]
        kinds[record.kind] = kinds.get(record.kind, 0) + 1
    issues = tuple(issue for plan in plans for issue in register.issues(plan.id))
    register.close()
    return Built(plans, counts, issues, tuple(faults), fresh, time.perf_counter() - started)


__all__ = ["Built", "Span", "build", "plan_folders", "settle_status"]
