"""The table that the README shows of a report, between two marks."""

from __future__ import annotations

from pathlib import Path

from eval.answers import RunError

BEGIN, END = "<!-- evaluation: generated -->", "<!-- evaluation: end -->"


def write_table(path: Path, table: str) -> None:
    """Put a table (Markdown) in place of the one between the marks. Raises RunError where
    the file has no marks."""
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise RunError(f"{path}: no {BEGIN} … {END} to write the table between")
    path.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
