"""The story: plans → a new index beside the old one, swapped in whole.

manifests → parse each plan → write register → passages, words, vectors
          → everything on disk → point `current` at it

Where plans only come after those of the index in use, that index is copied and they are added.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.agencies import Directory
from corpus.manifest import ManifestError
from corpus.parse import parse
from corpus.plan import Issue, Manifest, Plan
from corpus.readers import ReadError
from index.growth import Standing, standing
from index.home import Home
from index.register import Register, RegisterError
from index.register.writer import extend_register, write_register
from index.settings import encoder_stamp, open_encoder
from index.sources import Source, plan_folders, read_sources
from index.stamp import bears, made_of, stamp_of, write_stamp
from index.swap import put_in_use


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
    sources, faults = read_sources(folders or plan_folders(home))
    setting = encoder_stamp() if search else "register alone"
    stamp, made = stamp_of(sources, [*faults, setting]), made_of(setting)
    if not force and (known := _known(home, stamp)):
        return _report(known, faults, fresh=False, started=started)
    directory = Directory.load()
    before = len(faults)
    stays = None if force else standing(home, sources, made)
    kept = [manifest for manifest, _ in sources[: stays.plans]] if stays else []
    plans = tuple(_parsed(sources, len(kept), directory, faults, progress))
    if not (plans or kept):
        raise ManifestError("không đọc được kế hoạch nào: " + "; ".join(faults))
    # Without a stamp the next build tries the unreadable files again, and reports them.
    stamp = stamp if len(faults) == before else ""
    manifests = [*kept, *(plan.manifest for plan in plans)]
    add_search = _searching(home, manifests, plans, stays, force, progress) if search else _nothing

    def fill(folder: Path) -> None:
        path = folder / "register.db"
        if stays:
            extend_register(path, stays.folder / path.name, kept, plans, directory)
        else:
            write_register(path, plans, directory)
        add_search(folder)
        write_stamp(folder, stamp, made)

    put_in_use(home, fill)
    return _report(home.open_register(), faults, fresh=True, started=started)


def _known(home: Home, stamp: str) -> Register | None:
    """The register in use when it was built from the same things and nobody touched it."""
    try:
        return home.open_register() if bears(home.current(), stamp) else None
    except (RegisterError, OSError, UnicodeDecodeError):
        return None


def _parsed(
    sources: list[Source],
    start: int,
    directory: Directory,
    faults: list[str],
    progress: Callable[[str], None],
) -> list[Plan]:
    plans = []
    for n, (manifest, folder) in enumerate(sources[start:], start + 1):
        progress(f"[{n}/{len(sources)}] {manifest.id}")
        try:
            plans.append(parse(manifest, folder, directory))
        except ReadError as fault:
            faults.append(str(fault))
    return plans


def _searching(
    home: Home,
    manifests: Sequence[Manifest],
    plans: Sequence[Plan],
    stays: Standing | None,
    force: bool,
    progress: Callable[[str], None],
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
        grows = stays is not None
        write_search(folder, manifests, cut, encoder, before, grows=grows, progress=progress)

    return write


def _nothing(folder: Path) -> None:
    """In place of a search: the register stands alone."""


def _in_use(home: Home) -> Path | None:
    try:
        return home.current()
    except RegisterError:
        return None


def _report(register: Register, faults: list[str], *, fresh: bool, started: float) -> Built:
    plans = register.plans()
    counts = {plan.id: register.counts(plan.id) for plan in plans}
    issues = tuple(issue for plan in plans for issue in register.issues(plan.id))
    register.close()
    return Built(plans, counts, issues, tuple(faults), fresh, time.perf_counter() - started)


__all__ = ["Built", "build"]
