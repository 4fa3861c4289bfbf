"""One cell that says who leads and who helps: "Chủ trì: Sở Y tế; Phối hợp: Công an tỉnh"."""

from __future__ import annotations

import re

from corpus.lazy import pattern

_WHO = r"(?:(?:các\s+)?(?:cơ quan|đơn vị)\s+)?"
_MARKS = r"[\s;,.+•–-]*"
# Who leads is told of one body: "Sở Y tế chủ trì", "Sở Y tế là cơ quan chủ trì".
_LEADS = r"(?:là (?:cơ quan|đơn vị)\s+)?(?:chủ trì|chịu trách nhiệm(?: chính)?)(?: thực hiện)?"
_HELPS = r"(?:cùng\s+|tham gia\s+)?phối hợp(?: thực hiện)?"
_SHAPES = (
    # Chủ trì: A; Phối hợp: B
    pattern(
        rf"{_MARKS}(?:{_WHO}chủ trì(?: thực hiện)?\s*:\s*)?(?P<lead>[^:]+?){_MARKS}"
        rf"(?<!\w){_WHO}phối hợp(?: thực hiện)?\s*:\s*(?P<coordinating>.+)",
        re.I | re.S,
    ),
    # A (chủ trì); B (phối hợp)
    pattern(
        rf"{_MARKS}(?P<lead>[^()]+?)\s*\(\s*chủ trì\s*\){_MARKS}(?P<coordinating>.+?)"
        r"\s*\(?\s*phối hợp\s*\)?\W*",
        re.I | re.S,
    ),
    # A chủ trì, phối hợp với B
    pattern(
        rf"{_MARKS}(?P<lead>[^():]+?)\s+chủ trì{_MARKS}(?:và\s+)?phối hợp\s+(?:với\s+|cùng\s+)?"
        r"(?P<coordinating>.+)",
        re.I | re.S,
    ),
    # A chủ trì; B phối hợp
    pattern(
        rf"{_MARKS}(?P<lead>[^():]+?)\s+{_LEADS}\s*[;,.]\s*(?P<coordinating>[^:]+?)\s+{_HELPS}\W*",
        re.I | re.S,
    ),
    # A; B phối hợp
    pattern(rf"{_MARKS}(?P<lead>[^():;]+);\s*(?P<coordinating>[^:]+?)\s+{_HELPS}\W*", re.I | re.S),
    # A (chủ trì), B
    pattern(
        rf"{_MARKS}(?P<lead>[^()]+?)\s*\(\s*chủ trì\s*\)\s*(?:[;,.+–-]\s*)+(?P<coordinating>[^:]+)",
        re.I | re.S,
    ),
)
_ALONE = pattern(rf"{_MARKS}(?P<lead>[^():]+?)\s+{_LEADS}\W*", re.I | re.S)


def parted(cell: str) -> tuple[str, str]:
    """Who leads and who helps, in the words of the cell; all of it leads where it parts nobody.

    >>> parted("Chủ trì: Sở Y tế; Phối hợp: Công an tỉnh")
    ('Sở Y tế', 'Công an tỉnh')
    >>> parted("Sở Y tế, Công an tỉnh")
    ('Sở Y tế, Công an tỉnh', '')
    >>> parted("Sở Y tế chủ trì; Công an tỉnh phối hợp.")
    ('Sở Y tế', 'Công an tỉnh')
    """
    for shape in _SHAPES:
        if found := shape.fullmatch(cell):
            return found["lead"].strip(), found["coordinating"].strip(" ;.")
    alone = _ALONE.fullmatch(cell)
    return (alone["lead"] if alone else cell), ""
