"""Words of a text with their place, and a trie of names to match against them.

Names are compared word by word: without diacritics, "và" skipped, and where the text
carries diacritics they must agree. So one entry answers to "Sở Khoa học và Công nghệ",
"so khoa hoc cong nghe", "Sở Khoa học, Công nghệ" and "SỞ KHOA HỌC & CÔNG NGHỆ".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.agency_reference import Abbreviation
from corpus.text import accented, fold, nfc

# Combining marks belong to the word, so that NFD text keeps its own offsets.
_WORD = re.compile(r"[\w\u0300-\u036f]+")
# A document number ("26/KH-UBND", "1552/BTTTT-THH") names no agency.
_NUMBER = re.compile(
    r"\b\d[\w.]{0,20}\s?/[\w.\u0300-\u036f-]{1,40}(?:/[\w.\u0300-\u036f-]{1,40})*"
    r"|\b\d{1,6}-[A-ZĐ]\w{1,20}/\w{1,20}"
)
SKIPPED = "va"


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [start, end) of the text; `gap` is what stands between it and the last.

    An abbreviation that is written out ("UBND") gives several words with one place;
    `inner` marks all of them but the first.
    """

    start: int
    end: int
    text: str
    folded: str
    marked: str
    gap: str
    inner: bool = False

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@lru_cache(maxsize=16384)
def forms(word: str) -> tuple[str, str]:
    """A word folded, and lower-case with its marks in the old place.

    >>> forms("Hoà")
    ('hoa', 'hòa')
    """
    return fold(word), accented(word)


class Speller:
    """Cuts a text into words, writing known abbreviations out."""

    def __init__(self, abbreviations: Sequence[Abbreviation]) -> None:
        self._long = {
            fold(a.short): (a.long.split(), frozenset(fold(n) for n in a.next))
            for a in abbreviations
        }

    def words(self, text: str) -> list[Word]:
        """Words in order. Document numbers are left out (their gap holds them)."""
        masked = _NUMBER.sub(lambda m: "/" * len(m.group()), text)
        found = [(m.start(), m.end(), nfc(m.group())) for m in _WORD.finditer(masked)]
        out: list[Word] = []
        last = 0
        for i, (start, end, word) in enumerate(found):
            after = fold(found[i + 1][2]) if i + 1 < len(found) else ""
            gap = masked[last:start]
            if out and out[-1].inner:
                gap = gap.removeprefix(".")  # "TP. Hồ Chí Minh": the full stop abbreviates
            for n, part in enumerate(self._spelt(word, after)):
                out.append(Word(start, end, part, *forms(part), gap if n == 0 else " ", n > 0))
            last = end
        return out

    def _spelt(self, word: str, after: str) -> Sequence[str]:
        long = self._long.get(forms(word)[0])
        if long is None or (long[1] and after not in long[1]):
            return (word,)
        return long[0]


@dataclass(slots=True)
class Node:
    """A node of the trie. `marked` holds the spellings of the word that leads here.

    `rigid` nodes (initials) match exactly. `ends` holds (name number, exact) pairs.
    """

    kids: dict[str, Node] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    ends: list[tuple[int, bool]] = field(default_factory=list)
    rigid: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
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


# What may stand between two words of one name.
_JOIN = re.compile(r"[\s,&.\-–*^'\"“”]*")
_MAX_ERRORS = 2
_LONG = 12


@dataclass(frozen=True, slots=True)
class Rule:
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
    if at >= len(words) or (at > first and not _JOIN.fullmatch(words[at].gap)):
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


Phrases = Mapping[str, Mapping[tuple[str, ...], frozenset[str]]]


def phrases(lines: Sequence[str]) -> Phrases:
    """Phrases for `phrase_at`: by first word, folded words → spellings of that word."""
    out: dict[str, dict[tuple[str, ...], frozenset[str]]] = {}
    for line in lines:
        pairs = [forms(w) for w in line.replace("-", " ").split()]
        folded = tuple(f for f, _ in pairs)
        here = out.setdefault(folded[0], {})
        here[folded] = here.get(folded, frozenset()) | {pairs[0][1]}
    return out


def phrase_at(table: Phrases, words: Sequence[Word], at: int) -> int:
    """How many words the longest phrase at word `at` takes; 0 for none.

    A phrase of one word must agree in its diacritics ("quan" in "cơ quan quản lý" is
    no "quận"); longer ones are safe without, and so survive OCR.
    """
    if at >= len(words):
        return 0
    word, best = words[at], 0
    for phrase, spelt in table.get(word.folded, {}).items():
        if len(phrase) == 1 and word.marked != word.folded and word.marked not in spelt:
            continue
        if len(phrase) > best and _stands(phrase, words, at):
            best = len(phrase)
    return best


def _stands(phrase: tuple[str, ...], words: Sequence[Word], at: int) -> bool:
    span = words[at : at + len(phrase)]
    joined = all(_JOIN.fullmatch(w.gap) and "," not in w.gap for w in span[1:])
    return joined and tuple(w.folded for w in span) == phrase
