"""Which numbers of a text state the value of a target.

The numbers of laws, years, ages, speeds and places do not. What tells them apart is the
words around them, which live in reference/quantities.toml.
"""

from __future__ import annotations

import re

from corpus.lazy import pattern
from corpus.quantities.figures import Found, bounds
from corpus.quantities.words import either, words

# Comparisons that as often limit a thing ("từ 15 tuổi", "trên 12 tháng") as state a value.
_WEAK = {"từ", "trên", "dưới", "hơn", "quá"}
DENOMINATOR = pattern(
    r"\btrên\s+(?:(?P<n>\d[\d.]*|một|mỗi)\s+)?(?P<of>(?:(?:vạn|triệu|nghìn)\s+)?dân)\b",
    re.IGNORECASE,
)
_DATING = pattern(
    r"(?:(?<!mỗi )(?<!hằng )(?<!hàng )\bnăm|\b(?:đến|tới|trước|sau|cuối|đầu|kỳ|đoạn))\s+$",
    re.IGNORECASE,
)
# "Trẻ dưới 2.500 gram xuống 8%": what is said of them comes behind.
_VALUE_FOLLOWS = pattern(
    r"\s*(?:(?:giảm|tăng)\s+)?(?:xuống|lên|còn|đạt|là)(?:\s+(?:còn|đến|tới))?\s*:?\s*\d",
    re.IGNORECASE,
)
_YEAR = pattern(r"(?:19|20)\d\d")


def follows(before: str, listed: str) -> bool:
    """Whether a text ends with a word of the named list of quantities.toml."""
    shape = rf"(?<!\w){either(words().lists[listed])}\s+$"
    return bool(re.search(shape, before, re.IGNORECASE))


def is_value(text: str, found: Found) -> bool:
    """Whether the number states the value of a target."""
    before, behind = text[: found.start], text[found.end :]
    if _is_marker(before, behind, found) or _is_baseline(text, found):
        return False
    if found.percent:
        return True
    if "/" in found.low:
        return found.unit.known
    predicate = found.predicate
    if not predicate and (follows(before, "qualifier_after") or _limits(text, found)):
        return False
    if _is_year(before, found) or re.match(r"\s+trong\b", behind):
        return False
    if found.symbol or predicate:
        return True
    if found.chain.strip():
        return not follows(found.chain, "not_value_after")
    if follows(before, "not_value_after") or found.unit.name is None:
        return False
    return follows(before, "verbs") or (found.unit.known and not _is_duration(found))


def _is_marker(before: str, behind: str, found: Found) -> bool:
    """Whether it numbers the text: "(1)" anywhere, "1)" or "2." at the start."""
    if found.chain.strip() or found.high:
        return False
    bracketed = before.endswith("(") and behind.startswith(")")
    return bracketed or (not before.strip(" -+") and bool(re.match(r"[.)](?:\s|$)", behind)))


def _is_baseline(text: str, found: Found) -> bool:
    """Where things start from, not the target: the 30 of "từ 30% lên 50%"."""
    starts = found.chain.lower().split()[-1:] == ["từ"] and found.high is None
    rise = r"(?:\s+[^\W\d_]+){0,3}?\s+(?<!trở )(?:lên|xuống)\b"
    return starts and bool(re.match(rise, text[found.unit.end :], re.IGNORECASE))


def _limits(text: str, found: Found) -> bool:
    """Whether the number only says which people, places or spans are meant."""
    names = {name for name, _ in bounds(found.chain)}
    weak = bool(names) and names <= _WEAK
    denominator = DENOMINATOR.match(text, found.start)
    placed = names == {"trên"} and found.unit.name in words().lists["places"]
    place = placed and not follows(text[: found.start], "verbs")
    limited = weak and bool(_VALUE_FOLLOWS.match(text, found.unit.end))
    return bool(denominator) or limited or (weak and (place or _is_duration(found)))


def _is_duration(found: Found) -> bool:
    return (found.unit.name or "").split("/")[0] in words().lists["durations"]


def _is_year(before: str, found: Found) -> bool:
    """A year, or a span of years, and not a count as large ("2000 cá nhân")."""
    if not _YEAR.fullmatch(found.low) or found.symbol or found.predicate:
        return False
    if found.high:
        return bool(_YEAR.fullmatch(found.high))
    firm = {name for name, _ in bounds(found.chain)} - _WEAK
    return not firm and (not found.unit.known or bool(_DATING.search(before)))
