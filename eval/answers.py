"""The raw answers of a run: one JSONL file, a header line and then a line a case.

A run is written before anything is scored, line by line, so that a broken one can go on
and an old one can be scored again with newer measures.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from eval.cases import Case

Json = dict[str, Any]
FILE = "answers.jsonl"


class RunError(ValueError):
    """A run that cannot be read or continued: one line that names the file."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the answers of a run depend on.

    `commit` is the checkout's (None outside of git), with `+` where files differ from it;
    `code`, `corpus` and `index` are digests of the program's files, of the plan files and
    of what the index was built from. `settings` are the defaults that every case starts
    from. Runs that differ in `code`, `corpus`, `index` or `settings` never share a file.
    """

    made: str
    commit: str | None
    code: str
    corpus: str
    index: str
    settings: Mapping[str, Any]

    def same_as(self, other: Header) -> bool:
        return all(getattr(self, k) == getattr(other, k) for k in _SAME)


_SAME = ("code", "corpus", "index", "settings")


@dataclass(frozen=True, slots=True)
class Row:
    """The answer to one case (as `kehoach ask --json` prints it), or why there is none.

    `asked` is the digest of what was asked, so that a case that has changed since is not
    scored on an answer to something else. `error` is `ExceptionType: message`.
    """

    id: str
    asked: str
    answer: Json | None = None
    error: str | None = None


def asked(case: Case) -> str:
    """Digest of all that the answer to a case may depend on."""
    day = case.as_of.isoformat() if case.as_of else None
    said = json.dumps([case.turns, day, case.province, case.agency], ensure_ascii=False)
    return sha256(said.encode()).hexdigest()[:12]


def write_header(out: TextIO, header: Header) -> None:
    out.write(json.dumps({"run": asdict(header)}, ensure_ascii=False) + "\n")


def write_row(out: TextIO, row: Row) -> None:
    """One line, on disk before the next case is asked."""
    held = {k: v for k, v in asdict(row).items() if v is not None}
    out.write(json.dumps(held, ensure_ascii=False) + "\n")
    out.flush()


def read_run(path: Path) -> tuple[Header, dict[str, Row]]:
    """Header and rows of a file, by case id; the later of two rows counts.

    A last line that was cut off by a kill is passed over. Raises RunError where the file
    is missing or no run.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        raise RunError(f"{path}: no run here ({fault}); run: python -m eval run") from None
    whole, cut = lines[:-1], lines[-1]
    if not whole:
        raise RunError(f"{path}: no header line{' (cut off)' if cut else ''}")
    try:
        header = Header(**json.loads(whole[0])["run"])
        return header, {row.id: row for row in _rows(whole[1:])}
    except (ValueError, KeyError, TypeError) as fault:
        raise RunError(f"{path}: not a run ({fault})") from None


def _rows(lines: Iterable[str]) -> Iterator[Row]:
    return (Row(**json.loads(line)) for line in lines)
