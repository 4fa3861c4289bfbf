"""A manifest → its `[[plan]]` table, as plans.toml has it."""

from __future__ import annotations

import json
from datetime import date

from corpus.plan import Manifest

_ORDER = ("id", "file", "number", "title", "issuer", "province", "date", "signer", "status",
          "replaces", "replaced_by", "replaced_on", "short")  # fmt: skip


def manifest_block(manifest: Manifest) -> str:
    """The table's text; keys without a value are left out.

    `load_manifests` reads back an equal manifest.
    """
    known: dict[str, object] = {key: getattr(manifest, key) for key in _ORDER if key != "date"}
    known["date"] = manifest.issued if manifest.day_known else manifest.issued_text
    lines = [f"{key} = {_toml(known[key])}" for key in _ORDER if known[key] not in (None, ())]
    return "\n".join(["[[plan]]", *lines]) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    # JSON's escapes are TOML's, but for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
