"""A trie of names, and the longest name that begins at a word of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from corpus.spelling.words import JOIN, SKIPPED, Word, forms


@dataclass(slots=True)
class Node:
    """A node of the trie. `marked` holds the spellings of the word that leads here.

    `rigid` nodes (initials) match exactly. `ends` holds (name number, exact) pairs.
    """

    kids: dict[str, Node] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    ends: list[tuple[int, bool]] = field(default_factory=list)
    rigid: bool = False

    def plain(self) -> tuple[Any, ...]:
        """The trie as tuples and dicts only; `Node.of` makes it a trie again."""
        kids = {word: kid.plain() for word, kid in self.kids.items()}
        return kids, tuple(sorted(self.marked)), tuple(self.ends), self.rigid

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> Node:
        """The trie that `plain` was called on."""
        kids, marked, ends, rigid = plain
        return cls({word: cls.of(kid) for word, kid in kids.items()}, set(marked), [*ends], rigid)


class Hit(NamedTuple):
    """A match of words [first, last): the names it may be, and how well it fits."""

    first: int
    last: int
    names: tuple[int, ...]
    exact: bool
    errors: int


def insert(
    root: Node,
    words: Sequence[str],
    name: int,
    *,
    exact: bool,
    rigid: bool = False,
    if_free: bool = False,
) -> None:
    """Add one spelling of name number `name`; a spelling may end at several names.

    With `if_free` it is left out where another name already ends.
    """
    node = root
    for word in words:
        folded, marked = forms(word)
        if folded == SKIPPED:
            continue
        child = node.kids.get(folded)
        if child is None:
            child = node.kids[folded] = Node(rigid=rigid)
        child.marked.add(marked)
        node = child
    if all(n != name for n, _ in node.ends) and not (if_free and node.ends):
        node.ends.append((name, exact))


_MAX_ERRORS = 2
_LONG = 12


class Rule(NamedTuple):
    """How closely a text must agree with a name.

    With `marks` a word with other diacritics counts as an error; with `slips` a word one
    edit away does. Names of fewer than `words` words allow no error at all.
    """

    marks: bool = True
    slips: bool = True
    words: int = 3


QUESTION = Rule()
EXACT = Rule(slips=False)
PRINTED = Rule(marks=False)
PRINTED_EXACT = Rule(marks=False, slips=False)


def longest(root: Node, words: Sequence[Word], first: int, rule: Rule = QUESTION) -> Hit | None:
    """The longest name that begins at word `first`; of equally long ones the closest.

    At most two errors in a name of 12 letters or more, else one; none in initials, and
    no edit in the first word.
    """
    best: Hit | None = None
    for hit in _walk(root, words, Hit(first, first, (), True, 0), 0, rule):
        if best is None or (hit.last, -hit.errors) > (best.last, -best.errors):
            best = hit
    return best


def _walk(
    node: Node, words: Sequence[Word], so_far: Hit, letters: int, rule: Rule
) -> Iterator[Hit]:
    first, at, errors = so_far.first, so_far.last, so_far.errors
    whole = at >= len(words) or not words[at].inner  # not in the middle of "UBND"
    if whole and node.ends and errors <= _allowed(letters, at - first, rule):
        # A full name outranks the short forms that end at the same words.
        full = any(exact for _, exact in node.ends)
        names = tuple(n for n, exact in node.ends if exact == full)
        yield Hit(first, at, names, full and errors == 0, errors)
    if at > first and at < len(words) and words[at].folded == SKIPPED:
        at += 1
    if at >= len(words) or (at > first and not JOIN.fullmatch(words[at].gap)):
        return
    size = letters + len(words[at].folded)
    for child, cost in _steps(node, words[at], at == first, errors, rule):
        step = Hit(first, at + 1, (), True, errors + cost)
        yield from _walk(child, words, step, size, rule)


def _allowed(letters: int, words: int, rule: Rule) -> int:
    if words < rule.words:
        return 0
    return _MAX_ERRORS if letters >= _LONG else letters // 6


def _steps(
    node: Node, word: Word, is_first: bool, errors: int, rule: Rule
) -> Iterator[tuple[Node, int]]:
    child = node.kids.get(word.folded)
    spare = rule.slips and errors < _MAX_ERRORS
    if child is not None:
        plain = word.marked == word.folded or not rule.marks
        agrees = plain or word.marked in child.marked
        if agrees or (spare and not child.rigid):
            yield child, 0 if agrees else 1
        if agrees:
            return
    if is_first or not spare or len(word.folded) < 2:
        return
    for name, other in node.kids.items():
        far = other.rigid or other is child or len(name) < 3
        if not far and one_edit(word.folded, name):
            yield other, 1


@lru_cache(maxsize=16384)
def one_edit(a: str, b: str) -> bool:
    """Whether one insertion, deletion, change or swap of neighbours turns a into b.

    >>> one_edit("cong", "cogn"), one_edit("noi", "nio"), one_edit("vu", "nong")
    (True, True, False)
    """
    if abs(len(a) - len(b)) > 1 or a == b:
        return a == b
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        swapped = a[i : i + 2] == b[i : i + 2][::-1]
        return a[i + 1 :] == b[i + 1 :] or (swapped and a[i + 2 :] == b[i + 2 :])
    short, long = sorted((a, b), key=len)
    return long[i + 1 :] == short[i:]
