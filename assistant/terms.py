"""terms.toml: words that mean the same, for topics of questions."""

from __future__ import annotations

from functools import cache
from itertools import chain, permutations
from pathlib import Path

from assistant.kept import kept
from corpus.reference.tables import ReferenceDataError, read_toml
from corpus.text import key, words

_FILE = Path(__file__).parent.parent / "corpus" / "reference" / "terms.toml"
_MOST = 6
_SEVERAL = 2


@cache
def _groups() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(key(term).split()) for term in group) for group in _same())


@cache
def _same() -> list[list[str]]:
    return kept("terms", read_groups)  # type: ignore[no-any-return]


def read_groups() -> list[list[str]]:
    """The groups as the file has them. Raises ReferenceDataError where it is wrong."""
    groups = read_toml(_FILE)[0].get("same")
    if not isinstance(groups, list) or not all(map(_is_group, groups)):
        raise ReferenceDataError(f"{_FILE}: same phải là danh sách các nhóm từ")
    return groups


def _is_group(group: object) -> bool:
    return isinstance(group, list) and all(isinstance(term, str) for term in group)


def variants(topic: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The topic in other words: itself first, with all its initials written out where it has
    several, then with one term replaced at a time.

    >>> variants(("ung", "dung", "ai"))[1]
    ('ung', 'dung', 'tri', 'tue', 'nhan', 'tao')
    """
    found = [topic, *_spelt_out(topic)]
    for group in _groups():
        for term in group:
            at = _find(topic, term)
            if at is None:
                continue
            for other in group:
                if other != term and not set(other) > set(term):  # what it adds proves nothing
                    found.append((*topic[:at], *other, *topic[at + len(term) :]))
    return tuple(dict.fromkeys(found))[:_MOST]


def _spelt_out(topic: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The topic with every single word written out that stands for several ("KHCN, ĐMST");
    none where fewer than two do."""
    long = [_long_forms().get(word) for word in topic]
    if sum(map(bool, long)) < _SEVERAL:
        return ()
    words = ((word,) if said is None else said for word, said in zip(topic, long, strict=True))
    return (tuple(chain.from_iterable(words)),)


@cache
def _long_forms() -> dict[str, tuple[str, ...]]:
    """Single words, each with the first term of several words that means the same."""
    found: dict[str, tuple[str, ...]] = {}
    for group in _groups():
        long = next((term for term in group if len(term) > 1), None)
        if long:
            found |= {term[0]: long for term in group if len(term) == 1}
    return found


def alike(term: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Other forms of a whole term that mean the same, with their diacritics.

    >>> alike(("trí", "tuệ", "nhân", "tạo"))
    (('ai',),)
    """
    return tuple(other for other in _forms().get(term, ()) if other != term)


@cache
def _forms() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    groups = [tuple(tuple(words(term).split()) for term in group) for group in _same()]
    return {term: group for group in groups for term in group}


def spellings(typed: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Words with diacritics, themselves first, then with a term spelt as others spell it.

    >>> spellings(("kế", "hoạch", "hằng", "năm"))[1]
    ('kế', 'hoạch', 'hàng', 'năm')
    """
    found = [typed]
    for one, other in _spelt_two_ways():
        at = _find(typed, one)
        if at is not None:
            found.append((*typed[:at], *other, *typed[at + len(one) :]))
    return tuple(dict.fromkeys(found))


@cache
def _spelt_two_ways() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Terms of one group that differ in their diacritics alone ("hằng năm", "hàng năm")."""
    groups = [[tuple(words(term).split()) for term in group] for group in _same()]
    pairs = [(a, b) for group in groups for a, b in permutations(group, 2)]
    return tuple((a, b) for a, b in pairs if a != b and key(" ".join(a)) == key(" ".join(b)))


def _find(words: tuple[str, ...], term: tuple[str, ...]) -> int | None:
    for i in range(len(words) - len(term) + 1):
        if words[i : i + len(term)] == term:
            return i
    return None
