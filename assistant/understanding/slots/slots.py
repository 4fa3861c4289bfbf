"""A reading becomes a question: each slot by what the text names and the kind that is asked."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from assistant.answer import Kind, Question
from assistant.condition import Condition, Done, Makes
from assistant.locator import LocatorRef
from assistant.time_window import Window
from assistant.understanding.names.addressed import is_beside
from assistant.understanding.reading.reading import Reading
from assistant.understanding.slots.blanks import blank_of
from assistant.understanding.slots.described import (
    LISTS,
    SURE,
    description,
    is_described,
    is_listed,
    shortened,
    things_of,
    topic_for,
    unclaimed,
)
from assistant.understanding.slots.headings import heading_words
from assistant.understanding.slots.kinds import kind_of
from assistant.understanding.slots.naming import as_sought
from assistant.understanding.slots.of_plans import (
    asks_keeper,
    asks_named_documents,
    change_asked,
    issue_asked,
)
from assistant.understanding.slots.signs import YEARS_SPANNED
from assistant.understanding.slots.tallying import tallied_role, tally_of
from assistant.understanding.words.lexicon import Vocabulary
from corpus.agencies import Mention
from corpus.lazy import pattern
from corpus.quantities import parse_horizon

_OF_DOCUMENTS = ("mention", "validity", "basis", "signer", "citation", "open", "plans")
_DESCRIBED = ("who", "deadline", "target", "comparison", "series", "open", "mention")
_OF_PLANS = ("signer", "validity", "basis", "plans")
_A_PLAN = pattern(r"^\d+(?:/\d{4})?[/-]KH(?![^\W\d_])")
_YEAR = pattern(r"(?<![\d/])(20[2-5]\d)(?![\d/])")
# "năm 2025 và 2030": every year is asked for.
_YEARS = pattern(
    r"20[2-5]\d(?:\s*,\s*(?:nam\s*)?20[2-5]\d)*\s*(?:va|lan|,)\s*(?:nam\s*)?20[2-5]\d"
    r"|20[2-5]\d(?: 20[2-5]\d){2,}"
)
# "2035 … so với 2030".
_YEARS_COMPARED = pattern(
    r"20[2-5]\d(?!\d)[^?.;]{0,80}? so (?:voi|sanh voi) [^?.;]{0,40}?20[2-5]\d"
)


def question_of(reading: Reading, as_of: date, vocabulary: Vocabulary) -> Question:
    """The question that a reading asks, without its conversation and the settings."""
    kind = kind_of(reading)
    place = _place(reading, kind)
    said = shortened(unclaimed(reading)) if kind in ("who", "deadline") else ""
    of_plan = kind == "who" and (reading.plans or reading.provinces) and place is None
    topic = shortened(topic_for(kind, reading)) or (said if of_plan else "")
    topic = "" if _names_documents(reading, kind) else topic
    own = description(reading, vocabulary) if is_described(kind, reading) else reading.subject
    subject = shortened(own)
    question = Question(
        text=reading.text,
        kind=kind,
        as_of=as_of,
        agencies=_agencies(reading, kind),
        strangers=tuple(dict.fromkeys(str(s.value) for s in reading.strangers)),
        role=tallied_role(reading) if kind == "tally" else _role(reading, kind),
        provinces=tuple(dict.fromkeys(p.name for p in reading.provinces)),
        plans=_plans(reading),
        window=_window(reading, kind),
        horizon=_horizon(reading),
        horizons=_years_spanned(reading, kind) or _horizons(reading),
        topic_text=topic,
        things=things_of(topic, reading),
        subject_text=subject,
        said=said,
        heading=heading_words(reading),
        place=place,
        document=str(reading.documents[0].value) if reading.documents else None,
        ongoing=reading.has("ongoing") and not _asks_dated(reading),
        asks_text=reading.has("open", "mention"),
        tracks=_of_targets(reading),
        day_and_body=reading.has("who") and reading.has("deadline", "due"),
        keeper=kind == "who" and asks_keeper(reading),
        assumed=_assumed(reading, kind),
        missing=_missing(reading, kind),
        change=change_asked(reading) if kind == "change" else None,
        issued=issue_asked(reading) if kind == "signer" else None,
        tally=tally_of(reading) if kind == "tally" else None,
        blank=blank_of(reading) if kind == "blank" else None,
        conditions=tuple(c for c in reading.limits.conditions if _holds_for(c, kind)),
        rank=reading.limits.rank,
    )
    return as_sought(question, reading)


def _holds_for(condition: Condition, kind: Kind) -> bool:
    """Can a question of the kind have the condition? What looked like one was words of something
    else where documents are asked about, and "ngoài báo cáo năm" leaves no product out of a
    plan's reports; of a single row it may be asked whether it is done."""
    if kind == "reporting" and condition.negated and isinstance(condition.test, Makes):
        return False
    return kind not in _OF_DOCUMENTS or isinstance(condition.test, Done)


