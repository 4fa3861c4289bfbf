"""Everything that a text names, span by span, before it is decided what is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TypeVar

from assistant.time_window import Window, find_window
from assistant.understanding.addressed import asked_about
from assistant.understanding.conditions import Limits, find_conditions, sentence_of
from assistant.understanding.named import Context, find_agencies
from assistant.understanding.named_provinces import find_provinces
from assistant.understanding.opinion import (
    Asked,
    Known,
    Token,
    Weights,
    asked,
    pieces_marked,
    tagged,
    tokens_of,
)
from assistant.understanding.phrases import Cue, Phrases, is_marked, load_phrases
from assistant.understanding.places import (
    Spotted,
    find_documents,
    find_place,
    find_plans,
    find_signers,
    find_typed_documents,
    flat,
)
from assistant.understanding.strangers import find_strangers
from assistant.understanding.topic import aside, find_pieces, is_function_word, narrowed, said
from corpus.agencies import Mention
from corpus.lazy import pattern
from corpus.provinces import ProvinceMention
from corpus.text import accented

__all__ = ["Context", "Reading", "blank", "read"]

S = TypeVar("S", Spotted, Mention, ProvinceMention)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in a text, before it is decided what is asked.

    `topic` are the words that are left, `known` those of them that surely name a topic,
    `named` those that the trained model takes for one, `meant` those that describe what is
    asked for; `subject` has the names beside them. `second` is what the trained model takes
    the question to ask (None: not asked for); `plain` has topic, known, meant and subject
    without the models. `unused` are words that were left aside although nobody asks with
    them. `limits` are the conditions; their words are blanked in the text, for they belong to
    nothing else.
    """

    text: str
    flat: str
    plans: tuple[Spotted, ...]
    unknown_plans: tuple[str, ...]
    documents: tuple[Spotted, ...]
    place: Spotted | None
    agencies: tuple[Mention, ...]
    strangers: tuple[Spotted, ...]
    signers: tuple[Spotted, ...]
    provinces: tuple[ProvinceMention, ...]
    window: Window | None
    bare_year: Window | None
    cues: tuple[Cue, ...]
    topic: str
    known: str
    named: str
    meant: str
    subject: str
    tokens: tuple[Token, ...] = ()
    second: Asked | None = None
    plain: tuple[str, str, str, str] = ("", "", "", "")
    unused: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)

    def by_rules(self) -> Reading:
        """The reading as it is without the trained models."""
        topic, known, meant, subject = self.plain
        return replace(
            self, topic=topic, known=known, named=topic, meant=meant, subject=subject, second=None
        )

    def has(self, *kinds: str) -> bool:
        """Does any cue speak for one of these?"""
        return any(kind in cue.kinds for cue in self.cues for kind in kinds)


