"""A count by agency or plan as bars: who has how much, the most at the top."""

from __future__ import annotations

from assistant.answer import Answer, Item
from assistant.lookups.tally import collective_names, rows_of
from assistant.sentences.tallied import thing
from chat.look import COLOURS, Figure, figure, plain
from chat.timeline import WHOSE
from index.register import Register

FEWEST = 3
_MOST = 20
_BY = {"lead": "chủ trì", "coordinating": "phối hợp", "tracking": "theo dõi"}


def workload(answer: Answer, register: Register) -> Figure | None:
    """A bar a row of the table of counts; None where it has fewer than three."""
    question = answer.question
    if question.tally is None or question.tally.by not in WHOSE:
        return None
    items: list[Item] = [one.item for one in answer.items]
    groups = collective_names(register)
    found = rows_of(items, question, question.tally, register)
    rows = [(name, len(own)) for name, own in found if name not in groups][:_MOST]
    if len(rows) < FEWEST:
        return None
    what = thing(items)
    by = f"cơ quan {_BY[question.role]}"
    by = {"plan": "kế hoạch", "province": "tỉnh", "group": "nhóm nhiệm vụ"}.get(
        question.tally.by, by
    )
    return _bars(rows, f"Số {what} theo {by}", what)


def _bars(rows: list[tuple[str, int]], title: str, what: str) -> Figure:
    """Names stand above their bars: beside them they would take half of a phone's width."""
    places = [len(rows) - n for n in range(len(rows))]
    bars = {
        "type": "bar", "orientation": "h", "name": f"Số {what}",
        "x": [count for _, count in rows], "y": [place - 0.2 for place in places],
        "width": 0.4, "marker": {"color": COLOURS[1]},
        "text": [str(count) for _, count in rows], "textposition": "outside", "cliponaxis": False,
        "hovertext": [f"{plain(name)}: {count} {what}" for name, count in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip
    x = {"type": "linear", "zeroline": False, "range": [0, max(count for _, count in rows) * 1.12],
         "tickformat": "d"}  # fmt: skip
    y = {"showticklabels": False, "showgrid": False, "range": [0.3, len(rows) + 0.6]}
    told = [f"{name}: {count} {what}" for name, count in rows]
    drawn = figure([bars], x, y, 90 + 36 * len(rows), title=title, told=told)
    drawn["layout"]["margin"] |= {"l": 0, "b": 30}
    drawn["layout"]["annotations"] = [
        {
            "xref": "paper", "x": 0, "xanchor": "left", "y": place + 0.02, "yanchor": "bottom",
            "text": plain(name), "showarrow": False, "align": "left",
        }
        for (name, _), place in zip(rows, places, strict=True)
    ]  # fmt: skip
    return drawn
