"""plans.toml → manifests. Everything wrong with the file is reported together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpus.lazy import pattern
from corpus.plan import Manifest

PLANS = Path(__file__).parent / "plans"

_ID = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MONTH = pattern(r"(\d{4})-(\d{2})")
_TABLE = pattern(r"^[ \t]*\[\[plan\]\]", re.M)
_REQUIRED = ("id", "file", "title", "issuer", "province", "date", "signer")
_KEYS = {f.name for f in fields(Manifest)} - {"issued", "day_known"} | {"date"}
_STATUS = ("in_force", "replaced")


class ManifestError(ValueError):
    """plans.toml cannot be used: one line that names file, plan and key."""


def load_manifests(folder: Path = PLANS) -> tuple[Manifest, ...]:
    """The plans that `folder`/plans.toml lists, in its order.

    Raises ManifestError with every fault of the file in one message.
    """
    manifests, faults = read_manifests(folder)
    if faults:
        raise ManifestError(one_line(folder, faults))
    return manifests


def read_manifests(folder: Path = PLANS) -> tuple[tuple[Manifest, ...], tuple[str, ...]]:
    """The plans whose entries are right, and every fault of the others.

    Raises ManifestError when the file is missing or no text, so that nothing can be read.
    """
    tables, faults = _tables(folder / "plans.toml")
    manifests = tuple(m for i, t in enumerate(tables, 1) if (m := _manifest(t, i, faults)))
    return _once(manifests, faults), tuple(faults)


def one_line(folder: Path, faults: Iterable[str]) -> str:
    """Faults as the one line that a user sees."""
    return f"{folder / 'plans.toml'}: {'; '.join(faults)}"


def _tables(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The [[plan]] tables, and what cannot be read as one."""
    text = _text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return _blocks(text)
    tables = data.get("plan", [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        return [], ["plan phải là các bảng; hãy viết [[plan]]"]
    unknown = sorted(set(data) - {"plan"})
    return tables, [f"khóa lạ {key!r} ngoài [[plan]]" for key in unknown]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ManifestError(
            f"{path}: không có tệp này; thư mục kế hoạch cần có plans.toml"
        ) from None
    except UnicodeDecodeError as fault:
        raise ManifestError(f"{path}: không phải UTF-8 (byte {fault.start})") from None
    except OSError as fault:
        raise ManifestError(f"{path}: không đọc được ({fault.strerror})") from None


def _blocks(text: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Table by table, so that one that is not TOML (a 30 February) spoils no other."""
    tables: list[dict[str, Any]] = []
    faults: list[str] = []
    starts = [found.start() for found in _TABLE.finditer(text)]
    for a, b in pairwise([0, *starts, len(text)]):
        above = "\n" * text.count("\n", 0, a)
        try:
            tables += tomllib.loads(above + text[a:b]).get("plan", [])
        except tomllib.TOMLDecodeError as fault:
            faults.append(f"không đúng TOML: {fault}")
    return tables, faults


def _manifest(table: dict[str, Any], place: int, faults: list[str]) -> Manifest | None:
    name = table.get("id", f"plan {place}")
    before = len(faults)
    faults += [f"{name}: khóa lạ {k!r}" for k in sorted(set(table) - _KEYS)]
    faults += [f"{name}: thiếu khóa {k!r}" for k in _REQUIRED if k not in table]
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
            faults.append(f"{name}: {key} = {value!r} không đúng kiểu")
    identifier = table.get("id")
    if isinstance(identifier, str) and not _ID.fullmatch(identifier):
        faults.append(f"{name}: id chỉ gồm chữ thường không dấu và số, nối bằng '-'")
    if table.get("status", "in_force") not in _STATUS:
        faults.append(f"{name}: status {table['status']!r} không thuộc {', '.join(_STATUS)}")
    if isinstance(table.get("file"), str) and Path(table["file"]).name != table["file"]:
        faults.append(f"{name}: file {table['file']!r} phải là tên tệp nằm cạnh plans.toml")
    return faults


def _issued(name: str, value: object, faults: list[str]) -> tuple[date | None, bool]:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value, True
    found = _MONTH.fullmatch(value) if isinstance(value, str) else None
    if found and 1 <= int(found[2]) <= 12:
        return date(int(found[1]), int(found[2]), 1), False
    if value is not None:
        faults.append(f'{name}: date = {value!r} không phải ngày (2025-02-13 hoặc "2025-04")')
    return None, False


def _once(manifests: tuple[Manifest, ...], faults: list[str]) -> tuple[Manifest, ...]:
    """The manifests without those whose id or file an earlier one has."""
    kept: list[Manifest] = []
    for manifest in manifests:
        doubled = [
            f"{getattr(manifest, key)}: {key} có hai lần"
            for key in ("id", "file")
            if getattr(manifest, key) in {getattr(m, key) for m in kept}
        ]
        faults += doubled
        kept += [] if doubled else [manifest]
    return tuple(kept)
