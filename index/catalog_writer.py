"""The story of writing a catalog: passages with their numbers into a folder, then made whole."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.plan import Manifest
from index import arrays, sealed
from index.catalog import ARRAYS, KIND, TABLE, packed
from index.passages import KINDS, Passage

_QUICK = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
_SCHEMA = """
CREATE TABLE plans (n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, province TEXT NOT NULL,
    replaced INTEGER NOT NULL, replaced_on TEXT);
CREATE TABLE passages (n INTEGER PRIMARY KEY, digest BLOB NOT NULL, plan INTEGER NOT NULL,
    locator TEXT NOT NULL, kind INTEGER NOT NULL, lines TEXT NOT NULL, page INTEGER,
    text TEXT NOT NULL, path TEXT NOT NULL, columns TEXT NOT NULL, more TEXT NOT NULL);
CREATE TABLE agencies (name TEXT NOT NULL, passage INTEGER NOT NULL,
    PRIMARY KEY (name, passage)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage in the index: its number, the digest of what it is found by, its vectors
    (`first_vector` and how many follow)."""

    n: int
    digest: bytes
    passage: Passage
    first_vector: int
    vectors: int


class CatalogWriter:
    """Writes a catalog into a folder, entry by entry; `finish` makes it whole. With `before`
    what that folder's catalog holds stays, its plans being the first of `manifests`."""

    def __init__(
        self, folder: Path, manifests: Sequence[Manifest], before: Path | None = None
    ) -> None:
        self._folder = folder
        self._plans = {m.id: n for n, m in enumerate(manifests)}
        rows = [_plan_row(n, m) for n, m in enumerate(manifests)]
        if before:
            shutil.copyfile(before / TABLE, folder / TABLE)
        self._db = sqlite3.connect(folder / TABLE)
        try:
            self._db.executescript(_QUICK + ("" if before else _SCHEMA))
            self._db.executemany("INSERT OR REPLACE INTO plans VALUES (?, ?, ?, ?, ?)", rows)
        except sqlite3.OperationalError:
            self._db.close()
            raise
        self._rows = _rows_of(before) if before else []

    def add(self, entries: Iterable[Entry]) -> None:
        """Take passages in."""
        for entry in entries:
            p = entry.passage
            plan, kind = self._plans[p.plan], KINDS.index(p.kind)
            path = json.dumps(p.path, ensure_ascii=False)
            place = (plan, p.locator, kind, packed(p.lines), p.span.page)
            said = (p.text, path, "\t".join(p.columns), p.more)
            self._db.execute(
                f"INSERT INTO passages VALUES ({','.join('?' * 11)})",
                (entry.n, entry.digest, *place, *said),
            )
            self._db.executemany(
                "INSERT OR IGNORE INTO agencies VALUES (?, ?)", [(a, entry.n) for a in p.agencies]
            )
            self._rows.append((entry.n, plan, kind, entry.first_vector, entry.vectors))

    def finish(self) -> None:
        """Everything to disk. Raises OSError or sqlite3.OperationalError when it refuses."""
        self._db.commit()
        self._db.close()
        sealed.seal(self._folder / TABLE)
        rows = np.array(self._rows, np.int64).reshape(-1, 5)
        size = int(rows[:, 0].max(initial=-1)) + 1
        held: dict[str, npt.NDArray[Any]] = {
            "plan": np.full(size, -1, np.int32),
            "kind": np.zeros(size, np.uint8),
            "first": np.zeros(size, np.int64),
            "vectors": np.zeros(size, np.int32),
        }
        for name, column in zip(held, rows.T[1:], strict=True):
            held[name][rows[:, 0]] = column
        arrays.write(self._folder / ARRAYS, KIND, {"count": len(rows)}, held)

    def close(self) -> None:
        """Let go of the file; what was not finished before is of no use."""
        self._db.close()


def _rows_of(folder: Path) -> list[tuple[int, ...]]:
    """Number, plan, kind, first vector and how many, of every passage of a catalog."""
    _, held = arrays.read(folder / ARRAYS, KIND)
    live = np.flatnonzero(held["plan"] >= 0)
    columns = [held[name][live].tolist() for name in ("plan", "kind", "first", "vectors")]
    return list(zip(live.tolist(), *columns, strict=True))


def _plan_row(n: int, m: Manifest) -> tuple[object, ...]:
    on = m.replaced_on.isoformat() if m.replaced_on else None
    return (n, m.id, m.province, int(m.status == "replaced"), on)
