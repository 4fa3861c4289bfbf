"""Everything that a text names, span by span, before it is decided what is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.named import Context, find_agencies, find_provinces, receiving
from assistant.phrases import Cue, Phrases, is_marked, load_phrases
from assistant.places import Spotted, find_documents, find_place, find_plans, flat
from assistant.time_window import Window, find_window
from assistant.topic import topic_words
from corpus.agencies import Mention
from corpus.lazy import pattern
from corpus.provinces import ProvinceMention

__all__ = ["Context", "Reading", "blank", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in a text, before it is decided what is asked."""

    text: str
    flat: str
    plans: tuple[Spotted, ...]
    unknown_plans: tuple[str, ...]
    documents: tuple[Spotted, ...]
    place: Spotted | None
    agencies: tuple[Mention, ...]
    provinces: tuple[ProvinceMention, ...]
    window: Window | None
    cues: tuple[Cue, ...]
    topic: str
    known: str
    subject: str

    def has(self, *kinds: str) -> bool:
        """Does any cue speak for one of these?"""
        return any(kind in cue.kinds for cue in self.cues for kind in kinds)


def read(text: str, as_of: date, context: Context) -> Reading:
    """Everything that a clean text names. Raises InvalidDate for a day that is none."""
    phrases = load_phrases()
    bare = flat(text)
    plans, unknown = find_plans(text, context.plans)
    documents = tuple(d for d in find_documents(text) if not _taken(d, plans))
    place = find_place(text)
    place = None if place and _taken(place, (*plans, *documents)) else place
    every = find_agencies(text, context)
    agencies = receiving(every, bare)
    taken = [(m.start, m.end) for m in every]
    provinces = find_provinces(text, context, taken)
    claimed: list[Spotted | Mention | ProvinceMention] = [
        *plans,
        *documents,
        *([place] if place else []),
        *every,
        *provinces,
    ]
    tails = _tails(text, bare, phrases, context.vocabulary.has_phrase)
    window = find_window(
        _without_tails(_asked_time_blanked(blank(text, claimed)), tails), as_of, None
    )
    spans = [(c.start, c.end) for c in claimed] + ([window.span] if window else [])
    cues = _cues(phrases, text, bare, spans, tails)
    topic, known = topic_words(text, bare, spans, cues, phrases, context.vocabulary)
    named = [(m.start, m.end) for m in agencies]
    subject, _ = topic_words(
        text, bare, [s for s in spans if s not in named], cues, phrases, context.vocabulary
    )
    return Reading(
        text=text, flat=bare, plans=plans, unknown_plans=unknown, documents=documents,
        place=place, agencies=agencies, provinces=provinces, window=window, cues=cues,
        topic=topic, known=known, subject=subject,
    )  # fmt: skip


def _taken(spotted: Spotted, others: Sequence[Spotted]) -> bool:
    return any(o.start < spotted.end and spotted.start < o.end for o in others)


def blank(text: str, claimed: Sequence[Spotted | Mention | ProvinceMention]) -> str:
    """Text whose claimed spans are blanked, letter for letter."""
    chars = list(text)
    for span in claimed:
        chars[span.start : span.end] = "·" * (span.end - span.start)
    return "".join(chars)


# "ngày tháng năm nào" asks for a day; its "tháng năm" is no May.
_ASKED_TIME = pattern(
    r"(?<!\w)(?:(?:ngay\s+)?thang\s+nam\s+nao|bao cao (?:cuoi|giua|dau) nam(?!\s*\d))(?!\w)"
)


def _asked_time_blanked(text: str) -> str:
    found = _ASKED_TIME.search(flat(text))
    if not found:
        return text
    return text[: found.start()] + "·" * (found.end() - found.start()) + text[found.end() :]


def _without_tails(text: str, tails: frozenset[int]) -> str:
    """Text in which "tu" of "dien tu 2025" is no "từ"."""
    for start in tails:
        text = (
            f"{text[:start]}··{text[start + 2 :]}"
            if text[start : start + 3].lower() == "tu "
            else text
        )
    return text


def _cues(
    phrases: Phrases,
    text: str,
    bare: str,
    spans: Sequence[tuple[int, int]],
    tails: frozenset[int],
) -> tuple[Cue, ...]:
    """Cue phrases in what no slot has claimed."""
    chars, written = list(bare), list(text)
    for start, end in spans:
        chars[start:end] = written[start:end] = "·" * (end - start)
    found = phrases.cues("".join(chars), "".join(written), tails)
    return _in_position(found, bare)


def _tails(
    text: str, bare: str, phrases: Phrases, known: Callable[[Sequence[str]], bool]
) -> frozenset[int]:
    """Where a word without diacritics ends a word of the plans ("dien tu", "kinh te so")
    and so begins no phrase."""
    if is_marked(text):
        return frozenset()
    tails = "|".join(sorted(phrases.tails))
    pairs = re.finditer(rf"(?=(?<!\w)(\w+) ({tails})(?: (\w+)|\b))", bare)
    return frozenset(
        m.start(2)
        for m in pairs
        if known([m[1], m[2]]) and not phrases.spelt.get((m[2], m[3] or ""))
    )


def _in_position(cues: Sequence[Cue], bare: str) -> tuple[Cue, ...]:
    """ "còn" opens a follow-up only at the beginning, "hả" closes one only at the end."""
    kept, begun = [], 0
    for cue in cues:
        opens, closes = "follow_start" in cue.kinds, "follow_end" in cue.kinds
        first = opens and not bare[begun : cue.start].strip(" ,.")
        last = closes and not bare[cue.end :].strip(" ?!.,")
        begun = cue.end if first else begun
        if first or last or cue.kinds - {"follow_start", "follow_end"}:
            kept.append(cue)
    return tuple(kept)
