"""The conditions of a question in words of the answer: what was understood and applied."""

from __future__ import annotations

from assistant.answer import Question
from assistant.condition import (
    Alike,
    Alone,
    Condition,
    Costs,
    Disputed,
    Jointly,
    Makes,
    Measured,
    Named,
    OwnPlan,
    Partner,
    Plays,
    Prints,
    PrintsDeadline,
    Rank,
    Receives,
    Revises,
    Starts,
    Timed,
    Told,
    Unclear,
    Under,
    Unmeasured,
)
from assistant.markdown import escape

_STATES = {
    "dated": "có ngày đến hạn",
    "conditional": "làm theo điều kiện",
    "ahead": "chưa đến hạn",
    "years": "kéo dài qua nhiều năm",
    "steps": "có nhiều mốc thời gian",
    "recurring": "định kỳ",
    "ongoing": "thường xuyên",
    "by_day": "ghi hạn đến ngày",
    "by_month": "ghi hạn đến tháng, không ghi ngày",
    "by_quarter": "ghi hạn theo quý",
    "by_year": "chỉ ghi năm",
}
_UNDATED = "không ghi ngày hoàn thành cụ thể"


def limits(question: Question) -> str:
    """All conditions behind what was found, in brackets; empty where there are none."""
    told = said(question)
    return f" ({escape('; '.join(told))})" if told else ""


def said(question: Question) -> list[str]:
    """Each condition in words, then the end of the list that is asked for; the role is said by
    the verb of the sentence.

    Prints("van ban hop tac") → "kết quả ghi “Văn bản hợp tác”"
    """
    plain = (c for c in question.conditions if not isinstance(c.test, Unclear | Costs | Plays))
    told = [_said(c, question) for c in plain]
    return [*dict.fromkeys(told), *([_end(question.rank)] if question.rank else [])]


def _said(condition: Condition, question: Question) -> str:
    if isinstance(condition.test, Told):
        return "ngoài những việc đã nêu ở trên"
    if isinstance(condition.test, Alike):
        return "có lời văn gần giống nội dung đã nêu ở trên"
    words = f"“{condition.said}”"
    plain = _plain(condition, words, question)
    if not condition.negated:
        return plain
    named = isinstance(condition.test, Named | Prints | Timed | Measured | Makes)
    return f"trừ việc {plain}" if named else f"trừ {words}"


def _plain(condition: Condition, words: str, question: Question) -> str:
    match condition.test:
        case Prints(exact=exact):
            return f"kết quả ghi {'đúng ' if exact else ''}{words}"
        case PrintsDeadline():
            return f"thời hạn ghi {words}"
        case Makes():
            return f"có sản phẩm là {words}"
        case Revises():
            return f"sửa đổi, bổ sung {words}"
        case OwnPlan():
            return "xây dựng kế hoạch của cơ quan, đơn vị mình để triển khai"
        case Named(cell="either", agencies=names):
            return f"{'do' if not question.agencies else 'cùng'} {', '.join(names)} thực hiện"
        case Named(cell=cell, agencies=names):
            role = "phối hợp" if cell == "coordinating" else "chủ trì"
            both = "" if condition.negated or not question.agencies else "cùng "
            return f"{both}{', '.join(names)} {role}" if both else f"do {', '.join(names)} {role}"
        case Partner(agencies=names):
            either = " hoặc ".join(names)
            aids = question.role == "coordinating"
            return f"do {either} chủ trì" if aids else f"có {either} phối hợp"
        case Alone():
            return "một mình chủ trì, không ghi cơ quan phối hợp"
        case Jointly(helped=helped):
            does = "theo dõi" if question.kind == "target" else "chủ trì"
            return "có cơ quan khác cùng làm" if helped else f"nhiều cơ quan cùng {does}"
        case Receives():
            return words
        case Under(part=True):
            return f"thuộc phần {words}"
        case Under(titles=titles):
            return f"thuộc nhóm “{titles[0]}”" if titles else f"thuộc nhóm {words}"
        case Timed(states=states):
            return _STATES[states[0]] if len(states) == 1 else _UNDATED
        case Starts():
            return condition.said
        case Measured():
            return f"giá trị {words}"
        case Unmeasured():
            return "không nêu con số"
        case Disputed():
            return "có chỗ khác trong cùng kế hoạch ghi khác"
        case _:
            return words


def _end(rank: Rank) -> str:
    if rank.by == "value":
        return f"“{rank.said}”, so trong từng đơn vị tính"
    which = "xa nhất" if rank.last else "gần nhất" if rank.ahead else "sớm nhất"
    several = f" “{rank.count} việc”, kể cả việc cùng hạn" if rank.count > 1 else ""
    return f"hạn {which}{several}"
