"""Text and conversation → one Question.

Spans are claimed in turn (plans, documents, places, agencies, provinces, days, cue
phrases); what remains is the topic. A follow-up takes over the slots that it does not
name itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Kind, LocatorRef, Question, Settings
from assistant.conversation import carry_over
from assistant.phrases import Cue, Phrases, is_marked, load_phrases
from assistant.places import Spotted, find_documents, find_place, find_plans, flat
from assistant.time_window import InvalidDate, Window, find_window
from assistant.wording import Vocabulary, corrected, lexicon
from corpus.agencies import Directory, Mention
from corpus.lazy import pattern
from corpus.plan import Manifest
from corpus.provinces import ProvinceMention, Provinces
from corpus.quantities import parse_horizon
from corpus.text import accented, key, nfc, squeeze

LONGEST = 4000
_MOST_TOPIC = 60
_LONGEST_TOPIC = 500
_YEAR = pattern(r"(?<![\d/])(20[2-5]\d)(?![\d/])")


@dataclass(frozen=True, slots=True)
class Context:
    """What a question is understood with."""

    plans: tuple[Manifest, ...]
    directory: Directory
    provinces: Provinces
    vocabulary: Vocabulary
    known_agencies: frozenset[str] = frozenset()


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


def understand(
    text: str, history: Sequence[Question], settings: Settings, context: Context
) -> Question:
    """The question that a text asks in its conversation. Never raises for any text."""
    clean = squeeze(_visible(nfc(text)))
    fault = _fault(clean)
    if fault:
        return Question(clean[:200], "invalid", settings.as_of, fault=fault)
    meant = corrected(clean, lexicon(context.directory, context.provinces), context.vocabulary)
    try:
        reading = read(meant, settings.as_of, context)
    except InvalidDate as error:
        return Question(clean, "invalid", settings.as_of, fault=str(error))
    question = _question(reading, settings, context)
    if _is_off_topic(reading, question):
        return replace(question, kind="out_of_scope")
    question = carry_over(question, reading, history, context.plans)
    return replace(_scoped(question, settings, context), text=clean)


def _is_off_topic(reading: Reading, question: Question) -> bool:
    """A phrase of something else, and nothing of a plan."""
    named = question.agencies or question.plans or question.place or question.document
    if question.kind != "open" and not is_marked(reading.text):
        return False  # without diacritics many words look like others ("dat ve")
    return (
        not named and "ke hoach" not in reading.flat and (load_phrases().is_off_topic(reading.text))
    )


def read(text: str, as_of: date, context: Context) -> Reading:
    """Everything that a clean text names. Raises InvalidDate for a day that is none."""
    phrases = load_phrases()
    bare = flat(text)
    plans, unknown = find_plans(text, context.plans)
    documents = tuple(d for d in find_documents(text) if not _taken(d, plans))
    place = find_place(text)
    place = None if place and _taken(place, (*plans, *documents)) else place
    named_agencies = _agencies(text, context)
    agencies = _receiving(named_agencies, bare)
    taken = [(m.start, m.end) for m in named_agencies]
    provinces = (*_provinces(text, context, taken), *_short_provinces(text, context, taken))
    claimed = [*plans, *documents, *([place] if place else []), *named_agencies, *provinces]
    tails = _tails(text, bare, phrases, context.vocabulary.has_phrase)
    window = find_window(
        _without_tails(_asked_time_blanked(_blank(text, claimed)), tails), as_of, None
    )
    spans = [(c.start, c.end) for c in claimed] + ([window.span] if window else [])
    cues = _cues(phrases, text, bare, spans, tails)
    topic, known = _topic(text, bare, spans, cues, phrases, context.vocabulary)
    named = [(m.start, m.end) for m in agencies]
    subject, _ = _topic(
        text, bare, [s for s in spans if s not in named], cues, phrases, context.vocabulary
    )
    return Reading(
        text=text, flat=bare, plans=plans, unknown_plans=unknown, documents=documents,
        place=place, agencies=agencies, provinces=provinces, window=window, cues=cues,
        topic=topic, known=known, subject=subject,
    )  # fmt: skip


def _fault(text: str) -> str | None:
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


def _blank(text: str, claimed: Sequence[Spotted | Mention | ProvinceMention]) -> str:
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


def _taken(spotted: Spotted, others: Sequence[Spotted]) -> bool:
    return any(o.start < spotted.end and spotted.start < o.end for o in others)


def _agencies(text: str, context: Context) -> tuple[Mention, ...]:
    """Agencies named; of an ambiguous name, those that the plans know."""
    likely = (_likely(m, context.known_agencies) for m in _mentions(text, context))
    found = [_completed(mention, context) for mention in likely]
    return tuple(sorted((*found, *_schools(text, found, context)), key=lambda m: m.start))


def _mentions(text: str, context: Context) -> Iterator[Mention]:
    """Agencies of the directory, without those that a slip only seems to name."""
    for mention in context.directory.find(text):
        if mention.exact:
            yield mention
        elif not _is_digital(text, mention, context.vocabulary):
            rest = mention.start + len(mention.surface.split()[0])
            inner = [m for m in context.directory.find(text[rest : mention.end]) if m.exact]
            if inner and " " in inner[0].surface:  # "cho hoi Công an tỉnh"
                start, end = rest + inner[0].start, rest + inner[0].end
                yield replace(inner[0], start=start, end=end)
            else:
                yield mention


def _is_digital(text: str, mention: Mention, vocabulary: Vocabulary) -> bool:
    """ "ban do so nong nghiep": "so" that ends a word of the plans is no "Sở"."""
    before = key(text[: mention.start]).split()[-2:]
    plain = mention.surface.split()[0].lower() == "so"
    return plain and len(before) == 2 and vocabulary.has_phrase([*before, "so"])


def _schools(text: str, found: Sequence[Mention], context: Context) -> list[Mention]:
    """Schools that the plans know, called without "Trường" and in small letters."""
    bare, schools = flat(text), []
    for name in context.known_agencies:
        short = flat(name).removeprefix("truong ")
        match = (
            re.search(rf"(?<!\w){re.escape(short)}(?!\w)", bare) if short != flat(name) else None
        )
        agency = context.directory.get(name) if match else None
        if (
            match
            and agency
            and not any(m.start < match.end() and match.start() < m.end for m in found)
        ):
            schools.append(Mention(*match.span(), agency, text[slice(*match.span())], exact=False))
    return schools


_GIVES = pattern(r"\s*(?:da |se |dang )?(?:giao|phan cong)(?! thong| luu| dich)(?!\w)")
_RECEIVER = pattern(r"(?<!\w)(?:co quan|don vi|so|nganh|dia phuong|ben|ai) ?(?:nao)?(?!\w)")


def _receiving(found: tuple[Mention, ...], bare: str) -> tuple[Mention, ...]:
    """Agencies without the one that hands out work to another: "UBND tỉnh giao Sở …"."""
    kept = []
    for i, mention in enumerate(found):
        gives = _GIVES.match(bare, mention.end)
        told = i + 1 < len(found) or (gives and _RECEIVER.match(bare[gives.end() :].strip()))
        passive = i > 0 and re.search(r"(?<!\w)(?:duoc|do|theo) $", bare[: mention.start])
        if not (gives and (told or passive)):
            kept.append(mention)
    return tuple(kept)


def _likely(mention: Mention, known: frozenset[str]) -> Mention:
    if not mention.alternatives:
        return mention
    every = (mention.agency, *mention.alternatives)
    first, *others = [a for a in every if a.name in known] or every
    return replace(mention, agency=first, alternatives=tuple(others))


def _completed(mention: Mention, context: Context) -> Mention:
    """A name that the plans have only with a word more in front: "Đại học Thái Bình"."""
    tail = f" {key(mention.agency.name)}"
    if mention.agency.name in context.known_agencies:
        return mention
    longer = [name for name in context.known_agencies if key(name).endswith(tail)]
    agency = context.directory.get(longer[0]) if len(longer) == 1 else None
    return replace(mention, agency=agency, exact=False) if agency else mention


def _provinces(
    text: str, context: Context, taken: Sequence[tuple[int, int]]
) -> list[ProvinceMention]:
    """Provinces named, but not in "cáp quang năm 2030" or across an agency's edge."""
    found = []
    for mention in context.provinces.find(text, taken):
        crosses = any(a < mention.end and mention.start < b for a, b in taken)
        dated = re.search(r"(?i) n[aă]m$", mention.surface) and re.match(
            r"\s*20\d\d", text[mention.end :]
        )
        year = dated and not mention.surface.istitle()
        inside = not mention.exact and _continues(text, mention, context.vocabulary)
        if not (year or inside) and (mention.exact or not crosses):
            found.append(mention)
    return found


