"""Text and conversation → one Question.

Spans are claimed in turn (plans, documents, places, agencies, provinces, days, cue
phrases); what remains is the topic. A follow-up takes over the slots that it does not
name itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from assistant.answer import Kind, LocatorRef, Question, Settings
from assistant.time_window import InvalidDate, Window
from assistant.understanding.addressed import is_beside
from assistant.understanding.blanks import blank_of
from assistant.understanding.conversation import carry_over
from assistant.understanding.courtesy import manner
from assistant.understanding.headings import heading_words
from assistant.understanding.kinds import kind_of
from assistant.understanding.named import Context
from assistant.understanding.opinion import load_weights
from assistant.understanding.phrases import is_marked, load_phrases
from assistant.understanding.places import Spotted, flat
from assistant.understanding.reading import Reading, blank, read
from assistant.understanding.scoping import scoped
from assistant.understanding.tallying import tallied_role, tally_of
from assistant.understanding.topic import find_pieces, is_function_word
from assistant.understanding.wording import corrected, lexicon
from corpus.agencies import Mention
from corpus.lazy import pattern
from corpus.provinces import ProvinceMention
from corpus.quantities import parse_horizon
from corpus.text import accented, nfc, squeeze

__all__ = ["Context", "cleaned", "fault_of", "meant", "understand"]

LONGEST = 4000
_SURE, _SURER = 0.6, 0.85
_MOST_TOPIC = 60
_LONGEST_TOPIC = 500
_YEAR = pattern(r"(?<![\d/])(20[2-5]\d)(?![\d/])")
_AIMED = pattern(r"(?:(?:tầm nhìn|tam nhin)\s+(?:\w+\s+){0,2}?)?(?<![\d/])20[2-5]\d(?![\d/])", re.I)


def understand(
    text: str, history: Sequence[Question], settings: Settings, context: Context
) -> Question:
    """The question that a text asks in its conversation. Never raises for any text."""
    clean = squeeze(cleaned(text))
    fault = fault_of(clean)
    if fault:
        return Question(clean[:200], "invalid", settings.as_of, fault=fault)
    if manner(clean):  # a greeting alone
        return Question(clean, "out_of_scope", settings.as_of)
    plain = meant(clean, context)
    if not re.search(r"\w", plain):
        return Question(clean, "out_of_scope", settings.as_of)
    try:
        reading = read(plain, settings.as_of, context, load_weights())
    except InvalidDate as error:
        return Question(clean, "invalid", settings.as_of, fault=str(error))
    question = _question(reading, settings, context)
    if _is_off_topic(reading, question):
        return replace(question, kind="out_of_scope")
    if history:  # a fragment of a turn is nothing that the trained model has learnt from
        ruled = reading.by_rules()
        turn = _question(ruled, settings, context)
        carried = carry_over(turn, ruled, history, context.plans)
        question = carried if carried.follows else question
    return replace(scoped(question, settings, context), text=clean)


def cleaned(text: str) -> str:
    """A text without what hides its words and without runs of white space, over which many
    patterns would walk again and again; its lines are kept."""
    return "\n".join(filter(None, map(squeeze, _visible(nfc(text)).split("\n"))))


def meant(text: str, context: Context) -> str:
    """A clean text with its slips put right and without courtesy."""
    return corrected(text, lexicon(context.directory, context.provinces), context.vocabulary)


def _is_off_topic(reading: Reading, question: Question) -> bool:
    """A phrase of something else, and nothing of a plan."""
    named = question.agencies or question.plans or question.place or question.document
    if question.kind != "open" and not is_marked(reading.text):
        return False  # without diacritics many words look like others ("dat ve")
    if named or "ke hoach" in reading.flat:
        return False
    phrases = load_phrases()
    chat = question.kind == "open" and not reading.known and phrases.is_chat(reading.text)
    return phrases.is_off_topic(reading.text) or chat


def fault_of(text: str) -> str | None:
    """Why a clean text cannot be a question, in words for the user; None where it can."""
    if not re.search(r"\w", text):
        return "Câu hỏi chưa có nội dung. Xin nhập câu hỏi bằng chữ."
    if len(text) > LONGEST:
        return f"Câu hỏi quá dài ({len(text):,} ký tự). Xin rút gọn dưới {LONGEST:,} ký tự."
    return None


# Letters of other alphabets that look like Latin ones.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјкорсухуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaesijkopcyxyABEZHIKMNOPTYXo"
)


# Markup in a question says nothing; a script with all it holds.
_TAGS = pattern(r"<(script|style)\b[^>]{0,200}>.{0,2000}?</\1>|</?[a-zA-Z][^<>]{0,200}>", re.S)


def _visible(text: str) -> str:
    """Without control and direction marks, which hide what a text says, and with letters
    that only look Latin made Latin."""
    text = _TAGS.sub(" ", text)
    shown = "".join(c if c == "\n" or unicodedata.category(c)[0] != "C" else " " for c in text)
    return unicodedata.normalize("NFC", shown.translate(_LOOKALIKES))


def _question(reading: Reading, settings: Settings, context: Context) -> Question:
    kind = kind_of(reading)
    place = _place(reading, kind)
    said = _shortened(_unclaimed(reading)) if kind in ("who", "deadline") else ""
    of_place = reading.plans or reading.provinces
    topic = _shortened(_topic_for(kind, reading)) or (said if kind == "who" and of_place else "")
    own = _description(reading, context) if _is_described(kind, reading) else reading.subject
    subject = _shortened(own)
    return Question(
        text=reading.text,
        kind=kind,
        as_of=settings.as_of,
        agencies=_agencies(reading, kind),
        strangers=tuple(dict.fromkeys(str(s.value) for s in reading.strangers)),
        role=tallied_role(reading) if kind == "tally" else _role(reading, kind),
        provinces=tuple(dict.fromkeys(p.name for p in reading.provinces)),
        plans=_plans(reading),
        window=_window(reading, kind),
        horizon=_horizon(reading),
        topic_text=topic,
        subject_text=subject,
        said=said,
        heading=heading_words(reading),
        place=place,
        document=str(reading.documents[0].value) if reading.documents else None,
        ongoing=reading.has("ongoing"),
        asks_text=reading.has("open"),
        tracks=_of_targets(reading),
        day_and_body=reading.has("who") and reading.has("deadline", "due"),
        assumed=_assumed(reading, kind),
        missing=_missing(reading, kind),
        tally=tally_of(reading) if kind == "tally" else None,
        blank=blank_of(reading) if kind == "blank" else None,
        conditions=reading.limits.conditions,
        rank=reading.limits.rank,
    )


def _of_targets(reading: Reading) -> bool:
    """Are targets asked about: by that word, or by who follows a figure?"""
    followed = reading.has("target") and "theo doi" in reading.flat
    named = re.search(r"\b(?:chi|muc) tieu\b", reading.flat)
    return bool(reading.limits.of_targets or followed or named)


_OF_DOCUMENTS = ("mention", "validity", "basis", "signer", "citation", "open", "plans")


def _missing(reading: Reading, kind: Kind) -> tuple[str, ...]:
    """Plans named by a number that the corpus does not have: another plan must not answer
    for them. A plan's number is only looked up where documents are asked about."""
    named = [] if reading.plans or kind in _OF_DOCUMENTS else reading.documents
    plans = [str(d.value) for d in named if _A_PLAN.search(str(d.value))]
    return tuple(f"Kế hoạch {n}" for n in dict.fromkeys((*reading.unknown_plans, *plans)))


