"""The deadlines of an answer as a chart, in the form that Plotly's page script reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.answer import Answer, Shown
from assistant.labels import day, place
from assistant.lookups.timing import deadline_of
from chat.look import COLOURS, GRID, OUT_OF_FORCE, SPAN, TODAY, Figure, figure, hover, plain
from chat.panel import short_name
from index.register import Register

FEWEST = 3
WHOSE = ("agency", "plan", "province", "group")  # a table of counts goes by these, or by time
_MOST_ROWS = 18
_BELOW = 0.22
_MOST_TICKS = 6
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)


_EDGE = {"scatter": {"y": 0, "yanchor": "bottom"}, "bar": {"y": 1, "yanchor": "top"}}


def timeline(answer: Answer, register: Register) -> Figure | None:
    """One point a deadline in order of days, one column a month where they are many.

    None with fewer than three dated items, or for a count by something else than time.
    """
    tally = answer.question.tally
    dated = sorted(
        (one for one in answer.items if one.item.due), key=lambda one: one.item.due or date.max
    )
    if len(dated) < FEWEST or (tally and tally.by in WHOSE):
        return None
    drawn = (_months if len(dated) > _MOST_ROWS else _points)(dated, register)
    return _with_today(drawn, answer.question.as_of)


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
    y = {"showticklabels": False, "showgrid": False, "range": [0.1, len(dated) + 0.6]}
    told = [f"{day(_day(one))}: {_label(one)}" for one in dated]
    drawn = figure(
        data, _days(dated), y, 110 + 38 * len(dated),
        title=f"Thời hạn của {len(dated)} việc", told=told,
    )  # fmt: skip
    drawn["layout"]["margin"] |= {"l": 0, "b": 48}
    drawn["layout"]["annotations"] = [_words(one, rows[id(one)]) for one in dated]
    drawn["layout"]["shapes"] = [
        *(_rule(row + 0.5) for row in range(1, len(dated))),
        *(bar for one in dated if (bar := _span_of(one, rows[id(one)] - _BELOW))),
    ]
    return drawn


def _words(shown: Shown, row: int) -> Figure:
    """What a point is, above it and over the grid, so that a phone's width is left to the
    days. Tick labels inside would do the same, but Plotly leaves out the days under them."""
    return {
        "xref": "paper", "x": 0, "xanchor": "left", "y": row, "yanchor": "bottom", "yshift": -3,
        "text": _label(shown), "showarrow": False, "align": "left",
    }  # fmt: skip


def _span_of(shown: Shown, y: float) -> Figure | None:
    """A bar from the first day to the last, where the plan prints both."""
    deadline = deadline_of(shown.item.record)
    if deadline is None or not deadline.start or deadline.start >= _day(shown):
        return None
    line = {"color": SPAN, "width": 5}
    ends = {"x0": deadline.start.isoformat(), "x1": _day(shown).isoformat(), "y0": y, "y1": y}
    return {"type": "line", "layer": "below", "line": line, **ends}


def _with_today(drawn: Figure, today: date) -> Figure:
    """A line at the day from which the answer counts, where the picture holds it. Its word
    stands where nothing else does: under the last point, over the columns."""
    first, last = (date.fromisoformat(end) for end in drawn["layout"]["xaxis"]["range"])
    if not first < today < last:
        return drawn
    x, late = today.isoformat(), today > first + (last - first) / 2
    line = {"color": TODAY, "width": 1.5, "dash": "dot"}
    layout = drawn["layout"]
    rule = {"type": "line", "yref": "paper", "x0": x, "x1": x, "y0": 0, "y1": 1, "line": line}
    word = {
        "yref": "paper", "x": x, "showarrow": False, **_EDGE[drawn["data"][0]["type"]],
        "xanchor": "right" if late else "left", "text": f"Ngày tính: {day(today)}",
    }  # fmt: skip
    layout["shapes"] = [*layout.get("shapes", ()), rule]
    layout["annotations"] = [*layout.get("annotations", ()), word]
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
                "hovertemplate": "%{text}: %{y} việc<extra></extra>",
                "marker": {"color": colour},
                # A month in milliseconds, less a gap.
                "width": [24 * 86_400_000] * len(months),
            }
        )
    axis = {"title": {"text": "Số việc"}, "rangemode": "tozero", "tickformat": "d"}
    every = Counter(_day(one).replace(day=1) for one in dated)
    told = [f"tháng {first.month}/{first.year}: {n} việc" for first, n in sorted(every.items())]
    title = f"Số việc đến hạn từng tháng ({len(dated)} việc)"
    return figure(data, _middles(dated), axis, 340, title=title, told=told)


def _by_plan(
    dated: Sequence[Shown], register: Register
) -> list[tuple[str, str, tuple[Shown, ...]]]:
    """Name, colour and items of each plan; grey for one that is replaced."""
    plans = dict.fromkeys(one.item.record.plan for one in dated)
    found = []
    for n, plan in enumerate(plans):
        manifest = register.plan(plan)
        colour = OUT_OF_FORCE if manifest.replaced_by else COLOURS[n % len(COLOURS)]
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
    """The first and last day, with room on either side."""
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
