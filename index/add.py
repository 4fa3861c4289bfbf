"""Plans of one's own: a file is identified, copied under the home, listed, and indexed.

    file → read → identify → (a person confirms) → copy → plans.toml → build

Everything that can fail fails before anything is written. The shipped plans stay as
they are; what a new plan replaces is worked out when the index is built.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from corpus.agencies import Directory
from corpus.identify import Identity, identify
from corpus.manifest import ManifestError, load_manifests
from corpus.parse import file_digest, parse_lines
from corpus.plan import CENTRAL, Issue, Manifest, Plan
from corpus.provinces import Provinces
from corpus.readers import read
from corpus.text import fold
from index.build import Built, build
from index.home import Home
from index.plan_folder import enter, locked, strike
from index.settings import open_encoder
from index.sources import plan_folders
from index.trial import tried

_EDITABLE = {f.name for f in fields(Manifest)} - {"file"}

# What a plan must have, and what a person calls it.
_NEEDED = {
    "title": "tên văn bản (--title)",
    "issuer": "cơ quan ban hành (--issuer)",
    "province": "tỉnh (--province)",
    "issued": "ngày ban hành (--date)",
}


class AddError(ValueError):
    """A file cannot be added or a plan not removed: one line that says why."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What `add` would enter: the manifest, the doubts about it, and the plan as read."""

    manifest: Manifest
    unsure: tuple[str, ...]
    plan: Plan


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
    return _propose(file, home, changes)


def _propose(file: Path, home: Home | None, changes: Mapping[str, Any] | None) -> Proposal:
    lines = read(file)
    known = _known(home)
    _refuse_copy(file, known)
    manifests = tuple(m for m, _ in known)
    found = identify(lines, Provinces.load(), manifests)
    manifest = _manifest(found, file, manifests, dict(changes or {}))
    _refuse_same(manifest, manifests)
    plan = parse_lines(lines, manifest, Directory.load(), digest=file_digest(file))
    return Proposal(manifest, found.unsure, plan)


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
    refuses: nothing stays entered then.
    """
    open_encoder()
    tried(file)
    with locked(home.added):
        proposal = _propose(file, home, changes)
        manifest = proposal.manifest
        enter(home.added, manifest, file)
    try:
        built = build(home, progress=progress)
    except Exception:
        with locked(home.added):
            strike(home.added, manifest)
        raise
    counts: Counter[str] = Counter(record.kind for record in proposal.plan.records)
    replaced = tuple(m.id for m in built.plans if m.replaced_by == manifest.id)
    return Added(manifest, counts, proposal.plan.issues, proposal.unsure, replaced, built)


def remove(
    home: Home, plan_id: str, *, progress: Callable[[str], None] = lambda _: None
) -> Manifest:
    """Take an added plan and its file away, and bring the index up to date.

    Raises AddError for an id that is not an added plan's, SettingError when the encoder
    cannot be used: the plan stays then.
    """
    open_encoder()
    with locked(home.added):
        manifest = _added(home, plan_id)
        strike(home.added, manifest)
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


def _known(home: Home | None) -> tuple[tuple[Manifest, Path], ...]:
    """Every plan in use with its file. Raises AddError when a plans.toml is unusable."""
    folders = plan_folders(home) if home else plan_folders(Home(Path(os.devnull)))
    try:
        return tuple((m, folder / m.file) for folder in folders for m in load_manifests(folder))
    except ManifestError as fault:
        raise AddError(str(fault)) from None


def _refuse_copy(file: Path, known: tuple[tuple[Manifest, Path], ...]) -> None:
    digest = file_digest(file)
    for manifest, path in known:
        if path.is_file() and file_digest(path) == digest:
            raise AddError(f"{file}: tệp này đã có trong kho là {manifest.id}")


def _refuse_same(manifest: Manifest, known: tuple[Manifest, ...]) -> None:
    """The same plan in another format would answer every question twice."""
    for other in known:
        same = (other.number, other.issuer, other.issued) == (
            manifest.number, manifest.issuer, manifest.issued
        )  # fmt: skip
        titled = manifest.number is not None or fold(other.title) == fold(manifest.title)
        if other.id == manifest.id or (same and titled):
            raise AddError(
                f"{manifest.number or manifest.title}: đã có trong kho là {other.id}; "
                f"muốn thay bằng tệp này, hãy chạy: kehoach remove {other.id}"
            )


def _manifest(
    found: Identity, file: Path, known: tuple[Manifest, ...], changes: dict[str, Any]
) -> Manifest:
    unknown = sorted(set(changes) - _EDITABLE)
    if unknown:
        raise AddError(
            f"{', '.join(unknown)}: không có khóa này; các khóa: {', '.join(sorted(_EDITABLE))}"
        )
    values: dict[str, Any] = {
        "number": found.number,
        "title": found.title,
        "issuer": found.issuer,
        "province": found.province,
        "issued": found.issued,
        "signer": found.signer or "không rõ",
        "replaces": found.replaces,
        "day_known": found.day_known or "issued" in changes,
        **changes,
    }
    lacking = [name for k, name in _NEEDED.items() if not values[k]]
    if lacking:
        raise AddError(
            f"{file}: không tìm thấy trong văn bản: {', '.join(lacking)}; hãy nêu rõ rồi thêm lại"
        )
    values["replaces"] = tuple(values["replaces"])
    identifier = values.pop("id", None) or _new_id(values, {m.id for m in known})
    return Manifest(id=identifier, file=f"{identifier}{file.suffix.lower()}", **values)


def _new_id(values: Mapping[str, Any], taken: set[str]) -> str:
    """`thaibinh-26-2025`; central acts take their issuer; a taken id gets "-2"."""
    place = values["issuer"] if values["province"] == CENTRAL else values["province"]
    number = re.match(r"\d+", values["number"] or "")
    base = f"{_slug(place)}-{int(number[0]) if number else 'khongso'}-{values['issued'].year}"
    wanted, again = base, 2
    while wanted in taken:
        wanted, again = f"{base}-{again}", again + 1
    return wanted


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", fold(name))


def _added(home: Home, plan_id: str) -> Manifest:
    if (home.added / "plans.toml").is_file():
        for manifest in load_manifests(home.added):
            if manifest.id == plan_id:
                return manifest
    shipped = any(m.id == plan_id for m, _ in _known(None))
    why = "kế hoạch có sẵn, không bỏ được" if shipped else "không có kế hoạch đã thêm nào như vậy"
    raise AddError(f"{plan_id}: {why}; hãy chạy: kehoach status")


def with_date(text: str) -> dict[str, Any]:
    """A date that a person states ("2025-04-24", or "2025-04" without day) as changes.

    Raises AddError for what is no date.
    """
    try:
        if re.fullmatch(r"\d{4}-\d{2}", text):
            return {"issued": date.fromisoformat(f"{text}-01"), "day_known": False}
        return {"issued": date.fromisoformat(text), "day_known": True}
    except ValueError:
        raise AddError(f"{text}: không phải ngày; hãy viết 2025-04-24 hoặc 2025-04") from None


__all__ = ["AddError", "Added", "Proposal", "add", "added_json", "propose", "remove", "with_date"]
