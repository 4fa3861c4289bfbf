"""Plans of one's own: a file is identified, copied under the home, listed, and indexed.

    file → read → identify → (a person confirms) → copy → plans.toml → build

Everything that can fail fails before anything is written. The shipped plans stay as
they are; what a new plan replaces is worked out when the index is built.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.manifest import load_manifests
from corpus.plan import Issue, Manifest
from index.build import Built, build
from index.home import Home
from index.plan_folder import entered, locked, struck
from index.proposal import AddError, Proposal, known_plans, proposal, with_date
from index.settings import open_encoder
from index.trial import tried


@dataclass(frozen=True, slots=True)
class Added:
    """What was added. `replaced` are the ids of known plans that it replaces."""

    manifest: Manifest
    counts: Mapping[str, int]
    unplaced: tuple[Issue, ...]
    unsure: tuple[str, ...]
    replaced: tuple[str, ...]
    built: Built


def propose(
    file: Path, home: Home | None = None, changes: Mapping[str, Any] | None = None
) -> Proposal:
    """Read a file and say what it is; nothing is written.

    `changes` are a person's corrections by manifest key (`number`, `title`, `issuer`,
    `province`, `issued`, `signer`, `replaces`, `id` …). Raises ReadError for a file that
    cannot be read, AddError for a plan that is known already or lacks what it must have.
    """
    tried(file)
    return proposal(file, home, changes)


def add(
    home: Home,
    file: Path,
    changes: Mapping[str, Any] | None = None,
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> Added:
    """Add a plan to `home` and bring the index up to date.

    The file is copied byte for byte. Two adds at a time wait for each other. Raises what
    `propose` raises, SettingError when the encoder cannot be used, and OSError when the disk
    refuses: nothing stays entered then, nor when it is interrupted.
    """
    open_encoder()
    tried(file)
    with locked(home.added):
        found = proposal(file, home, changes)
        manifest = found.manifest
        with entered(home.added, manifest, file):
            built = build(home, progress=progress)
    counts: Counter[str] = Counter(record.kind for record in found.plan.records)
    replaced = tuple(m.id for m in built.plans if m.replaced_by == manifest.id)
    return Added(manifest, counts, found.plan.issues, found.unsure, replaced, built)


def remove(
    home: Home, plan_id: str, *, progress: Callable[[str], None] = lambda _: None
) -> Manifest:
    """Take an added plan and its file away, and bring the index up to date.

    Raises AddError for an id that is not an added plan's, SettingError when the encoder
    cannot be used, OSError when the disk refuses: the plan stays then.
    """
    open_encoder()
    with locked(home.added):
        manifest = _added(home, plan_id)
        with struck(home.added, manifest):
            build(home, progress=progress)
    return manifest


def added_json(added: Added) -> dict[str, Any]:
    """What `kehoach add --json` prints."""
    m = added.manifest
    return {
        "plan": m.id,
        "number": m.number,
        "title": m.title,
        "issuer": m.issuer,
        "province": m.province,
        "date": m.issued_text,
        "signer": m.signer,
        "replaces": list(m.replaces),
        "counts": dict(added.counts),
        "unplaced": [
            {
                "page": i.span.page,
                "lines": [i.span.first, i.span.last],
                "text": i.text,
                "why": i.why,
            }
            for i in added.unplaced
        ],
        "unsure": list(added.unsure),
    }


def _added(home: Home, plan_id: str) -> Manifest:
    if (home.added / "plans.toml").is_file():
        for manifest in load_manifests(home.added):
            if manifest.id == plan_id:
                return manifest
    shipped = any(m.id == plan_id for m, _ in known_plans(None))
    why = "kế hoạch có sẵn, không bỏ được" if shipped else "không có kế hoạch đã thêm nào như vậy"
    raise AddError(f"{plan_id}: {why}; hãy chạy: kehoach status")


__all__ = ["AddError", "Added", "Proposal", "add", "added_json", "propose", "remove", "with_date"]
