"""What became of the agencies and provinces that a question or an answer names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.answer import Found, Item, Question
from assistant.labels import day
from corpus.agencies import Directory, Merger
from corpus.plan import Assignment, Duty, Target, Task
from corpus.provinces import Province, Provinces


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


def find_mergers(question: Question, directory: Directory, provinces: Provinces) -> Found:
    """Into what the named bodies and provinces went, or else what went into them, with the
    day and the legal source that the reference gives."""
    moves = [m for name in question.agencies for m in _of_agency(name, directory)]
    moves += [m for name in question.provinces for m in _of_province(name, provinces)]
    steps: dict[tuple[str, date, str], list[Merger]] = {}
    for move in sorted(dict.fromkeys(moves), key=lambda m: m.part != "whole"):
        steps.setdefault((move.from_, move.date, move.source), []).append(move)
    said = [_told(together, question.as_of) for together in steps.values()]
    return Found("answered" if said else "none", say="\n".join(said))


def _of_agency(name: str, directory: Directory) -> tuple[Merger, ...]:
    return directory.successors(name, date.max) or directory.predecessors(name, date.max)


def _of_province(name: str, provinces: Provinces) -> tuple[Merger, ...]:
    own = provinces.get(name)
    gone = (own,) if own and own.merged_into else provinces.predecessors(name, date.max)
    return tuple(move for province in gone for move in _merged(province))


def _merged(province: Province) -> tuple[Merger, ...]:
    if province.merged_into is None or province.date is None:
        return ()
    into, on, source = province.merged_into, province.date, province.source
    return (Merger(province.name, into, "whole", on, source),)


def _told(moves: Sequence[Merger], on: date) -> str:
    """ "- **Sở A** đã sáp nhập vào **Sở B** (lĩnh vực …), một phần vào **Sở C** (…) từ ngày
    01/3/2025, theo Nghị định …": moves of one body on one day."""
    first = moves[0]
    way = {"whole": "vào", "part": "một phần vào"}
    ways = (f"{way[m.part]} **{m.to}**{f' ({m.field})' if m.field else ''}" for m in moves)
    verb = "đã sáp nhập" if first.date <= on else "sẽ sáp nhập"
    tail = f"từ ngày {day(first.date)}, theo {first.source}"
    return f"- **{first.from_}** {verb} {', '.join(ways)} {tail}."
