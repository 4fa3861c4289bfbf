"""Numbers in a target's text, and which of them state its value.

The numbers of laws, years, ages, speeds and places are not values. What tells them
apart is the words around them, which live in reference/quantities.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.plan import Operator
from corpus.text import squeeze
from corpus.units import Unit, either, read_unit, words

_SYMBOLS: dict[str, Operator] = {
    "≥": ">=", "⩾": ">=", ">=": ">=", "=>": ">=", "≤": "<=", "⩽": "<=", "<=": "<=", "=<": "<=",
    ">": ">", "<": "<", "=": "=",
}  # fmt: skip
_SPELLED = {
    "một": 1.0, "hai": 2.0, "ba": 3.0, "bốn": 4.0, "năm": 5.0, "sáu": 6.0, "bảy": 7.0,
    "tám": 8.0, "chín": 9.0, "mười": 10.0,
}  # fmt: skip
# Comparisons that as often limit a thing ("từ 15 tuổi", "trên 12 tháng") as state a value.
_WEAK = {"từ", "trên", "dưới", "hơn", "quá"}

# What makes digits part of a date, a fraction or a document's number.
_NOT_HERE = r"(?:[.,:]\d|/\w|-\s?[A-ZĐƯ]{2})"
DENOMINATOR = re.compile(
    r"\btrên\s+(?:(?P<n>\d[\d.]*|một|mỗi)\s+)?(?P<of>(?:(?:vạn|triệu|nghìn)\s+)?dân)\b",
    re.IGNORECASE,
)
ONWARD = re.compile(r"[^.,;\d]{0,40}?\btrở\s+(lên|xuống)\b", re.IGNORECASE)
_DATING = re.compile(
    r"(?:(?<!mỗi )(?<!hằng )(?<!hàng )\bnăm|\b(?:đến|tới|trước|sau|cuối|đầu|kỳ|đoạn))\s+$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def parse_number(printed: str) -> float:
    """A number as Vietnamese prints it: comma for decimals, dot for thousands.

    A dot before one or two last digits, or after a lone 0, is a decimal point.
    >>> parse_number("0,75"), parse_number("3.000"), parse_number("0.7"), parse_number("07")
    (0.75, 3000.0, 0.7, 7.0)
    """
    if (spelled := _SPELLED.get(printed.lower())) is not None:
        return spelled
    if "," in printed and printed.count(",") == 1:
        return float(printed.replace(".", "").replace(",", "."))
    if re.fullmatch(r"0\.\d+|\d+\.\d{1,2}", printed):
        return float(printed)
    return float(printed.replace(".", "").replace(",", ""))


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: its operator words (`chain`), digits, unit and offsets."""

    start: int
    end: int
    chain: str
    low: str
    high: str | None
    unit: Unit

    @property
    def symbol(self) -> bool:
        return any(s in self.chain for s in _SYMBOLS)

    @property
    def predicate(self) -> bool:
        """Whether a verb says that this is the value ("đạt", "còn")."""
        return word_in(self.chain, words().lists["predicates"])

    @property
    def percent(self) -> bool:
        return (self.unit.name or "").startswith("%")


@cache
def _pattern() -> re.Pattern[str]:
    w = words()
    chained = [x for group in w.operators.values() for x in group]
    chained += [*w.lists["predicates"], *w.lists["fillers"]]
    symbol = either(_SYMBOLS)
    # A letter right behind the digits makes a name ("5G"), save a measure ("500ha").
    glued = rf"{either(w.lists['measures'])}(?!\w)"
    tail = rf"(?!(?!{glued})[^\W_]|{_NOT_HERE})"
    number = rf"\d+(?:[.,]\d+)*{tail}"
    spelled = rf"(?:(?<=ít nhất )|(?<=tối thiểu )){either(_SPELLED)}\b"
    # OCR may leave a letter between the sign and its digits ("≤ n10").
    return re.compile(
        rf"(?P<chain>(?:(?<!\w){either(chained)}\s+|{symbol}\s*)*(?:(?<=[≥≤<>])|(?<=[≥≤<>]\s)"
        rf"|(?<![\w.,/:])(?<![^\W\d_]-))(?P<stray>(?:(?<=[≥≤<>])|(?<=[≥≤<>]\s))[a-z](?=\d))?)"
        rf"(?P<low>{number}|{spelled})"
        rf"(?:\s*%?\s*(?:[-–—÷~]|(?:đến|tới)\s+(?!20\d\d\b))\s*(?P<high>{number}))?",
        re.IGNORECASE,
    )


def numbers(text: str, *, compound: bool = False) -> list[Found]:
    """Every number of an NFC text with the words that belong to it, in order.

    With `compound` the unit may be a longer noun or several: for table cells.
    """
    found = []
    for m in _pattern().finditer(text):
        unit = read_unit(text, m.end(), compound=compound)
        found.append(Found(m.start(), m.end(), m["chain"], m["low"], m["high"], unit))
    return found


def word_in(chain: str, listed: tuple[str, ...]) -> bool:
    """Whether any of the listed words stands in the chain."""
    return bool(re.search(rf"(?<!\w){either(listed)}(?!\w)", chain, re.IGNORECASE))


def bounds(chain: str) -> list[tuple[str, Operator]]:
    """The comparisons of a chain in order: (words or sign, operator)."""
    named: dict[str, Operator] = dict(_SYMBOLS)
    for operator, group in words().operators.items():
        named |= dict.fromkeys(group, operator)
    spoken = either(w for w in named if w not in _SYMBOLS)
    both = rf"{either(_SYMBOLS)}|(?<!\w){spoken}(?!\w)"
    hits = (squeeze(hit).lower() for hit in re.findall(both, chain, re.IGNORECASE))
    return [(hit, named[hit]) for hit in hits]


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
    return bool(denominator) or (weak and (place or _is_duration(found)))


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


def operator_of(found: Found, rest: str) -> Operator:
    """The comparison; `rest` is the text behind the unit ("… trở lên")."""
    if found.high:
        return "range"
    if onward := ONWARD.match(rest):
        return ">=" if onward[1].lower() == "lên" else "<="
    return next((operator for _, operator in bounds(found.chain)), "=")


def figure(found: Found) -> float | tuple[float, float]:
    """The number, or (low, high) for a range."""
    low = parse_number(found.low)
    return (low, parse_number(found.high)) if found.high else low
