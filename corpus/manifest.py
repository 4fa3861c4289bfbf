"""plans.toml → manifests. Everything wrong with the file is reported together."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from corpus.plan import Manifest

PLANS = Path(__file__).parent / "plans"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_REQUIRED = ("id", "file", "title", "issuer", "province", "date", "signer")
_KEYS = {f.name for f in fields(Manifest)} - {"issued", "day_known"} | {"date"}
_STATUS = ("in_force", "replaced")


class ManifestError(ValueError):
    """plans.toml cannot be used: one line that names file, plan and key."""


def load_manifests(folder: Path = PLANS) -> tuple[Manifest, ...]:
    """The plans that `folder`/plans.toml lists, in its order.

    Raises ManifestError with every fault of the file in one message.
    """
    path = folder / "plans.toml"
    tables = _tables(path)
    faults: list[str] = []
    manifests = tuple(m for i, t in enumerate(tables, 1) if (m := _manifest(t, i, faults)))
    faults += _doubles(manifests)
    if faults:
        raise ManifestError(f"{path}: " + "; ".join(faults))
    return manifests


def _tables(path: Path) -> list[dict[str, Any]]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ManifestError(f"{path}: no such file; a corpus needs a plans.toml") from None
    except UnicodeDecodeError as fault:
        raise ManifestError(f"{path}: not UTF-8 (byte {fault.start})") from None
    except tomllib.TOMLDecodeError as fault:
        raise ManifestError(f"{path}: not valid TOML: {fault}") from None
    unknown = sorted(set(data) - {"plan"})
    tables = data.get("plan", [])
    if unknown or not isinstance(tables, list):
        raise ManifestError(f"{path}: unknown key {', '.join(unknown) or 'plan'}; use [[plan]]")
    return tables


def _manifest(table: dict[str, Any], place: int, faults: list[str]) -> Manifest | None:
    name = table.get("id", f"plan {place}")
    before = len(faults)
    faults += [f"{name}: unknown key {k!r}" for k in sorted(set(table) - _KEYS)]
    faults += [f"{name}: key {k!r} is missing" for k in _REQUIRED if k not in table]
    faults += _wrong_types(name, table)
    issued, day_known = _issued(name, table.get("date"), faults)
    if len(faults) > before or issued is None:
        return None
    values = {k: v for k, v in table.items() if k != "date"}
    values["replaces"] = tuple(table.get("replaces", ()))
    return Manifest(**{"number": None, **values}, issued=issued, day_known=day_known)


def _wrong_types(name: str, table: dict[str, Any]) -> list[str]:
    faults = []
    for key, value in table.items():
        if key == "replaces":
            good = isinstance(value, list) and all(isinstance(v, str) for v in value)
        elif key == "replaced_on":
            good = isinstance(value, date)
        else:
            good = key in ("date",) or (isinstance(value, str) and bool(value.strip()))
        if key in _KEYS and not good:
            faults.append(f"{name}: {key} = {value!r} is not of the right type")
    identifier = table.get("id")
    if isinstance(identifier, str) and not _ID.fullmatch(identifier):
        faults.append(f"{name}: id must be lower-case words joined by '-'")
    if table.get("status", "in_force") not in _STATUS:
        faults.append(f"{name}: status {table['status']!r} is not one of {', '.join(_STATUS)}")
    if isinstance(table.get("file"), str) and Path(table["file"]).name != table["file"]:
        faults.append(f"{name}: file {table['file']!r} must be a plain name beside plans.toml")
    return faults


def _issued(name: str, value: object, faults: list[str]) -> tuple[date | None, bool]:
    if isinstance(value, date):
        return value, True
    found = _MONTH.fullmatch(value) if isinstance(value, str) else None
    if found and 1 <= int(found[2]) <= 12:
        return date(int(found[1]), int(found[2]), 1), False
    if value is not None:
        faults.append(f'{name}: date = {value!r} is no date (2025-02-13 or "2025-04")')
    return None, False


def _doubles(manifests: tuple[Manifest, ...]) -> list[str]:
    faults = []
    for key in ("id", "file"):
        seen: set[str] = set()
        for manifest in manifests:
            value = getattr(manifest, key)
            if value in seen:
                faults.append(f"{value}: {key} stands twice")
            seen.add(value)
    return faults
