"""What is wrong with an answer, in words: expected, got, and where the source says it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from eval.measures.citations import citation_recall, cited_rate, verbatim_rate
from eval.measures.content import (
    deadlines_correct,
    leads_correct,
    says_correct,
    value_correctness,
)
from eval.measures.lists import whole_list
from eval.measures.reading import ids, plain, rows_of, shown
from eval.measures.status import expected_statuses
from eval.truth import Truth

Json = Mapping[str, Any]
Place = tuple[str, int, int]

_NAMING = ("items", "due", "items_has", "related_has")


@dataclass(frozen=True, slots=True)
class Fault:
    """One expectation that does not hold. `places` are (plan, first line, last line)."""

    what: str
    expected: str
    got: str
    places: tuple[Place, ...] = ()


def described(name: str, expect: Json, answer: Json, truth: Truth) -> Fault:
    """The fault behind a measure of `score.STATED` that is below 1. Where it names no place
    of its own, the places that the case rests on stand in for it."""
    fault = _DESCRIBERS[name](expect, answer, truth)
    return fault if fault.places else replace(fault, places=_rests_on(expect, truth))


def _rests_on(expect: Json, truth: Truth) -> tuple[Place, ...]:
    """Where the source says what a case expects."""
    named = [*_NAMING, *(name for name in ("deadlines", "leads", "values") if name in expect)]
    records = [i for name in named for i in expect.get(name, ())]
    records += [i for row in expect.get("rows", {}).values() for i in row]
    quoted = [*expect.get("quotes", ()), *expect.get("passages", ())]
    return (*_of_quotes(quoted), *_of_records(records, truth))


def _of_records(found: Iterable[str], truth: Truth) -> tuple[Place, ...]:
    records = (truth.records[i] for i in found if i in truth.records)
    return tuple((r["plan"], r["lines"][0], r["lines"][1]) for r in records)


def _of_quotes(places: Iterable[Json]) -> tuple[Place, ...]:
    return tuple((p["plan"], p["lines"][0], p["lines"][1]) for p in places)


def _listing(found: Iterable[str]) -> str:
    return "\n".join(found) or "(none)"


def _status(expect: Json, answer: Json, truth: Truth) -> Fault:
    wanted = " | ".join(sorted(expected_statuses(expect)))
    return Fault("status", wanted, answer["status"])


def _list(expect: Json, answer: Json, truth: Truth) -> Fault:
    got = ids(answer["items"])
    whole, listed = whole_list(expect, answer["items"]) or ([], [])
    wanted = list(dict.fromkeys((*whole, *expect.get("items_has", ()))))
    banned = expect.get("items_not", ())
    extra = [i for i in got if i in banned or (i in listed and i not in wanted)]
    missing = [i for i in wanted if i not in got]
    return _differing("list", missing, extra, truth, len(wanted), len(got))


def _related(expect: Json, answer: Json, truth: Truth) -> Fault:
    got = ids(answer["related"])
    missing = [i for i in expect.get("related_has", ()) if i not in got]
    extra = [i for i in got if i in expect.get("related_not", ())]
    return _differing("related", missing, extra, truth, len(missing), len(got))


def _differing(
    what: str, missing: list[str], extra: list[str], truth: Truth, wanted: int, got: int
) -> Fault:
    return Fault(
        what,
        f"missing {len(missing)} of {wanted}:\n{_listing(missing)}",
        f"too many: {len(extra)} of {got}:\n{_listing(extra)}",
        _of_records([*missing, *extra], truth),
    )


def _count(expect: Json, answer: Json, truth: Truth) -> Fault:
    return Fault("count", str(expect["count"]), str(len(answer["items"])))


def _rows(expect: Json, answer: Json, truth: Truth) -> Fault:
    got = rows_of(answer, truth.provinces)
    wrong = {n: w for n, w in expect["rows"].items() if sorted(w) != sorted(got.get(n, ()))}
    return Fault(
        "rows",
        _listing(f"{n}: {', '.join(w) or 'none'}" for n, w in wrong.items()),
        _listing(f"{n}: {', '.join(got.get(n, ())) or 'none'}" for n in wrong),
        _of_records([i for w in wrong.values() for i in w], truth),
    )


def _by_id(
    what: str,
    key: str,
    right: Callable[[Json, list[Json]], float | None],
    listed: Callable[[Json], list[Json]],
) -> Callable[[Json, Json, Truth], Fault]:
    """Faults of an expectation id → something that one field of its record must show."""

    def describe(expect: Json, answer: Json, truth: Truth) -> Fault:
        items = listed(answer)
        held = {i["id"]: i for i in items}
        wrong = {i: w for i, w in expect[what].items() if right({i: w}, items) != 1}
        return Fault(
            what,
            _listing(f"{i}: {_json(want)}" for i, want in wrong.items()),
            _listing(f"{i}: {_shown(held.get(i), key)}" for i in wrong),
            _of_records(wrong, truth),
        )

    return describe


def _shown(item: Json | None, key: str) -> str:
    return "not shown" if item is None else _json(item.get(key))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _says(expect: Json, answer: Json, truth: Truth) -> Fault:
    text = plain(answer["answer"])
    lacking = [s for s in expect.get("says", ()) if says_correct({"says": [s]}, text) != 1]
    banned = [s for s in expect.get("says_not", ()) if says_correct({"says_not": [s]}, text) != 1]
    wanted = [f"says: {s if isinstance(s, str) else ' | '.join(s)}" for s in lacking]
    wanted += [f"does not say: {s}" for s in banned]
    return Fault("says", _listing(wanted), text[:1500])


def _quotes(expect: Json, answer: Json, truth: Truth) -> Fault:
    got = answer["citations"]
    lacking = [q for q in expect["quotes"] if citation_recall({"quotes": [q]}, got) != 1]
    wanted = _listing(q["text"] for q in lacking)
    return Fault("citation_recall", wanted, _cited(got), _of_quotes(lacking))


def _passages(expect: Json, answer: Json, truth: Truth) -> Fault:
    wanted = expect["passages"]
    how = "each of" if expect.get("passages_all") else "one of"
    places = _listing(f"{p['plan']} {p['lines'][0]}-{p['lines'][1]}" for p in wanted)
    return Fault(
        "passages", f"{how}\n{places}", _cited(answer["citations"][:5]), _of_quotes(wanted)
    )


def _verbatim(expect: Json, answer: Json, truth: Truth) -> Fault:
    broken = [c for c in answer["citations"] if verbatim_rate([c], truth.lines) != 1]
    return Fault("verbatim", "word for word in the lines named", _cited(broken), _of_quotes(broken))


def _without_own(expect: Json, answer: Json, truth: Truth) -> Fault:
    bare = [i for i in shown(answer) if cited_rate([i], answer["citations"]) != 1]
    got = _listing(f"{i['id']} cites {i['cites']}" for i in bare)
    return Fault(
        "cited", "each record cites its own place", got, _of_records([i["id"] for i in bare], truth)
    )


def _cited(citations: Iterable[Json]) -> str:
    return _listing(
        f"[{c['n']}] {c['plan']} {c['lines'][0]}-{c['lines'][1]}: {c['quote'][:200]}"
        for c in citations
    )


_DESCRIBERS: Mapping[str, Callable[[Json, Json, Truth], Fault]] = {
    "status": _status,
    "list": _list,
    "related": _related,
    "count": _count,
    "rows": _rows,
    "deadlines": _by_id("deadlines", "deadline", deadlines_correct, shown),
    "leads": _by_id("leads", "lead", leads_correct, shown),
    "values": _by_id("values", "values", value_correctness, lambda a: list(a["items"])),
    "says": _says,
    "citation_recall": _quotes,
    "passages": _passages,
    "verbatim": _verbatim,
    "cited": _without_own,
}