_LEADS = frozenset(("tinh", "o", "tai", "cua", "tp", "pho", "trong", "va", "giua"))


def _continues(text: str, mention: ProvinceMention | Mention, vocabulary: Vocabulary) -> bool:
    """Does a name begin in the middle of a word of the plans ("cáp quang tại")?"""
    before = key(text[: mention.start]).split()[-1:]
    first = key(mention.surface).split()[:1]
    return (
        bool(before and first) and before[0] not in _LEADS and vocabulary.has_phrase(before + first)
    )


def _short_provinces(
    text: str, context: Context, taken: Sequence[tuple[int, int]]
) -> list[ProvinceMention]:
    """Initials in capitals of a province that has plans ("ĐT", "TN")."""
    if text.isupper():
        return []
    found = []
    for name in dict.fromkeys(p.province for p in context.plans):
        initials = "".join(word[0] for word in name.split())
        for match in re.finditer(rf"(?<![\w&/.-]){re.escape(initials)}(?![\w&/-])", text):
            if not any(a <= match.start() < b for a, b in taken):
                found.append(ProvinceMention(*match.span(), name, initials, False))
    return found


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


# --- topic -------------------------------------------------------------------


def _topic(
    text: str,
    bare: str,
    spans: Sequence[tuple[int, int]],
    cues: Sequence[Cue],
    phrases: Phrases,
    vocabulary: Vocabulary,
) -> tuple[str, str]:
    """All the words that are left, and those of them that surely name a topic: led by
    "về …", or made of word pairs that the plans know."""
    every: list[str] = []
    known: list[str] = []
    marked = is_marked(text)
    for start, end in _segments(text, [*spans, *((c.start, c.end) for c in cues)]):
        words = _trim(text[start:end].split(), phrases, marked, vocabulary.has_phrase)
        if not words:
            continue
        every += words
        led = phrases.about.search(bare[: text.index(words[0], start)])
        if led or _known(words, vocabulary, text.isupper()):
            known += words
    return " ".join(every), " ".join(known)


