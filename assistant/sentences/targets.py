"""A target in words: what it says, each value in bold, the year to reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.markdown import escape, plain, shorten
from corpus.lazy import pattern
from corpus.plan import Target
from corpus.text import key

_UNIT = pattern(r"[/ ]")
_LONGEST_EXCERPT = 360
_CLAUSE_ENDS = pattern(r"(?<=[.;])\s+")


def target(record: Target, longest: int, topic: Sequence[str] = ()) -> str:
    """A target's words and value; a value that stands among its words is said once. Of a
    longer text the clauses with values are shown, and those that speak of the topic (folded
    words)."""
    if key(record.value.raw) == key(record.text):
        return f"**{values(record)}**"
    raws = [value.raw.strip(";. ") for value in record.values]
    text = excerpt(plain(record.text), raws, longest, topic) or shorten(record.text, longest)
    text = text.rstrip(".; ")
    if marked := _marked(text, raws):
        return marked + _until(record)
    return f"{escape(text)}: **{values(record)}**"


def excerpt(text: str, raws: Sequence[str], longest: int, topic: Sequence[str] = ()) -> str | None:
    """The clauses of a text that hold its values or speak of a topic, with "…" for what is
    left out; the whole of a text that is not long. None where a value is not there, or they
    are too long.

    >>> excerpt("Xây dựng hạ tầng hiện đại; đạt 5%; là tỉnh khá.", ["đạt 5%"], 20)
    '… đạt 5%; …'
    """
    if len(text) <= longest:
        return text
    spans = _spans(text, raws)
    starts = [0, *(m.end() for m in _CLAUSE_ENDS.finditer(text))]
    clauses = [(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    valued = {c for c in clauses for start, end in spans if c[0] < end and start < c[1]}
    kept = [c for c in clauses if c in valued or _speaks(text[slice(*c)], topic)]
    if not spans or sum(b - a for a, b in kept) > max(longest, _LONGEST_EXCERPT):
        return None
    out, at = "", 0
    for start, end in kept:
        out += f"{'… ' if start > at else ''}{text[start:end]}"
        at = end
    return f"{out.rstrip()} …" if at < len(text) else out


def _speaks(clause: str, topic: Sequence[str]) -> bool:
    """Does a clause hold half the words of a topic?"""
    words = set(key(clause).split())
    return bool(topic) and 2 * sum(word in words for word in topic) >= len(topic)


def _spans(text: str, raws: Sequence[str]) -> list[tuple[int, int]]:
    """Where each value stands, one after the other; nowhere if one is missing."""
    found, at = [], 0
    for raw in dict.fromkeys(raws):
        start = text.find(raw, at) if raw else -1
        if start < 0:
            return []
        at = start + len(raw)
        found.append((start, at))
    return found


def _marked(text: str, raws: Sequence[str]) -> str | None:
    """The text with each value in bold where it stands; None where one does not."""
    spans = _spans(text, raws)
    if not spans:
        return None
    out, at = "", 0
    for start, end in spans:
        out += f"{_between(text[at:start])}**{escape(text[start:end])}**"
        at = end
    return out + _between(text[at:])


def _between(piece: str) -> str:
    """A piece of a text, with the blanks at its edges, which `escape` drops."""
    before, after = piece[:1] == " ", piece[-1:] == " "
    return f"{' ' * before}{escape(piece)}{' ' * after}" if piece.strip() else piece


def _until(record: Target) -> str:
    """The year to reach; values for several years say theirs themselves."""
    horizon = record.value.horizon
    return f" (đến năm {horizon})" if horizon and not _several_years(record) else ""


def _several_years(record: Target) -> bool:
    return len({value.horizon for value in record.values}) > 1


def of_year(record: Target, year: int | None) -> Target:
    """The target with its values for one year, where it has such among others."""
    own = tuple(value for value in record.values if value.horizon == year)
    return replace(record, values=own) if year and own else record


def values(record: Target) -> str:
    """A target's values as printed, with unit and horizon."""
    said = []
    for value in record.values:
        raw = escape(value.raw).rstrip(";. ") or "không ghi giá trị"
        unit = value.unit if value.unit and value.op != "text" else ""
        spoken = (
            raw
            if not unit or _UNIT.split(unit.lower())[0] in raw.lower()
            else f"{raw} {escape(unit)}"
        )
        year = f" (năm {value.horizon})" if value.horizon and _several_years(record) else ""
        said.append(f"{spoken}{year}")
    return "; ".join(dict.fromkeys(said)) + _until(record)
