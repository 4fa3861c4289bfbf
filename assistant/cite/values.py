"""A target's values stand in its lines: number, comparison, unit, and the year to reach."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.cite.source import headings, own_lines, stands
from corpus.lazy import pattern
from corpus.plan import Quantity, Target
from corpus.quantities.figures import ONWARD, bounds, parse_number
from index.register import Register

_FIGURE = pattern(r"\d+(?:[.,]\d+)*")
_WORD = pattern(r"\w+")
_THOUSANDS = pattern(r"(?<=\d)\.(?=\d{3}\b)")
_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<"}


def value_faults(target: Target, register: Register) -> Iterator[str]:
    """What a target's values state that its source does not, in words."""
    source = own_lines(target, register)
    for value in target.values:
        said = f"value {value.raw!r}"
        if not stands(value.raw, source):
            yield f"{said} is not in its lines"
        if not _counts(value):
            yield f"{said} does not print the number {value.number}"
        if not _compares(value, target.text):
            yield f"{said} does not say {value.op!r}"
        if value.unit and not _measures(value.unit, target, register):
            yield f"{said}: the unit {value.unit!r} is not in its lines nor above"
        year = str(value.horizon or "")
        if year not in source and year not in _over(target, register):
            yield f"{said}: the year {year} is not in its lines nor above"


def _over(target: Target, register: Register) -> str:
    """The headings above a target, up to the plan's title."""
    return f"{headings(target, register)} {register.plan(target.plan).title}"


def _counts(value: Quantity) -> bool:
    """Its number, or both ends of its range, are printed."""
    if value.number is None:
        return value.op == "text"
    ends = value.number if isinstance(value.number, tuple) else (value.number,)
    printed = {parse_number(figure) for figure in _FIGURE.findall(value.raw)}
    return set(ends) <= printed or not printed


def _compares(value: Quantity, name: str) -> bool:
    """Its comparison is said, by the value or by the target's name; a plain number says
    none before its figure."""
    if value.op in ("text", "range"):
        return (value.op == "range") == isinstance(value.number, tuple)
    before = _FIGURE.split(value.raw, maxsplit=1)[0].strip()
    if value.op == "=":
        return not before or not bounds(before)
    if before == _SIGNS[value.op]:
        return True
    said = {operator for text in (value.raw, name) for _, operator in bounds(text)}
    return value.op in said or ONWARD.search(name) is not None


def _measures(unit: str, target: Target, register: Register) -> bool:
    """Every word of a unit is said in the lines, or above them where a column says it."""
    source = own_lines(target, register)
    return (
        unit in source
        or says_unit(unit, source)
        or says_unit(unit, f"{source} {headings(target, register)}")
    )


def says_unit(unit: str, source: str) -> bool:
    """Are all words of a unit there? "/" may be said as "trên" or "mỗi".

    >>> says_unit("ca/100000 dân", "dưới 40 ca/100.000 dân")
    True
    """
    wanted, said = _words(unit), _words(source)
    percent = "%" not in unit or "%" in source or {"phần", "trăm"} <= said
    return percent and wanted <= said


def _words(text: str) -> set[str]:
    """A unit writes its thousands without the dot that a source prints."""
    return set(_WORD.findall(_THOUSANDS.sub("", text.lower())))
