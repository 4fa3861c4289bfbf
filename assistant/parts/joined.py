"""Answers to the parts of a message → one answer: sections, citations numbered through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TypeVar

from assistant.answer import Answer, Citation, Question, Shown, Status, Summary
from assistant.cite.counts import MARK
from assistant.deferred import Deferred, made
from assistant.markdown import escape

T = TypeVar("T")


def joined(text: str, asked: Sequence[str], answers: Sequence[Answer]) -> Answer:
    """One answer to a message of several questions. Each part has passed its check.

    The text has a section under each question; items stand once, in order; citations are
    numbered through. A conversation goes on from the last part.
    """
    sizes = [len(answer.citations) for answer in answers]
    starts = [0, *accumulate(sizes)][:-1]
    sections = [
        f"### {escape(_heading(words))}\n\n{_renumbered(answer.markdown, start)}"
        for words, answer, start in zip(asked, answers, starts, strict=True)
    ]
    return Answer(
        question=_last(text, [answer.question for answer in answers]),
        status=_status(answers),
        markdown="\n\n".join(sections),
        items=_items(answers, starts),
        related=_chained(answers, starts, lambda a: a.related, _shown_from),
        citations=_chained(answers, starts, lambda a: a.citations, _cited_from),
        notes=_notes(asked, answers, starts),
        timing_ms=_timing(answers),
        parts=tuple(answers),
        summary=_summary(answers, starts),
    )


_OF_ONE = ("citation", "who", "deadline")


def _last(text: str, asked: Sequence[Question]) -> Question:
    """What a conversation goes on from: the last part; of the same asked of several rows, all
    of them."""
    last = asked[-1]
    same = last.kind in _OF_ONE and all((q.kind, q.plans) == (last.kind, last.plans) for q in asked)
    rows = [q.place for q in asked]
    if not same or None in rows or len(set(rows)) < len(rows):
        return replace(last, text=text)
    answered = tuple(dict.fromkeys(i for q in asked for i in q.answered))
    return replace(last, text=text, place=None, answered=answered, about=())


def _heading(words: str) -> str:
    said = words[:1].upper() + words[1:]
    return said if said.endswith(("?", ".", "!")) else f"{said}?"


def _renumbered(markdown: str, start: int) -> str:
    return MARK.sub(lambda mark: f"[{int(mark[1]) + start}]", markdown) if start else markdown


def _status(answers: Sequence[Answer]) -> Status:
    """Answered where one part is; else what is said of the first."""
    found = [answer.status for answer in answers]
    return "answered" if "answered" in found else found[0]


def _items(answers: Sequence[Answer], starts: Sequence[int]) -> tuple[Shown, ...]:
    """Every record once, with the citations of all parts that show it."""
    found: dict[str, Shown] = {}
    for answer, start in zip(answers, starts, strict=True):
        for shown in (_shown_from(s, start) for s in answer.items):
            earlier = found.get(shown.item.record.id)
            cites = (*earlier.cites, *shown.cites) if earlier else shown.cites
            found[shown.item.record.id] = replace(earlier or shown, cites=cites)
    return tuple(found.values())


def _shown_from(shown: Shown, start: int) -> Shown:
    return Shown(shown.item, tuple(n + start for n in shown.cites))


def _cited_from(citation: Citation, start: int) -> Citation:
    return replace(citation, n=citation.n + start)


def _chained(
    answers: Sequence[Answer],
    starts: Sequence[int],
    of: Callable[[Answer], Sequence[T]],
    moved: Callable[[T, int], T],
) -> Sequence[T]:
    """The members of all parts, numbered through; those that are not made yet stay so."""
    every = [of(answer) for answer in answers]
    if not any(isinstance(members, Deferred) for members in every):
        return tuple(moved(m, start) for ms, start in zip(every, starts, strict=True) for m in ms)
    keys = [(p, i) for p, members in enumerate(every) for i in range(len(members))]
    found = Deferred[T](keys, lambda key: moved(every[key[0]][key[1]], starts[key[0]]))
    place = 0
    for members in every:
        for i, _ in made(members):
            _ = found[place + i]
        place += len(members)
    return found


def _summary(answers: Sequence[Answer], starts: Sequence[int]) -> Summary | None:
    """What the language model wrote of all parts."""
    written = [(answer.summary, start) for answer, start in zip(answers, starts, strict=True)]
    found = [(summary, start) for summary, start in written if summary]
    if not found:
        return None
    statements = tuple(
        replace(one, cites=tuple(n + start for n in one.cites))
        for summary, start in found
        for one in summary.statements
    )
    return Summary(found[0][0].model, statements, sum(summary.dropped for summary, _ in found))


def _notes(
    asked: Sequence[str], answers: Sequence[Answer], starts: Sequence[int]
) -> tuple[str, ...]:
    """The remarks of all parts, each once, and which part has no answer."""
    found: dict[str, str] = {}
    for answer, start in zip(answers, starts, strict=True):
        for note in answer.notes:
            found.setdefault(MARK.sub("", note), _renumbered(note, start))
    if _status(answers) == "answered":
        for words, answer in zip(asked, answers, strict=True):
            if answer.status != "answered":
                note = f"Phần hỏi “{_heading(words)}” chưa có nội dung trả lời trong các kế hoạch"
                found.setdefault(note, note)
    return tuple(found.values())


def _timing(answers: Sequence[Answer]) -> dict[str, float]:
    names = dict.fromkeys(name for answer in answers for name in answer.timing_ms)
    return {name: sum(answer.timing_ms.get(name, 0.0) for answer in answers) for name in names}
