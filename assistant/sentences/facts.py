"""What a record states, in words: its deadline, and who leads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Item
from assistant.labels import day
from assistant.lookups.timing import deadline_of
from assistant.markdown import escape, shorten
from corpus.lazy import pattern
from corpus.plan import Assignment, Deadline, Duty, Recurrence, Task
from corpus.text import key

RELATIONS = {
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "implements": "thực hiện",
    "based_on": "căn cứ",
    "amends": "sửa đổi",
    "cites": "nhắc đến",
}
_NUMBER = pattern(r"\d+")
FREQUENCIES = {
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "3 tháng",
    "half_yearly": "6 tháng",
    "yearly": "hằng năm",
    "adhoc": "đột xuất",
}
# How else plans print a rhythm, folded.
_ALSO = {"quarterly": ("quy",), "half_yearly": ("06 thang",), "yearly": ("1 nam", "01 nam")}
_MONTHS = {
    tuple(range(1, 13)): "hằng tháng",
    (3, 6, 9, 12): "tháng cuối quý",
    (1, 4, 7, 10): "tháng đầu quý",
}
_LONGEST_DEADLINE = 90
_MOST_DAYS = 12


def when(item: Item) -> str:
    """The deadline in front of a line of work, the printed words first."""
    known = deadline_of(item.record)
    if known is None:
        return ""
    raw = escape(_in_short(known, item.due))
    others = _other_steps(known, item.due)
    if item.timing == "due" and item.due:
        said = [f"hạn {day(item.due)}", *others]
    elif item.timing == "recurring" and item.due:
        falls = _listed(item.returns) if len(item.returns) > 1 else day(item.due)
        said = [f"{'các kỳ' if len(item.returns) > 1 else 'kỳ'} đến hạn {falls}", *others]
    else:
        said = others
    return f"**{raw}** ({'; '.join(said)}) — " if said else f"**{raw}** — "


def _other_steps(known: Deadline, day_counted: date | None) -> list[str]:
    """The days of a deadline's other steps: who acts on a list must miss none of them."""
    days = sorted({m.due for m in known.milestones} - {day_counted})
    return [f"{'các mốc' if days[1:] else 'mốc'} khác: {_listed(days)}"] if days else []


def _listed(days: Sequence[date]) -> str:
    return ", ".join(day(each) for each in days[:_MOST_DAYS]) + ("…" if days[_MOST_DAYS:] else "")


def _in_short(known: Deadline, day_counted: date | None) -> str:
    """A deadline as printed, to stand before a line of work: of several steps the one that
    is due. A long one is never cut where its days would be lost."""
    step = next((m.raw for m in known.milestones if m.due == day_counted), known.raw)
    raw = step.strip(" .;,")
    if len(raw) > _LONGEST_DEADLINE and known.recurrence and known.recurrence.before_md:
        raw = f"định kỳ {recurrence(known.recurrence)}"
    raw = shorten(raw, _LONGEST_DEADLINE)
    return raw[:1].upper() + raw[1:]


def unstopped(text: str) -> str:
    """A text without its full stop, for more to follow; dots that say "and so on" stay.

    >>> unstopped("Xây dựng Đề án."), unstopped("y tế thông minh...")
    ('Xây dựng Đề án', 'y tế thông minh...')
    """
    return text if text.endswith("..") else text.removesuffix(".")


def deadline(item: Item) -> str:
    """A deadline as printed, with its last day; "không ghi thời hạn" where there is none."""
    known = deadline_of(item.record)
    if known is None:
        return "không ghi thời hạn"
    raw = escape(known.raw).rstrip(".")
    said = [f"{escape(m.raw).rstrip('.;, ')}: hạn {day(m.due)}" for m in known.milestones]
    if known.due and not said:
        return f"{raw} (hạn cuối {day(known.due)})"
    if known.recurrence:
        said += [_unsaid(known.recurrence, raw), _next(item, known.recurrence)]
    rhythm = "; ".join(s for s in said if s)
    return f"{raw} ({rhythm})" if rhythm else raw


def _next(item: Item, rule: Recurrence) -> str:
    """The days on which it comes back in the question's window, else the next one. A rhythm
    without printed days ("hằng tháng") has none that a source states."""
    if item.returns:
        return f"đến hạn trong thời gian hỏi: {_listed(item.returns)}"
    return f"kỳ tới: {day(item.due)}" if item.due and rule.before_md else ""


def recurrence(rule: Recurrence) -> str:
    """A rhythm in words: "6 tháng; trước ngày 10/6 và 25/11"."""
    said = [", ".join(FREQUENCIES.get(f, f) for f in rule.freq)] if rule.freq else []
    if days_said := _days_of_year(rule.before_md):
        said.append(
            ("trước ngày " if rule.exclusive else "chậm nhất ngày ") + " và ".join(days_said)
        )
    return "; ".join(said)


def _days_of_year(marks: Sequence[str]) -> list[str]:
    """Boundaries in words: "18 hằng tháng", "15 tháng cuối quý", "10/6"."""
    months: dict[int, list[int]] = {}
    for mark in marks:
        months.setdefault(int(mark[3:]), []).append(int(mark[:2]))
    said = []
    for number, listed in months.items():
        rhythm = _MONTHS.get(tuple(sorted(listed)))
        each = [f"{number:02d}/{month}" for month in listed]
        said += [f"{number:02d} {rhythm}"] if rhythm else each
    return said


def _unsaid(rule: Recurrence, raw: str) -> str:
    """The part of a rhythm that its printed words do not say themselves."""
    printed = key(raw)
    ways = {f: (key(FREQUENCIES.get(f, f)), *_ALSO.get(f, ())) for f in rule.freq}
    freq = tuple(f for f, said in ways.items() if not any(way in printed for way in said))
    numbers = {int(n) for n in _NUMBER.findall(raw)}
    told = {int(n) for n in _NUMBER.findall(" ".join(_days_of_year(rule.before_md)))} <= numbers
    return recurrence(replace(rule, freq=freq, before_md=() if told else rule.before_md))


def details(item: Item, *, named: bool = True, partners: bool = False) -> list[str]:
    """Who leads (where it is not the one asked for alone), and the output; `named` says
    that the question names an agency, `partners` that it asks who works along."""
    record = item.record
    found = []
    if isinstance(record, Task | Assignment | Duty):
        alone = named and item.role == "lead" and len(record.lead) == 1
        if record.lead_raw and not alone:
            found.append(f"chủ trì: {escape(record.lead_raw)}")
        if partners:
            found.append(f"phối hợp: {escape(record.coordinating_raw) or 'không ghi'}")
    if isinstance(record, Task | Assignment) and record.output:
        found.append(f"kết quả: {escape(record.output)}")
    return found
