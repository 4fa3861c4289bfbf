"""Targets as a chart: a series over the years, a comparison of provinces side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from assistant.answer import Answer
from assistant.labels import place
from chat.look import COLOURS, OUT_OF_FORCE, Figure, figure, hover, plain
from chat.panel import short_name
from corpus.plan import Quantity, Target
from index.register import Register

FEWEST = 2
_FEWEST_YEARS = 3
_CATEGORIES = {"type": "category"}
_WORDS = {">=": "từ ", ">": "trên ", "<=": "đến ", "<": "dưới "}


@dataclass(frozen=True, slots=True)
class Point:
    """One number that a plan sets: whose, for which year, how much of what."""

    province: str
    replaced: bool
    year: int | None
    number: float
    unit: str
    words: str
    text: str

    @property
    def whose(self) -> str:
        """The province; of a plan that is replaced, its numbers stand apart."""
        return f"{self.province} (kế hoạch đã được thay thế)" if self.replaced else self.province


def figures(answer: Answer, register: Register) -> Figure | None:
    """The chart of a series or comparison; None where the numbers do not make one.

    Only numbers of one unit, the one that most of the plans use, stand on one axis.
    """
    drawers = {"series": _series, "comparison": _comparison}
    drawer = drawers.get(answer.question.kind)
    points = _of_one_unit(list(_points(answer, register))) if drawer else []
    return drawer(points, _title(answer, points)) if drawer and points else None


def _title(answer: Answer, points: list[Point]) -> str:
    how = "so sánh giữa các tỉnh" if answer.question.kind == "comparison" else "theo mốc năm"
    topic = answer.question.topic_text.strip() or "Chỉ tiêu"
    return f"{topic[:1].upper()}{topic[1:]}, {how} ({points[0].unit})"


def _points(answer: Answer, register: Register) -> Iterator[Point]:
    # In the order in which the answer's table shows them.
    for shown in sorted(answer.items, key=lambda one: one.cites):
        record = shown.item.record
        if not isinstance(record, Target):
            continue
        manifest = register.plan(record.plan)
        where = f"{short_name(manifest)}, {place(record.locator, record)}"
        for value in record.values:
            # Two numbers of one unit in one sentence: which is meant, only a reader can tell.
            alone = [one.unit for one in record.values].count(value.unit) == 1
            if alone and isinstance(value.number, int | float) and value.unit is not None:
                words = f"{_words(value)}<br>{hover(record.text)}<br>{plain(where)}"
                yield Point(
                    manifest.province, bool(manifest.replaced_by), value.horizon, value.number,
                    value.unit, words, _label(value),
                )  # fmt: skip


def _of_one_unit(points: list[Point]) -> list[Point]:
    """Those of the unit that most provinces and years share; none where two share as much."""
    spread = {
        unit: len({(p.province, p.year) for p in points if p.unit == unit})
        for unit in {p.unit for p in points}
    }
    widest = [unit for unit, count in spread.items() if count == max(spread.values())]
    return [p for p in points if p.unit == widest[0]] if len(widest) == 1 else []


def _series(points: list[Point], title: str) -> Figure | None:
    """A line for each province over the years that the plans name."""
    dated = sorted((p for p in points if p.year), key=lambda p: (p.whose, p.year, p.number))
    years = sorted({p.year for p in dated if p.year})
    if len(years) < _FEWEST_YEARS:
        return None
    data = []
    for n, (whose, group) in enumerate(groupby(dated, lambda p: p.whose)):
        held = list(group)
        data.append(
            _trace(held, whose, n)
            | {"type": "scatter", "mode": "lines+markers+text", "x": [p.year for p in held]}
            | {"textposition": "top center", "cliponaxis": False, "line": {"shape": "linear"}}
        )
    x = {"type": "linear", "tickvals": years, "ticktext": [str(year) for year in years]}
    x["range"] = [years[0] - 1.5, years[-1] + 1.5]
    return figure(data, x, _axis(dated), 340, title=title, told=_in_words(dated))


def _comparison(points: list[Point], title: str) -> Figure | None:
    """A bar for each number, provinces side by side; what two plans say twice, once."""
    once = {(p.whose, p.year, p.number): p for p in points}
    # The same number without a year says no more than with it.
    held = [
        p for p in once.values()
        if p.year or not any((p.whose, p.number) == (o.whose, o.number) and o.year
                             for o in once.values())
    ]  # fmt: skip
    if len({p.province for p in held}) < FEWEST:
        return None
    by_year = len({p.year for p in held}) > 1 and _is_one_a_year(held)
    data = []
    for n, whose in enumerate(dict.fromkeys(p.whose for p in held)):
        own = sorted((p for p in held if p.whose == whose), key=lambda p: p.year or 0)
        names = [str(p.year) for p in own] if by_year else _names(own)
        data.append(
            _trace(own, whose, n)
            | {"type": "bar", "x": names, "textposition": "outside", "cliponaxis": False}
        )
    x = {"type": "category", "categoryorder": "category ascending"} if by_year else _CATEGORIES
    drawn = figure(data, x, _axis(held), 340, title=title, told=_in_words(held))
    drawn["layout"]["barmode"] = "group"
    return drawn


def _is_one_a_year(points: list[Point]) -> bool:
    """Does each set one number for each of its years? Then the years are the groups."""
    places = [(p.whose, p.year) for p in points]
    return all(p.year for p in points) and len(set(places)) == len(places)


def _names(points: list[Point]) -> list[str]:
    """Under each bar its province and year; no two alike, or the bars would be stacked."""
    names: list[str] = []
    for p in points:
        name = plain(p.province) + (f"<br>{p.year}" if p.year else "")
        name += "<br>(đã được thay thế)" if p.replaced else ""
        while name in names:
            name += " "
        names.append(name)
    return names


def _in_words(points: list[Point]) -> list[str]:
    """ "Thái Bình 2030: ≥ 30", for who does not see the chart."""
    return [f"{p.whose}{f' {p.year}' if p.year else ''}: {p.text}" for p in points]


def _trace(points: list[Point], name: str, n: int) -> Figure:
    return {
        "name": plain(name),
        "y": [p.number for p in points],
        "text": [p.text for p in points],
        "hovertext": [p.words for p in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": OUT_OF_FORCE if points[0].replaced else COLOURS[n % len(COLOURS)],
            "size": 10,
        },
    }


def _axis(points: list[Point]) -> Figure:
    """From nothing up, with room for the numbers that stand above the highest."""
    highest = max(p.number for p in points)
    lowest = min(0.0, *(p.number for p in points))
    name = plain(points[0].unit)
    return {"title": {"text": name}, "range": [lowest, highest * 1.18 or 1]}


def _label(value: Quantity) -> str:
    signs = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< "}
    return signs.get(value.op, "") + number(value.number)


def _words(value: Quantity) -> str:
    year = f" (năm {value.horizon})" if value.horizon else ""
    amount = f"{number(value.number)} {value.unit}" if value.unit else number(value.number)
    return plain(f"{_WORDS.get(value.op, '')}{amount}{year}")


def number(value: object) -> str:
    """A number as Vietnamese writes it.

    >>> number(0.75), number(12.0), number(1500)
    ('0,75', '12', '1.500')
    """
    text = f"{value:,.6g}" if isinstance(value, int | float) else str(value)
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
