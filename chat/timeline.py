"""The deadlines of an answer as a chart, in the form that Plotly's page script reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.answer import Answer, Shown
from assistant.labels import day, place
from chat.look import COLOURS, GRID, Figure, figure, hover, plain
from chat.panel import short_name
from index.register import Register

FEWEST = 3
_MOST_ROWS = 18
_BELOW = 0.22
_MOST_TICKS = 6
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_OUT_OF_FORCE = "#8a8f98"


def timeline(answer: Answer, register: Register) -> Figure | None:
    """One point a deadline in order of days, one column a month where they are many.

    None with fewer than three dated items.
    """
    dated = sorted(
        (one for one in answer.items if one.item.due), key=lambda one: one.item.due or date.max
    )
    if len(dated) < FEWEST:
        return None
    if len(dated) > _MOST_ROWS:
        return _months(dated, register)
    return _points(dated, register)


def title(answer: Answer) -> str:
    """What the chart shows, for its element."""
    return f"Biểu đồ {sum(1 for one in answer.items if one.item.due)} thời hạn"


def _points(dated: Sequence[Shown], register: Register) -> Figure:
    rows = {id(one): len(dated) - n for n, one in enumerate(dated)}
    data = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": [_day(one).isoformat() for one in group],
            "y": [rows[id(one)] - _BELOW for one in group],
            "text": [_told(one) for one in group],
            "hovertemplate": "%{text}<extra></extra>",
            "marker": {"size": 12, "color": colour, "symbol": "diamond"},
        }
        for name, colour, group in _by_plan(dated, register)
    ]
    # Words stand above their points, inside, so that a phone's width is left to the days.
    words = {
        "tickvals": [rows[id(one)] for one in dated],
        "ticktext": [_label(one) for one in dated],
        "ticklabelposition": "inside top",
        "showgrid": False,
        "automargin": False,
        "range": [0.3, len(dated) + 0.6],
    }
    drawn = figure(data, _days(dated), words, height=110 + 38 * len(dated))
    # Plotly would keep room at the left for the words that stand inside.
    drawn["layout"]["xaxis"]["automargin"] = False
    drawn["layout"]["margin"]["b"] = 48
    drawn["layout"]["shapes"] = [_rule(row + 0.5) for row in range(1, len(dated))]
    return drawn


def _rule(y: float) -> Figure:
    """A thin line across, between two rows."""
    line = {"color": GRID, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line}


def _months(dated: Sequence[Shown], register: Register) -> Figure:
    data = []
    for name, colour, group in _by_plan(dated, register):
        counts = Counter(_day(one).replace(day=1) for one in group)
        months = sorted(counts)
        data.append(
            {
                "type": "bar",
                "name": name,
                "x": [month.replace(day=15).isoformat() for month in months],
                "y": [counts[month] for month in months],
                "text": [f"tháng {month.month}/{month.year}" for month in months],
                "textposition": "none",
                "hovertemplate": "%{text}: %{y} nhiệm vụ<extra></extra>",
                "marker": {"color": colour},
                # A month in milliseconds, less a gap.
                "width": [24 * 86_400_000] * len(months),
            }
        )
    axis = {"title": {"text": "Số nhiệm vụ"}, "rangemode": "tozero", "tickformat": "d"}
    return figure(data, _middles(dated), axis, height=340)


def _by_plan(
    dated: Sequence[Shown], register: Register
) -> list[tuple[str, str, tuple[Shown, ...]]]:
    """Name, colour and items of each plan; grey for one that is replaced."""
    plans = dict.fromkeys(one.item.record.plan for one in dated)
    found = []
    for n, plan in enumerate(plans):
        manifest = register.plan(plan)
        colour = _OUT_OF_FORCE if manifest.replaced_by else COLOURS[n % len(COLOURS)]
        name = short_name(manifest) + (" (đã được thay thế)" if manifest.replaced_by else "")
        found.append((name, colour, tuple(o for o in dated if o.item.record.plan == plan)))
    return found


def _days(dated: Sequence[Shown]) -> Figure:
    """Ticks on the last days of months, where deadlines fall, with the day in words: a
    point must not seem to belong to the month after."""
    ends = [(month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            for month in _some_months(dated)]  # fmt: skip
    words = [f"{end.day}/{end.month}<br>{end.year}" for end in ends]
    ticks = [end.isoformat() for end in ends]
    return {"tickvals": ticks, "ticktext": words, "range": _span(dated)}


def _middles(dated: Sequence[Shown]) -> Figure:
    """Ticks under the columns of months."""
    months = _some_months(dated)
    words = [f"{month.month}/{month.year}" for month in months]
    ticks = [month.replace(day=15).isoformat() for month in months]
    return {"tickvals": ticks, "ticktext": words, "range": _span(dated)}


def _some_months(dated: Sequence[Shown]) -> list[date]:
    """Months from first to last deadline, thinned to at most six, year ends kept."""
    first, last = _day(dated[0]), _day(dated[-1])
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    months = [divmod(n, 12) for n in range(start, start + count)]
    step = next((s for s in _STEPS if count / s <= _MOST_TICKS), _STEPS[-1])
    return [date(year, month + 1, 1) for year, month in months
            if (year * 12 + month + 1) % step == 0]  # fmt: skip


def _span(dated: Sequence[Shown]) -> list[str]:
    """The first and last month, with room on either side."""
    first, last = _day(dated[0]), _day(dated[-1])
    room = max(20, (last - first).days // 16)
    return [
        date.fromordinal(first.toordinal() - room).isoformat(),
        date.fromordinal(last.toordinal() + room).isoformat(),
    ]


def _day(shown: Shown) -> date:
    due = shown.item.due
    assert due is not None, "only dated items are drawn"
    return due


def _label(shown: Shown) -> str:
    words, label = shown.item.record.text.split(), ""
    for word in words:
        if len(label) + len(word) > 44:
            return f"{plain(label)}…"
        label = f"{label} {word}".strip()
    return plain(label)


def _told(shown: Shown) -> str:
    record = shown.item.record
    lines = (f"Hạn {day(_day(shown))}", hover(record.text), plain(place(record.locator)))
    return "<br>".join(lines)
