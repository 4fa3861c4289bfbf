"""The numbers that Word counts itself: "1.", "a)", "II." in front of a paragraph."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from corpus.numerals import ROMANS
from corpus.readers.limits import small_number

_LEVELS = 9


class Numbering:
    """Counts a document's lists. Ask for each paragraph once, in reading order.

    Levels are read from numbering.xml, and from styles.xml for numbered styles.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, list[int]] = {}
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def label(self, paragraph: Element) -> str:
        """The number of a paragraph with a space behind it; "" where it has none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, level = place
        levels = self._abstract.get(self._lists.get(number, ""), {})
        if level not in levels:
            return ""
        counts = self._counted(number, level, levels)
        style, pattern, _ = levels[level]
        if style == "none":
            return ""
        if style == "bullet":
            return "+ " if pattern.strip() == "+" else "- "
        shown = re.sub(r"%(\d)", lambda m: _shown(int(m[1]) - 1, levels, counts), pattern)
        return f"{shown} " if shown.strip() else ""

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        own = paragraph.find("{*}pPr/{*}numPr")
        if own is not None:
            number = attribute(own.find("{*}numId"))
            level = attribute(own.find("{*}ilvl"))
            return None if number in ("", "0") else (number, small_number(level, 0))
        return self._styles.get(attribute(paragraph.find("{*}pPr/{*}pStyle")))

    def _counted(
        self, number: str, level: int, levels: dict[int, tuple[str, str, int]]
    ) -> list[int]:
        """Counters of the list after this paragraph; deeper levels start again."""
        counts = self._counts.setdefault(self._lists[number], [0] * _LEVELS)
        first = self._starts.pop((number, level), None)
        if first is not None:
            counts[level] = first
        else:
            counts[level] = counts[level] + 1 if counts[level] else levels[level][2]
        for above in range(level):
            counts[above] = counts[above] or levels.get(above, ("", "", 1))[2]
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        return counts

    def _read_lists(self, root: Element) -> None:
        for abstract in root.findall("{*}abstractNum"):
            levels = {_number(x, "ilvl"): _level(x) for x in abstract.findall("{*}lvl")}
            known = {n: level for n, level in levels.items() if n < _LEVELS}
            self._abstract[attribute(abstract, "abstractNumId")] = known
        for item in root.findall("{*}num"):
            number = attribute(item, "numId")
            self._lists[number] = attribute(item.find("{*}abstractNumId"))
            for override in item.findall("{*}lvlOverride"):
                start = small_number(attribute(override.find("{*}startOverride")), -1)
                if start >= 0:
                    self._starts[number, _number(override, "ilvl")] = start

    def _read_styles(self, root: Element) -> None:
        for style in root.findall("{*}style"):
            found = style.find("{*}pPr/{*}numPr")
            number = attribute(found.find("{*}numId")) if found is not None else ""
            if found is not None and number not in ("", "0"):
                level = attribute(found.find("{*}ilvl"))
                self._styles[attribute(style, "styleId")] = (number, small_number(level, 0))


def _level(element: Element) -> tuple[str, str, int]:
    """The style of a level's numbers, its pattern ("%1.") and where it starts."""
    start = small_number(attribute(element.find("{*}start")), 1)
    style = attribute(element.find("{*}numFmt")) or "decimal"
    return style, attribute(element.find("{*}lvlText")), start


def _shown(level: int, levels: dict[int, tuple[str, str, int]], counts: list[int]) -> str:
    style = levels.get(level, ("decimal", "", 1))[0]
    return in_style(counts[level], style) if 0 <= level < _LEVELS else ""


def in_style(count: int, style: str) -> str:
    """A count in Word's or HTML's style of numbers.

    >>> in_style(4, "upperRoman"), in_style(2, "lowerLetter"), in_style(7, "decimalZero")
    ('IV', 'b', '07')
    """
    if style in ("upperRoman", "lowerRoman") and 0 < count <= len(ROMANS):
        roman = ROMANS[count - 1]
        return roman if style == "upperRoman" else roman.lower()
    if style in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    return f"{count:02d}" if style == "decimalZero" else str(count)


def attribute(element: Element | None, name: str = "val") -> str:
    """An attribute by its local name; "" where the element or the attribute is missing."""
    if element is None:
        return ""
    found = (v for k, v in element.attrib.items() if k.rpartition("}")[2] == name)
    return next(found, "")


def _number(element: Element, name: str) -> int:
    return small_number(attribute(element, name), 0)
