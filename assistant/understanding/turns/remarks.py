"""What a turn says of the last answer, asking nothing new: "sai rồi, thiếu việc"."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Question
from assistant.understanding.words.spans import Span
from assistant.understanding.words.spoken import Heard, Spoken, heard

_BESIDE = r"(?:<assent.beside>|<things>|<remark.beside>|[\s,.!:;?…-]+)"
_FAULT = Spoken(
    rf"{_BESIDE}*(?:(?P<fault><remark.faults remark.again>)|<remark.order>)"
    rf"(?:{_BESIDE}|<remark.faults remark.again remark.order>)*$",
    needs="remark.faults remark.again remark.order",
)
CHECKED = (
    "Đã tra lại theo câu hỏi trước; nếu cần cơ quan, kế hoạch, thời hạn hoặc vai trò khác, "
    "xin nêu rõ"
)


# "Sai rồi, tôi hỏi …": before what is asked instead.
_BEFORE = Spoken(
    rf"{_BESIDE}*<remark.faults remark.again>(?:\s+(?:<assent.beside>|<remark.beside>))*"
    r"(?:\s*[,.;:!]+|(?<=rồi)|(?<=roi))",
    needs="remark.faults remark.again",
)


def is_remark(text: str) -> bool:
    """Is a text only a remark on the last answer, or on how to lay it out?

    >>> is_remark("sai rồi, thiếu việc"), is_remark("sai rồi, Sở Y tế cơ")
    (True, False)
    """
    return bool(_FAULT.at(heard(text), 0))


def remark_before(said: Heard) -> Span | None:
    """Where a remark stands before what a turn asks."""
    found = _BEFORE.at(said, 0)
    return found.span() if found else None


def asked_again(last: Question, text: str) -> Question:
    """The last question once more; where the answer was called wrong it says so."""
    found = _FAULT.at(heard(text), 0)
    blamed = bool(found and found["fault"]) and CHECKED not in last.assumed
    assumed = (*last.assumed, CHECKED) if blamed else last.assumed
    return replace(
        last, text=text, assumed=assumed, answered=(), leads=(), wants=None, follows=True
    )
