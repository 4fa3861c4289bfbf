"""Items under the headings of their plans, and the same work elsewhere in a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from assistant.answer import Item
from assistant.labels import place, plan_name
from assistant.lookups.scope import in_force, replaced_note
from assistant.markdown import escape
from assistant.writers.draft import Draft
from corpus.plan import Assignment, Manifest, Task

# More lines than any one province's plans fill. Every item stays in the answer's list.
LINES_SHOWN = 300
# The same, of lines that cite much more than themselves (the same work elsewhere).
CITED = 2 * LINES_SHOWN


def by_plan(
    draft: Draft,
    items: Sequence[Item],
    line: Callable[[Draft, int, Item], str],
    part: Callable[[Item], str] = lambda _: "",
) -> list[str]:
    """Items under their plans, numbered through, plans in force first; a list that nobody
    would read to its end is cut and says so. `part` names the heading within a plan under
    which an item stands; "" for none."""
    plans: dict[str, list[Item]] = {}
    for item in items:
        plans.setdefault(item.record.plan, []).append(item)
    manifests = sorted(
        (draft.register.plan(p) for p in plans),
        key=lambda m: not in_force(m, draft.question.as_of),
    )
    parts, n = [], 0
    for manifest in manifests:
        blocks: list[str] = []
        for name, own in groupby(plans[manifest.id], key=part):
            lines = [f"*{name}*\n"] if name else []
            for item in own:
                if n == LINES_SHOWN or len(draft.citations) >= CITED:
                    break
                n += 1
                lines.append(line(draft, n, item))
            blocks.append("\n".join(lines))
        parts.append("\n\n".join([plan_heading(manifest, draft), *blocks]))
    return [*parts, *left_out(len(items), n)]


def left_out(whole: int, shown: int) -> list[str]:
    """The line after a list that is cut; none where all of it is shown."""
    if shown == whole:
        return []
    return [f"- … và {whole - shown} mục khác; xuất Excel để xem đủ {whole} mục."]


def plan_heading(manifest: Manifest, draft: Draft) -> str:
    """A plan's full name in bold, with what replaces it."""
    heading = f"**{escape(plan_name(manifest, full=True))}**"
    if not in_force(manifest, draft.question.as_of):
        heading += f" — *{escape(replaced_note(manifest, draft.register))}*"
    return heading


def under(n: int, facts: Iterable[str]) -> str:
    """Facts as a list under the item numbered n, set in as deep as its number is wide: less,
    and Markdown would end the numbered list there.

    >>> under(12, ["Thời hạn: Tháng 6/2025"])
    '\\n    - Thời hạn: Tháng 6/2025'
    """
    margin = " " * len(f"{n}. ")
    return "".join(f"\n{margin}- {fact}" for fact in facts)


def linked(draft: Draft, item: Item, *, all_links: bool) -> list[str]:
    """The same work elsewhere in the plan, a fact each. Where body and annex name different
    leads, both are shown and neither is chosen."""
    said = []
    for other, same in draft.register.linked(item.record.id):
        if same and not all_links:
            continue
        where = place(other.locator, other)
        mark = draft.item(Item(other))
        if same:
            said.append(f"Cùng việc này: {where} [{mark}]")
        elif isinstance(other, Task | Assignment):
            lead = escape(other.lead_raw)
            said.append(f"⚠ Lưu ý: {where} ghi chủ trì là {lead} [{mark}]")
    return said
