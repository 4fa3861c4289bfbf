"""What a follow-up asks: its kind of question and its role, by its own words or by the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assistant.answer import Kind, Question
from assistant.condition import Measured, narrows
from assistant.understanding.turns.families import ABOUT_PLANS, FIGURES, OF_ONE, OF_WORK
from assistant.understanding.turns.following import SAYS_IT
from assistant.understanding.turns.pointing import FEW, asks_part, places
from assistant.understanding.turns.scope import means_newer
from corpus.lazy import pattern

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading

Role = Literal["lead", "coordinating", "tracking"]
_ROLES = ("coordinating", "lead", "tracking")
_OF_PLANS = (*ABOUT_PLANS, "change", "overview", "plans")
_ASKED = (
    "who",
    "deadline",
    "count",
    "comparison",
    "series",
    *ABOUT_PLANS,
    "reporting",
    "citation",
)
# "Nguyên văn?", "Cho xem toàn văn", of what was just told.
_VERBATIM = pattern(
    r"^\W*(?:\w+ ){0,3}?(?:nguyen van|toan van)"
    r"(?: (?:cac|nhung|cai|chi tieu|muc tieu|nhiem vu|viec))*(?: \w+){0,4}\W*$"
)
# "Nhiệm vụ tương ứng là gì?", after a target: the work on the same topic.
# "Có chỉ tiêu gì liên quan không?", of what was told of.
_TARGETS_OF_IT = pattern(
    r"(?<!\w)(?:chi tieu|muc tieu) (?:gi|nao)(?: (?:lien quan|kem theo|di kem|ve (?:no|viec nay)"
    r"|khong|cho (?:no|viec nay)))+\W*$"
)
_WORK_FOR_IT = pattern(
    r"(?<!\w)(?:nhiem vu|viec|cong viec) (?:tuong ung|lien quan|cu the)(?!\w)"
    r"|(?<!\w)(?:nhiem vu|viec) (?:nao|gi) (?:de dat|phuc vu|cho) (?:chi tieu|muc tieu|dieu)"
    r" (?:do|nay)(?!\w)"
)
_SIGNS = pattern(r"(?<!\w)(?:ai|nguoi|ong nao) ky(?!\w)")
_LEADS = pattern(r"(?<!\w)(?:chu tri|dau moi|phu trach)(?!\w)")
_WORK = pattern(r"(?<!\w)(?:nhiem vu|viec|cong viec|dau viec)(?!\w)")
# "Họ phối hợp với ai?", after a list of what they lead.
_WITH_WHOM = pattern(
    r"(?<!\w)phoi hop (?:voi|cung)(?: voi)? (?:nhung |cac )?"
    r"(?:ai|(?:so|so nganh|co quan|don vi|nganh|ben|dia phuong) nao)(?!\w)"
)


def role_of(question: Question, reading: Reading, last: Question, among: bool) -> Role:
    """ "Phối hợp những gì?", "ai chủ trì?": the part that this turn asks for, else the last
    one. Targets are tracked, and work that follows them is led."""
    if question.tally or (_names_role(reading) and not among and not _asks_with_whom(reading)):
        return question.role
    if last.kind in OF_WORK and last.agencies and not question.topic:
        if question.tracks:
            return "tracking"
        if last.role == "tracking" and _WORK.search(reading.flat):
            return "lead"
    return last.role


def _names_role(reading: Reading) -> bool:
    return bool(reading.has(*_ROLES) or _LEADS.search(reading.flat))


def _asks_with_whom(reading: Reading) -> bool:
    return bool(_WITH_WHOM.search(reading.flat))


def kind_of_turn(question: Question, reading: Reading, last: Question) -> Kind:
    """The kind this turn asks for; the last one where it only changes a slot."""
    if question.tally or question.blank:
        return question.kind
    if question.kind == "target" and any(isinstance(c.test, Measured) for c in question.conditions):
        return "target"  # "Còn 6G thì mốc nào đạt 80%?"
    agencies = question.agencies or last.agencies
    if asks_verbatim(reading) and last.answered and last.kind in (*OF_WORK, *OF_ONE, *FIGURES):
        return "citation"
    if question.kind == "count" and question.place and reading.has("count"):
        return "count"
    if reading.has("merger") and agencies:
        return "merger"
    if last.kind == "merger":
        asks = reading.has("responsibility", "count", *_ROLES) or reading.window or question.topic
        return question.kind if asks else "merger"
    if (narrows(question.conditions) or question.rank) and (listed := _list_kind(last)):
        return listed
    if reading.has("responsibility") and agencies and means_newer(reading, last):
        return last.kind if last.kind in OF_WORK else "responsibility"
    if _asks_with_whom(reading) and last.role == "lead" and last.answered:
        return "who"
    if last.kind not in FIGURES and last.topic and _TARGETS_OF_IT.search(reading.flat):
        return "target"
    of_figures = last.kind in FIGURES or (last.kind == "who" and last.tracks)
    if of_figures and not question.topic and _WORK_FOR_IT.search(reading.flat):
        return "responsibility"
    if reading.has("mention") and SAYS_IT.search(reading.flat) and (last.topic or last.document):
        return "mention"
    if last.kind == "series" and question.horizon and not reading.has("series"):
        return "target"  # "riêng mốc 2035 thôi"
    if again := _kind_anew(question, reading, last):
        return again
    if about := _kind_of_plan(question, reading, last):
        return about
    if question.agencies and not reading.has("who", "deadline", "count", "target", "reporting"):
        work = last.kind not in OF_WORK or (
            last.kind == "reporting" and reading.has("responsibility")
        )
        return "responsibility" if work else last.kind
    if question.kind in ("who", "deadline") and _asks_of_other_days(question, reading, last):
        return "responsibility"
    of_years = question.kind == "series" and last.kind in OF_WORK  # "tất cả các năm"
    if question.kind in _ASKED and not of_years and (reading.has(question.kind) or question.place):
        due = question.kind == "deadline" and not reading.has("deadline")
        return last.kind if due and last.kind in OF_WORK else question.kind
    said = _kind_said(reading, last)
    # "Còn Đồng Tháp đặt trung tâm dữ liệu ở đâu?" after a row: no other row is asked for
    moved = (question.plans or question.provinces) and len(question.topic) > 1
    cites = said == "citation" and last.kind == "citation" and moved
    return question.kind if cites and not question.place else said


def asks_verbatim(reading: Reading) -> bool:
    """ "Nguyên văn?", "trích nguyên văn chỉ tiêu của Đồng Tháp"."""
    return bool(_VERBATIM.match(reading.flat))


def _list_kind(last: Question) -> Kind | None:
    """The kind of the last list: of what was asked last, or of what that pointed at."""
    if last.kind in (*OF_WORK, *FIGURES):
        return last.kind
    if last.kind in OF_ONE and len(last.answered) > 1:
        return "responsibility" if last.agencies else "target" if last.tracks else None
    return None


def _kind_anew(question: Question, reading: Reading, last: Question) -> Kind | None:
    """ "Có việc nào về …?" after a figure, "đến 2045?" after who follows one, "ở kế hoạch 86?"
    after who helps: a list or a figure again, no detail of the last one."""
    if last.kind in FIGURES and question.kind == "responsibility" and question.topic:
        return "responsibility" if _WORK.search(reading.flat) else None
    if last.kind == "citation" and reading.window and reading.has("responsibility"):
        return "responsibility"  # "Tháng 6 phải xong việc gì?", after a row
    if last.kind not in OF_ONE or reading.has("who", "deadline", "due", "citation"):
        return None
    dated = reading.window or reading.bare_year
    if last.tracks and last.topic and not last.agencies and (dated or reading.has("target")):
        return "target"
    moved = question.plans or question.provinces or means_newer(reading, last)
    return "responsibility" if moved and last.agencies and last.about else None


def _kind_of_plan(question: Question, reading: Reading, last: Question) -> Kind | None:
    """What is asked of a plan or its reports as a whole, after another question of them."""
    about = next((kind for kind in ABOUT_PLANS if reading.has(kind)), None)
    of_one = len(last.plans or ()) == 1 and _SIGNS.search(reading.flat)
    of_plan = last.plans and (of_one or last.kind in (*ABOUT_PLANS, "plans", "overview"))
    if about and of_plan and not question.topic:
        return about
    if question.topic or question.agencies:
        return None
    if last.kind == "reporting" and question.kind in ("who", "deadline"):
        return "reporting"
    if last.kind in ABOUT_PLANS and question.kind == "deadline":  # of issue, of replacement
        return "validity" if last.kind == "validity" else "signer"
    return None


def _asks_of_other_days(question: Question, reading: Reading, last: Question) -> bool:
    """ "Quay lại tháng 6, ai phối hợp?": of the work of those days, not of that shown last."""
    days = reading.window is not None and not reading.window.overdue
    listed = last.agencies and last.window and last.kind in (*OF_WORK, "who", "deadline")
    return bool(days and listed and not (question.topic or question.place))


def _kind_said(reading: Reading, last: Question) -> Kind:
    """The kind that a phrase of this turn speaks for, else the last one."""
    if _shows_record(reading, last):
        return "citation"
    if reading.has("who"):
        return "reporting" if last.kind == "reporting" else "who"
    if _asks_list_again(reading, last):
        return "responsibility"
    if reading.has("responsibility") and last.kind in _OF_PLANS and last.agencies:
        return "responsibility"
    one = last.kind in OF_ONE or len(last.answered) == 1
    late = one and reading.window is not None and reading.window.overdue
    if reading.has("deadline") or (reading.has("due") and not reading.window) or late:
        return "deadline"
    if reading.has("series") and last.kind not in OF_WORK:
        return "series"
    if reading.has("comparison") and last.kind in ("target", "series"):
        return "comparison"
    return last.kind


def _asks_list_again(reading: Reading, last: Question) -> bool:
    """ "Còn tháng 9?" after who helps with what an agency does in June: what it does then."""
    days = reading.window is not None and not (reading.window.overdue or reading.has("deadline"))
    return bool(days and last.agencies and last.about and last.kind in ("who", "deadline"))


def _shows_record(reading: Reading, last: Question) -> bool:
    """ "Việc thứ hai là gì?", "Sản phẩm là gì?" after one piece of work, "chi tiết hơn": the
    records themselves."""
    if not last.answered or last.kind not in (*OF_WORK, *OF_ONE):
        return False
    one = last.kind in OF_ONE or len(last.answered) == 1
    place = places(reading) and not reading.has("who", "deadline", "coordinating")
    fully = reading.has("in_full") and len(last.answered) <= FEW
    return bool(place or fully or (one and asks_part(reading)))