def _segments(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found, at = [], 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        for piece in re.finditer(r"[^,.;:?!()\"“”\n]+", text[at : max(at, start)]):
            found.append((at + piece.start(), at + piece.end()))
        at = max(at, end)
    return found


def _trim(
    words: list[str], phrases: Phrases, marked: bool, known: Callable[[Sequence[str]], bool]
) -> list[str]:
    """Words without what carries no topic at both edges. In a text that is not `marked`
    with all its diacritics a function word may lack them."""
    typed = [accented(w).strip("-–/'\"") for w in words]
    first, last = 0, len(words)
    while first < last and (size := _edge(words, typed, first, last, phrases, marked, known, 1)):
        first += size
    while last > first and (size := _edge(words, typed, first, last, phrases, marked, known, -1)):
        last -= size
    return words[first:last]


_LONGEST_EDGE = 4


def _edge(
    words: list[str],
    typed: list[str],
    first: int,
    last: int,
    phrases: Phrases,
    marked: bool,
    known: Callable[[Sequence[str]], bool],
    way: int,
) -> int:
    """How many words at the beginning (way 1) or the end (-1) carry no topic."""
    sizes = range(min(_LONGEST_EDGE, last - first), 0, -1)
    sides = {n: typed[first : first + n] if way > 0 else typed[last - n : last] for n in sizes}
    if any(phrases.is_whole(side, not marked) for side in sides.values()):
        return 0
    if size := next((n for n, side in sides.items() if phrases.is_edge(side, not marked)), 0):
        return size
    at = first if way > 0 else last - 1
    if _is_name(words, at) or not _is_function_word(typed[at], phrases, marked):
        return 0
    inner = at + way
    paired = not marked and flat(typed[at]) in phrases.weak and first <= inner < last
    return int(not (paired and known([flat(typed[min(at, inner)]), flat(typed[max(at, inner)])])))


def _is_name(words: list[str], at: int) -> bool:
    """Part of a name: "Tân Lập" with both capitals."""
    beside = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return words[at].istitle() and at > 0 and any(w.istitle() for w in beside)


def _is_function_word(typed: str, phrases: Phrases, marked: bool) -> bool:
    if not typed:
        return True
    if marked and typed not in phrases.unmarked:
        return typed in phrases.stop
    return typed in phrases.stop or typed in phrases.bare


def _known(words: list[str], vocabulary: Vocabulary, shouting: bool) -> bool:
    """Do the plans know every pair of these words? One word must be a name (AI, BIM)."""
    folded = key(" ".join(words)).split()
    if len(folded) == 1:
        named = words[0].isupper() and not shouting
        return named and vocabulary.word_counts(folded)[folded[0]] > 0
    pairs = [folded[i : i + 2] for i in range(len(folded) - 1)]
    return bool(pairs) and all(vocabulary.has_phrase(pair) for pair in pairs)


# --- what is asked -----------------------------------------------------------


def _question(reading: Reading, settings: Settings, context: Context) -> Question:
    kind = _kind(reading)
    place = reading.place.value if reading.place else None
    topic = _shortened(_topic_for(kind, reading) or (_unclaimed(reading) if kind == "who" else ""))
    subject = _shortened(reading.subject)
    return Question(
        text=reading.text,
        kind=kind,
        as_of=settings.as_of,
        agencies=tuple(dict.fromkeys(a for m in reading.agencies for a in _candidates(m))),
        role=_role(reading),
        provinces=tuple(dict.fromkeys(p.name for p in reading.provinces)),
        plans=tuple(dict.fromkeys(str(p.value) for p in reading.plans)) or None,
        window=_window(reading, kind),
        horizon=_horizon(reading),
        topic=tuple(key(topic).split()),
        topic_text=topic,
        subject=tuple(key(subject).split()),
        subject_text=subject,
        place=place if isinstance(place, LocatorRef) else None,
        document=str(reading.documents[0].value) if reading.documents else None,
        ongoing=reading.has("ongoing"),
        asks_text=reading.has("open"),
        tracks=bool(re.search(r"\bchi tieu\b|\bmuc tieu\b", reading.flat)),
        assumed=_assumed(reading),
        missing=tuple(f"Kế hoạch {n}" for n in reading.unknown_plans),
    )


def _topic_for(kind: Kind, reading: Reading) -> str:
    """Lists of work keep only what surely is a topic, when something else says that work
    is asked for; stray words must not narrow a complete list."""
    if kind in ("responsibility", "count"):
        plainly = reading.has(
            "responsibility", "coordinating", "tracking", "count", "lead", "ongoing"
        )
        return reading.known if plainly and reading.agencies else reading.topic
    if kind in ("target", "comparison", "series"):
        return squeeze(_YEAR.sub(" ", reading.topic))
    return reading.topic


def _shortened(topic: str) -> str:
    """The first words of a topic: nothing is described in more."""
    return " ".join(topic.split()[:_MOST_TOPIC])[:_LONGEST_TOPIC]


def _unclaimed(reading: Reading) -> str:
    """ "Ai là cơ quan đầu mối triển khai Kế hoạch 283?": the words that name the work where
    nothing else does."""
    if not reading.plans and not reading.provinces:
        return ""
    phrases, marked = load_phrases(), is_marked(reading.text)
    spans = [*reading.plans, *reading.provinces, *reading.agencies]
    words = [w.strip("·?.,!;:") for w in _blank(reading.text, spans).split()]
    kept = [w for w in words if w and not _is_function_word(accented(w), phrases, marked)]
    return " ".join(w for w in kept if flat(w) not in _ASKING)


_ASKING = frozenset(("ai", "nao", "gi", "la"))


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
    return reading.window if kind in ("responsibility", "count", "reporting") else None


def _horizon(reading: Reading) -> int | None:
    if reading.window and reading.window.before:
        return reading.window.before.year
    years = _YEAR.findall(reading.flat)
    return int(years[-1]) if years else parse_horizon(reading.text)


def _kind(reading: Reading) -> Kind:
    """What is asked, by the strongest sign first."""
    for kind, asks in _SIGNS:
        if asks(reading):
            return kind
    return "open"


def _asks_work(reading: Reading) -> bool:
    return reading.has("responsibility", "coordinating", "tracking", "ongoing") or bool(
        reading.window and not reading.window.horizon
    )


def _names_place(reading: Reading) -> LocatorRef | None:
    """A row or clause to look up; a whole annex beside a question of work is its scope."""
    place = reading.place.value if reading.place else None
    if not isinstance(place, LocatorRef):
        return None
    whole = place.number is None and place.locator is None
    scope = whole and (reading.agencies or reading.window or reading.has("count", "responsibility"))
    return None if scope else place


def _speaks_of_plans(reading: Reading) -> bool:
    return (
        bool(reading.plans or reading.documents)
        or "ke hoach" in reading.flat
        or ("van ban" in reading.flat)
    )


def _several_provinces(reading: Reading) -> bool:
    return len({p.name for p in reading.provinces}) > 1 and not reading.agencies


def _counts(reading: Reading) -> bool:
    """A number is asked for; "mấy việc … là gì" asks for the things."""
    return any(
        "count" in cue.kinds
        and not ("may" in cue.phrase.split() and _NAMES_THINGS.search(reading.flat[cue.end :]))
        for cue in reading.cues
    )


_NAMES_THINGS = pattern(r"(?<!\w)(?:gi|nao|nhung gi)(?!\w)")


def _about_reports(reading: Reading) -> bool:
    if reading.agencies and reading.has("responsibility"):
        return False
    asked = reading.has("deadline", "due", "responsibility") or reading.window
    return reading.has("reporting") or bool(asked and re.search(r"\bbao cao\b", reading.flat))


# In order: the first sign that holds decides.
_SIGNS: tuple[tuple[Kind, Callable[[Reading], object]], ...] = (
    ("deadline", lambda r: _names_place(r) and r.has("deadline", "due") and not r.has("citation")),
    ("who", lambda r: _names_place(r) and r.has("who", "coordinating")),
    ("citation", _names_place),
    (
        "mention",
        lambda r: (
            r.documents and (not r.plans or r.has("mention")) and not r.has("validity", "basis")
        ),
    ),
    ("signer", lambda r: r.has("signer") and not r.agencies and _speaks_of_plans(r)),
    ("validity", lambda r: r.has("validity") and _speaks_of_plans(r) and not r.agencies),
    ("basis", lambda r: r.has("basis") and _speaks_of_plans(r) and (r.plans or not r.agencies)),
    ("count", lambda r: _counts(r) and not r.has("series")),
    ("reporting", _about_reports),
    ("who", lambda r: r.has("who") and r.topic and not r.has("comparison", "target")),
    ("comparison", lambda r: r.has("comparison") and (r.topic or r.has("target"))),
    ("comparison", lambda r: _several_provinces(r) and r.has("target") and r.topic),
    ("series", lambda r: r.has("series") and (r.topic or r.has("target"))),
    ("responsibility", lambda r: r.has("tracking") and r.agencies and not r.has("who")),
    ("who", lambda r: r.has("who") and (r.topic or not r.agencies)),
    ("responsibility", lambda r: r.agencies and r.has("responsibility") and r.window),
    ("deadline", lambda r: r.has("deadline") and (r.topic or not r.agencies)),
    ("deadline", lambda r: r.has("due") and " " in r.topic and not r.window and not r.agencies),
    ("responsibility", lambda r: r.agencies and (_asks_work(r) or not r.has("target"))),
    ("plans", lambda r: r.has("plans") and not r.topic),
    ("mention", lambda r: r.has("mention") and r.topic and not r.has("open")),
    ("open", lambda r: r.has("open")),
    ("target", lambda r: r.has("target")),
    ("responsibility", lambda r: r.has("responsibility", "due") and (r.window or r.has("ongoing"))),
    ("responsibility", lambda r: r.has("responsibility") and not r.topic),
    ("responsibility", lambda r: r.window and not r.topic and not (r.plans and r.window.horizon)),
)


# --- scope -------------------------------------------------------------------


def _scoped(question: Question, settings: Settings, context: Context) -> Question:
    """Which plans are searched, what was assumed, and what of it is not in the corpus."""
    question = _defaults(question, settings)
    if not question.provinces:
        return question
    if question.plans is None or question.follows:
        return _in_provinces(question, context)
    return _of_provinces(question, context)


def _of_provinces(question: Question, context: Context) -> Question:
    """Plans named by number, of the province that is named beside."""
    wanted = set(_in_provinces(question, context).plans or ())
    kept = tuple(p for p in question.plans or () if p in wanted)
    if kept:
        return replace(question, plans=kept)
    names = [p.number or p.id for p in context.plans if p.id in (question.plans or ())]
    what = f"Kế hoạch {', '.join(names)} của {', '.join(question.provinces)}"
    return replace(question, plans=(), missing=(*question.missing, what))


def _defaults(question: Question, settings: Settings) -> Question:
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
            if heir
            and province
            and province.date
            and p.province == heir
            and p.issued >= province.date
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
