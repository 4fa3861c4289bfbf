"""Every value that a sentence of the body states, in order."""

from __future__ import annotations

import re

from corpus.lazy import pattern
from corpus.plan import Quantity
from corpus.quantities.figures import ONWARD, Found, figure, numbers, operator_of, word_in
from corpus.quantities.horizon import year_stated
from corpus.quantities.values import DENOMINATOR, is_value
from corpus.text import nfc, squeeze

_SAID_OF = pattern(
    r"(?:trong đó|riêng|,|;)\s*(?:riêng\s+)?(?:năm|giai đoạn\s+20\d\d\s*[-–—])\s*(20\d\d)\b",
    re.IGNORECASE,
)
# The year right behind its value: "70% năm 2027; 90% năm 2030".
_YEAR_BEHIND = pattern(r"\s*\(?(?:vào\s+|trong\s+)?năm\s+(20\d\d)\b", re.IGNORECASE)
_EACH_YEAR = pattern(r"\b(?:mỗi|hằng|hàng)\s+năm\b,?(?:\s+[^\W\d_]+){0,4}\s*$", re.IGNORECASE)
_OPENS_YEARLY = pattern(r"\s*(?:mỗi|hằng|hàng)\s+năm\b[^;]*,\s*(?:và\s+)?$", re.IGNORECASE)


def parse_sentence(text: str, horizon: int | None) -> tuple[Quantity, ...]:
    """Every value that a target's sentence states, in order; never empty.

    A sentence without one gives a single Quantity with `op` "text" and the whole
    text as `raw`. A year in the sentence goes before `horizon`.

    >>> [q.unit for q in parse_sentence("Có từ 07 người làm nghiên cứu trên 01 vạn dân.", 2025)]
    ['người/vạn dân']
    """
    clean = nfc(text)
    found = [f for f in numbers(clean) if is_value(clean, f)]
    if not found:
        return (Quantity(text, "text", None, None, year_stated(clean, len(clean)) or horizon),)
    ends = [f.start for f in found[1:]] + [len(clean)]
    afters = [0, *(f.unit.end for f in found[:-1])]
    return tuple(
        _quantity(clean, f, end, horizon, _own_year(clean[after : f.start] if after else ""))
        for f, after, end in zip(found, afters, ends, strict=True)
    )


def _own_year(between: str) -> int | None:
    """The year said of a later value alone: "…; trong đó năm 2026 hoàn thành 9.500 căn"."""
    years = _SAID_OF.findall(between)
    return int(years[-1]) if years else None


def _quantity(
    text: str, found: Found, limit: int, horizon: int | None, own: int | None
) -> Quantity:
    """The value at `found`; its sentence is looked through up to `limit`, the next value."""
    start, unit, end = found.start, found.unit.name, found.unit.end
    rest = re.split(r"[;]|\.\s", text[end:limit])[0]
    clause = re.split(r"[;.]\s", text[:start])[-1]
    each = _EACH_YEAR.search(clause)
    # "Mỗi năm có 300 sáng kiến cấp cơ sở, 30 sáng kiến cấp tỉnh": said once for both.
    yearly = each or _OPENS_YEARLY.match(clause)
    if unit and yearly and "/năm" not in unit and _counts_yearly(found, yearly.group()):
        unit += "/năm"
        start -= len(each.group()) if each else 0
    per = None if found.percent or "dân" in (unit or "dân") else DENOMINATOR.search(rest)
    if per:
        unit, end = f"{unit}/{_per(per)}", end + per.end()
    if onward := ONWARD.match(rest):
        end = max(end, found.unit.end + onward.end())
    if own is None and (behind := _YEAR_BEHIND.match(rest)):
        own = int(behind[1])
    year = own or year_stated(text, start) or year_stated(rest, len(rest)) or horizon
    return Quantity(text[start:end].strip(), operator_of(found, rest), figure(found), unit, year)


def _counts_yearly(found: Found, each: str) -> bool:
    """A count is per year after "mỗi năm"; a percentage only where it grows or falls."""
    grows = word_in(each + found.chain, ("tăng", "giảm"))
    return grows or not found.percent


def _per(denominator: re.Match[str]) -> str:
    one = denominator["n"] is None or denominator["n"].lower() in {"1", "01", "một", "mỗi"}
    number = "" if one else denominator["n"].replace(".", "")
    return squeeze(f"{number} {denominator['of']}")
