"""What an index is made from: the manifests of every folder of plans, their status settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from corpus.manifest import PLANS, ManifestError, one_line, read_manifests
from corpus.plan import Manifest
from corpus.provinces import Provinces
from index.home import Home

# A plan's manifest, and the folder that holds its file.
Source = tuple[Manifest, Path]


def plan_folders(home: Home) -> tuple[Path, ...]:
    """The shipped plans, and those added under the home where there are any."""
    added = (home.added,) if (home.added / "plans.toml").is_file() else ()
    return (PLANS, *added)


def read_sources(folders: tuple[Path, ...]) -> tuple[list[Source], list[str]]:
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
