"""What can be wrong in agencies.toml beyond the shape of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from corpus.spelling.words import name_key

WORD_LISTS = (
    "predicates",
    "fields_of_work",
    "deeds",
    "openers",
    "compounds",
    "not_heads",
    "not_names",
    "cues_after",
    "cues_before",
    "times_after",
)


def word_faults(words: Mapping[str, object]) -> Iterator[str]:
    for name in words.keys() ^ set(WORD_LISTS):
        yield f"{'khóa lạ' if name in words else 'thiếu khóa'} {name!r}"


def content_faults(data: dict[str, Any], table: str) -> Iterator[tuple[int, str]]:
    """Faults of content, looked for once the table has the right shape."""
    rows = data.get(table, [])
    yield from _doubles(rows, table)
    kinds = data.get("kinds", {})
    for i, row in enumerate(rows):
        for kind in [row.get("kind"), *row.get("members", ()), *row.get("central", ())]:
            if kind is not None and kind not in kinds:
                yield i, f'kind = "{kind}" không có trong [kinds]'
        if table == "merger":
            yield from ((i, what) for what in _merger_faults(row, data))


def _doubles(rows: list[dict[str, Any]], table: str) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    for i, row in enumerate(rows):
        own = {name_key(n): n for n in _names(row, table)}
        for folded, name in own.items():
            if folded in seen:
                yield i, f'"{name}" có hai lần'
            seen[folded] = i
        listed = list(_names(row, table))
        if len(own) != len(listed):
            yield i, f'"{listed[0]}" lặp lại một cách viết của chính nó'


def _names(row: dict[str, Any], table: str) -> Iterator[str]:
    if table == "agency":
        yield from (row["name"], *row.get("aliases", ()), *row.get("spoken", ()))
    elif table in ("head", "noun"):
        yield row["words"]
    elif table == "abbreviation":
        yield row["short"]


def _merger_faults(row: dict[str, Any], data: dict[str, Any]) -> Iterator[str]:
    known = {a.get("name") for a in data.get("agency", [])}
    for end in ("from", "to"):
        if row[end] not in known:
            yield f'{end} = "{row[end]}" không có trong các [[agency]]'
    if row["part"] not in ("whole", "part"):
        yield f'part = "{row["part"]}" phải là "whole" hoặc "part"'
    if row["part"] == "part" and not row.get("field"):
        yield "thiếu khóa 'field': hãy ghi lĩnh vực được chuyển"
