"""The files behind the export buttons."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from assistant.answer import Answer
from assistant.exports.rows import ExportRow, rows_of_answer
from assistant.exports.summary import issuer_of, own_rows, title_of
from corpus.text import unaccent
from index.register import Register

MIMES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar",
}
_LONGEST_NAME = 60


def file_name(answer: Answer, kind: str, today: date) -> str:
    """A plain name that any system can hold; a follow-up's words alone say little.

    >>> _plain("Sở Nội vụ phải làm gì?")
    'so-noi-vu-phai-lam-gi'
    """
    question = answer.question
    named = title_of(answer) if question.follows and question.agencies else question.text
    return f"{_plain(named) or 'ke-hoach'}_{today:%Y%m%d}.{kind}"


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


# The libraries are loaded when a file is asked for, not when the chat starts.
def _xlsx(rows: Sequence[ExportRow], path: Path, answer: Answer) -> None:
    from assistant.exports.xlsx import write_xlsx

    write_xlsx(rows, path, title_of(answer))


def _docx(rows: Sequence[ExportRow], path: Path, answer: Answer) -> None:
    from assistant.exports.docx import write_docx

    as_of, agencies = answer.question.as_of, answer.question.agencies
    own = own_rows(rows)
    write_docx(
        own, path, title=title_of(answer), issuer=issuer_of(own),
        agency=agencies[0] if agencies else None, as_of=as_of, left_out=len(rows) - len(own),
    )  # fmt: skip


def _ics(rows: Sequence[ExportRow], path: Path, answer: Answer) -> None:
    from assistant.exports.ics import write_ics

    write_ics(rows, path)


_WRITERS: Mapping[str, Callable[[Sequence[ExportRow], Path, Answer], None]] = {
    "xlsx": _xlsx,
    "docx": _docx,
    "ics": _ics,
}
