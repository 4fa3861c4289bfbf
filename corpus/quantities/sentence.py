"""Every value that a sentence of the body states, in order."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.lazy import pattern
from corpus.plan import Quantity
from corpus.quantities.figures import ONWARD, Found, figure, numbers, operator_of, word_in
from corpus.quantities.horizon import year_next, year_stated
from corpus.quantities.values import DENOMINATOR, is_value
from corpus.text import nfc, squeeze

_SAID_OF = pattern(
    r"(?:trong đó|riêng|,|;)\s*(?:riêng\s+)?(?:năm|giai đoạn\s+20\d\d\s*[-–—])\s*(20\d\d)\b",
    re.IGNORECASE,
)
# The year right behind its value: "70% năm 2027; 90% năm 2030".
_YEAR_BEHIND = pattern(
    r"\s*\(?(?:vào\s+|trong\s+)?năm\s+(?P<year>20\d\d)\b"
    # "50% hộ (2026), 80% hộ (2030)"
    r"|(?:\s*[^\W\d_]+){0,4}\s*\(\s*(?:(?:đến\s+)?năm\s+)?(?P<bracketed>20\d\d)\s*\)",
    re.IGNORECASE,
)
# Between two values of a list: the rest of what is counted, and a comma or "và".
_LINK = pattern(r"[^.,;:%\d]{0,20}?(?:,|\s+và)\s*")
# "Tối thiểu 25% vào năm 2026 và 35% vào năm 2030": nothing but the years between them.
_NEXT_YEAR = pattern(
    r"\s*\(?\s*(?:(?:vào|trong|đến)\s+)?(?:năm\s+)?20\d\d\s*\)?\s*(?:[,;]|[,;]?\s+và)\s*",
    re.IGNORECASE,
)
# "Năm 2026: 85% hồ sơ nộp trực tuyến; …": said once before all.
_OPENS_WITH_YEAR = pattern(r"\s*(?:đến\s+|trong\s+|hết\s+)*năm\s+(20\d\d)\s*:", re.IGNORECASE)
_PEOPLE = pattern(r"/[^/]*dân$")
_CLAUSE = pattern(r"[,;.](?:\s|$)")
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
    if opens := _OPENS_WITH_YEAR.match(clean):
        horizon = int(opens[1])
    found = [f for f in numbers(clean) if is_value(clean, f)]
    if not found:
        return (Quantity(text, "text", None, None, year_stated(clean, len(clean)) or horizon),)
    ends = [f.start for f in found[1:]] + [len(clean)]
    afters = [0, *(f.unit.end for f in found[:-1])]
    values = [
        _quantity(clean, f, end, horizon, _own_year(clean[after : f.start] if after else ""))
        for f, after, end in zip(found, afters, ends, strict=True)
    ]
    return _counted_alike(_compared_alike(values, found, clean), found, clean)


def _compared_alike(values: list[Quantity], found: list[Found], text: str) -> list[Quantity]:
    """A comparison said of the first year holds for those behind it."""
    out = values[:1]
    for value, before, at in zip(values[1:], found, found[1:], strict=False):
        same = value.unit == out[-1].unit and value.op == "=" and not at.chain.strip()
        if same and _NEXT_YEAR.fullmatch(text[before.unit.end : at.start]):
            value = replace(value, op=out[-1].op if out[-1].op != "range" else "=")
        out.append(value)
    return out


def _counted_alike(values: list[Quantity], found: list[Found], text: str) -> tuple[Quantity, ...]:
    """What is said once behind a list is said of all of it: "15 bác sĩ, 35 giường bệnh và 25 điều
    dưỡng trên 10.000 dân"."""
    last, out = None, []
    for value, at in zip(reversed(values), reversed(found), strict=True):
        linked = last and not last.predicate and _LINK.fullmatch(text[at.unit.end : last.start])
        shared = _PEOPLE.search(out[-1].unit or "") if linked and "/" not in out[-1].raw else None
        if shared and value.unit and not at.percent and "/" not in value.unit:
            value = replace(value, unit=value.unit + shared.group())
        out.append(value)
        last = at
    return tuple(reversed(out))


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
    counted = not found.percent and "dân" not in (unit or "dân")
    if counted and (per := DENOMINATOR.search(rest)):
        unit, end = f"{unit}/{_per(per)}", end + per.end()
    elif counted and (per := _counted_by(clause)):
        unit = f"{unit}/{_per(per)}"
    if onward := ONWARD.match(rest):
        end = max(end, found.unit.end + onward.end())
    if own is None and (behind := _YEAR_BEHIND.match(rest)):
        own = int(behind["year"] or behind["bracketed"])
    clause_end = _CLAUSE.split(text[end:])[0]
    year = own or year_stated(text, start) or year_next(rest) or year_next(clause_end) or horizon
    return Quantity(text[start:end].strip(), operator_of(found, rest), figure(found), unit, year)


def _counted_by(clause: str) -> re.Match[str] | None:
    """What the subject right before a value says it is counted by: "Số giường bệnh trên vạn
    dân: 38,5 giường"."""
    found = list(DENOMINATOR.finditer(clause))
    return found[-1] if found and not clause[found[-1].end() :].strip(" :") else None


def _counts_yearly(found: Found, each: str) -> bool:
    """A count is per year after "mỗi năm"; a percentage only where it grows or falls."""
    grows = word_in(each + found.chain, ("tăng", "giảm"))
    return grows or not found.percent


def _per(denominator: re.Match[str]) -> str:
    one = denominator["n"] is None or denominator["n"].lower() in {"1", "01", "một", "mỗi"}
    number = "" if one else denominator["n"].replace(".", "")
    return squeeze(f"{number} {denominator['of']}")
