"""Does a turn name what it asks about, so that it asks the same wherever it stands?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answer import Question
from assistant.condition import Plays, narrows
from assistant.understanding.names.addressed import introductions
from assistant.understanding.slots.aims import aims_at_year
from assistant.understanding.slots.headings import asks_receivers
from assistant.understanding.turns.families import FIGURES, OF_WORK
from assistant.understanding.words.spans import blank, flat
from corpus.lazy import pattern

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading

_LONG = 4  # words that tell what is done
_DUE = pattern(r"(?<!\w)(?:nhiem vu|viec) (?:\S+ )?han(?!\w)")
_REPORT = pattern(r"(?<!\w)(?:bao cao|so ket|tong ket)(?!\w)")
_OF_PLANS = ("plans", "overview", "validity", "basis", "signer", "reporting")


# "Kế hoạch 283 nói gì?"
SAYS_WHAT = pattern(
    r"(?<!\w)(?:noi|ghi|viet|quy dinh|de cap|neu) (?:cu the |chi tiet |ro )?"
    r"(?:(?:nhung )?gi|the nao|ra sao|nhu the nao|sao)(?!\w)"
)


def stands_alone(question: Question, reading: Reading) -> bool:
    """The first rule that knows decides; a turn that none knows leans on the one before."""
    answers = (rule(question, reading) for rule in _RULES)
    return next((known for known in answers if known is not None), False)


def _by_conditions(question: Question, reading: Reading) -> bool | None:
    """Conditions alone are of the last list: "Việc nào phải trình đề án?"."""
    if any(isinstance(c.test, Plays) for c in question.conditions):
        return bool(question.agencies)  # whose role it is
    if not (narrows(question.conditions) or question.rank):
        return None
    figures = question.kind in FIGURES and question.topic  # "Tỉnh nào phủ 5G sớm nhất?"
    return bool(figures or question.agencies or _scope(question) or question.missing)


def _by_row(question: Question, reading: Reading) -> bool | None:
    """A bare row number needs its plan."""
    place = question.place
    if place and not place.locator and place.annex is None:
        return question.plans is not None
    return None


def _by_kind(question: Question, reading: Reading) -> bool | None:
    """ "Tiền Giang nhập vào tỉnh nào?", "Kế hoạch 26 có bao nhiêu chỉ tiêu?"."""
    if question.kind == "mention" and question.document:
        return True
    if question.kind == "merger":
        return bool(question.agencies or question.provinces)
    counted = question.kind == "count" and reading.has("count")
    return True if question.plans and counted else None


def _by_part(question: Question, reading: Reading) -> bool | None:
    """What stands in a part of a plan, and tables of a plan."""
    placed = question.place and (question.plans or (question.agencies and _scope(question)))
    return True if placed or (_scope(question) and (question.tally or question.blank)) else None


def _by_agency(question: Question, reading: Reading) -> bool | None:
    """ "Sở Y tế phải làm gì?", and "Sở Y tế" alone goes on."""
    if not question.agencies or _is_of_those(reading):
        return None
    own = reading.has("responsibility", "coordinating", "tracking", "count", "lead")
    dated = question.kind in OF_WORK and question.window and _scope(question)
    figures = question.kind in FIGURES and _scope(question)
    reports = question.kind == "reporting" and _scope(question)
    told = introductions(reading.agencies, reading.flat)  # "Mình là lính mới ở Sở Công Thương"
    return bool(own or dated or figures or reports or told or question.topic)


_OF_THOSE = pattern(
    r"^\W*(?:(?:con|the|vay|va) )?(?:nhung |cac )?(?:viec|nhiem vu|cai|muc) nao"
    r" (?:la )?(?:do|cua|thuoc|giao cho) [·\s]+\W*$"
)


def _is_of_those(reading: Reading) -> bool:
    """ "Việc nào do Sở Y tế?": of those that were just told of, for nothing says what it does."""
    return bool(_OF_THOSE.match(flat(blank(reading.text, reading.agencies))))


def _by_days(question: Question, reading: Reading) -> bool | None:
    """ "Tháng 10/2025 Thái Nguyên có mấy nhiệm vụ tới hạn?"."""
    work = reading.has("responsibility", "count", "due") or _DUE.search(reading.flat)
    return True if _scope(question) and question.window and work else None


def _by_aim(question: Question, reading: Reading) -> bool | None:
    """All that is aimed at by a year, to whom a plan was sent, who keeps it going."""
    of_plan = aims_at_year(reading) or asks_receivers(reading) or question.keeper
    return True if of_plan and _scope(question) else None


def _by_subject(question: Question, reading: Reading) -> bool | None:
    """Words that tell what is done; one word alone may be of what was told before."""
    if question.plans and question.kind in ("who", "deadline"):
        return bool(question.topic) or len(question.said.split()) >= _LONG
    named = len(question.topic) > 1 or question.place or question.document
    code = question.topic and question.topic_text.isupper()
    return True if named or code else None


def _by_plan(question: Question, reading: Reading) -> bool | None:
    """What is asked of a plan as a whole."""
    if question.plans and (question.kind == "overview" or _names_part(question, reading)):
        return True
    if question.kind == "mention":  # "Kế hoạch 86 nhắc đến những nghị quyết nào?"
        return bool(_scope(question) or reading.topic)
    if question.kind == "reporting" and not (_scope(question) or _REPORT.search(reading.flat)):
        return False  # "Nộp cho ai?"
    return reading.has(*_OF_PLANS) and question.kind in _OF_PLANS


def _names_part(question: Question, reading: Reading) -> bool:
    """ "Mục tiêu chung của kế hoạch 283?": a part that has a heading."""
    return question.kind == "open" and bool(reading.plans and question.heading)


def _scope(question: Question) -> bool:
    return bool(question.plans or question.provinces)


_RULES = (
    _by_conditions, _by_row, _by_kind, _by_aim, _by_part, _by_agency, _by_days, _by_subject,
    _by_plan,
)  # fmt: skip
