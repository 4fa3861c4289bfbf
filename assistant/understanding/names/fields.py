"""Agencies called by their field alone: "bên Tài chính", "anh em nông nghiệp", "sơ Y tế"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.understanding.words.phrases import load_phrases
from assistant.understanding.words.spans import flat
from corpus.agencies import Directory, Mention
from corpus.lazy import pattern
from corpus.text import accented, fold, nfc

# What people say for "Sở" of colleagues. "ngành" also names a field, so it counts only
# where a sentence begins.
_CALLED = pattern(
    r"(?<!\w)(?:ben nganh|ben|phia|may anh(?: chi)?|anh em(?: ben)?|anh chi ben"
    r"|(?:^|[.?!]\s*)(?:(?:chi|rieng|cua|con|the|lay|loc|xem) ){0,3}nganh"
    r"|so|truong(?: dh| cd)?)\s+(?=\w)"
)
_HEADS = ("Sở ", "Bộ Chỉ huy Bộ đội ", "Bộ Chỉ huy ")
_SCHOOLS = ("Trường Đại học ", "Trường Cao đẳng ")
# "sơ y tế": the word before a field with another tone; "số" is a word of fields itself.
_SLIPS = frozenset(("sơ", "sỏ", "sỡ", "sớ", "sợ", "sờ", "sổ", "sỗ", "sồ"))
_WORD = pattern(r"\w+")
_ENOUGH = 2  # words of a field that name it
_LONGEST = 12


def find_called(
    text: str, found: Sequence[Mention], directory: Directory, known: frozenset[str]
) -> Iterator[Mention]:
    """Known agencies that a text calls by the first words of their field, where no name
    stands. Several of the same beginning are alternatives.

    "bên xây dựng đề án" is who builds something, and no name.

    "bên nông nghiệp" → Sở Nông nghiệp và Môi trường, Sở Nông nghiệp và Phát triển nông thôn
    """
    bare = flat(text)
    for called in _CALLED.finditer(bare):
        head = accented(text[called.start() : called.end()]).strip()
        if fold(head) == "so" and head not in _SLIPS:
            continue
        if any(m.start < called.end() + 1 and called.start() < m.end for m in found):
            continue
        words = list(_WORD.finditer(nfc(text), called.end()))[:_LONGEST]
        heads = _SCHOOLS if fold(head).startswith("truong") else _HEADS
        names, size = _named([accented(w.group()) for w in words], _fields(known, heads))
        agencies = [a for name in names if (a := directory.get(name))]
        after = accented(" ".join(w.group() for w in words[size : size + 2]))
        if agencies and not any(f"{after} ".startswith(f"{h} ") for h in load_phrases().heads):
            start, end = called.start(), words[size - 1].end()
            first, *others = agencies
            yield Mention(
                start, end, first, text[start:end], exact=False, alternatives=tuple(others)
            )


def _named(
    typed: Sequence[str], fields: Sequence[tuple[str, tuple[str, ...]]]
) -> tuple[list[str], int]:
    """The names whose field shares most of its first words with what was typed, and how
    many typed words that takes."""
    best: list[str] = []
    most = taken = 0
    for name, field in fields:
        shared, size = _shared(typed, field)
        if shared >= _ENOUGH and shared > most:
            best, most, taken = [name], shared, size
        elif shared == most and best:
            best.append(name)
    return best, taken


def _shared(typed: Sequence[str], field: Sequence[str]) -> tuple[int, int]:
    """How many words agree from the beginning on, "và" left out, and the typed words."""
    shared = size = 0
    for at, word in enumerate(typed):
        if fold(word) == "va":
            continue
        if shared == len(field) or not _agrees(word, field[shared]):
            break
        shared, size = shared + 1, at + 1
    return shared, size


def _agrees(typed: str, spelt: str) -> bool:
    return typed == spelt or typed == fold(spelt)


@lru_cache(maxsize=8)
def _fields(
    known: frozenset[str], heads: tuple[str, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Known agencies of some sorts with the words of their field."""
    found = []
    for name in sorted(known):
        head = next((head for head in heads if name.startswith(head)), None)
        if head:
            words = (accented(w) for w in _WORD.findall(name.removeprefix(head)))
            found.append((name, tuple(w for w in words if fold(w) != "va")))
    return tuple(found)
