"""How well an answer is proved: citations against what was expected and against the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from corpus.text import nfc, squeeze

Json = Mapping[str, Any]


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


# Parts of an expectation that name records which must be shown.
_NAMING = ("items", "due", "items_has", "related_has", "deadlines", "leads", "values")


def citation_precision(expect: Json, citations: Sequence[Json]) -> float | None:
    """Share of the citations that prove something expected.

    A citation counts when it holds an expected quotation, touches an expected passage, or
    belongs to a record that the expectation names. None for an answer without citations, or
    where the expectation names nothing that could be proved.
    """
    wanted = {i for name in _NAMING for i in expect.get(name, ())}
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


def cited_rate(shown: Sequence[Json], citations: Sequence[Json]) -> float | None:
    """Share of the records shown, as asked for or beside it, that cite their own place.

    None for an answer without records.
    """
    if not shown:
        return None
    record = {c["n"]: c["record"] for c in citations}
    return sum(any(record.get(n) == i["id"] for n in i["cites"]) for i in shown) / len(shown)


def summary_kept(summary: Json | None) -> float | None:
    """Share of the sentences that a language model wrote which passed the check and are shown.

    None where no model was asked or where it wrote nothing.
    """
    if summary is None:
        return None
    kept = len(summary["sentences"])
    return kept / (kept + summary["dropped"]) if kept + summary["dropped"] else None


def of_summary(answer: Json) -> list[Json]:
    """The citations that the sentences of a language model name."""
    summary = answer.get("summary") or {"sentences": ()}
    named = {n for sentence in summary["sentences"] for n in sentence["cites"]}
    return [c for c in answer["citations"] if c["n"] in named]


def passage_hit(expect: Json, citations: Sequence[Json], first: int = 5) -> float | None:
    """1.0 when one of the expected `passages` is touched by the first citations.

    With `passages_all` every one must be. None where no passage is expected.
    """
    passages = expect.get("passages", ())
    if not passages:
        return None
    hits = [any(_near(p, c) for c in citations[:first]) for p in passages]
    return float(all(hits) if expect.get("passages_all") else any(hits))


def ranked_passages(
    expect: Json, citations: Sequence[Json]
) -> tuple[list[str], dict[str, int]] | None:
    """Citations as a ranking of the expected `passages`, for the measures of `rankings`.

    Gives the ranking (a passage at its first citation only, any other citation as itself)
    and the grades (1 for each expected passage). None where no passage is expected.
    """
    passages = expect.get("passages", ())
    if not passages:
        return None
    ranked: dict[str, None] = {}
    for place, citation in enumerate(citations):
        touched = [f"passage {i}" for i, p in enumerate(passages) if _near(p, citation)]
        ranked.update(dict.fromkeys(touched or [f"other {place}"]))
    return list(ranked), {f"passage {i}": 1 for i in range(len(passages))}
