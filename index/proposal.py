"""What a file would be as a plan: identified, named, refused where it is known already."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from corpus.agencies import Directory
from corpus.identify import Identity, identify
from corpus.manifest import ManifestError, load_manifests
from corpus.parse import file_digest, parse_lines
from corpus.plan import CENTRAL, Manifest, Plan
from corpus.provinces import Provinces
from corpus.readers import read
from corpus.text import fold
from index.home import Home
from index.sources import plan_folders

# A plan's id names its file: no path can be made of it.
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
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


def proposal(file: Path, home: Home | None, changes: Mapping[str, Any] | None) -> Proposal:
    """What a file is, with a person's corrections by manifest key.

    Raises ReadError for a file that cannot be read, AddError for a plan that is known already
    or lacks what it must have.
    """
    lines = read(file)
    known = known_plans(home)
    _refuse_copy(file, known)
    manifests = tuple(m for m, _ in known)
    found = identify(lines, Provinces.load(), manifests)
    manifest = _manifest(found, file, manifests, dict(changes or {}))
    _refuse_same(manifest, manifests)
    plan = parse_lines(lines, manifest, Directory.load(), digest=file_digest(file))
    return Proposal(manifest, found.unsure, plan)


def known_plans(home: Home | None) -> tuple[tuple[Manifest, Path], ...]:
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
    identifier = values.pop("id", None)
    if identifier is None:
        identifier = _new_id(values, {m.id for m in known})
    elif not _ID.fullmatch(identifier):
        raise AddError(f"{identifier!r}: tên gọi trong kho chỉ gồm a-z, 0-9 và dấu -")
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
