"""What is left out: "trừ các việc do Sở Y tế chủ trì", "ngoài phụ lục II"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.condition import (
    Condition,
    Due,
    LocatorRef,
    Named,
    Planned,
    Speaks,
    Stands,
    Test,
    Unclear,
)
from assistant.time_window import find_window
from assistant.understanding.conditions.sentence import Claim, Finder, Sentence
from assistant.understanding.conditions.words import Spoken
from assistant.understanding.named_provinces import find_provinces
from assistant.understanding.places import find_place, find_plans
from corpus.lazy import pattern
from corpus.text import key

_EXCEPT = Spoken(
    r"(?<!khấu )(?<!diệt )(?<!phòng )(?<!giảm )(?<!miễn )(?<!trong và )(?<!nước )"
    r"(?:(?P<strong><exclusion.strong>)|<exclusion.weak>|(?P<marked><exclusion.marked>))"
    r"(?!\s+(?:<exclusion.never>)(?!\w))"
)
_ENDS = pattern(
    r"[.;?!\n]|,(?!\s*·)|(?<!\w)(?:thì|thi|còn|con|nhé|nhe|ạ)(?!\w)"
    r"|(?<!\w)ra(?=\s*(?:$|[,.?!]))"
)
_WORK = Spoken(r"(?:<exclusion.work>\s*,?\s*)+")
_ABOUT = Spoken(r"<exclusion.about>")
_STATE = Spoken(r"<timing.ongoing timing.recurring timing.undated>")
_AIDS = Spoken(r"phối hợp")
_LEADS = Spoken(r"chủ trì")


def find_exclusions(sentence: Sentence, others: Sequence[Finder]) -> list[Claim]:
    """Each "trừ …" with what it leaves out, by the rules for what is asked for; words that
    are not understood stay as such."""
    found: list[Claim] = []
    for match in _EXCEPT.finditer(sentence):
        end = _end(sentence, match)
        taken = any(c.start <= match.start() < c.end for c in found)
        if taken or _in_name(sentence, match) or (match["marked"] and not sentence.marked):
            continue
        inner = sentence.only(match.end(), end)
        said = sentence.text[match.end() : end].strip(" ,.")
        sure = match["strong"] and sentence.marked  # "tru so" is no "trừ Sở"
        tests = list(_left_out(inner, others)) if sure or _named_first(inner) else []
        if not tests and sure:
            tests = [_topic(inner)]
        found += [Claim(match.start(), end, Condition(test, said, negated=True)) for test in tests]
    return found


def _in_name(sentence: Sentence, match: re.Match[str]) -> bool:
    return any(start <= match.start() < end for start, end in sentence.stops)


def _named_first(inner: Sentence) -> bool:
    """Does what is named stand right behind the word, but for words of work?"""
    begin = len(inner.low) - len(inner.low.lstrip("· "))
    work = _WORK.at(inner, begin)
    at = work.end() if work else begin
    named = any(start >= begin and not inner.low[at:start].strip() for start, _ in inner.stops)
    return named or bool(find_place(inner.text) or _STATE.at(inner, at))


def _end(sentence: Sentence, match: re.Match[str]) -> int:
    """Where the words behind "trừ" end: no name is cut, and a list of names goes on."""
    low = sentence.low
    for name in sentence.mentions:
        low = f"{low[: name.start]}{'·' * (name.end - name.start)}{low[name.end :]}"
    ended = _ENDS.search(low, match.end())
    return ended.start() if ended else len(low)


def _left_out(inner: Sentence, others: Sequence[Finder]) -> Iterator[Test]:
    """Everything that the words name."""
    context = inner.context
    if names := tuple(m.agency.name for m in inner.mentions):
        aids = _AIDS.search(inner) and not _LEADS.search(inner)
        yield Named("coordinating" if aids else "lead", names)
    for find in others:
        for claim in find(inner):
            if isinstance(claim.found, Condition):
                yield claim.found.test
    plans, _ = find_plans(inner.text, context.plans)
    ids = [str(p.value) for p in plans]
    if provinces := {p.name for p in find_provinces(inner.text, context, _spans(inner))}:
        ids += [p.id for p in context.plans if p.province in provinces] if not ids else []
    place = find_place(inner.text)
    if place and isinstance(place.value, LocatorRef):
        yield Stands(place.value)
    elif ids and not names:
        yield Planned(tuple(ids))
    if window := find_window(inner.text, inner.as_of, None):
        yield Due(window)


def _spans(inner: Sentence) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in inner.mentions]


def _topic(inner: Sentence) -> Test:
    """ "trừ các việc về chuyển đổi số"."""
    text = inner.text.replace("·", " ")
    led = _ABOUT.search(inner)
    said = text[led.end() :].strip(" ,.") if led else ""
    return Speaks(said) if key(said) else Unclear()
