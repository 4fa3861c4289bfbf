"""What became of the agencies and provinces that a question or an answer names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter

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


def became(question: Question, directory: Directory) -> tuple[str, ...]:
    """Into which body each of those went whole of which that is asked; none for other kinds."""
    if question.kind != "merger":
        return ()
    every = (m for name in question.agencies for m in directory.successors(name, date.max))
    return tuple(dict.fromkeys(m.to for m in every if m.part == "whole"))


def _said(name: str, directory: Directory, on: date) -> str:
    """ "Sở A đã sáp nhập vào Sở B, một phần chuyển sang Sở C và Sở D từ ngày 01/3/2025"; what
    went on another day follows."""
    days: dict[date, list[Merger]] = {}
    for move in directory.successors(name, on):
        days.setdefault(move.date, []).append(move)
    ways = [f"{_ways(moves)} từ ngày {day(on)}" for on, moves in days.items()]
    return f"{name} đã {'; '.join(ways)}"


def _ways(moves: Sequence[Merger], name: Callable[[Merger], str] = attrgetter("to")) -> str:
    """Where a body went: the whole first, then its parts; of one that stayed, which fields."""
    whole = [name(m) for m in moves if m.part == "whole"]
    parts = [m for m in moves if m.part != "whole"]
    if not whole:
        return ", ".join(f"chuyển lĩnh vực {m.field} sang {m.to}" for m in parts)
    went = f"sáp nhập vào {' và '.join(whole)}"
    return f"{went}, một phần chuyển sang {', '.join(map(name, parts))}" if parts else went


def _with_field(move: Merger) -> str:
    return f"**{move.to}**{f' ({move.field})' if move.field else ''}"


def level_said(
    names: Iterable[str], directory: Directory, ended: date, on: date
) -> tuple[str, ...]:
    """A remark where the committee of a district is asked about after the level's last day."""
    if on < ended or not any(_is_district(name, directory) for name in names):
        return ()
    return (f"Cấp huyện đã kết thúc hoạt động từ ngày {day(ended)}",)


def _is_district(name: str, directory: Directory) -> bool:
    return any(agency.kind == "ubnd_huyen" for agency in directory.split(name))


def find_mergers(question: Question, directory: Directory, provinces: Provinces) -> Found:
    """Into what the named bodies and provinces went and what went into them, with the day and
    the legal source that the reference gives."""
    moves = [m for name in question.agencies for m in _of_agency(name, directory)]
    moves += [m for name in question.provinces for m in _of_province(name, provinces)]
    steps: dict[tuple[str, date, str], list[Merger]] = {}
    for move in sorted(dict.fromkeys(moves), key=lambda m: m.part != "whole"):
        steps.setdefault((move.from_, move.date, move.source), []).append(move)
    said = [_told(together, question.as_of) for together in steps.values()]
    return Found("answered" if said else "none", say="\n".join(said))


def _of_agency(name: str, directory: Directory) -> tuple[Merger, ...]:
    return (*directory.successors(name, date.max), *directory.predecessors(name, date.max))


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
    """ "- **Sở A** đã sáp nhập vào **Sở B** (lĩnh vực …), một phần chuyển sang **Sở C** (…) từ
    ngày 01/3/2025, theo Nghị định …": moves of one body on one day."""
    first = moves[0]
    verb = "đã" if first.date <= on else "sẽ"
    tail = f"từ ngày {day(first.date)}, theo {first.source}"
    return f"- **{first.from_}** {verb} {_ways(moves, _with_field)} {tail}."
