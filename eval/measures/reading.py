"""Parts of an answer's JSON as the measures want them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

Json = Mapping[str, Any]


def ids(items: Iterable[Json]) -> list[str]:
    """The record ids of items, in order."""
    return [item["id"] for item in items]


def shown(answer: Json) -> list[Json]:
    """What was asked for, then what stands under other headings."""
    return [*answer["items"], *answer["related"]]


def plain(markdown: str) -> str:
    """The words of an answer as a reader sees them.

    >>> plain("**Hạn**: 5\\\\*3 [1]")
    'Hạn: 5*3 [1]'
    """
    return re.sub(r"\\(.)", r"\1", markdown.replace("**", ""))


def rows_of(answer: Json, provinces: Mapping[str, str]) -> dict[str, list[str]]:
    """The items of an answer by the province of their plan (`provinces`: plan id → name)."""
    rows: dict[str, list[str]] = {}
    for item in answer["items"]:
        rows.setdefault(provinces.get(item["plan"], "?"), []).append(item["id"])
    return rows
