"""The files behind the export buttons."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from assistant.answer import Answer
from assistant.exports.rows import ExportRow, rows_of_answer
from assistant.exports.words import ROLES
from corpus.text import unaccent
from index.register import Register

MIMES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar",
}
_LONGEST_NAME = 60


def file_name(answer: Answer, kind: str, today: date) -> str:
    """A plain name that any system can hold.

    >>> _plain("Sở Nội vụ phải làm gì?")
    'so-noi-vu-phai-lam-gi'
    """
    return f"{_plain(answer.question.text) or 'ke-hoach'}_{today:%Y%m%d}.{kind}"


def _plain(text: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", unaccent(text).lower()).strip("-")
    return plain if len(plain) <= _LONGEST_NAME else plain[:_LONGEST_NAME].rpartition("-")[0]


def content(answer: Answer, register: Register, kind: str) -> bytes:
    """The answer as the bytes of a file. Raises ExportError with one Vietnamese line."""
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        path = Path(folder, f"tep.{kind}")
        write(answer, register, kind, path)
        return path.read_bytes()


def write(answer: Answer, register: Register, kind: str, path: Path) -> None:
    """Write the answer as a file. Raises ExportError with one Vietnamese line."""
    rows = rows_of_answer(answer, register)
    _WRITERS[kind](rows, path, answer)


def _title(answer: Answer) -> str:
    """What is summed up: a question that names no agency, and a message of several questions,
    is quoted, not made a title."""
    question = answer.question
    if answer.parts or not question.agencies:
        return f"Theo nội dung tra cứu “{question.text.strip()}”"
    window = question.window.phrase if question.window else ""
    where = f" tỉnh {question.provinces[0]}" if len(question.provinces) == 1 else ""
    return " ".join(f"Nhiệm vụ của {question.agencies[0]}{where} {window}".split())


# The libraries are loaded when a file is asked for, not when the chat starts.
def _xlsx(rows: Sequence[ExportRow], path: Path, answer: Answer) -> None:
    from assistant.exports.xlsx import write_xlsx

    write_xlsx(rows, path, _title(answer))


def _docx(rows: Sequence[ExportRow], path: Path, answer: Answer) -> None:
    from assistant.exports.docx import write_docx

    as_of, agencies = answer.question.as_of, answer.question.agencies
    own = tuple(row for row in rows if not row.heading or row.role not in _SHARED)
    write_docx(
        own, path, title=_title(answer), issuer=_issuer(own),
        agency=agencies[0] if agencies else None, as_of=as_of, left_out=len(rows) - len(own),
    )  # fmt: skip


# In a document that somebody signs, work that is shared or another's would bury one's own;
# the workbook holds all of it.
_SHARED = (ROLES["collective"], ROLES["coordinating"])


def _issuer(rows: Sequence[ExportRow]) -> str | None:
    """The organ above, where all rows come from plans of one."""
    issuers = {row.issuer for row in rows}
    return issuers.pop() if len(issuers) == 1 else None


def _ics(rows: Sequence[ExportRow], path: Path, answer: Answer) -> None:
    from assistant.exports.ics import write_ics

    write_ics(rows, path)


_WRITERS: Mapping[str, Callable[[Sequence[ExportRow], Path, Answer], None]] = {
    "xlsx": _xlsx,
    "docx": _docx,
    "ics": _ics,
}
