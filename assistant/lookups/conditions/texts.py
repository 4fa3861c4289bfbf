"""What the words of a record say: its output, the documents that it makes, who receives."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.condition import Makes, Prints, Receives, Revises
from assistant.understanding.words.condition_words import listed
from corpus.agencies import Directory
from corpus.lazy import pattern
from corpus.plan import Assignment, Record, Task
from corpus.spelling.trie import one_edit
from corpus.text import fold, key

_ANY_DOCUMENT = "van ban"
_WITHIN = 5  # words from a verb to the name of what it makes
_ABOUT, _OBJECT = 160, 40  # characters between a document and what changes it, behind it
_REACH = 60  # characters between "báo cáo" and who gets the report

_LONG = 8  # characters of a phrase that a slip does not make another
_VOWELS = pattern(r"[aeiouy]")

_key = lru_cache(maxsize=16384)(key)
_fold = lru_cache(maxsize=16384)(fold)


def output(record: Record) -> str:
    """The output as printed; empty where there is none."""
    return record.output if isinstance(record, Task | Assignment) else ""


def prints(record: Record, test: Prints) -> bool:
    """Does the output name the words, or is nothing else?"""
    said = _key(output(record))
    return said == test.words if test.exact else says(test.words, said)


def says(words: str, said: str) -> bool:
    """Are the words in a cell, maybe with a slip of the pen ("Phẩm mềm")? One consonant of a
    long phrase, for another vowel makes another word ("trọng tâm")."""
    if f" {words} " in f" {said} ":
        return True
    wanted, given = words.split(), said.split()
    size = len(wanted)
    if size == 1 or len(words) < _LONG:
        return False
    runs = (given[i : i + size] for i in range(len(given) - size + 1))
    return any(_slipped(wanted, run) for run in runs)


def _slipped(wanted: list[str], given: list[str]) -> bool:
    others = [(a, b) for a, b in zip(wanted, given, strict=True) if a != b]
    if len(others) != 1:
        return False
    a, b = others[0]
    return one_edit(a, b) and _VOWELS.findall(a) == _VOWELS.findall(b)


def makes(record: Record, test: Makes) -> bool:
    """Does such a document or thing come of the work?"""
    said, kinds = key(output(record)), frozenset(test.kinds)
    if _ANY_DOCUMENT in kinds:  # a policy and a programme are "văn bản" too
        kinds |= _words("product.documents")
    return any(_is_made(kind, said, record.text) for kind in kinds)


def _is_made(kind: str, said: str, text: str) -> bool:
    """A document is the printed result, where one is printed; a thing may stand in the text."""
    if says(kind, said):
        return True
    if kind in _words("product.things"):
        return _made(kind, text, _words("product.writes") | _words("product.makes"))
    return not said and _made(kind, text, _words("product.writes"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(key(word) for word in listed(name))


def _made(kind: str, text: str, verbs: frozenset[str]) -> bool:
    """Does a verb stand before it ("Xây dựng, triển khai đề án …"), and is it no document by
    its number ("Đề án 06")?"""
    passed, said, size = _words("product.passed"), _key(text).split(), len(kind.split())
    for at in range(1, len(said) - size + 1):
        after = said[at + size] if at + size < len(said) else ""
        if " ".join(said[at : at + size]) == kind and not after.isdigit():
            before = said[max(0, at - _WITHIN) : at]
            while before and before[-1] in passed:
                before = before[:-1]
            if not verbs.isdisjoint((" ".join(before[-2:]), *before[-1:])):
                return True
    return False


_OWN_PLAN = pattern(
    r"(?<!\w)(?:xay dung|ban hanh|lap) (?:(?:ke hoach|chuong trinh)(?:,| va)? ?){1,2}"
    r"(?:hanh dong )?"
    r"(?:cu the )?(?:cua [\w ,]{1,40}?)?(?:de )?(?:to chuc|trien khai|thuc hien)(?!\w)"
)


def makes_own_plan(record: Record) -> bool:
    """Is a plan of one's own to be made, by which the record's plan is carried out?"""
    return bool(_OWN_PLAN.search(_fold(record.text)))


def revises(record: Record, test: Revises) -> bool:
    """Does the text change a document of such a kind: "sửa đổi Quyết định số 13/2020", "rà soát
    Nghị quyết … để sửa đổi, bổ sung"?"""
    said, every = f" {_key(record.text)} ", _words("revised.documents")
    kinds = frozenset(test.kinds) or every
    return any(
        _changed(said, start, end, kinds, every)
        for verb in _words("revised.verbs")
        for start, end in _places(said, verb)
    )


def _changed(said: str, start: int, end: int, kinds: frozenset[str], every: frozenset[str]) -> bool:
    """Is what the verb at [start, end) changes of these kinds: what it names next, else what
    stands before it?"""
    behind = said[end : end + _OBJECT]
    named = [(at, kind) for kind in every for at, _ in _places(behind, kind)]
    if named:
        return min(named)[1] in kinds
    before = said[max(0, start - _ABOUT) : start + 1]
    return any(f" {kind} " in before for kind in kinds)


def _places(said: str, word: str) -> list[tuple[int, int]]:
    """Where a word stands in a folded text between spaces, with the spaces shared."""
    return [(m.start(), m.end() - 1) for m in re.finditer(re.escape(f" {word} "), said)]


def hands_to(record: Record, test: Receives, directory: Directory) -> bool:
    """Does the text hand something to the body?"""
    verb = re.compile(rf"(?<!\w){re.escape(test.verb)}(?!\w)")
    if not verb.search(_fold(record.text)):
        return False
    return any(_reached(record.text, start, verb) for start in _bodies(record, test, directory))


def _bodies(record: Record, test: Receives, directory: Directory) -> list[int]:
    """Where the body is named."""
    if test.words:
        said = r"\W+".join(map(re.escape, test.words.split()))
        return [m.start() for m in re.finditer(rf"(?<!\w){said}(?!\w)", _fold(record.text))]
    found = directory.find(record.text)
    return [m.start for m in found if m.agency.name in test.agencies]


def _reached(text: str, start: int, verb: re.Pattern[str]) -> bool:
    """Does the verb stand before the name, with no other sentence between?"""
    before = fold(text[max(0, start - _REACH) : start])
    return bool(verb.search(re.split(r"[.;]\s", before)[-1]))
