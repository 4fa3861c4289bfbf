"""A retrieval set in BEIR form: corpus.jsonl, queries.jsonl, qrels.tsv (or qrels/test.tsv)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BadSet(Exception):
    """A set cannot be used; one line that names the file and line."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the set."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Documents, judged queries (id → text), and the grade of each judged document."""

    documents: tuple[Document, ...]
    queries: Mapping[str, str]
    grades: Mapping[str, Mapping[str, int]]


def read(folder: Path) -> RetrievalSet:
    """Read a set. Queries without a relevant document are left out, as BEIR does.

    Raises BadSet for a missing file, a broken line, or a set in which nothing is judged.
    """
    documents = tuple(_documents(folder / "corpus.jsonl"))
    grades = _grades(folder)
    queries = {
        str(row["_id"]): str(row["text"])
        for row in _rows(folder / "queries.jsonl", ("_id", "text"))
        if any(grade > 0 for grade in grades.get(str(row["_id"]), {}).values())
    }
    if not documents or not queries:
        raise BadSet(f"{folder}: no documents, or no query with a relevant document")
    return RetrievalSet(documents, queries, grades)


def _documents(path: Path) -> Iterator[Document]:
    for row in _rows(path, ("_id", "text")):
        yield Document(str(row["_id"]), str(row.get("title") or ""), str(row["text"]))


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for number, line in _lines(path):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise BadSet(f"{path}:{number}: not JSON ({error})") from error
        missing = [name for name in needed if not isinstance(row, dict) or name not in row]
        if missing:
            raise BadSet(f"{path}:{number}: lacks {', '.join(missing)}")
        yield row


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8") as source:
            yield from ((n, line) for n, line in enumerate(source, start=1) if line.strip())
    except FileNotFoundError:
        raise BadSet(f"{path} is missing") from None
    except UnicodeDecodeError as error:
        raise BadSet(f"{path}: not UTF-8 ({error.reason})") from error


def _grades(folder: Path) -> dict[str, dict[str, int]]:
    places = [folder / "qrels.tsv", folder / "qrels" / "test.tsv"]
    path = next((p for p in places if p.exists()), places[0])
    grades: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        cells = line.rstrip("\n").split("\t")
        if number == 1 and cells[-1].strip() in {"score", "grade"}:
            continue
        try:
            query, document, grade = cells
            grades.setdefault(query, {})[document] = int(grade)
        except ValueError:
            raise BadSet(f"{path}:{number}: not `query TAB document TAB grade`") from None
    return grades