def read(text: str, as_of: date, context: Context, weights: Weights | None = None) -> Reading:
    """Everything that a clean text names; with weights, as the trained models see it too.
    Raises InvalidDate for a day that is none."""
    phrases = load_phrases()
    bare = flat(text)
    plans, unknown = find_plans(text, context.plans)
    documents = tuple(d for d in find_documents(text) if not _taken(d, plans))
    typed = find_typed_documents(text, context.vocabulary.documents_numbered)
    typed = tuple(d for d in typed if not _taken(d, (*plans, *documents)))
    every = find_agencies(text, context)
    taken = [(m.start, m.end) for m in every]
    signers = find_signers(text, context.plans)
    provinces = find_provinces(text, context, taken)
    stops = [(d.start, d.end) for d in (*plans, *documents)] + [(p.start, p.end) for p in provinces]
    limits = find_conditions(sentence_of(text, every, stops, as_of, context))
    if limits:
        weights = None  # no question with conditions has been learnt from
        text = blanked(text, limits.spans)
        bare = flat(text)
        every, provinces = _beside(every, limits), _beside(provinces, limits)
        plans, documents = _beside(plans, limits), _beside(documents, limits)
        typed = _beside(typed, limits)
    agencies = asked_about(every, bare)
    place = find_place(blank(text, (*plans, *documents, *provinces)))
    claimed: list[Spotted | Mention | ProvinceMention] = [
        *plans,
        *documents,
        *typed,
        *signers,
        *([place] if place else []),
        *every,
        *provinces,
    ]
    tails = _tails(text, bare, phrases, context.vocabulary.has_phrase)
    timely = _without_tails(_asked_time_blanked(blank(text, claimed)), tails)
    window = find_window(_corrected_time(timely), as_of, None) or find_window(timely, as_of, None)
    spans = [(c.start, c.end) for c in claimed] + ([window.span] if window else [])
    spans += limits.spans
    spans += [m.span() for m in _ASIDE_TIME.finditer(bare)] if window else []
    cues = _cues(phrases, text, bare, spans, tails)
    if any("mention" in c.kinds for c in cues):  # else its words are part of a topic
        documents = (*documents, *typed)
    else:
        spans = [s for s in spans if s not in [(t.start, t.end) for t in typed]]
    spans += limits.kept  # no part of a topic
    bare_year = None if window else _bare_year(blank(text, claimed), as_of)
    if bare_year and _is_due(every, cues):
        window = bare_year
        spans.append(window.span)
    ends = [*spans, *((c.start, c.end) for c in cues)]
    asking = [(c.start, c.end) for c in cues if c.kinds & _OF_BODIES]
    strangers = find_strangers(text, ends, asking, context.directory, context.vocabulary)
    spans += [(s.start, s.end) for s in strangers]
    cues = tuple(c for c in cues if not any(s.start <= c.start < s.end for s in strangers))
    pieces = find_pieces(text, bare, spans, cues, phrases, context.vocabulary)
    own = [(m.start, m.end) for m in agencies] + [(d.start, d.end) for d in documents]
    beside = [s for s in spans if s not in own]
    subjects = find_pieces(text, bare, beside, cues, phrases, context.vocabulary) if own else pieces
    slots = [
        *_signed(agencies, "A"), *_signed([m for m in every if m not in agencies], "O"),
        *_signed(plans, "P"), *_signed(documents, "D"), *_signed([place] if place else [], "R"),
        *_signed(provinces, "V"), *_signed(signers, "G"), *_signed(strangers, "B"),
        *([(*window.span, "W")] if window else []),
    ]  # fmt: skip
    marked = is_marked(text)
    tokens = tokens_of(
        bare, text, slots, cues,
        lambda word: is_function_word(word, phrases, marked), context.vocabulary.has_phrase,
    )  # fmt: skip
    tokens = pieces_marked(tokens, [(p.start, p.end, p.known) for p in pieces])
    left, second = pieces, None
    unused: tuple[str, ...] = ()
    surely = said(p for p in pieces if p.known)
    plain = (said(pieces), surely, surely or said(pieces), said(subjects))
    if weights is not None:
        labels = tagged(tokens, weights) if pieces else (False,) * len(tokens)
        second = asked(tokens, labels, weights)
        named = [(t.start, t.end) for t, held in zip(tokens, labels, strict=True) if held]
        cut = partial(
            narrowed, text=text, phrases=phrases, vocabulary=context.vocabulary,
            asks=partial(_is_talk, words=weights.words, phrases=phrases, marked=marked),
        )  # fmt: skip
        left = cut(pieces, is_named=partial(_meets, named))
        unused = aside(pieces, left, text, cut.keywords["asks"], phrases)
        subjects = cut(subjects, is_named=partial(_meets, [*named, *own])) or subjects
    return Reading(
        text=text, flat=bare, plans=plans, unknown_plans=unknown, documents=documents,
        place=place, agencies=agencies, strangers=strangers, signers=signers,
        provinces=provinces, window=window, bare_year=bare_year, cues=cues,
        topic=said(left or pieces), known=said(p for p in left if p.known),
        named=said(left), meant=said(left) or plain[2],
        subject=said(subjects), tokens=tokens, second=second, plain=plain, unused=unused,
        limits=limits,
    )  # fmt: skip


def _beside(found: tuple[S, ...], limits: Limits) -> tuple[S, ...]:
    """What is named outside of conditions."""
    return tuple(one for one in found if not _meets(limits.spans, one.start, one.end))


