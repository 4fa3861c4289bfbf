"""Targets under a heading that the question names: "mục tiêu phát triển hạ tầng gồm những gì"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.answer import Question
from assistant.lookups.scope import plans_of
from assistant.terms import variants
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.plan import Record, Target
from corpus.text import key
from index.register import Register, heading

_JOINED = " · "  # between the headings above a target
_NUMBER = pattern(r"^(?:[a-zđ]\)|[IVX]+\.|\d+(?:\.\d+)*[.)])\s+")
_HALF = 0.5
# All of them are asked for, not one figure.
_ALL = pattern(
    r"(?<!\w)(?:gom|bao gom|nhung|cac|liet ke|tat ca|toan bo|co) (?:\w+ ){0,3}?"
    r"(?:gi|nao|muc tieu|chi tieu)(?!\w)|(?<!\w)(?:muc tieu|chi tieu) (?:gi|nao)(?!\w)"
)
# Words with which a heading begins and which a question leaves out.
_OPENS = ("phat trien", "ve", "muc tieu", "chi tieu", "muc tieu ve", "phat trien he sinh thai")


def asks_all(question: Question) -> bool:
    """Are the targets of a topic asked for as a list?"""
    return bool(_ALL.search(flat(question.text)))


def under_heading(question: Question, register: Register, *, exactly: bool) -> list[Record]:
    """Every target under a heading of the topic's words, for the asked year; `exactly`: the
    heading says nothing else."""
    if not question.topic or question.agencies or question.place:
        return []
    ways = variants(tuple(question.topic))
    plans = [plan.id for plan in plans_of(question, register)]
    records = [r for r in register.records(plans, ["target"]) if isinstance(r, Target)]
    groups = {record.group for record in records if record.group}
    named = {group for group in groups if any(_names(way, group, exactly) for way in ways)}
    return [r for r in records if r.group in named and _is_for(r, question.horizon)]


def _names(way: Sequence[str], group: str, exactly: bool) -> bool:
    title = _title(group)
    if not exactly:
        return _is_part(way, title)
    said = " ".join(way)
    return any(said == own for own in _shortened(" ".join(title)))


def _shortened(title: str) -> Iterator[str]:
    """A heading as it is, and without the words that only open it."""
    yield title
    yield from (title.removeprefix(f"{opens} ") for opens in _OPENS)


def _is_part(way: Sequence[str], title: Sequence[str]) -> bool:
    rest = iter(title)
    return all(word in rest for word in way) and len(way) >= _HALF * len(title)


@lru_cache(maxsize=4096)
def _title(group: str) -> tuple[str, ...]:
    """The words of the innermost heading."""
    innermost = group.rpartition(_JOINED)[2]
    return tuple(key(heading(_NUMBER.sub("", innermost))).split())


def _is_for(record: Target, year: int | None) -> bool:
    """Is a target for a year, by its own words or by a heading above it?"""
    if year is None:
        return True
    own = {value.horizon for value in record.values if value.horizon}
    return year in own if own else str(year) in (record.group or "")
