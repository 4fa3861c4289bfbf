"""What is to come of a piece of work: "Sản phẩm của nhiệm vụ số hóa di tích là gì?"."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Found, Question
from assistant.lookups.topics import find_topic
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.plan import Assignment, Task
from index.register import Register

# "kết quả" alone may be what was reached; "sản phẩm OCOP" is no output.
_ASKS = pattern(
    r"(?:(?:san pham|dau ra)(?: dau ra| du kien| dat duoc| can dat| phai dat)* (?:cua|cho)"
    r"|ket qua(?: dau ra| du kien| can dat| phai dat)* (?:cua|cho) (?:nhiem vu|viec|cong viec))"
    r" .+ (?:gi|nao)\W*"
    r"|(?:san pham|dau ra|ket qua)(?: dau ra| du kien| can dat| phai dat| phai co)+ (?:cua|cho)"
    r" (?:(?:viec|nhiem vu|cong viec) )?(?P<work>\S+ .+)"
    r"|(?:nhiem vu|viec|cong viec) .+ (?:co|can|phai)(?: co| dat| ra)? "
    r"(?:san pham|ket qua|dau ra)(?: dau ra)?(?: la)? (?:gi|nao)\W*"
)
_WORDS = pattern(
    r"(?:(?:sản phẩm|kết quả|đầu ra|dự kiến|đạt được|cần đạt|phải đạt|của|cho|nhiệm vụ|việc"
    r"|công việc|san pham|ket qua|dau ra|du kien|dat duoc|can dat|phai dat|cua|nhiem vu|viec"
    r"|cong viec)\s+)+"
)


def asks_output(bare: str) -> bool:
    """Is it asked, in flat text, what is to come of some work that is described?"""
    asks = _ASKS.fullmatch(bare)
    return asks is not None and asks["work"] is not None


def find_output(question: Question, register: Register) -> Found | None:
    """The one row or assignment whose output is asked for; None where none is meant."""
    asks = _ASKS.fullmatch(flat(question.text))
    if asks is None:
        return None
    said = question.subject_text or question.topic_text
    opens = _WORDS.match(said.lower())
    work = said[opens.end() :] if opens else said
    if asks["work"]:
        work = question.text[slice(*asks.span("work"))].rstrip(" ?.!")
    asked = replace(question, kind="deadline", topic_text=work, subject_text=work)
    rows = [
        item
        for item in find_topic(asked, register).items
        if isinstance(item.record, Task | Assignment) and item.record.output
    ]
    return Found("answered", tuple(rows)) if len(rows) == 1 else None
