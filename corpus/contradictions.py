"""Clauses that say the same as a target with another figure or another list.

A plan may contradict itself: four towns among its targets, three in a clause further on. The
clause is no record; beside the target it is shown, and neither is chosen. What counts as the
same is narrow on purpose: the same words but for the figures, or the same beginning before two
lists of names of which only some are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lazy import pattern
from corpus.plan import Record, Section, Span, Target, Task
from corpus.text import key

_FIGURE = pattern(r"(?<![\w/])[≥≤<>]?\s*\d+(?:[.,]\d+)*(?![\w/])")
_YEAR = pattern(r"20\d\d")
_SENTENCE = pattern(r"(?<=[.;])\s+")
_BETWEEN = pattern(r",\s+(?:và\s+)?|;\s+|\s+và\s+")
_WORD = pattern(r"[^\W_]+")
_LEADING = 5
_FEWEST = 6
_MOST = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A section of a plan: the headings above it in one line, and the words of its lines."""

    section: Section
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A sentence of the same plan that says otherwise than a target, and where it stands."""

    target: str
    locator: str
    span: Span
    sentence: str


def find_contradictions(
    records: Sequence[Record], clauses: Sequence[Clause]
) -> Iterator[Contradiction]:
    """What the clauses of a plan, in reading order, say otherwise than its targets. Clauses
    that are targets or rows themselves, or speak of a year, say nothing else."""
    rows = {_lines(record.span) for record in records if isinstance(record, Target | Task)}
    free = [c for c in clauses if _lines(c.section.span) not in rows and not _YEAR.search(c.path)]
    spelt = [(f" {_spelt(clause.words)} ", clause.section) for clause in free]
    for record in records:
        if isinstance(record, Target) and len(_words(record.text)) >= _FEWEST:
            beginning = f" {_spelt(' '.join(_beginning(record.text)))} "
            near = [section for words, section in spelt if beginning in words]
            yield from list(_otherwise(record, near))[:_MOST]


def _lines(span: Span) -> tuple[int, int]:
    return span.first, span.last


def _otherwise(target: Target, sections: Sequence[Section]) -> Iterator[Contradiction]:
    for section in sections:
        for sentence in _SENTENCE.split(section.title):
            if differs(target.text, sentence):
                yield Contradiction(target.id, section.locator, section.span, sentence)


def _beginning(text: str) -> list[str]:
    """The words before the first figure; where these are few, the longest run of words."""
    words = _words(_FIGURE.split(text, maxsplit=1)[0])
    return words[:_LEADING] if len(words) >= _LEADING else _longest(text)


def _spelt(words: str) -> str:
    """Words without the signs among them ("%")."""
    return " ".join(_WORD.findall(words))


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
