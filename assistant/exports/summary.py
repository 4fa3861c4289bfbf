"""What an answer's document is about: its title, the organ above, whose work stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer
from assistant.exports.rows import ExportRow
from assistant.exports.words import ROLES

# In a document that somebody signs, work that is shared or another's would bury one's own;
# the workbook holds all of it.
_SHARED = (ROLES["collective"], ROLES["coordinating"])


def title_of(answer: Answer) -> str:
    """What is summed up: a question that names no agency, and a message of several questions,
    is quoted, not made a title."""
    question = answer.question
    if answer.parts or not question.agencies:
        return f"Theo nội dung tra cứu “{question.text.strip()}”"
    window = question.window.within if question.window else ""
    where = f" tỉnh {question.provinces[0]}" if len(question.provinces) == 1 else ""
    return " ".join(f"Nhiệm vụ của {question.agencies[0]}{where} {window}".split())


def own_rows(rows: Sequence[ExportRow]) -> tuple[ExportRow, ...]:
    """The rows that were asked for, and of the others those that are nobody else's."""
    return tuple(row for row in rows if not row.heading or row.role not in _SHARED)


def issuer_of(rows: Sequence[ExportRow]) -> str | None:
    """The organ above, where all rows come from plans of one."""
    issuers = {row.issuer for row in rows}
    return issuers.pop() if len(issuers) == 1 else None
