"""`kehoach export`: the register, or one agency's work, as a file that officials use."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.commands.days import day_argument
from assistant.commands.errors import UsageError
from assistant.today import today

_FORMATS = {
    "xlsx": "Excel", "csv": "CSV", "ics": "lịch, kèm nhắc việc", "docx": "Word, theo mẫu văn bản",
}  # fmt: skip


def export_arguments(command: argparse.ArgumentParser) -> None:
    kinds = command.add_mutually_exclusive_group(required=True)
    for name in _FORMATS:
        kinds.add_argument(
            f"--{name}",
            action="store_const",
            const=name,
            dest="format",
            help=f"ghi tệp {_FORMATS[name]}",
        )
    command.add_argument("--plan", metavar="ID", help="chỉ kế hoạch này (id)")
    command.add_argument("--agency", metavar="CƠ QUAN", help="chỉ việc của cơ quan này")
    command.add_argument("--ask", metavar="CÂU HỎI", help="xuất câu trả lời của một câu hỏi")
    as_of_help = "ngày tính (YYYY-MM-DD), mặc định hôm nay"
    command.add_argument("--as-of", metavar="NGÀY", type=day_argument, help=as_of_help)
    command.add_argument("out", metavar="TỆP", help="tệp sẽ ghi")


def run_export(arguments: argparse.Namespace) -> int:
    """Write the file and say where it is and how many rows it has."""
    from assistant.exports.files import ExportError

    as_of = arguments.as_of or today()
    rows, title, agency = _rows(arguments, as_of)
    path = Path(arguments.out)
    try:
        said = _WRITERS[arguments.format](rows, path, title, agency, as_of)
    except ExportError as fault:
        raise UsageError(str(fault)) from None
    print(f"Đã ghi {said} vào {path}")
    return 0


def _rows(arguments: argparse.Namespace, as_of: date) -> tuple[Sequence[Any], str, str | None]:
    """The rows, what they are about, and the agency that the document is of."""
    from assistant.answer import Settings
    from assistant.exports.rows import rows_of_answer, rows_of_records
    from assistant.exports.summary import title_of
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
        if not arguments.ask and not answer.question.agencies:
            raise UsageError(f"không nhận ra cơ quan {arguments.agency!r}; hãy ghi đủ tên cơ quan")
        rows = [
            r
            for r in rows_of_answer(answer, register)
            if not arguments.plan or (r.record or "").startswith(f"{arguments.plan}#")
        ]
        return rows, title_of(answer), next(iter(answer.question.agencies), None)
    plans = [arguments.plan] if arguments.plan else None
    every = rows_of_records(register.records(plans), register, as_of)
    return every, "Tổng hợp nhiệm vụ, chỉ tiêu", None


def _xlsx(rows: Any, path: Path, title: str, agency: str | None, as_of: date) -> str:
    from assistant.exports.xlsx import write_xlsx

    write_xlsx(rows, path, title)
    return f"{len(rows)} dòng"


def _csv(rows: Any, path: Path, title: str, agency: str | None, as_of: date) -> str:
    from assistant.exports.table import write_csv

    write_csv(rows, path)
    return f"{len(rows)} dòng"


def _ics(rows: Any, path: Path, title: str, agency: str | None, as_of: date) -> str:
    from assistant.exports.ics import write_ics

    left_out = write_ics(rows, path)
    return f"lịch (không gồm {left_out} việc không có ngày đến hạn)" if left_out else "lịch"


def _docx(rows: Any, path: Path, title: str, agency: str | None, as_of: date) -> str:
    from assistant.exports.docx import write_docx
    from assistant.exports.summary import issuer_of, own_rows

    own = own_rows(rows)
    left_out = len(rows) - len(own)
    write_docx(own, path, title=title, issuer=issuer_of(own), agency=agency, as_of=as_of,
               left_out=left_out)  # fmt: skip
    shared = f" (không gồm {left_out} việc giao chung hoặc phối hợp)" if left_out else ""
    return f"{len(own)} dòng{shared}"


_WRITERS: dict[str, Callable[[Any, Path, str, str | None, date], str]] = {
    "xlsx": _xlsx,
    "csv": _csv,
    "ics": _ics,
    "docx": _docx,
}
