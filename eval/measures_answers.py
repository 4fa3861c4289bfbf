"""How right one answer is, and how right many are: small pure measures.

An answer, item, citation or record is the JSON object that `kehoach ask --json` and
`kehoach records --json` print; an expectation is the `expect` object of a golden case.
A share lies in 0..1. A measure that does not apply to a case returns None: such cases
are counted as unscored by `estimate`, never dropped.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.text import accented, nfc, squeeze

Json = Mapping[str, Any]

# Statuses that tell the reader that there is no answer to give.
REFUSALS = frozenset({"none", "not_found", "out_of_scope", "clarify", "invalid"})


# Lists


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


# Content


def _asked(role: str, agencies: Collection[str], record: Json) -> bool:
    named = {"lead": record.get("lead", ()), "coordinating": record.get("coordinating", ())}
    if role in named:
        return bool(set(agencies) & set(named[role]))
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
    With `agencies` (the canonical names asked about) the role must fit too: `lead` and
    `coordinating` name one of them in that field, `collective` and `inherited` do not name
    it as lead. An unknown id is wrong. None for an answer without items.
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


# Citations


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _near(place: Json, citation: Json) -> bool:
    return bool(place["plan"] == citation["plan"]) and _overlap(place["lines"], citation["lines"])


def _holds(quote: Json, citation: Json) -> bool:
    return _near(quote, citation) and squeeze(nfc(quote["text"])) in squeeze(nfc(citation["quote"]))


def citation_recall(expect: Json, citations: Sequence[Json]) -> float | None:
    """Share of the expected `quotes` that stand in a citation of their plan and lines.

    None where no quotation is expected.
    """
    quotes = expect.get("quotes", ())
    if not quotes:
        return None
    return sum(any(_holds(q, c) for c in citations) for q in quotes) / len(quotes)


def citation_precision(expect: Json, citations: Sequence[Json]) -> float | None:
    """Share of the citations that prove something expected.

    A citation counts when it holds an expected quotation, touches an expected passage, or
    belongs to a record of `items`, `items_has` or `rows`. None for an answer without
    citations, or where the expectation names nothing that could be proved.
    """
    wanted = {*expect.get("items", ()), *expect.get("items_has", ())}
    wanted |= {i for ids in expect.get("rows", {}).values() for i in ids}
    quotes, passages = expect.get("quotes", ()), expect.get("passages", ())
    if not citations or not (wanted or quotes or passages):
        return None

    def proves(c: Json) -> bool:
        if any(_holds(q, c) for q in quotes) or any(_near(p, c) for p in passages):
            return True
        return c.get("record") in wanted

    return sum(map(proves, citations)) / len(citations)


def verbatim_rate(citations: Sequence[Json], lines: Mapping[str, Sequence[str]]) -> float | None:
    """Share of the citations whose quotation stands word for word in the lines it names.

    `lines` maps a plan's id to its source lines (line 1 first). White space is collapsed on
    both sides; nothing else is forgiven. None for an answer without citations.
    """
    if not citations:
        return None

    def verbatim(c: Json) -> bool:
        first, last = c["lines"]
        source = " ".join(lines.get(c["plan"], ())[first - 1 : last])
        quote = squeeze(nfc(c["quote"]))
        return bool(quote) and quote in squeeze(nfc(source))

    return sum(map(verbatim, citations)) / len(citations)


def passage_hit(expect: Json, citations: Sequence[Json], first: int = 5) -> float | None:
    """1.0 when one of the expected `passages` is touched by the first citations.

    With `passages_all` every one must be. None where no passage is expected.
    """
    passages = expect.get("passages", ())
    if not passages:
        return None
    hits = [any(_near(p, c) for c in citations[:first]) for p in passages]
    return float(all(hits) if expect.get("passages_all") else any(hits))


# Answering at all


def expected_statuses(expect: Json) -> frozenset[str]:
    """The statuses that a case accepts: `status_any`, or `status` alone.

    Raises ValueError when the expectation names none.
    """
    statuses = frozenset(expect.get("status_any") or filter(None, [expect.get("status")]))
    if not statuses:
        raise ValueError("the expectation names neither status nor status_any")
    return statuses


def status_correct(expect: Json, status: str) -> float:
    """1.0 when the answer's status is one that the case accepts."""
    return float(status in expected_statuses(expect))


def refusal(expect: Json, status: str) -> float | None:
    """On an unanswerable case, 1.0 when the answer says so; None on any other case.

    Unanswerable: every accepted status is a refusal.
    """
    return float(status in REFUSALS) if expected_statuses(expect) <= REFUSALS else None


def response(expect: Json, status: str) -> float | None:
    """On an answerable case, 1.0 when it is answered; None on any other case.

    Answerable: the only accepted status is "answered".
    """
    return float(status == "answered") if expected_statuses(expect) == {"answered"} else None


# Many answers


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `n` scored cases in `clusters` plans, with its 95 % interval.

    `low` and `high` are None where one cluster alone gives no idea of the spread.
    """

    mean: float
    low: float | None
    high: float | None
    n: int
    unscored: int
    clusters: int


# Student's t, 97.5 % quantile, by degrees of freedom (1 to 15).
_T: tuple[float, ...] = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262)
_T += (2.228, 2.201, 2.179, 2.160, 2.145, 2.131)


def _quantile(freedom: int) -> float:
    """The t quantile; past the table its usual expansion, right to 0.002."""
    if freedom <= len(_T):
        return _T[freedom - 1]
    return 1.96 + 2.372 / freedom + 2.823 / freedom**2


def _half_width(groups: Collection[Sequence[float]], mean: float) -> float:
    """Cluster-robust standard error times t with (clusters - 1) degrees of freedom."""
    count, n = len(groups), sum(map(len, groups))
    spread = sum(sum(score - mean for score in group) ** 2 for group in groups)
    return _quantile(count - 1) * math.sqrt(count / (count - 1) * spread) / n


def estimate(scores: Iterable[tuple[float | None, str]]) -> Estimate:
    """The mean of (score, cluster) pairs and its 95 % interval, clustered by plan.

    Answers from one plan err together, so the interval uses the spread between clusters.
    Where every score is the same (all 0 or all 1) that spread is nil and the rule of three
    bounds the mean instead: 3/n away. Scores lie in 0..1; None counts as unscored.

    Raises ValueError for no cases, and when none of them could be scored.
    """
    pairs = list(scores)
    groups: dict[str, list[float]] = defaultdict(list)
    for score, cluster in pairs:
        if score is not None:
            groups[cluster].append(score)
    n = sum(map(len, groups.values()))
    if not n:
        raise ValueError(f"none of {len(pairs)} cases could be scored")
    mean = math.fsum(s for group in groups.values() for s in group) / n
    low, high = _interval(groups.values(), mean, n)
    return Estimate(mean, low, high, n, len(pairs) - n, len(groups))


def _interval(
    groups: Collection[Sequence[float]], mean: float, n: int
) -> tuple[float | None, float | None]:
    if len({s for group in groups for s in group}) == 1:
        half = 3 / n
    elif len(groups) == 1:
        return None, None
    else:
        half = _half_width(groups, mean)
    return max(0.0, mean - half), min(1.0, mean + half)
