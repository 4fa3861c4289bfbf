"""How right what an answer says of its records is: roles, deadlines, values, words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from corpus.text import accented, nfc, squeeze

Json = Mapping[str, Any]


def _asked(role: str, agencies: Collection[str], record: Json) -> bool:
    # Who tracks a target stands in its `lead`.
    field = {"lead": "lead", "tracking": "lead", "coordinating": "coordinating"}.get(role)
    if field:
        return bool(set(agencies) & set(record.get(field, ())))
    return not set(agencies) & set(record.get("lead", ()))


def _one_record(item: Json, record: Json, agencies: Collection[str]) -> bool:
    def said(of: Json) -> tuple[object, ...]:
        deadline = of.get("deadline") or {}
        names = (list(of.get("lead") or ()), list(of.get("coordinating") or ()))
        return (*names, squeeze(nfc(of["text"])), deadline.get("raw"), deadline.get("due"))

    role = item.get("role")
    fits = not (role and agencies) or _asked(role, agencies, record)
    return fits and said(item) == said(record)


def tuple_correctness(
    items: Sequence[Json], records: Mapping[str, Json], agencies: Collection[str] = ()
) -> float | None:
    """Share of items whose agency, role, task and deadline all come from one record.

    Each item is held against the record of its own id (`records`: id to a trusted record).
    With `agencies` (the canonical names asked about) the role must fit too: `lead`,
    `tracking` and `coordinating` name one of them in that field, `collective` and
    `inherited` do not name it as lead. An unknown id is wrong. None for an answer without items.
    """
    if not items:
        return None
    known = ((item, records.get(item["id"])) for item in items)
    right = [record is not None and _one_record(item, record, agencies) for item, record in known]
    return sum(right) / len(right)


def _same_value(want: Sequence[Any], got: Json) -> bool:
    """`want` is [op, number, unit, horizon]; a null unit or horizon is not held against it."""
    op, number, unit, horizon = want
    pair = [list(n) if isinstance(n, Sequence) else n for n in (number, got.get("number"))]
    units = unit is None or squeeze(unit).lower() == squeeze(got.get("unit") or "").lower()
    return (
        op == got.get("op")
        and pair[0] == pair[1]
        and units
        and horizon in (None, got.get("horizon"))
    )


def value_correctness(
    expected: Mapping[str, Sequence[Sequence[Any]]], items: Iterable[Json]
) -> float | None:
    """Share of the expected values (op, number, unit, horizon) that their item shows.

    An item that is not shown, or shows another value, counts as wrong for each of its
    values. None where no value is expected.
    """
    shown = {i["id"]: i.get("values") or [i["value"]] for i in items if i.get("value")}
    pairs = [(i, value) for i, values in expected.items() for value in values]
    if not pairs:
        return None
    right = (any(_same_value(value, got) for got in shown.get(i, ())) for i, value in pairs)
    return sum(right) / len(pairs)


def deadlines_correct(expected: Mapping[str, Json], shown: Iterable[Json]) -> float | None:
    """Share of the expected deadlines (`raw` and `due`) that their record shows.

    The words of `raw` must stand in what is shown as printed, which may hold more of its
    sentence; None: the record has no deadline. `due` is the deadline's last day or that of
    one of its milestones; None: it has no such day. A record that is not shown is wrong.
    None where no deadline is expected.
    """
    if not expected:
        return None
    by_id = {item["id"]: item for item in shown}
    right = (i in by_id and _same_deadline(want, by_id[i]) for i, want in expected.items())
    return sum(right) / len(expected)


def _same_deadline(want: Json, item: Json) -> bool:
    got = item.get("deadline")
    if got is None or want["raw"] is None:
        return got is want["raw"]
    days = {got["due"], *(m["due"] for m in got.get("milestones") or ())}
    return stands_in(want["raw"], got["raw"]) and want["due"] in days


def leads_correct(expected: Mapping[str, Collection[str]], shown: Iterable[Json]) -> float | None:
    """Share of the expected records that are shown with exactly the expected lead agencies.

    None where no lead is expected.
    """
    if not expected:
        return None
    by_id = {item["id"]: set(item.get("lead") or ()) for item in shown}
    return sum(by_id.get(i) == set(names) for i, names in expected.items()) / len(expected)


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in the text as whole words and numbers, case ignored.

    >>> stands_in("0,7", "HDI > 0,7"), stands_in("0,7", "HDI > 0,75")
    (True, False)
    """
    before = r"(?<!\w)(?<!\d[.,])" if words[:1].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if words[-1:].isalnum() else ""
    return bool(re.search(before + re.escape(accented(words)) + after, accented(text)))


def says_correct(expect: Json, text: str) -> float | None:
    """Share of `says` that the text holds and `says_not` that it does not.

    A list inside `says` gives alternatives, one of which is enough ("19/5/2025" or
    "19/05/2025"). None where the expectation asks for no words.
    """
    says, never = expect.get("says", ()), expect.get("says_not", ())
    if not says and not never:
        return None
    ways = [[one] if isinstance(one, str) else one for one in says]
    right = [any(stands_in(way, text) for way in these) for these in ways]
    right += [not stands_in(words, text) for words in never]
    return sum(right) / len(right)
