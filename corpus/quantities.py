"""The value of a target: "≥ 30 % GRDP" → Quantity. Pure functions.

Which numbers of a text are values is decided in corpus/figures.py, what they count
in corpus/units.py. `raw` is the source's own words in NFC.
"""

from __future__ import annotations

import re

from corpus.figures import (
    DENOMINATOR,
    ONWARD,
    Found,
    bounds,
    figure,
    follows,
    is_value,
    numbers,
    operator_of,
    word_in,
)
from corpus.plan import Operator, Quantity
from corpus.text import nfc, squeeze
from corpus.units import Unit, either, normal_unit, unit_in_name, words

_EACH_YEAR = re.compile(r"\b(?:mỗi|hằng|hàng)\s+năm\b,?(?:\s+[^\W\d_]+){0,4}\s*$", re.IGNORECASE)
_STATED = re.compile(
    r"\b(?:đến|tới|vào|trong|trước)\s+(?:(?:hết|cuối)\s+)*năm\s+(20\d\d)\b", re.IGNORECASE
)
_SPAN_OF_YEARS = r"\b20\d\d\s*[-–—]\s*(20\d\d)\b"
_HORIZON = re.compile(
    r"\b(?:đến|tới|trước)\s+(?:(?:hết|cuối|ngày|tháng|quý)\s+)*(?:[\dIV]+/)*(20\d\d)\b"
    rf"|{_SPAN_OF_YEARS}"
    rf"|(?<!so với )(?<!từ )\bnăm\s+(?!{_SPAN_OF_YEARS})(20\d\d)\b"
    r"|\btầm\s+nhìn\s+(20\d\d)\b|^\s*(20\d\d)\s*$",
    re.IGNORECASE,
)
_PRINTED_DATE = re.compile(r"\bngày\s+\d+\s+tháng\s+\d+\s+năm\s+\d{4}", re.IGNORECASE)


def parse_horizon(text: str) -> int | None:
    """The first year by which something is to be reached; None where the text names none.

    >>> parse_horizon("Đến hết năm 2030"), parse_horizon("giai đoạn 2026-2030")
    (2030, 2030)
    """
    found = _HORIZON.search(_PRINTED_DATE.sub("", nfc(text)))
    return int(next(filter(None, found.groups()))) if found else None


def parse_cell(raw: str, unit: str, name: str = "", horizon: int | None = None) -> Quantity:
    """The value cell of an annex row, with its unit cell and the target's name.

    A unit or a year that the row itself names goes before what the table says; an
    operator may end the name ("… có tối thiểu."). Words alone give `op` "text".

    >>> parse_cell("≥ 30", "%GRDP", horizon=2030)
    Quantity(raw='≥ 30', op='>=', number=30.0, unit='% GRDP', horizon=2030)
    """
    text = squeeze(nfc(raw))
    year = _year_stated(nfc(name), len(name)) or horizon
    given = normal_unit(unit) or unit_in_name(name)
    found = next((f for f in numbers(text, compound=True) if _opens(text, f)), None)
    if found is None:
        return Quantity(text, "text", None, given, year)
    op = operator_of(found, text[found.unit.end :])
    if op == "=" and (asked := _name_operator(name)):
        op = asked
    return Quantity(text, op, figure(found), _cell_unit(given, found.unit), year)


def _opens(text: str, found: Found) -> bool:
    """Whether the cell is this number: it opens the cell, or it is plainly a value."""
    before = text[: found.start]
    lead = either(words().lists["cell_leads"])
    if re.fullmatch(rf"(?:{lead}\s*)*", before, re.IGNORECASE):
        return found.predicate or not follows(before + found.chain, "not_value_after")
    return (found.percent or found.symbol) and is_value(text, found)


def _cell_unit(given: str | None, own: Unit) -> str | None:
    """The unit cell, unless the value's own unit says the same more fully."""
    if given is None:
        return own.name
    fuller = own.known and own.name is not None and given in own.name
    return own.name if fuller else given


def _name_operator(name: str) -> Operator | None:
    spoken = either(w for group in words().operators.values() for w in group)
    found = re.search(rf"(?<!\w){spoken}[\s.:,]*$", nfc(name), re.IGNORECASE)
    return bounds(found.group())[0][1] if found else None


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
        return (Quantity(text, "text", None, None, _year_stated(clean, len(clean)) or horizon),)
    ends = [f.start for f in found[1:]] + [len(clean)]
    return tuple(_quantity(clean, f, end, horizon) for f, end in zip(found, ends, strict=True))


def _quantity(text: str, found: Found, limit: int, horizon: int | None) -> Quantity:
    """The value at `found`; its sentence is looked through up to `limit`, the next value."""
    start, unit, end = found.start, found.unit.name, found.unit.end
    rest = re.split(r"[;]|\.\s", text[end:limit])[0]
    each = _EACH_YEAR.search(re.split(r"[;.]\s", text[:start])[-1])
    if unit and each and "/năm" not in unit and _counts_yearly(found, each.group()):
        unit += "/năm"
        start -= len(each.group())
    per = None if found.percent or "dân" in (unit or "dân") else DENOMINATOR.search(rest)
    if per:
        unit, end = f"{unit}/{_per(per)}", end + per.end()
    if onward := ONWARD.match(rest):
        end = max(end, found.unit.end + onward.end())
    year = _year_stated(text, start) or _year_stated(rest, len(rest)) or horizon
    return Quantity(text[start:end].strip(), operator_of(found, rest), figure(found), unit, year)


def _counts_yearly(found: Found, each: str) -> bool:
    """A count is per year after "mỗi năm"; a percentage only where it grows or falls."""
    grows = word_in(each + found.chain, ("tăng", "giảm"))
    return grows or not found.percent


def _per(denominator: re.Match[str]) -> str:
    one = denominator["n"] is None or denominator["n"].lower() in {"1", "01", "một", "mỗi"}
    number = "" if one else denominator["n"].replace(".", "")
    return squeeze(f"{number} {denominator['of']}")


def _year_stated(text: str, before: int) -> int | None:
    """The last year that a sentence sets ("đến năm 2028") before an offset."""
    years = [int(m[1]) for m in _STATED.finditer(text, 0, before)]
    return years[-1] if years else None