def _missing(reading: Reading, kind: Kind) -> tuple[str, ...]:
    """Plans named by a number that the corpus does not have: another plan must not answer
    for them. A plan's number is only looked up where documents are asked about."""
    named = [] if reading.plans or kind in _OF_DOCUMENTS else reading.documents
    plans = [str(d.value) for d in named if _A_PLAN.search(str(d.value))]
    return tuple(f"Kế hoạch {n}" for n in dict.fromkeys((*reading.unknown_plans, *plans)))


def _of_targets(reading: Reading) -> bool:
    """Are targets asked about: by that word, or by who follows a figure?"""
    followed = reading.has("target") and "theo doi" in reading.flat
    named = re.search(r"\b(?:chi|muc) tieu\b", reading.flat)
    return bool(reading.limits.of_targets or followed or named)


def _names_documents(reading: Reading, kind: Kind) -> bool:
    """Are documents of a sort asked for? Who issued them and their sort are no slots then."""
    return kind == "mention" and asks_named_documents(reading)


def _agencies(reading: Reading, kind: Kind) -> tuple[str, ...]:
    """The agencies asked about; who issues a plan is none."""
    if kind in _OF_PLANS or _names_documents(reading, kind):
        return ()
    if kind in ("who", "deadline") and reading.topic:
        kept = [m for m in reading.agencies if not is_beside(m, reading.flat)]
        return tuple(dict.fromkeys(a for m in kept for a in _candidates(m)))
    return tuple(dict.fromkeys(a for m in reading.agencies for a in _candidates(m)))


_DATED = pattern(r"(?<!\w)(?:viec|nhiem vu|cai|khoan|phan)? ?(?:nao |gi )?co (?:thoi )?han(?!\w)")


def _asks_dated(reading: Reading) -> bool:
    """ "Việc nào thường xuyên, việc nào có hạn?" asks for both."""
    return bool(_DATED.search(reading.flat)) and "khong co" not in reading.flat


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
    return None if vague and kind not in (*LISTS, "citation") else place


def _candidates(mention: Mention) -> tuple[str, ...]:
    return (mention.agency.name, *(a.name for a in mention.alternatives))


def _assumed(reading: Reading, kind: Kind) -> tuple[str, ...]:
    found = []
    unused = [word for word in reading.unused if not _YEAR.fullmatch(word)]
    if unused and (is_listed(reading, kind) or (reading.named and kind in _DESCRIBED)):
        found.append(f"Chưa xét “{' '.join(unused)}”; nếu là nội dung cần hỏi, xin hỏi riêng")
    for mention in reading.agencies:
        if mention.alternatives:
            names = " hoặc ".join(_candidates(mention))
            found.append(f"Hiểu “{mention.surface}” là {names}")
    return tuple(found)


def _role(reading: Reading, kind: Kind) -> Literal["lead", "coordinating", "tracking"]:
    if _asks_who_helps(reading) or _IN_ANY_ROLE.search(reading.flat):
        return "lead"
    if _asks_of_help(reading):
        return "coordinating"
    second = reading.second
    sure = second and kind == second.kind == "responsibility" and second.share >= SURE
    if second and sure and not _leads(reading):
        return second.role
    if reading.has("tracking") and not _leads_what_is_tracked(reading):
        return "tracking"
    if reading.has("coordinating") and not _leads(reading):
        return "coordinating"
    return "lead"


# "Cả chủ trì lẫn phối hợp", "kể cả phối hợp": what it leads, and beside that what it helps with.
_JOINED = r"(?:,? ?(?:va|lan|hay|hoac|cung nhu|,))(?: ca| co)?"
_IN_ANY_ROLE = pattern(
    rf"(?<!\w)(?:chu tri{_JOINED} (?:\w+ )?phoi hop|phoi hop{_JOINED} (?:\w+ )?chu tri"
    r"|chu tri(?: \w+){0,10},? hay (?:la |chi |cung |moi )+phoi hop"
    r"|vua (?:\w+ )?chu tri,? vua (?:\w+ )?phoi hop|vua (?:\w+ )?phoi hop,? vua (?:\w+ )?chu tri"
    r"|(?:ke|tinh|gom|bao gom|lay) (?:ca|luon)(?: \w+){0,3} phoi hop)(?!\w)"
)


