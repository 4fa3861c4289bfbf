"""What became of the agencies that an answer names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.answer import Item
from assistant.labels import day
from corpus.agencies import Directory
from corpus.plan import Assignment, Duty, Target, Task


def successor_notes(items: Iterable[Item], directory: Directory, on: date) -> tuple[str, ...]:
    """A remark for every leading agency that had gone into others by that day: who asks
    for whom to call must not be sent to a department that is no more."""
    leads = dict.fromkeys(
        name
        for item in items
        if isinstance(item.record, Task | Assignment | Duty | Target)
        for name in item.record.lead
    )
    return successors_said(leads, directory, on)


def successors_said(names: Iterable[str], directory: Directory, on: date) -> tuple[str, ...]:
    """A remark for each of these agencies that had gone into others by that day."""
    return tuple(_said(name, directory, on) for name in names if directory.successors(name, on))


def _said(name: str, directory: Directory, on: date) -> str:
    """ "Sở A đã sáp nhập vào Sở B, một phần vào Sở C từ ngày 01/3/2025", parts after the
    whole; what went on another day follows."""
    days: dict[date, list[str]] = {}
    for m in sorted(directory.successors(name, on), key=lambda m: m.part != "whole"):
        way = f"{'vào' if m.part == 'whole' else 'một phần vào'} {m.to}"
        days.setdefault(m.date, []).append(way)
    ways = [f"{', '.join(ways)} từ ngày {day(on)}" for on, ways in days.items()]
    return f"{name} đã sáp nhập {'; '.join(ways)}"
