"""How every chart looks, in the form that Plotly's page script reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from chat.escape import visible

COLOURS = ("#c2393c", "#2f7fb8", "#4f8f2f", "#b0781a", "#7d6bb5", "#1f8c8c")
GRID = "rgba(128,128,128,0.25)"
SPAN = "rgba(128,128,128,0.4)"
TODAY = "#c2393c"
OUT_OF_FORCE = "#8a8f98"
_FONT = "'Segoe UI', 'Noto Sans', system-ui, Arial, sans-serif"
_TEXT = "#6b7280"
_MOST_TOLD = 20

Figure = dict[str, Any]


def figure(
    data: list[Figure], x: Figure, y: Figure, height: int, *, title: str, told: Iterable[str]
) -> Figure:
    """Traces with their axes, on no background of their own: the page's theme shows.

    `told` is the picture in words, for who does not see it; the page's script reads it out.
    """
    font = {"color": _TEXT, "size": 12, "family": _FONT}
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
            # The title is the legend's: above it whatever the width, and never over it.
            "legend": {
                "orientation": "h", "x": 0, "y": 1.01, "yanchor": "bottom",
                "traceorder": "normal", "title": {"text": f"<b>{plain(title)}</b>", "side": "top"},
            },
            "meta": {"title": title, "told": _told(title, told)},
            "hovermode": "closest",
            "dragmode": False,
            "xaxis": {
                "type": "date", "gridcolor": GRID, "automargin": True, "fixedrange": True,
                "tickangle": 0, **x,
            },
            "yaxis": {
                "gridcolor": GRID, "zeroline": False, "automargin": True, "fixedrange": True, **y,
            },
        },
        "config": {"displayModeBar": False, "responsive": True},
    }  # fmt: skip


def _told(title: str, told: Iterable[str]) -> str:
    """ "Biểu đồ: title. One; two.", cut where nobody would listen on."""
    parts = [visible(part) for part in told]
    more = [f"và {len(parts) - _MOST_TOLD} mục nữa"] if len(parts) > _MOST_TOLD else []
    return f"Biểu đồ: {visible(title)}. {'; '.join([*parts[:_MOST_TOLD], *more])}."


def hover(text: str) -> str:
    """The beginning of a text, in lines that fit beside a point."""
    cut = text if len(text) <= 160 else text[:160].rpartition(" ")[0] + "…"
    return "<br>".join(_wrapped(plain(cut)))


def _wrapped(text: str, width: int = 56) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def plain(text: str) -> str:
    """Text that Plotly does not take for its own markup."""
    return (
        visible(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("$", "＄")
    )
