"""A plan that a later one replaces is marked as replaced by it."""

from __future__ import annotations

from datetime import date

from corpus.manifest import load_manifests
from corpus.plan import Manifest
from corpus.provinces import Provinces
from index.sources import settle_status


def manifest(name: str, province: str, issued: date, **more: object) -> Manifest:
    number = f"{name}/KH-UBND"
    return Manifest(name, f"{name}.txt", number, "", "", province, issued, "", **more)  # type: ignore[arg-type]


def test_a_number_means_the_plan_of_the_same_or_a_merged_province() -> None:
    """Tiền Giang went into Đồng Tháp on 1 July 2025; Lào Cai did not."""
    old = [
        manifest("5", "Tiền Giang", date(2025, 1, 1)),
        manifest("6", "Lào Cai", date(2025, 1, 1)),
    ]
    new = manifest("9", "Đồng Tháp", date(2025, 9, 1), replaces=("5/KH-UBND", "6/KH-UBND"))
    settled = settle_status((*old, new), Provinces.load())
    assert [(m.status, m.replaced_by) for m in settled] == [
        ("replaced", "9"), ("in_force", None), ("in_force", None),
    ]  # fmt: skip


def test_what_a_manifest_says_of_its_status_stays() -> None:
    shipped = load_manifests()
    assert settle_status(shipped, Provinces.load()) == shipped
