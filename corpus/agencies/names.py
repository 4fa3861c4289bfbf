"""The spellings that rules derive from an agency's official name.

Nothing here knows an agency: initials, shorter beginnings and a dropped "tỉnh" follow
from the words of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from corpus.lazy import pattern
from corpus.spelling.trie import Node, insert
from corpus.spelling.words import forms

_PROVINCE = "tỉnh"
_LINKS = pattern(r"\s+(?:và|-|–)\s+|\s*,\s*")
# Bodies that people name by their field: "Sở KH&CN", "STTTT", "Bộ Khoa học".
FIELD_HEADS = ("Sở", "Bộ")
# A name must keep this many words to stand without its "tỉnh".
_ENOUGH = 3


def words_of(name: str) -> list[str]:
    """The words of a name.

    >>> words_of("Sở Lao động - Thương binh và Xã hội")[:4]
    ['Sở', 'Lao', 'động', 'Thương']
    """
    return re.findall(r"\w+", name)


def groups_of(field: str) -> list[list[str]]:
    """A field's parts between "và", dashes and commas, each as words.

    >>> groups_of("Văn hóa, Thể thao và Du lịch")
    [['Văn', 'hóa'], ['Thể', 'thao'], ['Du', 'lịch']]
    """
    return [words_of(part) for part in _LINKS.split(field) if part.strip()]


def initials(groups: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Initials of a field, joined or cut at any of its parts.

    >>> sorted(initials([["Khoa", "học"], ["Công", "nghệ"]]))
    [('Kh', 'Cn'), ('KhCn',)]
    """
    letters = ["".join(w[0] for w in group) for group in groups]
    for cuts in product((False, True), repeat=len(letters) - 1):
        parts = [letters[0]]
        for cut, part in zip(cuts, letters[1:], strict=True):
            if cut:
                parts.append(part)
            else:
                parts[-1] += part
        yield tuple(parts)


def insert_without_place(root: Node, name: str, number: int) -> None:
    """The name without its "tỉnh", where enough remains and no other name is that."""
    words = words_of(name)
    if words[-1].lower() == _PROVINCE and len(words) > _ENOUGH:
        insert(root, words[:-1], number, exact=True, if_free=True)


def insert_initials(root: Node, bare: Node, name: str, number: int) -> None:
    """Initials with the head ("Sở KHCN", "SKHCN") into `root`, without it into `bare`."""
    head, _, field = name.partition(" ")
    if head not in FIELD_HEADS:
        return
    groups = groups_of(field)
    for parts in initials(groups):
        size = sum(map(len, parts))
        if size < 2:
            continue
        insert(root, (head, *parts), number, exact=True, rigid=size > 1)
        insert(root, (head[0] + parts[0], *parts[1:]), number, exact=True, rigid=True)
        insert(root, (head[0], *parts), number, exact=True, rigid=True)
        if size > 3 and head == FIELD_HEADS[0]:
            insert(bare, parts, number, exact=False, rigid=True)


def insert_mixed(root: Node, name: str, number: int) -> None:
    """Initials for some parts and words for the others: "Sở Nông nghiệp và PTNT"."""
    head, _, field = name.partition(" ")
    groups = groups_of(field)
    if head not in FIELD_HEADS or len(groups) < 2:
        return
    ways = [(group, ["".join(w[0] for w in group)]) for group in groups]
    for parts in product((0, 1), repeat=len(groups)):
        if 0 < sum(parts) < len(parts):
            words = [w for way, part in zip(ways, parts, strict=True) for w in way[part]]
            insert(root, (head, *words), number, exact=True)


def insert_short(root: Node, name: str, number: int) -> None:
    """Shorter beginnings that people say: "Sở Khoa học", "Sở Giao thông".

    A beginning ends where a part of the name ends; a single part of four words is
    also cut in half.
    """
    head, _, field = name.partition(" ")
    groups = groups_of(field)
    kept: list[str] = [head]
    for i, group in enumerate(groups):
        if head in FIELD_HEADS and i == 0 and len(group) >= 4:
            insert(root, [*kept, *group[:2]], number, exact=False)
        kept += group
        long_enough = head in FIELD_HEADS or len(kept) > _ENOUGH
        if i < len(groups) - 1 and len(group) > 1 and long_enough:
            insert(root, kept, number, exact=False)
    if head in FIELD_HEADS and len(groups) > 1:
        for parts in initials(groups[:1]):
            insert(root, (head, *parts), number, exact=False, rigid=True)


def field_words(name: str) -> tuple[str, ...]:
    """The folded words of a ministry's or department's field, "và" left out."""
    folded = (forms(w)[0] for w in words_of(name)[1:])
    return tuple(w for w in folded if w != "va")
