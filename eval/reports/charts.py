"""Small charts as inline SVG. Pure; every text is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eval.reports.estimate import Estimate

_LABEL, _BAR, _ROW = 170, 330, 22


def bars(rows: Sequence[tuple[str, Estimate | None, Estimate | None]]) -> str:
    """A row a name: development as a wide bar, held-out as a thin one under it, both with
    their intervals as whiskers."""
    height = _ROW * len(rows) + 20
    parts = [_grid(height)]
    for i, (name, development, held_out) in enumerate(rows):
        y = _ROW * i + 4
        parts.append(f'<text x="{_LABEL - 8}" y="{y + 11}" text-anchor="end">{escape(name)}</text>')
        parts.append(_bar(development, y, 8, "development"))
        parts.append(_bar(held_out, y + 9, 4, "held-out"))
    return _svg(_LABEL + _BAR + 60, height, "".join(parts), "Share of cases that pass")


def histogram(values: Sequence[float], columns: int = 24) -> str:
    """How many values (milliseconds) fall into each of equal columns up to the 99th percentile."""
    if not values:
        return ""
    ordered = sorted(values)
    top = max(ordered[round(0.99 * (len(ordered) - 1))], 1.0)
    counts = [0] * columns
    for value in ordered:
        counts[min(columns - 1, int(value / top * columns))] += 1
    wide, high = 560 / columns, 90 / max(counts)
    body = "".join(
        f'<rect class="development" x="{i * wide:.1f}" y="{100 - n * high:.1f}"'
        f' width="{wide - 1:.1f}" height="{n * high:.1f}"><title>{n}</title></rect>'
        for i, n in enumerate(counts)
    )
    axis = (
        f'<text x="0" y="116">0</text><text x="560" y="116" text-anchor="end">{top:.0f} ms</text>'
    )
    return _svg(560, 120, body + axis, "Time for the last turn")


def _svg(width: float, height: float, body: str, label: str) -> str:
    size = f'viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'
    return f'<svg {size} role="img" aria-label="{escape(label)}">{body}</svg>'


def _grid(height: float) -> str:
    marks = ((share, _LABEL + share * _BAR) for share in (0, 0.5, 1))
    return "".join(
        f'<line class="grid" x1="{x:.0f}" x2="{x:.0f}" y1="0" y2="{height - 18:.0f}"/>'
        f'<text x="{x:.0f}" y="{height - 4:.0f}" text-anchor="middle">{share:.0%}</text>'
        for share, x in marks
    )


def _bar(estimate: Estimate | None, y: float, thick: float, part: str) -> str:
    if estimate is None:
        return ""
    told = f"<title>{estimate.mean:.1%} (n = {estimate.n})</title>"
    bar = (
        f'<rect class="{part}" x="{_LABEL}" y="{y}" height="{thick}"'
        f' width="{estimate.mean * _BAR:.1f}">{told}</rect>'
    )
    if estimate.low is None or estimate.high is None:
        return bar
    ends = [f"{_LABEL + end * _BAR:.1f}" for end in (estimate.low, estimate.high)]
    middle = y + thick / 2
    return bar + f'<line class="range" x1="{ends[0]}" x2="{ends[1]}" y1="{middle}" y2="{middle}"/>'
