"""What the passages of an index say and where they stand, by number; and filters over them.

Texts and places lie in SQLite, read for the few passages that are shown. What a filter
tests for every passage (its plan and kind, whose window a vector is) lies in arrays.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.plan import Span
from index import arrays, files, sealed
from index.passages import KINDS, Passage

Ids = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

TABLE, ARRAYS = "passages.db", "passages.bin"
KIND = "kehoach-passages-2"


class CatalogError(Exception):
    """The catalog is missing or damaged; one line that ends in what to run."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a search is confined to; None leaves a side open, () admits nothing.

    `in_force` is a day: plans that were replaced by then are left out.
    """

    plans: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    provinces: tuple[str, ...] | None = None
    agencies: tuple[str, ...] | None = None
    in_force: date | None = None


def packed(lines: tuple[int, ...]) -> str:
    """Line numbers as runs.

    >>> packed((3, 4, 5, 9)), unpacked("3-5 9-9")
    ('3-5 9-9', (3, 4, 5, 9))
    """
    runs: list[list[int]] = []
    for number in lines:
        if runs and runs[-1][1] + 1 == number:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(f"{a}-{b}" for a, b in runs)


def unpacked(text: str) -> tuple[int, ...]:
    """The line numbers of some runs."""
    ends = (run.split("-") for run in text.split())
    return tuple(n for a, b in ends for n in range(int(a), int(b) + 1))


class Catalog:
    """A catalog opened for reading.

    Raises CatalogError, one line that ends in what to run.
    """

    def __init__(self, folder: Path) -> None:
        self._path = path = folder / TABLE
        try:
            _, held = arrays.read(folder / ARRAYS, KIND)
            sealed.check(path)
            self._db = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._plans = self._db.execute("SELECT * FROM plans ORDER BY n").fetchall()
            (rows,) = self._db.execute("SELECT count(*) FROM passages").fetchone()
        except FileNotFoundError as fault:
            raise CatalogError(
                f"{fault.filename}: thiếu tệp này; hãy chạy: kehoach index"
            ) from None
        except files.DamagedFile as fault:
            raise CatalogError(f"chỉ mục hỏng: {fault}; hãy chạy: kehoach index") from None
        except sqlite3.DatabaseError as fault:
            raise CatalogError(f"chỉ mục hỏng: {path}: {fault}; hãy chạy: kehoach index") from None
        self._plan, self._kind = np.array(held["plan"]), np.array(held["kind"])
        self._first, self._vectors = np.array(held["first"]), np.array(held["vectors"])
        self.size = int(rows)
        self._owner = self._owners()

    def _owners(self) -> npt.NDArray[np.int32]:
        """For each vector the number of its passage; -1 where no passage has it."""
        live = np.flatnonzero(self._plan >= 0)
        ids = self.vectors_of(live)
        owner = np.full(int(ids.max(initial=-1)) + 1, -1, np.int32)
        owner[ids] = np.repeat(live, self._vectors[live])
        return owner

    def close(self) -> None:
        self._db.close()

    def owners(self, vectors: Ids) -> npt.NDArray[np.int32]:
        """The passages that these vectors are windows of."""
        return np.asarray(self._owner[vectors])

    def vectors_of(self, passages: Sequence[int] | Ids) -> Ids:
        """The vectors of these passages, in step with `numpy.repeat(passages, counts)`."""
        wanted = np.asarray(passages, np.int64)
        counts = self._vectors[wanted].astype(np.int64)
        ends = np.cumsum(counts)
        within = np.arange(int(counts.sum())) - np.repeat(ends - counts, counts)
        return np.asarray(np.repeat(self._first[wanted], counts) + within, np.int64)

    def allowed(self, where: Filter) -> Mask | None:
        """Of each passage whether a filter admits it; None when it admits all."""
        if where == Filter():
            return None
        mask = self._of_plans(where) & (self._plan >= 0)
        if where.kinds is not None:
            mask &= np.isin(self._kind, [n for n, k in enumerate(KINDS) if k in where.kinds])
        if where.agencies is not None:
            mask &= self._of_agencies(where.agencies)
        return mask

    def windows_of(self, allowed: Mask) -> Mask:
        """Of each vector whether its passage is allowed."""
        return np.asarray(allowed[self._owner] & (self._owner >= 0))

    def _of_plans(self, where: Filter) -> Mask:
        fits = [n for n, *plan in self._plans if _fits(where, *plan)]
        return np.isin(self._plan, np.array(fits, np.int32))

    def _of_agencies(self, names: Collection[str]) -> Mask:
        marks = ",".join("?" * len(names))
        rows = self._rows(f"SELECT passage FROM agencies WHERE name IN ({marks})", names)
        mask = np.zeros(len(self._plan), bool)
        mask[[n for (n,) in rows]] = True
        return mask

    def get(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages with these numbers, in the order asked. Raises CatalogError."""
        marks = ",".join("?" * len(numbers))
        rows = self._rows(f"SELECT * FROM passages WHERE n IN ({marks})", numbers)
        try:
            held = {row[0]: self._passage(row) for row in rows}
            return [held[n] for n in numbers]
        except (LookupError, ValueError) as fault:
            raise self._damaged(fault) from fault

    def _rows(self, sql: str, values: Collection[object]) -> list[Any]:
        try:
            return self._db.execute(sql, tuple(values)).fetchall()
        except sqlite3.DatabaseError as fault:  # a page that was not read before
            raise self._damaged(fault) from fault

    def _damaged(self, fault: Exception) -> CatalogError:
        return CatalogError(f"chỉ mục hỏng: {self._path}: {fault}; hãy chạy: kehoach index")

    def digests(self) -> Iterator[tuple[int, bytes, int, int]]:
        """Of every passage: number, digest, first vector, how many vectors."""
        for n, digest in self._db.execute("SELECT n, digest FROM passages ORDER BY n"):
            yield n, digest, int(self._first[n]), int(self._vectors[n])

    def passages(self) -> Iterator[tuple[int, Passage]]:
        """Every passage with its number."""
        for row in self._db.execute("SELECT * FROM passages ORDER BY n"):
            yield row[0], self._passage(row)

    def _passage(self, row: tuple[object, ...]) -> Passage:
        _, _, plan, locator, kind, packed, page, text, path, columns, more = row
        lines = unpacked(str(packed))
        span = Span(lines[0], lines[-1], int(str(page)) if page is not None else None)
        return Passage(
            plan=self._plans[int(str(plan))][1],
            locator=str(locator),
            kind=KINDS[int(str(kind))],
            span=span,
            lines=lines,
            text=str(text),
            path=tuple(json.loads(str(path))),
            columns=tuple(filter(None, str(columns).split("\t"))),
            more=str(more),
        )


def _fits(where: Filter, plan: str, province: str, replaced: int, on: str | None) -> bool:
    if where.plans is not None and plan not in where.plans:
        return False
    if where.provinces is not None and province not in where.provinces:
        return False
    gone = where.in_force is not None and replaced and (on is None or on <= str(where.in_force))
    return not gone
