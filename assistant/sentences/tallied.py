"""Which agency, month or plan has the most, and with how much; ties are said."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Found, Item, Question
from assistant.lookups.tally import collective_names, is_shared
from assistant.markdown import escape
from assistant.sentences.asked import about, due, searched
from corpus.lazy import pattern
from corpus.plan import Target, Task
from corpus.text import key
from index.register import Register

_BY = {
    "agency": "cơ quan",
    "month": "tháng đến hạn",
    "quarter": "quý đến hạn",
    "year": "năm đến hạn",
    "plan": "kế hoạch",
    "province": "tỉnh",
    "group": "nhóm nhiệm vụ",
}
_DOES = {"lead": "chủ trì", "coordinating": "phối hợp", "tracking": "theo dõi"}
_COUNTED = pattern(r"(?<!\w)(?:bao nhieu|tong so|tong cong|(?<!thang )(?<!quy )(?<!nam )may)(?!\w)")
_BODIES = pattern(r"(?<!\w)(?:bao nhieu|may) (?:so|co quan|don vi|nganh|dia phuong)(?!\w)")
Row = tuple[str, tuple[Item, ...]]


def tally(question: Question, found: Found, register: Register) -> str:
    """The head of a table of counts."""
    layout = question.tally
    assert layout is not None
    what, said = thing(found.items), f"{about(question)}{due(question)}"
    where = escape(searched(question, register))
    if layout.order is None and _BODIES.search(key(question.text)):
        n = len(ranking(question, found, register))
        does = f"{_DOES[question.role]} {what}{said} trong {where}"
        return f"**{n}** cơ quan được nêu tên {does}, tổng **{len(found.items)}** {what}."
    if layout.order is None:
        by = f"{_BY[layout.by]} {_DOES[question.role]}" if layout.by == "agency" else _BY[layout.by]
        return f"Số {what}{said} theo {by} trong {where}: tổng **{len(found.items)}** {what}."
    if layout.order == "none":
        does = f"không {_DOES[question.role]} việc nào{said} trong {where}"
        return f"Cơ quan có tên trong kế hoạch nhưng {does}:"
    ranked = ranking(question, found, register)
    if layout.by == "agency" and len(question.agencies) > 1 and not layout.beside:
        return _compared(ranked, question, found)
    firsts = winners(ranked, layout.order)
    most = "nhiều" if layout.order == "most" else "ít"
    names = " và ".join(f"**{escape(name)}**" for name, _ in firsts)
    does = f" {_DOES[question.role]}" if layout.by == "agency" else " có"
    if layout.beside:
        does = f" phối hợp với {escape(', '.join(question.agencies))} ở"
    tie = ", cùng" if len(firsts) > 1 else ":"
    n = len(firsts[0][1])
    head = f"{names}{does} {most} {what} nhất{said} trong {where}{tie} **{n}** {what}"
    told = f"{head}{_shared(firsts, question)}.{_in_annex(firsts, ranked, question)}"
    counted = _COUNTED.search(key(question.text))  # "… bao nhiêu việc, sở nào nhiều nhất?"
    return f"{told} Tổng cộng có **{len(found.items)}** {what}." if counted else told


def ranking(question: Question, found: Found, register: Register) -> list[Row]:
    """The rows that can come first: single agencies, periods with a day, plans."""
    groups = collective_names(register)
    if question.tally and question.tally.by in ("month", "quarter", "year"):
        return [(name, items) for name, items in found.rows if any(i.due for i in items)]
    return [(name, items) for name, items in found.rows if name not in groups]


def winners(ranked: Sequence[Row], order: str) -> list[Row]:
    """The rows with the most, or the fewest; several where they tie."""
    sizes = [len(items) for _, items in ranked]
    best = (max if order == "most" else min)(sizes, default=0)
    return [row for row in ranked if len(row[1]) == best]


def foremost_agencies(question: Question, found: Found, register: Register) -> tuple[str, ...]:
    """The agencies that a table of counts puts first, where it is asked which."""
    layout = question.tally if question.kind == "tally" else None
    if layout is None or layout.by != "agency" or layout.order not in ("most", "fewest"):
        return ()
    return tuple(name for name, _ in winners(ranking(question, found, register), layout.order))


def thing(items: Sequence[Item]) -> str:
    """What is counted, in a word."""
    if all(isinstance(i.record, Target) for i in items):
        return "chỉ tiêu"
    return "nhiệm vụ" if all(isinstance(i.record, Task) for i in items) else "việc"


def _compared(ranked: Sequence[Row], question: Question, found: Found) -> str:
    """ "Sở A chủ trì 6 việc, nhiều hơn Sở B (1 việc)"."""
    counts = {name: len(items) for name, items in ranked}
    every = sorted(question.agencies, key=lambda name: -counts.get(name, 0))
    does, what = _DOES[question.role], thing(found.items)
    first, *others = [(name, counts.get(name, 0)) for name in every]
    rest = "; ".join(f"**{escape(name)}**: **{n}** {what}" for name, n in others)
    if all(n == first[1] for _, n in others):
        names = " và ".join(f"**{escape(name)}**" for name in every)
        return f"{names} {does} số {what} bằng nhau: cùng **{first[1]}** {what}."
    lead = f"**{escape(first[0])}** {does} **{first[1]}** {what}, nhiều hơn"
    return f"{lead} {rest}."


def _shared(firsts: Sequence[Row], question: Question) -> str:
    """How many of them are led alone, how many with others."""
    layout = question.tally
    if question.role == "coordinating" or (layout and (layout.by != "agency" or layout.beside)):
        return ""
    if len(firsts) > 1:
        return " (kể cả chung với cơ quan khác)"
    shared = sum(is_shared(item) for item in firsts[0][1])
    alone = len(firsts[0][1]) - shared
    return f" (đứng tên một mình **{alone}**, cùng cơ quan khác **{shared}**)" if shared else ""


def _in_annex(firsts: Sequence[Row], ranked: Sequence[Row], question: Question) -> str:
    """Which comes first in the annexes alone, where that is another one."""
    if question.tally is None or question.tally.by != "agency":
        return ""
    rows = [(n, tuple(i for i in items if isinstance(i.record, Task))) for n, items in ranked]
    rows = [row for row in rows if row[1]]
    kinds = {i.record.kind for _, items in ranked for i in items}
    if not rows or len(kinds) < 2:
        return ""
    own = winners(rows, question.tally.order or "most")
    if {name for name, _ in own} == {name for name, _ in firsts}:
        return ""
    names = " và ".join(f"**{escape(name)}**" for name, _ in own)
    return f" Chỉ tính nhiệm vụ ở phụ lục: {names}, **{len(own[0][1])}** nhiệm vụ."
