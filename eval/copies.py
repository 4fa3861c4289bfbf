"""The shipped plans again and again, to see what grows with a corpus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any

from corpus.agencies import Directory
from corpus.manifest import PLANS, load_manifests
from corpus.parse import parse
from corpus.plan import Plan, Record, Section

_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
_FIXED = ("lead_raw", "coordinating_raw", "group", "deadline", "values", "target")
_SHARE = 0.3  # of the words that others take the place of


def copied(directory: Directory, copies: int, *, reworded: bool = False) -> Iterator[Plan]:
    """So many plans, ids and provinces varied. With `reworded` each copy says the same in
    other words: three in ten of those that name no agency, day or value stand for others."""
    plans = [parse(m, PLANS, directory) for m in load_manifests()]
    free = sorted(_free(plans)) if reworded else []
    for n in range(copies):
        plan = _named(plans[n % len(plans)], n // len(plans))
        yield _reworded(plan, free, Random(n)) if free and n >= len(plans) else plan


def _named(plan: Plan, turn: int) -> Plan:
    if not turn:
        return plan
    name = f"{plan.id}-{turn}"
    manifest = replace(plan.manifest, id=name, province=f"Tỉnh số {turn}")
    records = tuple(replace(record, plan=name) for record in plan.records)
    return replace(plan, manifest=manifest, records=records)


def _free(plans: list[Plan]) -> set[str]:
    """The words of records that no agency, group, deadline, value or document has."""
    records = [record for plan in plans for record in plan.records]
    said = {w for record in records for w in _WORD.findall(record.text) if w.islower()}
    fixed = (str(getattr(record, name, "")) for record in records for name in _FIXED)
    return said - {word for text in fixed for word in _WORD.findall(text)}


def _reworded(plan: Plan, free: list[str], rng: Random) -> Plan:
    old = rng.sample(free, int(len(free) * _SHARE))
    other = dict(zip(old, rng.choices(free, k=len(old)), strict=True))

    def say(text: str) -> str:
        return _WORD.sub(lambda found: other.get(found[0], found[0]), text)

    return replace(
        plan,
        lines=tuple(replace(line, text=say(line.text)) for line in plan.lines),
        sections=tuple(_said(section, say) for section in plan.sections),
        zones=tuple(_said(zone, say) for zone in plan.zones),
        records=tuple(_record(record, say) for record in plan.records),
    )


def _said(section: Section, say: Callable[[str], str]) -> Section:
    children = tuple(_said(child, say) for child in section.children)
    return replace(section, title=say(section.title), children=children)


def _record(record: Record, say: Callable[[str], str]) -> Record:
    changed: dict[str, Any] = {"text": say(record.text)}
    if output := getattr(record, "output", ""):
        changed["output"] = say(output)
    return replace(record, **changed)
