"""`kehoach export`: the register, or one agency's work, as a file that officials use."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.commands.days import day_argument
from assistant.commands.errors import UsageError

_FORMATS = ("xlsx", "csv", "ics", "docx")


def export_arguments(command: argparse.ArgumentParser) -> None:
    kinds = command.add_mutually_exclusive_group(required=True)
    for name in _FORMATS:
        kinds.add_argument(f"--{name}", action="store_const", const=name, dest="format")
    command.add_argument("--plan", help="chỉ kế hoạch này (id)")
    command.add_argument("--agency", help="chỉ việc của cơ quan này")
    command.add_argument("--ask", metavar="CÂU HỎI", help="xuất câu trả lời của một câu hỏi")
    command.add_argument("--as-of", type=day_argument, default=None)
    command.add_argument("out", metavar="TỆP", help="tệp sẽ ghi")


def run_export(arguments: argparse.Namespace) -> int:
    """Write the file and say where it is and how many rows it has."""
    from assistant.exports.files import ExportError

    as_of = arguments.as_of or date.today()
    rows, title = _rows(arguments, as_of)
    path = Path(arguments.out)
    try:
        left_out = _WRITERS[arguments.format](rows, path, title, arguments.agency, as_of)
    except ExportError as fault:
        raise UsageError(str(fault)) from None
    tail = f"; {left_out} việc không có ngày nên không đưa vào lịch" if left_out else ""
    print(f"Đã ghi {len(rows)} dòng vào {path}{tail}")
    return 0


def _rows(arguments: argparse.Namespace, as_of: date) -> tuple[Sequence[Any], str]:
    from assistant.answer import Settings
    from assistant.exports.rows import rows_of_answer, rows_of_records
    from assistant.respond import Assistant
    from index.home import default_home

    assistant = Assistant.open(default_home())
    register = assistant.register
    known = [p.id for p in register.plans()]
    if arguments.plan and arguments.plan not in known:
        raise UsageError(f"không có kế hoạch {arguments.plan!r}; có: {', '.join(known)}")
    if arguments.ask or arguments.agency:
        text = arguments.ask or f"{arguments.agency} phải làm gì?"
        answer = assistant.ask(text, (), Settings(as_of))
        rows = [
            r
            for r in rows_of_answer(answer, register)
            if not arguments.plan or (r.record or "").startswith(f"{arguments.plan}#")
        ]
        return rows, arguments.ask or f"Nhiệm vụ của {arguments.agency}"
    plans = [arguments.plan] if arguments.plan else None
    return rows_of_records(register.records(plans), register, as_of), "Tổng hợp nhiệm vụ, chỉ tiêu"


def _xlsx(rows: Any, path: Path, title: str, agency: str | None, as_of: date) -> int:
    from assistant.exports.xlsx import write_xlsx

    write_xlsx(rows, path, title)
    return 0


def _csv(rows: Any, path: Path, title: str, agency: str | None, as_of: date) -> int:
    from assistant.exports.table import write_csv

    write_csv(rows, path)
    return 0


def _ics(rows: Any, path: Path, title: str, agency: str | None, as_of: date) -> int:
    from assistant.exports.ics import write_ics

    return write_ics(rows, path)


def _docx(rows: Any, path: Path, title: str, agency: str | None, as_of: date) -> int:
    from assistant.exports.docx import write_docx

    write_docx(rows, path, title=title, issuer=None, agency=agency, as_of=as_of)
    return 0


_WRITERS: dict[str, Callable[[Any, Path, str, str | None, date], int]] = {
    "xlsx": _xlsx,
    "csv": _csv,
    "ics": _ics,
    "docx": _docx,
}
