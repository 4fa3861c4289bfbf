"""How complete and how exact a list of records is. Pure; ids in, a share out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from eval.measures.reading import ids

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


def whole_list(expect: Json, items: Sequence[Json]) -> tuple[list[str], list[str]] | None:
    """The list that is expected whole, and what is shown of it: `items` are all items, `due`
    those that the agency leads with a deadline in the window. None where neither is named.

    >>> dated = {"id": "a", "role": "lead", "timing": "due"}
    >>> whole_list({"due": ["a"]}, [dated, {"id": "b", "role": "lead", "timing": "ongoing"}])
    (['a'], ['a'])
    """
    if "items" in expect:
        return list(expect["items"]), ids(items)
    if "due" in expect:
        led = (i for i in items if (i["role"], i["timing"]) == ("lead", "due"))
        return list(expect["due"]), ids(led)
    return None


def list_correct(expect: Json, items: Sequence[Json]) -> float | None:
    """1.0 when the whole list is matched exactly, all of `items_has` and none of `items_not` shown.

    None when the expectation names no list.
    """
    whole = whole_list(expect, items)
    if whole is None and not {"items_has", "items_not"} & set(expect):
        return None
    shown = set(ids(items))
    exact = whole is None or exact_match(*whole) == 1.0
    has = set(expect.get("items_has", ())) <= shown
    free = not set(expect.get("items_not", ())) & shown
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
