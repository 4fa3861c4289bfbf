"""Text and conversation → one Question.

Spans are claimed in turn (plans, documents, places, agencies, provinces, days, cue
phrases); what remains is the topic. A follow-up takes over the slots that it does not
name itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from assistant.answer import Kind, LocatorRef, Question, Settings
from assistant.conversation import carry_over
from assistant.phrases import Cue, Phrases, load_phrases
from assistant.places import Spotted, find_documents, find_place, find_plans, flat
from assistant.time_window import InvalidDate, Window, find_window
from corpus.agencies import Directory, Mention
from corpus.plan import Manifest
from corpus.provinces import ProvinceMention, Provinces
from corpus.quantities import parse_horizon
from corpus.text import key, nfc, squeeze

LONGEST = 4000
_YEAR = re.compile(r"(?<![\d/])(20[2-5]\d)(?![\d/])")


class Vocabulary(Protocol):
    """What the corpus knows of words: in how many records each folded word stands."""

    def word_counts(self, words: Sequence[str]) -> dict[str, int]: ...

    def has_phrase(self, words: Sequence[str]) -> bool: ...


@dataclass(frozen=True, slots=True)
class Context:
    """What a question is understood with."""

    plans: tuple[Manifest, ...]
    directory: Directory
    provinces: Provinces
    vocabulary: Vocabulary


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
    about: bool

    def has(self, *kinds: str) -> bool:
        """Does any cue speak for one of these?"""
        return any(kind in cue.kinds for cue in self.cues for kind in kinds)


def understand(
    text: str, history: Sequence[Question], settings: Settings, context: Context
) -> Question:
    """The question that a text asks in its conversation. Never raises for any text."""
    clean = squeeze(_visible(nfc(text)))
    fault = _fault(clean)
    if fault:
        return Question(clean[:200], "invalid", settings.as_of, fault=fault)
    try:
        reading = read(clean, settings.as_of, context)
    except InvalidDate as error:
        return Question(clean, "invalid", settings.as_of, fault=str(error))
    question = _question(reading, settings, context)
    question = carry_over(question, reading, history, context.plans)
    return _scoped(question, reading, settings, context)


def read(text: str, as_of: date, context: Context) -> Reading:
    """Everything that a clean text names. Raises InvalidDate for a day that is none."""
    phrases = load_phrases()
    bare = flat(text)
    plans, unknown = find_plans(text, context.plans)
    documents = tuple(d for d in find_documents(text) if not _taken(d, plans))
    place = find_place(text)
    place = None if place and _taken(place, (*plans, *documents)) else place
    agencies = _agencies(text, context.directory)
    taken = [(m.start, m.end) for m in agencies]
    provinces = context.provinces.find(text, taken)
    claimed = [*plans, *documents, *([place] if place else []), *agencies, *provinces]
    window = find_window(_blank(text, claimed), as_of, None)
    spans = [(c.start, c.end) for c in claimed] + ([window.span] if window else [])
    cues = _cues(phrases, bare, spans)
    topic, about = _topic(text, bare, spans, cues, phrases, context.vocabulary)
    return Reading(
        text=text, flat=bare, plans=plans, unknown_plans=unknown, documents=documents,
        place=place, agencies=agencies, provinces=provinces, window=window, cues=cues,
        topic=topic, about=about,
    )  # fmt: skip


def _fault(text: str) -> str | None:
    if not re.search(r"\w", text):
        return "Câu hỏi chưa có nội dung. Xin nhập câu hỏi bằng chữ."
    if len(text) > LONGEST:
        return f"Câu hỏi quá dài ({len(text):,} ký tự). Xin rút gọn dưới {LONGEST:,} ký tự."
    return None


def _visible(text: str) -> str:
    """Without control and direction marks, which hide what a text says."""
    return "".join(c if c == "\n" or unicodedata.category(c)[0] != "C" else " " for c in text)


def _blank(text: str, claimed: Sequence[Spotted | Mention | ProvinceMention]) -> str:
    """Text whose claimed spans are blanked, letter for letter."""
    chars = list(text)
    for span in claimed:
        chars[span.start : span.end] = "·" * (span.end - span.start)
    return "".join(chars)


def _taken(spotted: Spotted, others: Sequence[Spotted]) -> bool:
    return any(o.start < spotted.end and spotted.start < o.end for o in others)


def _agencies(text: str, directory: Directory) -> tuple[Mention, ...]:
    return directory.find(text)


def _cues(phrases: Phrases, bare: str, spans: Sequence[tuple[int, int]]) -> tuple[Cue, ...]:
    """Cue phrases in what no slot has claimed. "AI" in capitals is no "ai"."""
    chars = list(bare)
    for start, end in spans:
        chars[start:end] = "·" * (end - start)
    return phrases.cues("".join(chars))


# --- topic -------------------------------------------------------------------


def _topic(
    text: str,
    bare: str,
    spans: Sequence[tuple[int, int]],
    cues: Sequence[Cue],
    phrases: Phrases,
    vocabulary: Vocabulary,
) -> tuple[str, bool]:
    """The words that are left, and whether "về …" introduces them."""
    segments = _segments(text, [*spans, *((c.start, c.end) for c in cues)])
    kept: list[str] = []
    about = False
    for start, end in segments:
        words = _trim(text[start:end].split(), phrases)
        if not words:
            continue
        led = bool(phrases.about.search(bare[:end][: _offset(text, start, words)]))
        if led or _known(words, vocabulary):
            kept.append(" ".join(words))
            about = about or led
    return " ".join(kept), about


def _segments(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found, at = [], 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        for piece in re.finditer(r"[^,.;:?!()\"“”\n]+", text[at : max(at, start)]):
            found.append((at + piece.start(), at + piece.end()))
        at = max(at, end)
    return found


def _offset(text: str, start: int, words: list[str]) -> int:
    return text.index(words[0], start)


def _trim(words: list[str], phrases: Phrases) -> list[str]:
    """Words without the function words at both edges."""
    accented = any(w != flat(w) for w in (x.lower() for x in words))
    stop = phrases.stop if accented else phrases.plain | _plain_stop(phrases)
    bare = [w.lower().strip("-–/") for w in words]
    first, last = 0, len(words)
    while first < last and (bare[first] in stop or not bare[first]):
        first += 1
    while last > first and (bare[last - 1] in stop or not bare[last - 1]):
        last -= 1
    return words[first:last]


def _plain_stop(phrases: Phrases) -> frozenset[str]:
    return frozenset(w for w in phrases.stop if w == flat(w) and len(w) > 2)


def _known(words: list[str], vocabulary: Vocabulary) -> bool:
    """Do these words say something that the plans know? One word must be a name (AI, BIM)."""
    folded = key(" ".join(words)).split()
    if len(folded) == 1:
        return words[0].isupper() and vocabulary.word_counts(folded)[folded[0]] > 0
    return any(vocabulary.has_phrase(folded[i : i + 2]) for i in range(len(folded) - 1))


# --- what is asked -----------------------------------------------------------


def _question(reading: Reading, settings: Settings, context: Context) -> Question:
    agencies = tuple(dict.fromkeys(a for m in reading.agencies for a in _candidates(m)))
    kind = _kind(reading)
    return Question(
        text=reading.text,
        kind=kind,
        as_of=settings.as_of,
        agencies=agencies,
        role=_role(reading),
        provinces=tuple(dict.fromkeys(p.name for p in reading.provinces)),
        plans=tuple(dict.fromkeys(str(p.value) for p in reading.plans)) or None,
        window=_window(reading, kind),
        horizon=_horizon(reading),
        topic=tuple(key(reading.topic).split()),
        topic_text=reading.topic,
        place=reading.place.value if reading.place and isinstance(reading.place.value, LocatorRef) else None,
        document=str(reading.documents[0].value) if reading.documents else None,
        assumed=_assumed(reading),
        missing=tuple(f"Kế hoạch {n}" for n in reading.unknown_plans),
    )


def _candidates(mention: Mention) -> tuple[str, ...]:
    return (mention.agency.name, *(a.name for a in mention.alternatives))


def _assumed(reading: Reading) -> tuple[str, ...]:
    found = []
    for mention in reading.agencies:
        if mention.alternatives:
            names = " hoặc ".join(_candidates(mention))
            found.append(f"Hiểu “{mention.surface}” là {names}")
    return tuple(found)


def _role(reading: Reading) -> str:  # type: ignore[return]
    if reading.has("tracking"):
        return "tracking"
    if reading.has("coordinating"):
        return "coordinating"
    return "lead"


def _window(reading: Reading, kind: Kind) -> Window | None:
    """Days narrow lists of work; elsewhere years belong to the title or the horizon."""
    if kind in ("responsibility", "count", "reporting"):
        return reading.window
    return None


def _horizon(reading: Reading) -> int | None:
    if reading.window and reading.window.before:
        return reading.window.before.year
    years = _YEAR.findall(reading.flat)
    return int(years[-1]) if years else parse_horizon(reading.text)


def _kind(reading: Reading) -> Kind:
    has = reading.has
    subject = bool(reading.topic)
    if reading.place:
        return "deadline" if has("deadline") and not has("citation") else (
            "who" if has("who", "coordinating") else "citation"
        )
    if reading.documents and not reading.plans:
        return "mention"
    if reading.documents and has("mention"):
        return "mention"
    if has("validity"):
        return "validity"
    if has("signer") and not reading.agencies:
        return "signer"
    if has("basis") and (reading.plans or not subject):
        return "basis"
    if has("comparison") and (subject or has("target")):
        return "comparison"
    if has("series") and (subject or has("target")):
        return "series"
    if has("count") and (reading.agencies or reading.window or has("lead", "coordinating")):
        return "count"
    if has("reporting") and (has("deadline", "reporting")) and not _asks_work(reading):
        return "reporting"
    if has("tracking") and reading.agencies and not has("who"):
        return "responsibility"
    if has("who") and (subject or not reading.agencies):
        return "who"
    if has("deadline") and (subject or not reading.agencies):
        return "deadline"
    if reading.agencies and (_asks_work(reading) or not has("target")):
        return "responsibility"
    if has("plans") and not subject:
        return "plans"
    if has("count"):
        return "count"
    if has("open"):
        return "open"
    if has("target"):
        return "target"
    if has("responsibility") and (reading.window or not subject or has("ongoing")):
        return "responsibility"
    return "open"


def _asks_work(reading: Reading) -> bool:
    return reading.has("responsibility", "coordinating", "tracking", "ongoing") or bool(
        reading.window and not reading.window.horizon
    )


# --- scope -------------------------------------------------------------------


def _scoped(
    question: Question, reading: Reading, settings: Settings, context: Context
) -> Question:
    """Which plans are searched, what was assumed, and what of it is not in the corpus."""
    phrases = load_phrases()
    if phrases.is_off_topic(reading.text) and not (
        question.agencies or question.plans or question.provinces or question.place
    ):
        return replace(question, kind="out_of_scope")
    question = _defaults(question, reading, settings)
    if question.plans is not None or not question.provinces:
        return question
    return _in_provinces(question, context)


def _defaults(question: Question, reading: Reading, settings: Settings) -> Question:
    assumed = list(question.assumed)
    if settings.province and not (question.provinces or question.plans):
        question = replace(question, provinces=(settings.province,))
        assumed.append(f"Tìm trong các kế hoạch của {settings.province} (tỉnh đã đặt)")
    wants = question.kind in ("responsibility", "count")
    if settings.agency and wants and not question.agencies:
        question = replace(question, agencies=(settings.agency,))
        assumed.append(f"Hiểu là hỏi về {settings.agency} (cơ quan đã đặt)")
    return replace(question, assumed=tuple(assumed))


def _in_provinces(question: Question, context: Context) -> Question:
    """Plans of the named provinces; a name that merged is followed and said."""
    chosen: list[str] = []
    missing, assumed = list(question.missing), list(question.assumed)
    for name in question.provinces:
        own = [p.id for p in context.plans if p.province == name]
        province = context.provinces.get(name)
        heir = province.merged_into if province else None
        later = [
            p.id
            for p in context.plans
            if heir and province and province.date and p.province == heir and p.issued >= province.date
        ]
        if own or later:
            chosen += own + later
            if later:
                assumed.append(f"{name} đã sáp nhập vào {heir} từ {province.date:%d/%m/%Y}")  # type: ignore[union-attr]
        else:
            missing.append(name)
    return replace(
        question,
        plans=tuple(dict.fromkeys(chosen)),
        missing=tuple(dict.fromkeys(missing)),
        assumed=tuple(assumed),
    )
