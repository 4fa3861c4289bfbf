"""Whether an index needs only new plans at its end: what stands is then copied, not read again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.parse import file_digest
from corpus.plan import Manifest
from index.home import Home
from index.register import Register, RegisterError
from index.sources import Source
from index.stamp import is_made


@dataclass(frozen=True, slots=True)
class Standing:
    """The folder of an index whose plans all stay, and how many they are."""

    folder: Path
    plans: int


def standing(home: Home, sources: Sequence[Source], made: str) -> Standing | None:
    """The index in use, where its plans are the first of the sources and nothing that made
    it changed; None where it must be built anew."""
    try:
        folder = home.current()
        if not is_made(folder, made):
            return None
        register = Register(folder / "register.db")
    except (RegisterError, OSError, UnicodeDecodeError):
        return None
    with closing(register):
        plans = register.plans()
        pairs = zip(plans, sources, strict=False)
        same = len(plans) <= len(sources) and all(_same(p, register, s) for p, s in pairs)
    return Standing(folder, len(plans)) if same else None


def _same(plan: Manifest, register: Register, source: Source) -> bool:
    """The same entry and the same file; what replaced it may be another."""
    manifest, folder = source
    if _entry(plan) != _entry(manifest):
        return False
    try:
        return register.digest(plan.id) == file_digest(folder / manifest.file)
    except OSError:
        return False


def _entry(manifest: Manifest) -> Manifest:
    return replace(manifest, status="in_force", replaced_by=None, replaced_on=None)
