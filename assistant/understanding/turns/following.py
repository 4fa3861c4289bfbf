"""Is a turn a follow-up: does it say so, or leave out what only the last question names?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answer import Question
from assistant.condition import Revises
from assistant.understanding.names.document_sorts import named_sorts
from assistant.understanding.turns.families import ABOUT_PLANS, FIGURES, OF_WORK
from assistant.understanding.turns.pointing import NO_RECORD, is_of_any_plan, places, says_it
from assistant.understanding.turns.whole import SAYS_WHAT, stands_alone
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading
    from assistant.understanding.turns.references import Pointed
    from assistant.understanding.words.phrase_book import Cue

_OF_RECORDS = (*FIGURES, "who", "deadline")
_ASKED_ANEW = (*FIGURES, "open")
_AIM = pattern(r"(?<!\w)(?:muc|chi) tieu(?!\w)")
# They say nothing of the question before, "thôi" only where something is asked beside it.
_PARTICLES = frozenset(("vay", "ha", "a", "co"))
_ONLY_THAT = frozenset(("thoi", "thoi nhe"))
_ASKS = (
    "responsibility", "coordinating", "tracking", "count", "lead", "who", "deadline", "due",
    "target", "comparison", "series", "reporting", "mention", "open", "citation",
)  # fmt: skip
# "So sánh … của ba tỉnh": of more than the last question was about.
_EVERY_PROVINCE = pattern(
    r"(?<!\w)(?:ba|hai|ca|cac|moi|tung|may|3|2) tinh(?!\w)|(?<!\w)tinh nao(?!\w)"
)
# "Mấy kế hoạch này".
_PLANS = pattern(r"(?:ke hoach|van ban)(?!\w)")
_HOW_MANY = pattern(r"(?:may|bao nhieu) cai")
_EVERY = pattern(r"(?<!\w)(?:cac|may|nhung|nam|\d{1,4}|ca \S+|tat ca|toan bo)(?: ban)? $")
# "Việc BIM đó ai phối hợp?"
_THAT_ONE = pattern(
    r"^\W*(?:cai |con |the )?(?:viec|nhiem vu|cai|muc) (?:(?!do|nay|nao|gi|ay)\w+ ){1,4}"
    r"(?:do|ay|kia)(?!\w)"
)
# "Kế hoạch 86 có nói đến không?", of the topic or the document just asked about.
SAYS_IT = pattern(r"(?<!\w)(?:noi|nhac|de cap) (?:den|toi|gi) (?:khong|chua|hay khong|no)(?!\w)")
_FEW_WORDS = 4
_SEVERAL = 2
# "Thái Bình thì ai theo dõi?", "bên Thái Nguyên thì hạn bao giờ?": the same of another place.
_OF_PLACE = pattern(
    r"^\W*(?:\w+ ){1,5}thi (?:ai|sao|han|khi nao|bao gio|so nao|co quan nao"
    r"|(?:(?:o|nam o) )?(?:dau|muc nao|phan nao|cho nao))(?!\w)"
)
_WHICH = r"\W*(?:cai |con |co |may )?(?:viec|nhiem vu|dau viec|cai|khoan|phan) "
_ONE = pattern(rf"{_WHICH}(?:nao |gi )?(?:noi )?(?:ve|lien quan) ")
_BESIDE = pattern(
    rf"{_WHICH}nao (?:ma )?"
    r"(?:co|can|phai co|duoc|cung|dong|chung|lam|thuc hien|trien khai|chu tri|phoi hop) "
)
_ONLY = pattern(r"\W*(?:rieng|chi|loc|trong (?:so )?do)(?!\w)")


def follows(question: Question, reading: Reading, last: Question) -> bool:
    """Does a turn follow the last question? "Kế hoạch nào mới nhất?" never does."""
    if _is_other_work(question, reading, last):
        return False
    return question.issued is None and (
        _says_so(question, reading, last)
        or _is_one_of(question, reading, last)
        or is_beside(question, reading, last)
        or _counts_some(question, reading, last)
        or _is_of_its_plan(question, reading, last)
        or _is_of_another_place(question, reading, last)
        or says_of_it(question, reading, last)
    )


_NAMES_REPORT = pattern(r"(?<!\w)(?:bao cao|so ket|tong ket)(?!\w)")


def asks_within_its_plans(
    question: Question, reading: Reading, last: Question, pointed: Pointed
) -> bool:
    """ "Tỉnh này mục tiêu kinh tế số bao nhiêu?", "Kinh phí lấy từ đâu?": something else, of
    the plans that the last question was about."""
    if pointed.agencies and not last.agencies and last.kind not in (*OF_WORK, "tally"):
        return reading.has("responsibility", "count", "beyond", "coordinating", "tracking")
    if pointed.scope:
        return question.kind in _ASKED_ANEW and bool(question.topic)
    named = question.agencies or question.plans or question.provinces or question.missing
    of_work = last.kind in (*OF_WORK, *ABOUT_PLANS) and last.role != "tracking"
    every = question.kind == "comparison" and _EVERY_PROVINCE.search(reading.flat)
    if not named and of_work and question.kind in FIGURES and _AIM.search(reading.flat):
        return bool(question.topic and (last.plans or last.provinces) and not every)
    if named or question.document or question.strangers or not (last.plans or last.provinces):
        return False
    if _asks_of_the_plan(question, last):
        return not _says_so(question, reading, last)
    if question.topic and is_of_any_plan(" ".join(question.topic)):
        return not _says_so(question, reading, last)
    of_list = last.kind in (*OF_WORK, *ABOUT_PLANS, "overview")
    told = last.kind == "reporting" and not _NAMES_REPORT.search(reading.flat)  # "Nộp cho ai?"
    again = question.kind == "reporting" and of_list and not told
    return again and not (question.topic or question.window)


def _asks_of_the_plan(question: Question, last: Question) -> bool:
    """ "Mục III giao ai làm gì?", "Nhắc đến những nghị quyết nào?" after something of one plan."""
    part = question.place is not None and question.place.holds_rows
    documents = question.kind == "mention" and named_sorts(question.text) is not None
    return (part or documents) and len(last.plans or ()) == 1


def _is_other_work(question: Question, reading: Reading, last: Question) -> bool:
    """ "STTTT Thái Bình việc đến hạn tháng 12/2025", after a figure: whose work, and when."""
    whole = question.agencies and question.window and question.kind in OF_WORK
    own = reading.has("self") and question.kind in OF_WORK and not last.agencies
    whole = own or (whole and last.kind in (*FIGURES, *ABOUT_PLANS))
    # what narrows a list, after no list: "Quyết định nào của UBND tỉnh phải sửa đổi?"
    listed = last.agencies or (last.kind in OF_WORK and len(last.answered) >= _SEVERAL)
    whole = whole or (not listed and _lists(question, reading))
    return bool(whole and not _opens(reading))


def _lists(question: Question, reading: Reading) -> bool:
    """Does a turn ask for records of a sort ("những quyết định nào phải sửa đổi")?"""
    named = any(isinstance(c.test, Revises) for c in question.conditions)
    return named and question.kind in OF_WORK and not places(reading)


def _opens(reading: Reading) -> bool:
    """ "Còn …", "thế …"."""
    return any(
        "follow_start" in cue.kinds and not reading.flat[: cue.start].strip(" ,.·")
        for cue in reading.cues
    )


def _refers(reading: Reading, last: Question) -> bool:
    """ "Việc đó", "tỉnh ấy"; "các kế hoạch này" after no plans in particular are all there are."""
    some = len(last.plans or ()) > 1 and not last.provinces
    return any(
        some or not (_PLANS.match(cue.phrase) and _EVERY.search(reading.flat[: cue.start]))
        for cue in reading.cues
        if "follow_ref" in cue.kinds and not _counts_things(cue, reading)
    )


def _counts_things(cue: Cue, reading: Reading) -> bool:
    """ "Mấy cái nền tảng số": things of a name, none that were told of."""
    name = flat(reading.topic).split()[:1]
    return bool(_HOW_MANY.fullmatch(cue.phrase)) and reading.flat[cue.end :].split()[:1] == name


def _says_so(question: Question, reading: Reading, last: Question) -> bool:
    """It says so ("Còn …", "… thì sao", "việc đó"), or names no subject of its own."""
    ends = [
        cue.phrase
        for cue in reading.cues
        if "follow_end" in cue.kinds and not reading.flat[cue.end :].strip(" ?!.")
    ]
    silent = _PARTICLES | _ONLY_THAT if reading.has(*_ASKS) else _PARTICLES
    closes = any(phrase not in silent for phrase in ends)
    in_turn = question.kind == "series" and question.topic  # "… mỗi năm"
    refers = reading.has("adding", "beyond", "in_full")
    refers = refers or (reading.has("any_time") and not in_turn)
    refers = refers or _refers(reading, last) or bool(places(reading)) or says_it(reading)
    refers = refers or bool(_OF_PLACE.search(reading.flat) or _THAT_ONE.search(reading.flat))
    refers = refers or bool(not reading.topic and SAYS_IT.search(reading.flat))
    return bool(_opens(reading) or closes or refers or not stands_alone(question, reading))


def _is_one_of(question: Question, reading: Reading, last: Question) -> bool:
    """ "Việc về du lịch thì …": one of those that were just told of, called in a few words."""
    several = len(last.answered) >= _SEVERAL or (last.follows and last.topic)
    listed = last.kind in ("responsibility", "count") and several
    named = question.agencies or question.plans or question.provinces or question.strangers
    short = 0 < len(question.topic) <= _FEW_WORDS and not named
    return bool(listed and short and _ONE.match(reading.flat))


_SOME = pattern(
    r"\W*(?:vay |the |va )?(?:trong (?:so )?do,? )?(?:co )?(?:bao nhieu|may) (?:viec|nhiem vu|cai)"
    r"(?: la| thi)? (?:cua|do|thuoc|giao(?: cho)?) "
)


def _counts_some(question: Question, reading: Reading, last: Question) -> bool:
    """ "Bao nhiêu việc của STTTT?" after a list of nobody in particular: those of it."""
    own = question.window or question.topic or question.plans or question.provinces
    listed = last.kind in ("responsibility", "count") and len(last.answered) >= _SEVERAL
    some = question.agencies and listed and not (last.agencies or own)
    return bool(some and _SOME.match(reading.flat))


def _is_of_its_plan(question: Question, reading: Reading, last: Question) -> bool:
    """ "Ai ký?", "Căn cứ văn bản nào?" after something else of one plan: of that plan."""
    asked = question.kind in ABOUT_PLANS and "ke hoach" not in reading.flat
    named = question.plans or question.provinces or question.missing or question.document
    told = last.kind in ABOUT_PLANS and last.plans and not last.provinces
    placed = question.place and last.kind == "citation" and last.plans and not question.topic
    return bool(((asked and told) or placed) and not (named or question.agencies))


def _is_of_another_place(question: Question, reading: Reading, last: Question) -> bool:
    """ "Cơ quan nào theo dõi ở Thái Nguyên?": a province and words that ask, nothing else."""
    named = question.agencies or question.plans or question.document or question.strangers
    asks = question.kind in ("who", "deadline") and last.kind in _OF_RECORDS and last.topic
    return bool(asks and question.provinces and not (named or reading.topic))


def says_of_it(question: Question, reading: Reading, last: Question) -> bool:
    """ "Kế hoạch 26 nói cụ thể gì?" after what all plans say of something: of that."""
    named = question.plans or question.provinces
    other = question.topic or question.agencies or question.window or question.place
    told = last.kind == "open" and last.topic and last.answered != (NO_RECORD,)
    return bool(told and named and not other and SAYS_WHAT.search(reading.flat))


def is_beside(question: Question, reading: Reading, last: Question) -> bool:
    """ "Việc nào có Sở B phối hợp?": another agency beside the one of the last list."""
    other = question.agencies and last.agencies and question.agencies != last.agencies
    own = question.window or question.topic or question.plans or question.provinces
    listed = last.kind in ("responsibility", "count")
    led = last.role == "coordinating" and reading.has("lead") and _ONLY.match(reading.flat)
    said = led or (reading.has("coordinating", "lead") and _BESIDE.match(reading.flat))
    return bool(other and listed and said and not own)
