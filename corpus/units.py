"""What stands after a number: "%" with its base, a measure, or the noun that is counted.

The words themselves live in reference/quantities.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.plan import Operator
from corpus.text import nfc, squeeze

WORDS = Path(__file__).parent / "reference" / "quantities.toml"
OPERATORS: tuple[Operator, ...] = (">=", "<=", ">", "<")
_LISTS = (
    "predicates", "fillers", "verbs", "cell_leads", "not_value_after", "qualifier_after",
    "durations", "places", "percent_bases", "magnitudes", "measures", "nouns", "compounds",
    "stops",
)  # fmt: skip


class WordsError(ValueError):
    """quantities.toml cannot be used: one line that names the file and every bad key."""


@dataclass(frozen=True, slots=True)
class Words:
    """reference/quantities.toml: operator words by operator, the other lists by name."""

    operators: Mapping[Operator, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read after a number; `end` is the offset behind it.

    `known` is False where the words are not in the lists and were guessed.
    """

    name: str | None
    end: int
    known: bool = False


def load_words(path: Path = WORDS) -> Words:
    """The word lists. Raises WordsError naming the file and all that is wrong with it."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise WordsError(f"{path}: {fault}") from fault
    tables = {k: data.get(k, {}) for k in ("operators", "words")}
    faults = [
        f"{table}.{key} is not a list of words"
        for table, keys in (("operators", OPERATORS), ("words", _LISTS))
        for key in keys
        if not _is_list(tables[table].get(key))
    ]
    if faults:
        raise WordsError(f"{path}: " + "; ".join(faults))
    operators = {sign: _composed(tables["operators"][sign]) for sign in OPERATORS}
    return Words(operators, {name: _composed(tables["words"][name]) for name in _LISTS})


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)


def _composed(listed: list[str]) -> tuple[str, ...]:
    return tuple(nfc(word) for word in listed)


@cache
def words() -> Words:
    """The shipped word lists, read once."""
    return load_words()


def either(choices: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, their spaces flexible.

    >>> either(["a b", "a"])
    '(?:a\\\\s+b|a)'
    """
    ordered = sorted(choices, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, w.split())) for w in ordered) + ")"


# What a rate is counted by: "/năm", "/vạn dân", "/1.000 dân".
_PER = (
    r"(?:\s?/\s?(?:năm|tháng|quý|ngày|người|hộ|xã|phường|huyện|ha|km2|km²|m2"
    r"|(?:[\d.]+\s?|vạn\s|triệu\s|nghìn\s)?dân)\b)*"
)
_EACH_YEAR = r"\s+(?:mỗi|hằng|hàng)\s+năm\b"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    w = words().lists
    large, noun = either(w["magnitudes"]), either(w["nouns"])
    cell = rf"{either((*w['compounds'], *w['nouns']))}\b"
    free = rf"(?!{either(w['stops'])}\b)[^\W\d_]+"
    # A tab parts the cells of a row: a guess never reaches over one.
    guess = rf"[^\S\t]+(?:(?:các|những)\s+)?{free}(?:[^\S\t]+{free})?"
    shapes = {
        "percent": rf"\s*(?:%|phần\s+trăm\b)(?P<base>\s*{either(w['percent_bases'])}\b)?",
        "compound": rf"\s+{cell}(?:(?:,\s+|\s+và\s+|/){cell})*",
        "measure": rf"\s*(?:{large}\s+)?{either(w['measures'])}(?!\w)",
        "noun": rf"\s+(?:{large}\s+)?{noun}\b",
        "large": rf"\s+{large}\b(?:{guess})?",
        "duration": rf"\s+{either(w['durations'])}\b",
        "guess": guess,
    }
    tail = rf"(?P<per>{_PER})(?P<each>{_EACH_YEAR})?"
    return {
        name: re.compile(rf"(?P<unit>{shape}){tail}", re.IGNORECASE)
        for name, shape in shapes.items()
    }


def read_unit(text: str, at: int, *, compound: bool = False) -> Unit:
    """The unit that starts at offset `at` (NFC text), right behind a number.

    With `compound` a longer noun or several joined ones count: for table cells.

    >>> read_unit("2% GRDP, trong đó", 1)
    Unit(name='% GRDP', end=7, known=True)
    >>> read_unit("20 nhiệm vụ khoa học", 2).name
    'nhiệm vụ'
    """
    shapes = ("percent", "compound", "measure", "noun", "large", "duration", "guess")
    for name in shapes:
        if (name != "compound" or compound) and (found := _patterns()[name].match(text, at)):
            return _unit(found, known=name != "guess")
    return Unit(None, at)


def _unit(found: re.Match[str], *, known: bool) -> Unit:
    # "3% tổng chi … hằng năm" is a share of each year's spending, not a rate per year.
    share = found.groupdict().get("base")
    name = re.sub(r"^\s*phần\s+trăm", "%", found["unit"], flags=re.IGNORECASE) + found["per"]
    if found["each"] and not share:
        return Unit(normal_unit(name + "/năm"), found.end(), known)
    return Unit(normal_unit(name), found.end("per"), known)


def normal_unit(raw: str) -> str | None:
    """A unit in one spelling; None for an empty one.

    >>> normal_unit("%GRDP"), normal_unit("Người / vạn dân"), normal_unit("Thứ bậc")
    ('% GRDP', 'người/vạn dân', 'Thứ bậc')
    """
    unit = squeeze(nfc(raw)).strip(" .,;:-")
    unit = re.sub(r"\s*/\s*", "/", unit)
    unit = re.sub(r"(?<=\d)\.(?=\d{3})", "", unit)
    unit = re.sub(r"^%\s*(?=[^\W\d_])", "% ", unit)
    unit = re.sub(r"^điểm\s*(?:%|phần trăm)", "điểm %", unit, flags=re.IGNORECASE)
    counted = "/" in unit or unit.lower() in words().lists["nouns"]
    # Only what is counted is lowered: "Thứ bậc", "USD", "Chỉ số …" stay as printed.
    return (unit[:1].lower() + unit[1:] if counted and unit[1:2].islower() else unit) or None


def unit_in_name(name: str) -> str | None:
    """The unit that a target's name ends with in brackets.

    >>> unit_in_name("GDP bình quân đầu người đến năm 2030 (USD)")
    'USD'
    >>> unit_in_name("Chỉ số phát triển con người (HDI)") is None
    True
    """
    found = re.search(r"\(([^()]+)\)[\s.:;*]*$", nfc(name))
    if not found:
        return None
    unit = read_unit(f" {found[1]}", 0)
    whole = unit.known and unit.end == len(found[1].rstrip()) + 1
    return normal_unit(found[1]) if whole or found[1].startswith("%") else None
