"""The days of a follow-up: its own, those that it points at ("tháng đó", "sau đó"), or the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answer import Question
from assistant.condition import Timed
from assistant.labels import day
from assistant.time_window import Window, period_beside, resolve, stretches_said
from assistant.understanding.turns.families import FIGURES, OF_WORK
from assistant.understanding.words.spans import Span
from assistant.understanding.words.spoken import Heard, Spoken
from corpus.deadlines import Day
from corpus.lazy import pattern
from corpus.plan import Manifest

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading

_THAT = "<pointer.that>"
# "tháng đó", "trong cùng quý ấy", "cùng kỳ".
_SAME = Spoken(
    rf"(?:<pointer.within>\s+)*(?:(?:cùng\s+)?<pointer.periods>\s+{_THAT}|cùng\s+<pointer.periods>"
    rf"(?!\s+[\d(]))",
    needs="pointer.periods",
)
# "năm trước đó", "quý liền sau".
_BESIDE = Spoken(
    rf"(?:<pointer.within>\s+)*(?P<unit><pointer.units>)\s+(?:(?P<way>trước|sau)\s+{_THAT}"
    rf"|(?:liền|ngay|kế)\s+(?:kề\s+)?(?P<next>trước|sau)(?:\s+{_THAT})?)",
    needs="pointer.units",
)
_AFTER = Spoken(
    rf"(?:sang\s+|trong\s+|ở\s+)?<pointer.many>\s+<pointer.units>\s+<pointer.later>(?:\s+{_THAT})?"
    rf"|sau\s+(?:<pointer.periods>\s+)?{_THAT}|từ\s+{_THAT}\s+(?:trở\s+đi|về\s+sau)"
)
_BEFORE = Spoken(
    rf"(?:trong\s+|ở\s+)?<pointer.many>\s+<pointer.units>\s+trước(?:\s+{_THAT})?"
    rf"|trước\s+(?:<pointer.periods>\s+)?{_THAT}"
)
# "Cộng lại hai tháng đó", "cả ba quý".
_SUM = Spoken(
    rf"(?:<pointer.together>\s+)*(?:cả\s+(?P<all><pointer.counts>)\s+<pointer.units>(?:\s+(?:{_THAT}|<pointer.here>))?"
    rf"|(?P<n><pointer.counts>)\s+<pointer.units>\s+(?:{_THAT}|<pointer.here>))",
    needs="pointer.counts",
)
# "Còn Thái Nguyên giao Sở Y tế tất cả những việc gì?"; "tất cả các việc" is the list just told of.
_ALL_WORK = pattern(
    r"(?<!\w)(?:tat ca|toan bo) (?:nhung|cac) (?:viec|nhiem vu|cong viec|dau viec) (?:gi|nao)(?!\w)"
)
_COUNTS = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bốn": 4, "bon": 4, "4": 4}
_UNITS = {"tuần": "tuan", "tháng": "thang", "quý": "quy", "năm": "nam"}


def window_of(
    question: Question, reading: Reading, last: Question, meant: Window | None
) -> Window | None:
    """The days of this turn ("còn 2027?"), else those that it points at, else those of the
    last where its sort of deadline can fall in them."""
    if reading.has("any_time"):
        return None
    if reading.window:
        return reading.window
    if _ALL_WORK.search(reading.flat):
        return None
    if reading.bare_year and last.kind in OF_WORK and last.agencies:
        return reading.bare_year
    if reading.bare_year and last.kind in FIGURES:
        return meant
    return meant or (None if _left(question, last) else last.window)


def _left(question: Question, last: Question) -> bool:
    """ "Việc nào chưa đến hạn?" after what is late, "việc nào không có hạn?" after a month."""
    sorts = [c.test.states for c in question.conditions if isinstance(c.test, Timed)]
    late = last.window is not None and last.window.overdue is not None
    return any(late or not set(states) & {"dated", "ahead", "steps", "years"} for states in sorts)


def days_meant(said: Heard, history: Sequence[Question]) -> tuple[Window | None, list[Span]]:
    """The days of an earlier turn that a turn points at, or days before or after those, and
    the words that do."""
    timed = next((q.window for q in reversed(history) if q.window), None)
    for window, span in _steps(said, timed) if timed else ():
        return window, [span]
    found = next(iter(_SAME.finditer(said)), None)
    held = timed or any(q.horizon for q in history)
    if not (found and held):
        return None, []
    return timed and _around(timed, said, found.span()), [found.span()]


def days_summed(
    said: Heard, history: Sequence[Question], plans: Sequence[Manifest]
) -> tuple[Window, Span] | None:
    """The days of several turns as one window, and the words that ask for it ("cộng lại hai tháng
    đó")."""
    found = _SUM.search(said)
    if found is None:
        return None
    year = _year(history, plans)
    settled = (resolve(q.window, year) for q in history if q.window)
    timed = {w.after: w for w in settled if w.after and w.before}
    last = list(timed.values())[-_COUNTS[found["all"] or found["n"]] :]
    if len(last) < _COUNTS[found["all"] or found["n"]]:
        return None
    each = sorted((w.after, w.before) for w in last if w.after and w.before)
    touch = all(later <= end + timedelta(1) for (_, end), (later, _) in pairwise(each))
    parts = () if touch else tuple((_day(first), _day(end)) for first, end in each)
    until = max(end for _, end in each)
    return Window(each[0][0], until, stretches_said(each), found.span(), parts=parts), found.span()


def _day(known: date) -> Day:
    return Day(known.year, known.month, known.day)


def _year(history: Sequence[Question], plans: Sequence[Manifest]) -> int:
    """The year that an earlier turn named, else that of the newest plan in scope."""
    named = (q.window.after.year for q in reversed(history) if q.window and q.window.after)
    scope = next((q.plans for q in reversed(history) if q.plans), None)
    issued = (p.year for p in plans if scope is None or p.id in scope)
    return next(named, None) or max(issued)


def _around(window: Window, said: Heard, span: Span) -> Window:
    """The window, or the longer period around it that is named: "năm đó" of a quarter."""
    words = set(said.low[slice(*span)].split())
    unit = next((u for name, u in _UNITS.items() if words & {name, u}), None)
    if not (unit and window.after and window.before):
        return window
    first, until = period_beside(unit, window.after, 0)
    same = (first, until) == (window.after, window.before)
    whole = first <= window.after and window.before <= until
    return _told(first, until, said, span) if whole and not same else window


def _steps(said: Heard, window: Window) -> Iterator[tuple[Window, Span]]:
    """A period beside the window, or all that comes after or before it."""
    if found := _BESIDE.search(said):
        later = (found["way"] or found["next"]) in ("sau",)
        edge = window.before if later else window.after
        unit = next(u for name, u in _UNITS.items() if found["unit"] in (name, u))
        if edge:
            first, until = period_beside(unit, edge, 1 if later else -1)
            yield _told(first, until, said, found.span()), found.span()
    if (found := _AFTER.search(said)) and window.before:
        yield _told(window.before + timedelta(1), None, said, found.span()), found.span()
    if (found := _BEFORE.search(said)) and window.after:
        yield _told(None, window.after - timedelta(1), said, found.span()), found.span()


def _told(first: date | None, until: date | None, said: Heard, span: Span) -> Window:
    """The window, and how it was understood."""
    words = [f"từ {day(first)}"] if first else []
    words += [f"đến {day(until)}"] if until else []
    phrase = said.low[slice(*span)]
    return Window(first, until, phrase, span, None, (f"Hiểu là {' '.join(words)}",))
