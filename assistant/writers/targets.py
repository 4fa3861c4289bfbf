"""Targets: a list, or a table with a row per province or year."""

from __future__ import annotations

from collections.abc import Iterator

from assistant import sentences
from assistant.answer import Found, Item, Passage
from assistant.labels import place, plan_name
from assistant.lookups.targets import SILENT
from assistant.markdown import escape, shorten
from assistant.writers.draft import Draft
from assistant.writers.layout import LINES_SHOWN, by_plan, left_out, plan_heading, under
from assistant.writers.passages import write_nearest
from corpus.plan import Target

_UNMATCHED = "không thấy chỉ tiêu có lời văn gần giống"


def write_targets(draft: Draft, found: Found) -> list[str]:
    """Targets under their plans; where there are none, passages that speak of the topic."""
    head = sentences.head(draft.question, found, draft.register)
    return [head, *by_plan(draft, found.items, target_line), *write_nearest(draft, found)]


def target_line(draft: Draft, n: int, item: Item) -> str:
    """One numbered line: the target, its value, who tracks it, citation."""
    mark = draft.item(item)
    if not isinstance(item.record, Target):
        return ""
    lead = f"; theo dõi: {escape(item.record.lead_raw)}" if item.record.lead_raw else ""
    asked = sentences.of_year(item.record, draft.question.horizon)
    line = f"{n}. {sentences.target(asked, 240, draft.question.topic)}{lead} [{mark}]"
    return line + under(n, _elsewhere(draft, item))


def _elsewhere(draft: Draft, item: Item) -> Iterator[str]:
    """What clauses of the same plan say otherwise; neither is chosen."""
    for locator, span, sentence in draft.register.contradictions(item.record.id):
        passage = Passage(item.record.plan, locator, span, sentence)
        where, said = place(locator), escape(shorten(sentence, 240))
        yield f"⚠ Lưu ý: Ở chỗ khác ({where}) kế hoạch ghi “{said}” [{draft.passage(passage)}]"


def write_rows(draft: Draft, found: Found) -> list[str]:
    """A table: a row per province or horizon; silence is said. A long one is cut and says so.
    Where all rows are of one plan, it stands above them."""
    head = sentences.head(draft.question, found, draft.register)
    if not found.rows:
        return write_targets(draft, found)
    if found.sides:
        return [head, *_side_by_side(draft, found), *write_nearest(draft, found)]
    plans = {item.record.plan for _, items in found.rows for item in items}
    only = draft.register.plan(plans.pop()) if len(plans) == 1 else None
    above = [plan_heading(only, draft)] if only else []
    first = "Tỉnh" if draft.question.kind == "comparison" else "Mốc"
    lines, shown = [f"| {first} | Mục tiêu | Nguồn |", "| --- | --- | --- |"], 0
    for name, items in found.rows:
        own = items[: LINES_SHOWN - shown]
        shown += len(own)
        lines += [_row(draft, name, item, alone=only is not None) for item in own]
        lines += [] if items else [f"| {escape(name)} | {SILENT} | |"]
    whole = sum(len(items) for _, items in found.rows)
    return [head, *above, "\n".join(lines), *left_out(whole, shown), *write_nearest(draft, found)]


def _side_by_side(draft: Draft, found: Found) -> Iterator[str]:
    """A table with a column per province: what is set beside a target, or that nothing is."""
    names = " | ".join(map(escape, found.sides))
    lines, shown = [f"| {names} |", "| --- " * len(found.sides) + "|"], 0
    for _, items in found.rows:
        if shown + len(items) > LINES_SHOWN:
            break
        shown += len(items)
        of = [draft.register.plan(item.record.plan).province for item in items]
        cells = [
            "; ".join(
                _cell(draft, item) for item, own in zip(items, of, strict=True) if own == side
            )
            for side in found.sides
        ]
        lines.append(f"| {' | '.join(cell or _UNMATCHED for cell in cells)} |")
    yield "\n".join(lines)
    yield from left_out(sum(len(items) for _, items in found.rows), shown)


def _cell(draft: Draft, item: Item) -> str:
    mark, record = draft.item(item), item.record
    asked = (
        sentences.of_year(record, draft.question.horizon) if isinstance(record, Target) else None
    )
    return f"{sentences.target(asked, 120)} [{mark}]" if asked else f"[{mark}]"


def _row(draft: Draft, name: str, item: Item, *, alone: bool) -> str:
    mark = draft.item(item)
    manifest = draft.register.plan(item.record.plan)
    where = place(item.record.locator, item.record)
    source = where if alone else f"{plan_name(manifest)}, {where}"
    year = int(name) if name.isdecimal() else draft.question.horizon
    record = item.record
    said = ""
    if isinstance(record, Target):
        said = sentences.target(sentences.of_year(record, year), 120, draft.question.topic)
    return f"| {escape(name)} | {said} | {escape(source)} [{mark}] |"
