"""Clauses that say the same as a target with another figure or another list.

A plan may contradict itself: four towns among its targets, three in a clause further on. The
clause is no record; beside the target it is shown, and neither is chosen. What counts as the
same is narrow on purpose: the same words but for the figures, or the same beginning before two
lists of names of which only some are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import Passage
from assistant.memo import once
from corpus.lazy import pattern
from corpus.plan import Record, Target
from corpus.text import key
from index.register import Register, SectionRow
from index.word_query import phrase

_FIGURE = pattern(r"(?<![\w/])[≥≤<>]?\s*\d+(?:[.,]\d+)*(?![\w/])")
_YEAR = pattern(r"20\d\d")
_SENTENCE = pattern(r"(?<=[.;])\s+")
_BETWEEN = pattern(r",\s+(?:và\s+)?|;\s+|\s+và\s+")
_LEADING = 5
_FEWEST = 6
_MOST = 3


@once
def elsewhere(register: Register, record_id: str) -> tuple[Passage, ...]:
    """The sentences of the same plan that say otherwise, with where they stand."""
    record = register.get(record_id)
    if not isinstance(record, Target) or len(_words(record.text)) < _FEWEST:
        return ()
    found = (
        Passage(section.plan, section.locator, section.span, sentence)
        for section in _near(record, register)
        for sentence in _SENTENCE.split(section.title)
        if differs(record.text, sentence)
    )
    return tuple(found)[:_MOST]


def _near(record: Record, register: Register) -> Iterator[SectionRow]:
    """Clauses that begin like the record, none of them a target or row itself."""
    taken = _rows(register, record.plan)
    said = _FIGURE.split(record.text, maxsplit=1)[0]
    words = _words(said)[:_LEADING] if len(_words(said)) >= _LEADING else _longest(record.text)
    for section in register.sections_with(phrase(words), [record.plan]):
        place = (section.span.first, section.span.last)
        if place not in taken and not _YEAR.search(section.path):
            yield section


@once
def _rows(register: Register, plan: str) -> frozenset[tuple[int, int]]:
    """Where the targets and tasks of a plan stand."""
    records = register.records([plan], ["target", "task"])
    return frozenset((r.span.first, r.span.last) for r in records)


def _longest(text: str) -> list[str]:
    """The longest run of words between figures."""
    runs = (_words(run) for run in _FIGURE.split(text))
    return max(runs, key=len, default=[])[:_LEADING]


def _words(text: str) -> list[str]:
    return key(text).split()


def differs(one: str, other: str) -> bool:
    """Do two sentences say the same with another figure, or of another list of names?

    >>> differs(
    ...     "Xây dựng đô thị thông minh tại phường A, phường B và phường C.",
    ...     "Xây dựng đô thị thông minh tại phường B và phường C.",
    ... )
    True
    >>> differs("Có tối thiểu 30 vườn ươm trên địa bàn tỉnh", "Có tối thiểu 30 vườn ươm tại xã")
    False
    """
    return _other_figure(one, other) or _other_list(one, other)


def _other_figure(one: str, other: str) -> bool:
    """The same words, other figures; another year is another target."""
    words = [_words(_FIGURE.sub(" ", text)) for text in (one, other)]
    figures = [[f.strip("≥≤<> ") for f in _FIGURE.findall(text)] for text in (one, other)]
    apart = {f for f, g in zip(*figures, strict=False) if f != g} if figures[0] else set()
    same = words[0] == words[1] and len(words[0]) >= _FEWEST
    return same and figures[0] != figures[1] and not any(map(_YEAR.fullmatch, apart))


def _other_list(one: str, other: str) -> bool:
    """The same words before two lists of names that share some and not all."""
    first, second = _listed(one), _listed(other)
    if first is None or second is None or first[0] != second[0]:
        return False
    names, others = set(first[1]), set(second[1])
    return names != others and bool(names & others)


def _listed(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The words before a list of names, and the names; None where no such list is.

    "… tại phường A, phường B và phường C" → ("…", "tai"), ("phuong a", "phuong b", …)
    """
    pieces = [p.strip(" .;") for p in _BETWEEN.split(text.strip())]
    unit = pieces[1].split(" ", 1)[0] if len(pieces) > 1 and pieces[1] else ""
    at = pieces[0].rfind(f" {unit} ") if unit else -1
    if at < 0:
        return None
    names = [pieces[0][at + 1 :], *pieces[1:]]
    head = tuple(_words(pieces[0][:at]))
    named = all(_is_name(name, unit) for name in names)
    return (head, tuple(key(name) for name in names)) if named and len(head) >= _LEADING else None


def _is_name(name: str, unit: str) -> bool:
    """The unit, then capitals: "phường Cao Lãnh"."""
    words: Sequence[str] = name.split()
    return len(words) > 1 and words[0] == unit and all(w[0].isupper() for w in words[1:])


__all__ = ["differs", "elsewhere"]
