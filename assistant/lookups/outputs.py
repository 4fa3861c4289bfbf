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
    r"|(?:nhiem vu|viec|cong viec) .+ (?:co|can|phai)(?: co| dat| ra)? "
    r"(?:san pham|ket qua|dau ra)(?: dau ra)?(?: la)? (?:gi|nao)\W*"
)
_WORDS = pattern(
    r"(?:(?:sản phẩm|kết quả|đầu ra|dự kiến|đạt được|cần đạt|phải đạt|của|cho|nhiệm vụ|việc"
    r"|công việc|san pham|ket qua|dau ra|du kien|dat duoc|can dat|phai dat|cua|nhiem vu|viec"
    r"|cong viec)\s+)+"
)


def find_output(question: Question, register: Register) -> Found | None:
    """The one row or assignment whose output is asked for; None where none is meant."""
    if not _ASKS.fullmatch(flat(question.text)):
        return None
    said = question.subject_text or question.topic_text
    opens = _WORDS.match(said.lower())
    work = said[opens.end() :] if opens else said
    asked = replace(question, kind="deadline", topic_text=work, subject_text=work)
    rows = [
        item
        for item in find_topic(asked, register).items
        if isinstance(item.record, Task | Assignment) and item.record.output
    ]
    return Found("answered", tuple(rows)) if len(rows) == 1 else None
