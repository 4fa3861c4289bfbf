"""The wordings of a register while it is written: each once, however many records have it."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from hashlib import blake2b

from corpus.plan import Record
from corpus.text import key, words
from index.register.record_rows import topic_words

_WORD = re.compile(r"[^\W_]+")  # what the full text takes for a word


class Wordings:
    """Wordings with their numbers, and in how many records each word stands."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        rows = db.execute("SELECT n, folded, marked FROM wordings")
        self._numbers: dict[bytes, int] = {_digest(*held): n for n, *held in rows}
        self._counts: Counter[tuple[str, bool]] = Counter()

    def number(self, record: Record, above: Record | None = None) -> int:
        """The number of a record's wording, which is written where it is new; `above` is the
        whole that it is a part of."""
        found_by = topic_words(record, above)
        held = (key(found_by), words(found_by))
        for marked, said in enumerate(held):
            self._counts.update((word, bool(marked)) for word in set(_WORD.findall(said)))
        digest = _digest(*held)
        if digest not in self._numbers:
            n = self._numbers[digest] = len(self._numbers) + 1
            for table, column in (("wordings", "n"), ("topics", "rowid")):
                sql = f"INSERT INTO {table} ({column}, folded, marked) VALUES (?, ?, ?)"
                self._db.execute(sql, (n, *held))
        return self._numbers[digest]

    def finish(self) -> None:
        """Write in how many records each word stands."""
        rows = ((word, int(marked), n) for (word, marked), n in self._counts.items())
        self._db.executemany(
            "INSERT INTO words VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET records = records + excluded.records",
            rows,
        )


def _digest(folded: str, marked: str) -> bytes:
    return blake2b(f"{folded}\n{marked}".encode(), digest_size=16).digest()
