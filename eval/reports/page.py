"""A report as one HTML page that asks for nothing from outside.

Development failures stand in it with question, expected, got and source lines. Of held-out
cases it holds counts alone: whoever reads their text would tune on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from eval.faults import Fault, Place
from eval.reports import charts
from eval.reports.report import Report, facts, tables
from eval.reports.tables import Table
from eval.score import Scored
from eval.truth import Truth

_LINES_AT_MOST = 40


def page(report: Report, truth: Truth) -> str:
    """The whole document."""
    failed = [s for s in report.scores.part(held_out=False) if not s.passed]
    hidden = sum(not s.passed for s in report.scores.part(held_out=True))
    parts = [
        "<h1>Golden set</h1>",
        _facts(report),
        *_charts(report),
        *(_table(t) for t in tables(report)),
        f"<h2>Failures ({len(failed)} development cases)</h2>",
        f"<p>{hidden} held-out cases fail; they are not shown, so that nobody tunes on them.</p>",
        *(_failure(s, truth) for s in failed),
    ]
    return _HEAD + "\n".join(parts) + "</main></html>\n"


def _facts(report: Report) -> str:
    rows = (f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in facts(report))
    return f"<dl>{''.join(rows)}</dl>"


def _charts(report: Report) -> Iterator[str]:
    development, held = report.development, report.held_out
    for title, what in (("kind", "kinds"), ("plan", "plans")):
        ours = getattr(development, what) if development else {}
        theirs = getattr(held, what) if held else {}
        rows = [(n, ours.get(n), theirs.get(n)) for n in sorted({*ours, *theirs})]
        yield f"<h2>By {title}</h2><figure>{charts.bars(rows)}{_LEGEND}</figure>"
    if development and development.latency:
        yield f"<h2>Time</h2><figure>{charts.histogram(development.latency.all_)}</figure>"


_LEGEND = "<figcaption>wide: development · thin: held out · line: 95 % interval</figcaption>"


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(c)}</th>" for c in table.head)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in table.rows
    )
    body = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f'<h2>{escape(table.title)}</h2><div class="wide"><table>{body}</table></div>'


def _failure(scored: Scored, truth: Truth) -> str:
    case = scored.case
    asked = " → ".join(case.turns)
    about = f"{case.kind} · {case.difficulty} · {', '.join(case.plans) or 'no plan'} · {case.note}"
    named = ", ".join(f.what for f in scored.faults)
    faults = "".join(_fault(f, truth) for f in scored.faults)
    return (
        f'<details><summary><b>{escape(case.id)}</b> <span lang="vi">{escape(asked)}</span>'
        f' <em>{escape(named)}</em></summary><p lang="vi">{escape(about)}</p>{faults}</details>'
    )


def _fault(fault: Fault, truth: Truth) -> str:
    columns = (
        ("expected", escape(fault.expected)),
        ("got", escape(fault.got)),
        ("source", _source(fault.places, truth)),
    )
    cells = "".join(f'<div><h4>{k}</h4><pre lang="vi">{v}</pre></div>' for k, v in columns)
    return f'<h3>{escape(fault.what)}</h3><div class="sides">{cells}</div>'


def _source(places: Iterable[Place], truth: Truth) -> str:
    lines = [
        f"{plan}:{number}  {text.strip()}"
        for plan, first, last in dict.fromkeys(places)
        for number, text in truth.source(plan, first, last)
    ]
    left = len(lines) - _LINES_AT_MOST
    shown = lines[:_LINES_AT_MOST] + ([f"… {left} more lines"] if left > 0 else [])
    return escape("\n".join(shown)) or "–"


_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Golden set</title>
<style>
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --rule: #d8d8d8;
  --first: #a3262a; --second: #3a6ea5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #16181b;
  --rule: #3a3f45; --first: #e2797c; --second: #7fb0e0; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 sans-serif; }
main { max-width: 72rem; margin: auto; padding: 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 0; overflow-x: auto; }
svg text { font: 12px sans-serif; fill: var(--ink); }
.development { fill: var(--first); } .held-out { fill: var(--second); }
.grid { stroke: var(--rule); } .range { stroke: var(--ink); }
.wide { overflow-x: auto; } table { border-collapse: collapse; }
th, td { padding: .2rem .6rem; border-bottom: 1px solid var(--rule); text-align: right; }
th:first-child, td:first-child { text-align: left; }
details { border-top: 1px solid var(--rule); padding: .4rem 0; } summary { cursor: pointer; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 sans-serif; }
h4 { margin: 0; }
</style></head><main>
"""