_A_PLAN = pattern(r"^\d+(?:/\d{4})?[/-]KH(?![^\W\d_])")
_DESCRIBED = ("who", "deadline", "target", "comparison", "series", "open", "mention")
_OF_PLANS = ("signer", "validity", "basis", "plans")
_RANK = pattern(r"\s+(?:nhất|hơn|nhat|hon)(?: cả| ca)?$", re.I)
_LISTS = ("responsibility", "count", "tally", "blank")


def _agencies(reading: Reading, kind: Kind) -> tuple[str, ...]:
    """The agencies asked about; who issues a plan is none."""
    if kind in _OF_PLANS:
        return ()
    if kind in ("who", "deadline") and reading.topic:
        kept = [m for m in reading.agencies if not is_beside(m, reading.flat)]
        return tuple(dict.fromkeys(a for m in kept for a in _candidates(m)))
    return tuple(dict.fromkeys(a for m in reading.agencies for a in _candidates(m)))


def _plans(reading: Reading) -> tuple[str, ...] | None:
    """The plans named by number or title, else those that a named person signed."""
    named = reading.plans or reading.signers
    return tuple(dict.fromkeys(str(p.value) for p in named)) or None


def _place(reading: Reading, kind: Kind) -> LocatorRef | None:
    """The clause or row that is named; "trong phụ lục" is one only for lists."""
    place = reading.place.value if reading.place else None
    if not isinstance(place, LocatorRef):
        return None
    vague = not (place.annex or place.number or place.locator)
    return None if vague and kind not in (*_LISTS, "citation") else place


def _topic_for(kind: Kind, reading: Reading) -> str:
    """Lists of work keep only what surely is a topic, when something else says that work
    is asked for; stray words must not narrow a complete list."""
    if kind == "blank":
        return ""
    if kind == "target" and reading.limits.lists:
        return reading.known
    if kind == "tally":
        return _RANK.sub("", reading.known)
    if kind in _LISTS:
        plainly = reading.has(
            "responsibility", "coordinating", "tracking", "count", "lead", "ongoing"
        )
        narrowed = (
            (plainly and reading.agencies)
            or reading.window
            or reading.place
            or reading.limits.lists
        )
        if narrowed:
            return reading.known
        return reading.named if _is_listed(reading, kind) else reading.topic
    topic = reading.meant
    if _is_described(kind, reading):
        topic = reading.plain[2]  # passages are found by all that a description says
    return squeeze(_AIMED.sub(" ", topic)) if kind in ("target", "comparison", "series") else topic


