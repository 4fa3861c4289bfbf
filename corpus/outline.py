"""Paragraphs → the tree of mục, khoản, điểm and gạch đầu dòng.

Locators are the numbering as it nests: roman, then the number path, then letters,
then "-n" for the n-th bullet ("II.1.4-1"). Damaged numbers ("in." for III, "1)" for
l), "2," for 2.) are read by the place where they stand in the sequence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.lazy import pattern
from corpus.numerals import ROMANS
from corpus.paragraphs import PART
from corpus.plan import Issue, Paragraph, Section, Span
from corpus.text import fold

LETTERS = "abcdđeghiklmnopqrstuvxy"

_ARTICLE = pattern(r"Điều\s+(?P<no>\d{1,3})\s*[.:]\s*(?P<rest>\S.*)", re.S)
_PART = pattern(r"(?P<no>[A-H])\s*[.:]\s+(?P<rest>\S.*)", re.S)
_ROMAN = pattern(
    r"(?P<no>[IVX]{1,5})\s*(?:[.:]\s+(?P<rest>\S.*)|[-–/]\s+(?P<dashed>[A-ZĐÀ-Ỹ].*))", re.S
)
_BROKEN_ROMAN = pattern(r"(?P<no>[A-Za-z1|!]{1,5})\s*[.,]\s+(?P<rest>\S.*)", re.S)
_NUMBER = pattern(
    r"(?P<no>\d{1,2}(?:\.\d{1,2})*)\s*"
    r"(?:\.\s*(?P<rest>[^\W\d_].*|[\"“(].*|(?<=\s)\d{1,3}(?:[.,]\d+)?\s?%.*"
    r"|(?<=\s)(?P<all>\d+)/(?P=all)\s.*)|[-–/]\s+(?P<dashed>[A-ZĐÀ-Ỹ].*))",
    re.S,
)
_LOOSE = pattern(r"(?P<no>\d{1,2})\s*,?\s+(?P<rest>[A-ZĐÀ-Ỹ].*)", re.S)
_LETTER = pattern(r"(?P<no>[a-zđ])(?:\s?\)\s*(?P<rest>\S.*)|\.\s+(?P<dashed>[A-ZĐÀ-Ỹ].*))", re.S)
_PAREN = pattern(r"(?P<open>\(?)(?P<no>\d{1,2})\)\s*(?P<rest>\S.*)", re.S)
_BULLET = pattern(r"(?P<no>[-–—•+*])\s*(?P<rest>\S.*)", re.S)

_ORDINALS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_LEVELS = {"roman": 0, "number": 1, "letter": 5, "paren": 6, "bullet": 7, "plus": 8}


class Marker(NamedTuple):
    """What opens a paragraph: level (smaller is higher), key ("II", "1.4", "a", "-")."""

    level: int
    kind: str
    key: str
    label: str
    rest: str


@dataclass(slots=True)
class _Node:
    marker: Marker
    locator: str
    spans: list[Span]
    body: list[Paragraph] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)


def outline(
    paragraphs: tuple[Paragraph, ...], file: str
) -> tuple[tuple[Section, ...], tuple[Issue, ...]]:
    """The tree of a body, and what stands outside of it or breaks its numbering."""
    root = _Node(Marker(-9, "root", "", "", ""), "", [])
    path, issues = [root], []
    for paragraph in paragraphs:
        marker = read_marker(paragraph.text, _siblings(path))
        if marker is None and path == [root]:
            issues.append(Issue(file, paragraph.span, paragraph.text, "đứng trước mục đầu tiên"))
        elif marker is None:
            path[-1].body.append(paragraph)
            path[-1].spans.append(paragraph.span)
        else:
            issues += _gap(path, marker, paragraph, file)
            _open(path, marker, paragraph)
    return tuple(_freeze(child) for child in root.children), tuple(issues)


def flatten(sections: tuple[Section, ...]) -> tuple[tuple[Section, tuple[Section, ...]], ...]:
    """Every section with its ancestors (outermost first), in reading order."""
    found: list[tuple[Section, tuple[Section, ...]]] = []

    def walk(section: Section, above: tuple[Section, ...]) -> None:
        found.append((section, above))
        for child in section.children:
            walk(child, (*above, section))

    for section in sections:
        walk(section, ())
    return tuple(found)


def read_marker(text: str, siblings: dict[int, str]) -> Marker | None:
    """The marker that opens a paragraph, read with the items open so far.

    `siblings` holds, for each level, the key of the last item open there.
    """
    if found := _ARTICLE.match(text):
        return Marker(0, "article", f"Đ{found['no']}", f"Điều {found['no']}.", found["rest"])
    if (found := PART.match(text)) and found["rest"] and (no := _part_number(found["no"])):
        printed = text[: found.start("rest")].strip()
        return Marker(
            -3 if fold(text).startswith("phan") else -2, "part", no, printed, found["rest"]
        )
    if (found := _PART.match(text)) and _is_heading(found["rest"]):
        return Marker(-1, "part", found["no"], found["no"] + ".", found["rest"])
    if found := _ROMAN.match(text):
        return Marker(0, "roman", found["no"], found["no"] + ".", _rest(found))
    if found := _NUMBER.match(text):
        depth = found["no"].count(".")
        return Marker(1 + depth, "number", found["no"], found["no"] + ".", _rest(found))
    if found := _LETTER.match(text):
        return Marker(5, "letter", found["no"], found["no"] + ")", _rest(found))
    if (found := _PAREN.match(text)) and _counts_on(found, siblings):
        return _paren(found, siblings)
    if found := _BULLET.match(text):
        kind = "plus" if found["no"] == "+" else "bullet"
        return Marker(_LEVELS[kind], kind, "-", found["no"], found["rest"])
    return _damaged(text, siblings)


def _rest(found: re.Match[str]) -> str:
    return str(found["rest"] or found["dashed"])


def _part_number(printed: str) -> str:
    """ "I", "2" or "thứ nhất" of a part, as the locator has it: "P1"."""
    word = fold(printed)
    if word.startswith("thu "):
        return f"P{_ORDINALS.index(word[4:]) + 1}" if word[4:] in _ORDINALS else ""
    number = ROMANS.index(printed) + 1 if printed in ROMANS else printed
    return f"P{number}"


def _counts_on(found: re.Match[str], siblings: dict[int, str]) -> bool:
    """A number in two brackets may be a remark: it opens an item where it follows the last."""
    following = int(siblings.get(_LEVELS["paren"], "0")) + 1
    return not found["open"] or int(found["no"]) in (1, following)


def _paren(found: re.Match[str], siblings: dict[int, str]) -> Marker:
    # A scanner reads l) as 1): it is one when k) stands open.
    if found["no"] == "1" and siblings.get(5) == "k":
        return Marker(5, "letter", "l", "1)", found["rest"])
    printed = f"{found['open']}{found['no']})"
    return Marker(6, "paren", found["no"], printed, found["rest"])


def _damaged(text: str, siblings: dict[int, str]) -> Marker | None:
    """A number that lost its point, or a roman that the scanner spoiled, in sequence."""
    if (found := _LOOSE.match(text)) and int(found["no"]) == _next_number(siblings):
        return Marker(1, "number", found["no"], found["no"], found["rest"])
    found = _BROKEN_ROMAN.match(text)
    if found and _is_heading(found["rest"]) and set(fold(found["no"])) <= set("ivxlnm1|!t"):
        following = ROMANS.index(siblings[0]) + 1 if siblings.get(0) in ROMANS else 0
        return Marker(0, "roman", ROMANS[following], found["no"] + ".", found["rest"])
    return None


def _next_number(siblings: dict[int, str]) -> int:
    return int(siblings[1]) + 1 if siblings.get(1, "").isdecimal() else 1


def _is_heading(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _siblings(path: list[_Node]) -> dict[int, str]:
    return {n.marker.level: n.marker.key for n in path[1:]}


def _open(path: list[_Node], marker: Marker, paragraph: Paragraph) -> None:
    dashes = (n for n in path if n.marker.kind == "bullet" and n.marker.label != "+")
    if marker.kind == "plus" and not any(dashes):
        # Where no dash is open, "+" is what a dash is elsewhere.
        marker = marker._replace(kind="bullet", level=_LEVELS["bullet"])
    while path[-1].marker.level >= marker.level:
        path.pop()
    parent = path[-1]
    node = _Node(marker, _locator(path, marker), [paragraph.span])
    parent.children.append(node)
    path.append(node)


def _locator(path: list[_Node], marker: Marker) -> str:
    parent = path[-1]
    if marker.kind in ("bullet", "plus"):
        count = sum(c.marker.kind == marker.kind for c in parent.children) + 1
        return f"{parent.locator}{'-' if marker.kind == 'bullet' else '+'}{count}"
    above = next((n.locator for n in reversed(path) if n.marker.level < 1), "")
    base = above if marker.kind == "number" else parent.locator
    return f"{base}.{marker.key}" if base else marker.key


def _gap(path: list[_Node], marker: Marker, paragraph: Paragraph, file: str) -> list[Issue]:
    """A hole in the numbering: a heading that the source lost."""
    if marker.kind not in ("roman", "number", "letter"):
        return []
    last = next((n for n in reversed(path) if n.marker.level <= marker.level), path[0])
    expected = _following(last.marker, marker)
    # Many offices leave đ out of their letters.
    if expected in (None, marker.key) or (expected, marker.key) == ("đ", "e"):
        return []
    why = f"đánh số nhảy đến “{marker.label}”, lẽ ra là “{expected}”"
    return [Issue(file, paragraph.span, paragraph.text, why)]


def _following(last: Marker, marker: Marker) -> str | None:
    """The key that should follow `last` at the marker's level; None when unknown."""
    same = last.level == marker.level
    if marker.kind == "roman":
        return ROMANS[ROMANS.index(last.key) + 1] if same and last.key in ROMANS[:-1] else "I"
    if marker.kind == "letter":
        return LETTERS[LETTERS.index(last.key) + 1] if same and last.key in LETTERS[:-1] else "a"
    head, _, _ = marker.key.rpartition(".")
    if not same:
        return f"{head}.1" if head else "1"
    before, _, count = last.key.rpartition(".")
    return f"{head}.{int(count) + 1}".lstrip(".") if before == head else f"{head}.1"


def _freeze(node: _Node) -> Section:
    return Section(
        locator=node.locator,
        label=node.marker.label,
        title=node.marker.rest,
        span=Span(node.spans[0].first, node.spans[-1].last, node.spans[0].page),
        head=node.spans[0],
        body=tuple(node.body),
        children=tuple(_freeze(child) for child in node.children),
    )
