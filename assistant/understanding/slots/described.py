"""What a question describes: its topic by the kind that is asked, and the work or passage in
all the words that are said of it."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.condition import Done
from assistant.understanding.reading.reading import Reading
from assistant.understanding.slots.aims import aims_at_year
from assistant.understanding.topics.topic import find_pieces
from assistant.understanding.words.edges import is_function_word
from assistant.understanding.words.lexicon import Vocabulary
from assistant.understanding.words.phrases import is_marked
from assistant.understanding.words.spans import blank, flat, spans_of
from corpus.lazy import pattern
from corpus.text import accented, squeeze

LISTS = ("responsibility", "count", "tally", "blank")
SURE, _SURER = 0.6, 0.85
_MOST_TOPIC = 60
_LONGEST_TOPIC = 500
_AIMED = pattern(r"(?:(?:tầm nhìn|tam nhin)\s+(?:\w+\s+){0,2}?)?(?<![\d/])20[2-5]\d(?![\d/])", re.I)
_RANK = pattern(r"\s+(?:nhất|hơn|nhat|hon)(?: cả| ca)?$", re.I)
_DEGREES = frozenset(("nhat", "hon", "nhieu nhat", "it nhat"))  # of what, is not said
_ASKING = frozenset(("ai", "nao", "gi", "la"))


def topic_for(kind: Kind, reading: Reading) -> str:
    """Lists of work keep only what surely is a topic, when something else says that work
    is asked for; stray words must not narrow a complete list."""
    if kind in ("blank", "overview") or (kind == "target" and aims_at_year(reading)):
        return ""
    if kind == "target" and reading.limits and not reading.has("deadline"):
        return reading.known
    if kind == "tally":
        return _RANK.sub("", reading.known)
    if kind in LISTS:
        plainly = reading.has(
            "responsibility", "coordinating", "tracking", "count", "lead", "ongoing"
        )
        narrowed = (
            (plainly and reading.agencies) or reading.window or reading.place or _limits(reading)
        )
        if narrowed:
            return reading.known
        return reading.named if is_listed(reading, kind) else reading.topic
    topic = reading.meant
    if is_described(kind, reading):
        plain = reading.plain.meant  # passages are found by all that a description says
        topic = topic if set(plain.split()) < set(topic.split()) else plain
    return squeeze(_AIMED.sub(" ", topic)) if kind in ("target", "comparison", "series") else topic


def _limits(reading: Reading) -> bool:
    """Do conditions say what is listed? That work is done says nothing of which."""
    told = reading.limits.rank or any(
        not isinstance(c.test, Done) for c in reading.limits.conditions
    )
    return bool(reading.limits and told)


def things_of(topic: str, reading: Reading) -> tuple[str, ...]:
    """The things that the topic of a question lists; empty where it is one."""
    words = set(topic.split())
    things = tuple(thing for thing in reading.topics.listed if words.issuperset(thing.split()))
    return things if len(things) > 1 else ()


def is_listed(reading: Reading, kind: Kind) -> bool:
    """Is the trained model sure that the work of an agency is listed or counted?"""
    second = reading.second
    sure = second is not None and second.kind in LISTS and second.share >= _SURER
    return sure and kind in LISTS and bool(reading.agencies)


def is_described(kind: Kind, reading: Reading) -> bool:
    """Is it a bare description, not worded as the phrasings of open questions are, or one in
    words that no plan has? Talk stands around a topic; what stands in the middle describes."""
    second = reading.second
    openly = second is not None and second.kind == "open" and second.share >= SURE
    around = not reading.unused and reading.named in reading.plain.left
    return kind == "open" and not (openly and around)


def description(reading: Reading, vocabulary: Vocabulary) -> str:
    """What is described as it was said: a phrase of one word within it ("thay", "mở") asks
    for nothing."""
    spans = spans_of((*reading.plans, *reading.documents, *reading.provinces))
    spans += [reading.window.span] if reading.window else []
    cues = [c for c in reading.cues if " " in c.phrase or "open" in c.kinds]
    pieces = find_pieces(reading.text, reading.flat, spans, cues, vocabulary)
    return " ".join(map(str, pieces)) or reading.plain.subject


def shortened(topic: str) -> str:
    """The first words of a topic: nothing is described in more."""
    if flat(topic).strip() in _DEGREES:
        return ""
    return " ".join(topic.split()[:_MOST_TOPIC])[:_LONGEST_TOPIC]


def unclaimed(reading: Reading) -> str:
    """ "Ai là cơ quan đầu mối triển khai Kế hoạch 283?": all words but those that carry no
    topic and the names; they tell the work where nothing narrower does."""
    marked = is_marked(reading.text)
    place = (reading.place,) if reading.place else ()
    named = (*place, *reading.plans, *reading.provinces, *reading.agencies)
    rest = blank(reading.text, named)
    words = [w.strip("·?.,!;:") for w in rest.split()]
    kept = [w for w in words if w and not is_function_word(accented(w), marked)]
    return " ".join(w for w in kept if flat(w) not in _ASKING)