def _is_listed(reading: Reading, kind: Kind) -> bool:
    """Is the trained model sure that the work of an agency is listed or counted?"""
    second = reading.second
    sure = second is not None and second.kind in _LISTS and second.share >= _SURER
    return sure and kind in _LISTS and bool(reading.agencies)


def _is_described(kind: Kind, reading: Reading) -> bool:
    """Is it a bare description, not worded as the phrasings of open questions are, or one in
    words that no plan has?"""
    second = reading.second
    openly = second is not None and second.kind == "open" and second.share >= _SURE
    return kind == "open" and not (openly and not reading.unused)


def _description(reading: Reading, context: Context) -> str:
    """What is described as it was said: a phrase of one word within it ("thay", "mở") asks
    for nothing."""
    named: list[Spotted | ProvinceMention] = [
        *reading.plans,
        *reading.documents,
        *reading.provinces,
    ]
    spans = [(n.start, n.end) for n in named] + ([reading.window.span] if reading.window else [])
    cues = [c for c in reading.cues if " " in c.phrase or "open" in c.kinds]
    phrases = load_phrases()
    pieces = find_pieces(reading.text, reading.flat, spans, cues, phrases, context.vocabulary)
    return " ".join(map(str, pieces)) or reading.plain[3]


def _shortened(topic: str) -> str:
    """The first words of a topic: nothing is described in more."""
    return " ".join(topic.split()[:_MOST_TOPIC])[:_LONGEST_TOPIC]


def _unclaimed(reading: Reading) -> str:
    """ "Ai là cơ quan đầu mối triển khai Kế hoạch 283?": all words but those that carry no
    topic and the names; they tell the work where nothing narrower does."""
    phrases, marked = load_phrases(), is_marked(reading.text)
    spans: list[Spotted | Mention | ProvinceMention] = [
        *reading.plans,
        *reading.provinces,
        *reading.agencies,
    ]
    words = [w.strip("·?.,!;:") for w in blank(reading.text, spans).split()]
    kept = [w for w in words if w and not is_function_word(accented(w), phrases, marked)]
    return " ".join(w for w in kept if flat(w) not in _ASKING)


_ASKING = frozenset(("ai", "nao", "gi", "la"))


def _candidates(mention: Mention) -> tuple[str, ...]:
    return (mention.agency.name, *(a.name for a in mention.alternatives))


def _assumed(reading: Reading, kind: Kind) -> tuple[str, ...]:
    found = []
    if reading.unused and (_is_listed(reading, kind) or (reading.named and kind in _DESCRIBED)):
        found.append(
            f"Chưa xét “{' '.join(reading.unused)}”; nếu là nội dung cần hỏi, xin hỏi riêng"
        )
    for mention in reading.agencies:
        if mention.alternatives:
            names = " hoặc ".join(_candidates(mention))
            found.append(f"Hiểu “{mention.surface}” là {names}")
    return tuple(found)


def _role(reading: Reading, kind: Kind) -> Literal["lead", "coordinating", "tracking"]:
    second = reading.second
    sure = second and kind == second.kind == "responsibility" and second.share >= _SURE
    if second and sure and not _leads(reading):
        return second.role
    if reading.has("tracking"):
        return "tracking"
    if reading.has("coordinating") and not _leads(reading):
        return "coordinating"
    return "lead"


def _leads(reading: Reading) -> bool:
    """ "các nhiệm vụ do Sở … chủ trì, kèm cơ quan phối hợp": what stands beside its name."""
    leads = [cue.start for cue in reading.cues if "lead" in cue.kinds]
    ends = [m.end for m in reading.agencies] + [p.end for p in reading.provinces]
    return any(0 <= start - end <= 1 for end in ends for start in leads)


def _window(reading: Reading, kind: Kind) -> Window | None:
    """Days narrow lists of work; elsewhere years belong to the title or the horizon."""
    return reading.window if kind in (*_LISTS, "reporting") else None


# "năm 2025 và 2030": every year is asked for.
_YEARS = pattern(r"20[2-5]\d(?:\s*,\s*(?:nam\s*)?20[2-5]\d)*\s*(?:va|lan|,)\s*(?:nam\s*)?20[2-5]\d")


def _horizon(reading: Reading) -> int | None:
    if _YEARS.search(reading.flat):
        return None
    if reading.window and reading.window.before:
        return reading.window.before.year
    years = _YEAR.findall(reading.flat)
    return int(years[-1]) if years else parse_horizon(reading.text)