def _is_talk(word: str, words: Known, phrases: Phrases, marked: bool) -> bool:
    """Do people ask with this word? Where diacritics are typed "bay" is no "bây"."""
    typed = accented(word)
    return (
        typed in phrases.talk
        or typed in words.spelt
        or (not marked and words.has(typed, flat(word)))
    )


def _meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _signed(
    found: Iterable[Spotted | Mention | ProvinceMention], sign: str
) -> list[tuple[int, int, str]]:
    return [(one.start, one.end, sign) for one in found]


# Phrases that stand beside a body: what it must do.
_OF_BODIES = frozenset(
    ("responsibility", "coordinating", "tracking", "lead", "ongoing", "count", "due", "reporting")
)


def _taken(spotted: Spotted, others: Sequence[Spotted]) -> bool:
    return any(o.start < spotted.end and spotted.start < o.end for o in others)


def blank(text: str, claimed: Sequence[Spotted | Mention | ProvinceMention]) -> str:
    """Text whose claimed spans are blanked, letter for letter."""
    return blanked(text, [(span.start, span.end) for span in claimed])


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Text with spans blanked, letter for letter."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "·" * (end - start)
    return "".join(chars)


# "ngày tháng năm nào" asks for a day; its "tháng năm" is no May.
_ASKED_TIME = pattern(
    r"(?<!\w)(?:(?:ngay\s+)?thang\s+nam\s+nao"
    r"|(?:bao cao|hop|kiem diem|giao ban|danh gia|binh xet) (?:cuoi|giua|dau) nam(?!\s*\d)"
    r"|(?:may|\d{1,2}) (?:ngay|tuan|thang|quy|nam) (?:mot|1) lan"
    r"|bao cao (?:0?6|sau) thang(?: (?:dau|cuoi) nam)?(?! nam? ?\d))(?!\w)"
)


def _asked_time_blanked(text: str) -> str:
    found = _ASKED_TIME.search(flat(text))
    if not found:
        return text
    return text[: found.start()] + "·" * (found.end() - found.start()) + text[found.end() :]


# "đầu năm 2026 (quý I)": the same days once more.
_ASIDE_TIME = pattern(
    r"\((?:tuc |la |gom )*(?:cac )?(?:quy|thang|nam)\s+(?:[ivx]+|\d+)"
    r"(?:[-/, ]+(?:\d+|[ivx]+))*\)"
)
_YEAR = pattern(r"(?<![\w/.,-])20[2-5]\d(?![\w/%]|[.,-]\d)")


def _bare_year(text: str, as_of: date) -> Window | None:
    """ "Sở Y tế 2026", "việc phải làm 2026": a year with no word of time before it."""
    found = _YEAR.search(text)
    window = find_window(f"năm {found.group()}", as_of, None) if found else None
    return replace(window, span=found.span()) if found and window else None


def _is_due(agencies: Sequence[Mention], cues: Sequence[Cue]) -> bool:
    """Is a bare year the one in which work is due, and not one of a figure?"""
    kinds = frozenset[str]().union(*(c.kinds for c in cues))
    return not kinds & _OF_FIGURES and bool(agencies or kinds & _OF_BODIES)


_OF_FIGURES = frozenset(("target", "comparison", "series", "validity", "basis", "signer", "plans"))


_THAT_IS = pattern(r"(?<!\w)(?:tuc la|nghia la|ro hon la|chinh xac la)(?!\w)")


def _corrected_time(text: str) -> str:
    """Of "hạn đến năm 2030, tức là trong năm 2030" what stands behind "tức là"."""
    found = _THAT_IS.search(flat(text))
    return "·" * found.end() + text[found.end() :] if found else text


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
    return _in_position((*found, *_definition("".join(chars), found)), bare)


# "TOD là mô hình gì", "5 rõ là những rõ nào": the class that is asked for is no topic.
_CLASS = pattern(r"(?<=[\w)”\"·] )la (?:[^\W\d_]+ ){1,4}(?:gi|nao)(?!\w)")


def _definition(bare: str, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    asked = _CLASS.search(bare)
    if asked is None or any(c.start < asked.end() and asked.start() < c.end for c in cues):
        return ()
    return (Cue(*asked.span(), frozenset(("open", "citation")), asked.group()),)


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
