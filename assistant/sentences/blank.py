"""How many rows leave a cell empty, or that none does."""

from __future__ import annotations

from assistant.answer import Found, Question
from assistant.lookups.blank import CELLS
from assistant.markdown import escape
from assistant.sentences.asked import searched, who
from corpus.plan import Target, Task
from index.register import Register


def blank(question: Question, found: Found, register: Register) -> str:
    """The number of rows, and what they leave empty."""
    rows = all(isinstance(i.record, Task | Target) for i in found.items)
    things = ("chỉ tiêu" if question.tracks else "nhiệm vụ ở phụ lục") if rows else "việc"
    whose = f" của **{who(question)}**" if question.agencies else ""
    verb = "bỏ trống" if rows else "không ghi"
    return f"Có **{len(found.items)}** {things}{whose} {verb} {cell_name(question)}:"


def no_blank(question: Question, found: Found, register: Register) -> str:
    """That no row in scope leaves it empty."""
    where = searched(question, register)
    beside = " Việc liên quan được nêu bên dưới." if found.related else ""
    whose = f" của {who(question)}" if question.agencies else ""
    what = "chỉ tiêu nào" if question.tracks else "nhiệm vụ nào ở phụ lục"
    what = f"không có {what}{whose} bỏ trống {cell_name(question)}"
    return f"Đã tra toàn bộ {escape(where)}: {what}.{beside}"


def cell_name(question: Question) -> str:
    """The cell as its column is called."""
    if question.tracks and question.blank == "lead":
        return "cơ quan theo dõi"
    return CELLS[question.blank or "coordinating"]
