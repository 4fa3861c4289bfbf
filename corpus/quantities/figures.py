"""Numbers in a target's text, each with its operator words, digits and unit."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.lazy import pattern
from corpus.plan import Operator
from corpus.quantities.units import Unit, read_unit
from corpus.quantities.words import either, words
from corpus.text import squeeze

_SYMBOLS: dict[str, Operator] = {
    "≥": ">=", "⩾": ">=", ">=": ">=", "=>": ">=", "≤": "<=", "⩽": "<=", "<=": "<=", "=<": "<=",
    ">": ">", "<": "<", "=": "=",
}  # fmt: skip
_SPELLED = {
    "một": 1.0, "hai": 2.0, "ba": 3.0, "bốn": 4.0, "năm": 5.0, "sáu": 6.0, "bảy": 7.0,
    "tám": 8.0, "chín": 9.0, "mười": 10.0,
}  # fmt: skip
# What makes digits part of a date, a fraction or a document's number.
_NOT_HERE = r"(?:[.,:]\d|/\w|-\s?[A-ZĐƯ]{2})"
# "78/78 xã": all there are.
_OF_ALL = r"(?P<all>\d+)/(?P=all)(?=\s+[^\W\d])"

ONWARD = pattern(r"[^.,;\d]{0,40}?\btrở\s+(lên|xuống)\b", re.IGNORECASE)


def parse_number(printed: str) -> float:
    """A number as Vietnamese prints it: comma for decimals, dot for thousands.

    A dot before one or two last digits, or after a lone 0, is a decimal point.
    >>> parse_number("0,75"), parse_number("3.000"), parse_number("0.7"), parse_number("07")
    (0.75, 3000.0, 0.7, 7.0)
    """
    if (spelled := _SPELLED.get(printed.lower())) is not None:
        return spelled
    printed = printed.partition("/")[0]
    if "," in printed and printed.count(",") == 1:
        return float(printed.replace(".", "").replace(",", "."))
    if re.fullmatch(r"0\.\d+|\d+\.\d{1,2}", printed):
        return float(printed)
    return float(printed.replace(".", "").replace(",", ""))


class Found(NamedTuple):
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
        rf"(?P<low>{_OF_ALL}|{number}|{spelled})"
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
    named, both = _comparisons()
    hits = (squeeze(hit).lower() for hit in both.findall(chain))
    return [(hit, named[hit]) for hit in hits]


@cache
def _comparisons() -> tuple[dict[str, Operator], re.Pattern[str]]:
    """Every word and sign that compares, with its operator, and what finds them."""
    named: dict[str, Operator] = dict(_SYMBOLS)
    for operator, group in words().operators.items():
        named |= dict.fromkeys(group, operator)
    spoken = either(w for w in named if w not in _SYMBOLS)
    both = rf"{either(_SYMBOLS)}|(?<!\w){spoken}(?!\w)"
    return named, re.compile(both, re.IGNORECASE)


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
