"""How complete and how exact a list of records is. Pure; ids in, a share out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

Json = Mapping[str, Any]


def set_precision(expected: Iterable[str], got: Iterable[str]) -> float:
    """Share of the ids shown that were asked for.

    Nothing shown is right (1.0) when nothing was expected and wrong (0.0) otherwise.

    >>> set_precision(["a", "b"], ["a", "x"])
    0.5
    """
    want, have = set(expected), set(got)
    if not have:
        return float(not want)
    return len(want & have) / len(have)


def set_recall(expected: Iterable[str], got: Iterable[str]) -> float:
    """Share of the ids asked for that are shown; 1.0 when nothing was expected.

    >>> set_recall(["a", "b", "c", "d"], ["a", "x"])
    0.25
    """
    want, have = set(expected), set(got)
    return len(want & have) / len(want) if want else 1.0


def exact_match(expected: Iterable[str], got: Iterable[str]) -> float:
    """1.0 when the ids shown are exactly those asked for, in any order, each once.

    >>> exact_match(["a", "b"], ["b", "a"]), exact_match(["a"], ["a", "a"])
    (1.0, 0.0)
    """
    shown = list(got)
    return float(len(shown) == len(set(shown)) and set(shown) == set(expected))


def list_correct(expect: Json, got: Iterable[str]) -> float | None:
    """1.0 when `items` is matched exactly, all of `items_has` and none of `items_not` shown.

    None when the expectation names no list.
    """
    shown = list(got)
    if not {"items", "items_has", "items_not"} & set(expect):
        return None
    exact = "items" not in expect or exact_match(expect["items"], shown) == 1.0
    has = set(expect.get("items_has", ())) <= set(shown)
    free = not set(expect.get("items_not", ())) & set(shown)
    return float(exact and has and free)


def rows_correct(
    expected: Mapping[str, Collection[str]], got: Mapping[str, Collection[str]]
) -> float | None:
    """Share of a comparison's expected rows (by province) that hold exactly their ids.

    An expected row without ids ("không nêu") is right when the answer shows none there.
    """
    if not expected:
        return None
    right = (exact_match(ids, got.get(name, ())) for name, ids in expected.items())
    return sum(right) / len(expected)


def related_correct(expect: Json, got: Iterable[str]) -> float | None:
    """1.0 when all of `related_has` and none of `related_not` stand under other headings.

    None where the expectation names neither.
    """
    shown = set(got)
    if not {"related_has", "related_not"} & set(expect):
        return None
    has = set(expect.get("related_has", ())) <= shown
    return float(has and not set(expect.get("related_not", ())) & shown)


def count_correct(expect: Json, got: Iterable[str]) -> float | None:
    """1.0 when the list is as long as `count`. None where no count is expected.

    >>> count_correct({"count": 2}, ["a", "b"])
    1.0
    """
    return float(len(list(got)) == expect["count"]) if "count" in expect else None
