"""`kehoach records`, `cite`, `status`: what the register holds."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.commands.errors import UsageError
from assistant.today import today

if TYPE_CHECKING:
    from index.register import Register

from assistant.commands.ask import as_json, as_terminal

_KINDS = {
    "task": "nhiệm vụ phụ lục",
    "target": "chỉ tiêu",
    "assignment": "việc giao trong nội dung",
    "duty": "việc tổ chức thực hiện",
    "relation": "dẫn chiếu văn bản",
}
_STATUSES = {"in_force": "còn hiệu lực", "replaced": "đã được thay thế"}


def records_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="một đối tượng JSON mỗi dòng")
    command.add_argument("--plan", metavar="ID", help="chỉ kế hoạch này (id)")
    command.add_argument("--kind", choices=list(_KINDS), help="chỉ bản ghi loại này")


def run_records(arguments: argparse.Namespace) -> int:
    """Print records, one line each."""
    from corpus.codec import record_json
    from index.home import default_home

    register = default_home().open_register()
    known = [p.id for p in register.plans()]
    if arguments.plan and arguments.plan not in known:
        raise UsageError(f"không có kế hoạch {arguments.plan!r}; có: {', '.join(known)}")
    plans = [arguments.plan] if arguments.plan else None
    kinds = [arguments.kind] if arguments.kind else None
    for record in register.records(plans, kinds):
        if arguments.json:
            print(as_json(record_json(record)))
        else:
            print(f"{record.id}\t{record.span.first}-{record.span.last}\t{record.text[:120]}")
    return 0


def cite_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("place", help='ví dụ: "26/KH-UBND PL2.19" hoặc "thaibinh-86-2025 II.4.5"')
    command.add_argument("--json", action="store_true", help="in một đối tượng JSON")


def run_cite(arguments: argparse.Namespace) -> int:
    """Print one place word for word."""
    from assistant.answer import Settings
    from assistant.codec import answer_json
    from assistant.respond import Assistant
    from index.home import default_home

    assistant = Assistant.open(default_home())
    known = {p.id: p for p in assistant.register.plans()}
    first, _, rest = arguments.place.replace("#", " ").partition(" ")
    number = known[first].number if first in known else None
    text = f"{rest} Kế hoạch {number}" if number else arguments.place
    answer = assistant.ask(text, (), Settings(today()))
    print(as_json(answer_json(answer)) if arguments.json else as_terminal(answer))
    return 0


def status_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    command.add_argument("--check", action="store_true", help="đọc hết các tệp chỉ mục để kiểm tra")


def run_status(arguments: argparse.Namespace) -> int:
    """Print what the index holds of each plan, and what could not be placed; with `--check`
    only where every file of it is as it was written."""
    from index.home import default_home

    home = default_home()
    checked = _checked(home.current()) if arguments.check else {}
    plans = _plan_states(home.open_register())
    if arguments.json:
        told = {"home": str(home.root), "index": home.current().name, **checked, "plans": plans}
        print(as_json(told))
        return 0
    print(f"Thư mục: {home.root}\nChỉ mục: {home.current().name}")
    for size in checked.values():
        print(f"Các tệp chỉ mục nguyên vẹn (đã đọc {size / 2**20:.1f} MiB)")
    for plan in plans:
        number = plan["number"] or "không số"
        state = _STATUSES.get(plan["status"], plan["status"])
        print(f"- {plan['id']} ({number}, {state}): {counts_words(plan['counts'])}")
        for issue in plan["unplaced"]:
            first, last = issue["lines"]
            print(f"    dòng {first}-{last}: {issue['why']}: {issue['text'][:80]}")
    return 0


def _checked(folder: Path) -> dict[str, int]:
    """How many bytes were read to find the index whole. Raises RegisterError."""
    from index.intact import check_files

    return {"checked_bytes": check_files(folder)}


def _plan_states(register: Register) -> list[dict[str, Any]]:
    """What the index holds of each plan, and what could not be placed."""
    counts: dict[str, dict[str, int]] = {plan.id: {} for plan in register.plans()}
    for record in register.records():
        kinds = counts[record.plan]
        kinds[record.kind] = kinds.get(record.kind, 0) + 1
    return [
        {
            "id": plan.id,
            "number": plan.number,
            "status": plan.status,
            "counts": counts[plan.id],
            "unplaced": [
                {"lines": [i.span.first, i.span.last], "text": i.text, "why": i.why}
                for i in register.issues(plan.id)
            ],
        }
        for plan in register.plans()
    ]


def counts_words(counts: dict[str, int]) -> str:
    """ "99 nhiệm vụ phụ lục, 39 chỉ tiêu": how many records of each kind."""
    return ", ".join(f"{counts[kind]} {name}" for kind, name in _KINDS.items() if kind in counts)