def _asks_of_help(reading: Reading) -> bool:
    """ "Sở Tư pháp tham gia những việc gì?": outright, and nothing is said of leading."""
    asked = (c for c in reading.cues if "coordinating" in c.kinds and not reading.has("lead"))
    return any(c.phrase.split()[-1] in ("gi", "nao") for c in asked)


_HELPS = pattern(
    r"(?<!\w)(?:(?:so|co quan|don vi|nganh|ben|dia phuong|to chuc) nao|ai)"
    r" (?:(?:se|phai|cung|tham gia|duoc giao) )*phoi hop (?:voi|cung)(?: voi)? $"
)


def _asks_who_helps(reading: Reading) -> bool:
    """ "Những sở nào phối hợp với Sở Y tế?": who stands beside in the work that it leads."""
    return any(_HELPS.search(reading.flat[: m.start]) for m in reading.agencies[:1])


_NOT_LEADING = pattern(
    r"(?<!\w)(?:khong (?:phai |can |tinh |ke |phai la )?(?:\w+ )?|tru |bo |ngoai )chu tri(?!\w)"
)


def _leads(reading: Reading) -> bool:
    """ "các nhiệm vụ do Sở … chủ trì, kèm cơ quan phối hợp": what stands beside its name."""
    if _NOT_LEADING.search(reading.flat):  # "Không phải chủ trì, chỉ phối hợp thôi"
        return False
    leads = [cue.start for cue in reading.cues if "lead" in cue.kinds]
    ends = [m.end for m in reading.agencies] + [p.end for p in reading.provinces]
    return any(0 <= start - end <= 1 for end in ends for start in leads)


def _leads_what_is_tracked(reading: Reading) -> bool:
    """ "Tôi lên danh sách theo dõi: Sở X chủ trì việc nào": who asks tracks, and the body leads."""
    first = min((m.start for m in reading.agencies), default=0)
    tracks = [cue.start for cue in reading.cues if "tracking" in cue.kinds]
    return _leads(reading) and max(tracks) < first and not _of_targets(reading)


def _window(reading: Reading, kind: Kind) -> Window | None:
    """Days narrow lists of work, and which work somebody leads where they are said to be due;
    elsewhere years belong to the title or the horizon."""
    window = reading.window
    if window and not window.horizon and _role(reading, kind) == "tracking":
        return None  # a target has its year, no month or day
    if window and kind == "reporting" and _asks_when(reading, window):
        return None
    due = kind == "who" and window and not window.horizon and "han" in reading.flat.split()
    return window if due or kind in (*LISTS, "reporting") else None


_WHEN = pattern(
    r"(?<!\w)(?:ngay|thoi diem|moc|luc|khi|ky|han|dip|thang|dot)(?: nao| may| bao nhieu)"
    r"|bao gio|may lan|bao nhieu lan|moc nao|cham nhat la|hay (?:la )?(?:cuoi|dau|moi|hang)(?!\w)"
)


def _asks_when(reading: Reading, window: Window) -> bool:
    """ "Mỗi quý gửi hay cuối năm mới gửi?", "vào những mốc nào trong năm": when is what is asked,
    and days without a figure narrow nothing."""
    figures = any(letter.isdigit() for letter in window.phrase)
    return not figures and bool(_WHEN.search(reading.flat))


def _horizons(reading: Reading) -> tuple[int, ...]:
    """Several years that are asked for, each by itself."""
    return tuple(sorted({int(year) for year in _years_asked(reading)}))


def _years_spanned(reading: Reading, kind: Kind) -> tuple[int, ...]:
    """ "Từ 2025 đến 2035": every year between, of a series."""
    said = YEARS_SPANNED.search(reading.flat) if kind == "series" else None
    return tuple(range(int(said["first"]), int(said["last"]) + 1)) if said else ()


def _years_asked(reading: Reading) -> list[str]:
    """The years that stand beside each other: enumerated, or one compared with another."""
    several = _YEARS.search(reading.flat)
    compared = _YEARS_COMPARED.search(reading.flat) if reading.has("comparison") else None
    said = several or compared
    return _YEAR.findall(said.group()) if said else []


def _horizon(reading: Reading) -> int | None:
    if _years_asked(reading):
        return None
    if reading.window and reading.window.before:
        return reading.window.before.year
    years = _YEAR.findall(reading.flat)
    return int(years[-1]) if years else parse_horizon(reading.text)
