"""The deadlines of an answer as a chart, in the form that Plotly's page script reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.answer import Answer, Shown
from assistant.labels import day, place
from chat.panel import short_name
from index.register import Register

FEWEST = 3
_MOST_ROWS = 18
_COLOURS = ("#9f1d20", "#1f5f8b", "#3f7d20", "#8a5a00", "#5b4a8a", "#0b6e6e")
_OUT_OF_FORCE = "#8a8f98"
_GRID = "rgba(128,128,128,0.25)"
_TEXT = "#6b7280"

Figure = dict[str, Any]


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
            "y": [rows[id(one)] for one in group],
            "text": [_hover(one) for one in group],
            "hovertemplate": "%{text}<extra></extra>",
            "marker": {"size": 13, "color": colour, "symbol": "diamond"},
        }
        for name, colour, group in _by_plan(dated, register)
    ]
    ticks = {
        "tickvals": [rows[id(one)] for one in dated],
        "ticktext": [_label(one) for one in dated],
        "range": [0.3, len(dated) + 0.7],
    }
    return _figure(data, ticks, _span(dated), height=110 + 30 * len(dated))


def _months(dated: Sequence[Shown], register: Register) -> Figure:
    data = []
    for name, colour, group in _by_plan(dated, register):
        counts = Counter(_day(one).replace(day=1) for one in group)
        months = sorted(counts)
        data.append(
            {
                "type": "bar",
                "name": name,
                "x": [month.isoformat() for month in months],
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
    return _figure(data, axis, _span(dated), height=340)


def _by_plan(
    dated: Sequence[Shown], register: Register
) -> list[tuple[str, str, tuple[Shown, ...]]]:
    """Name, colour and items of each plan; grey for one that is replaced."""
    plans = dict.fromkeys(one.item.record.plan for one in dated)
    found = []
    for n, plan in enumerate(plans):
        manifest = register.plan(plan)
        colour = _OUT_OF_FORCE if manifest.replaced_by else _COLOURS[n % len(_COLOURS)]
        name = short_name(manifest) + (" (đã được thay thế)" if manifest.replaced_by else "")
        found.append((name, colour, tuple(o for o in dated if o.item.record.plan == plan)))
    return found


def _figure(data: list[Figure], y: Figure, span: list[str], height: int) -> Figure:
    font = {"color": _TEXT, "size": 12, "family": "inherit"}
    return {
        "data": data,
        "layout": {
            "height": height,
            "barmode": "stack",
            "autosize": True,
            "font": font,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 10, "r": 16, "t": 8, "b": 8},
            "showlegend": True,
            "legend": {"orientation": "h", "x": 0, "y": -0.12, "yanchor": "top"},
            "hovermode": "closest",
            "dragmode": False,
            # Numbers alone: the page script knows no Vietnamese month names.
            "xaxis": {
                "type": "date", "tickformat": "%m/%Y", "gridcolor": _GRID, "range": span,
                "automargin": True, "fixedrange": True, "nticks": 8,
            },
            "yaxis": {
                "gridcolor": _GRID, "zeroline": False, "automargin": True, "fixedrange": True, **y,
            },
        },
        "config": {"displayModeBar": False, "responsive": True},
    }  # fmt: skip


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
        if len(label) + len(word) > 34:
            return f"{_plain(label)}…"
        label = f"{label} {word}".strip()
    return _plain(label)


def _hover(shown: Shown) -> str:
    record = shown.item.record
    text = record.text if len(record.text) <= 160 else record.text[:160].rpartition(" ")[0] + "…"
    lines = [f"Hạn {day(_day(shown))}", *_wrapped(_plain(text)), _plain(place(record.locator))]
    return "<br>".join(lines)


def _wrapped(text: str, width: int = 56) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _plain(text: str) -> str:
    """Text that Plotly does not take for its own markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "＄")
