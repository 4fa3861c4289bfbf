"""How the JSON of a golden case is checked, value by value.

A Check takes one JSON value and gives it back, or raises ValueError with what was
wanted. The expectation stays JSON, as the measures read it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

STATUSES = ("answered", "none", "not_found", "clarify", "out_of_scope", "invalid")

Check = Callable[[Any], Any]


def check_row(
    row: dict[str, Any], checks: Mapping[str, Check], needed: Collection[str] = ()
) -> Any:
    """Each value through the check of its key; one ValueError that names every bad key."""
    faults = [f"key {k!r} is missing" for k in sorted(set(needed) - set(row))]
    values = {}
    for key, value in row.items():
        if key not in checks:
            faults.append(f"unknown key {key!r}")
            continue
        try:
            values[key] = checks[key](value)
        except (TypeError, ValueError) as fault:
            faults.append(f"{key}: {fault}")
    if faults:
        raise ValueError("; ".join(faults))
    return values


def an_object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"an object is wanted, not {value!r:.60}")
    return value


def a_text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"a text is wanted, not {value!r:.60}")
    return value


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"a list of texts is wanted, not {value!r:.60}")
    return tuple(a_text(v) for v in value)


def ids(value: Any) -> tuple[str, ...]:
    found = texts(value)
    if len(set(found)) < len(found):
        raise ValueError(f"doubled id {next(i for i in found if found.count(i) > 1)!r}")
    return found


def turns(value: Any) -> tuple[str, ...]:
    # A turn may be empty: the empty question is one of the hostile ones.
    if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
        raise ValueError(f"a list of at least one text is wanted, not {value!r:.60}")
    return tuple(value)


def a_flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"true or false is wanted, not {value!r:.60}")
    return value


def a_count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"a number from 0 is wanted, not {value!r:.60}")
    return value


def one_of(allowed: Collection[str]) -> Check:
    """A check for one of some words."""

    def check(value: Any) -> str:
        if value not in allowed:
            raise ValueError(f"unknown value {value!r}; one of {', '.join(sorted(allowed))}")
        return str(value)

    return check


def map_of(check: Check) -> Check:
    return lambda value: {k: check(v) for k, v in an_object(value).items()}


def list_of(check: Check) -> Check:
    """A check for a list, each member through `check`."""

    def each(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f"a list is wanted, not {value!r:.60}")
        return tuple(check(v) for v in value)

    return each


def expectation(value: Any) -> Mapping[str, Any]:
    """The `expect` object, read-only. Exactly one of `status` and `status_any` stands in it."""
    row = an_object(value)
    if ("status" in row) == ("status_any" in row):
        raise ValueError("one of status and status_any is wanted")
    return MappingProxyType(check_row(row, _EXPECT))


def _said(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, list) and value:
        return texts(value)
    return a_text(value)


def _deadline(value: Any) -> dict[str, Any]:
    row = an_object(value)
    if set(row) != {"raw", "due"}:
        raise ValueError(f"raw and due are wanted, not {sorted(row)}")
    if row["due"] is not None:
        date.fromisoformat(row["due"])
    return row


def _quantity(value: Any) -> Any:
    if not isinstance(value, list) or len(value) != 4:
        raise ValueError(f"[op, number, unit, horizon] is wanted, not {value!r:.60}")
    return value


def _place(value: Any) -> dict[str, Any]:
    row = an_object(value)
    if not {"plan", "lines"} <= set(row) <= {"plan", "lines", "text"}:
        raise ValueError(f"plan, lines and text are wanted, not {sorted(row)}")
    first, last = row["lines"]
    if not 1 <= first <= last:
        raise ValueError(f"lines {first}-{last} are no range from 1")
    return row


def _quote(value: Any) -> dict[str, Any]:
    row = _place(value)
    a_text(row.get("text"))
    return row


_EXPECT: Mapping[str, Check] = {
    "status": one_of(STATUSES),
    "status_any": list_of(one_of(STATUSES)),
    **dict.fromkeys(("items", "due", "items_has", "items_not", "related_has", "related_not"), ids),
    "deadlines": map_of(_deadline),
    "leads": map_of(texts),
    "values": map_of(list_of(_quantity)),
    "rows": map_of(ids),
    "count": a_count,
    "says": list_of(_said),
    "says_not": texts,
    "quotes": list_of(_quote),
    "passages": list_of(_place),
    "passages_all": a_flag,
}
