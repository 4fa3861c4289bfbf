"""The words by which the records of a register are found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain

from index.register.plans import CACHED, LISTED, Plans
from index.register.rows import Words

# Plans side by side are one range of records; with more ranges than this, all are looked through.
_RANGES = 32


class RecordWords(Plans):
    """The full text of records: queries are those of index/word_query.py.

    A query gives numbers of records first; their words are read once and kept, for the
    questions that come after ask of the same records again.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__(db)
        self._words: dict[int, Words] = {}

    def worded(
        self,
        query: str,
        plans: Sequence[str] | None = None,
        kinds: Sequence[str] | None = None,
        among: Container[int] | None = None,
    ) -> Iterator[Words]:
        """The words of every record that matches a query, in source order; of the given
        plans, kinds and numbers (all by default)."""
        if not query:
            return
        found = self._matching(f"folded : {query}", plans)
        if among is not None:
            found = [n for n in found if n in among]
        numbers = self._numbers(plans)
        chosen = None if numbers is None else set(numbers)
        for held in self._words_of(found):
            if (kinds is None or held.kind in kinds) and (chosen is None or held.plan in chosen):
                yield held

    def spelt(
        self,
        word: str,
        query: str,
        plans: Sequence[str] | None = None,
        kinds: Sequence[str] | None = None,
    ) -> bool:
        """Does a record that matches a query hold a word with just these diacritics?"""
        if not query:
            return False
        where, values = self._where(plans, kinds)
        row = self._db.execute(
            "SELECT 1 FROM topics t CROSS JOIN record_words w ON w.n = t.rowid"
            f" WHERE topics MATCH ? AND {where} LIMIT 1",
            (f'(folded : {query}) AND marked : "{word}"', *values),
        ).fetchone()
        return row is not None

    def word_counts(self, words: Iterable[str], *, marked: bool = False) -> dict[str, int]:
        """In how many records each folded word stands (0 for an unknown one); `marked` for
        words with their diacritics."""
        asked = list(dict.fromkeys(words))
        rows = self._db.execute(
            f"SELECT term, doc FROM words WHERE term IN {LISTED} AND col = ?",
            (json.dumps(asked, ensure_ascii=False), "marked" if marked else "folded"),
        )
        return dict.fromkeys(asked, 0) | dict(rows.fetchall())

    def has_phrase(self, words: Sequence[str]) -> bool:
        """Do these folded words stand side by side in any record?"""
        row = self._db.execute(
            "SELECT 1 FROM topics WHERE topics MATCH ? LIMIT 1", (f'folded : "{" ".join(words)}"',)
        ).fetchone()
        return row is not None

    def _matching(self, query: str, plans: Sequence[str] | None) -> list[int]:
        """Numbers of records that match, in order: of few plans only theirs are looked for,
        of many some may be of others."""
        sql = "SELECT rowid FROM topics WHERE topics MATCH ?"
        spans = self._spans(plans)
        if spans is None:
            return [n for (n,) in self._db.execute(f"{sql} ORDER BY rowid", (query,))]
        sql += " AND rowid BETWEEN ? AND ? ORDER BY rowid"
        rows = (self._db.execute(sql, (query, *span)) for span in spans)
        return [n for (n,) in chain.from_iterable(rows)]

    def _spans(self, plans: Sequence[str] | None) -> list[tuple[int, int]] | None:
        """First and last number of the records of plans that stand side by side; None where
        these are too many, or all."""
        numbers = self._numbers(plans)
        if numbers is None:
            return None
        spans: list[tuple[int, int]] = []
        ends = self._ends()
        for first, last in (ends[n] for n in sorted(set(numbers)) if n in ends):
            if spans and spans[-1][1] + 1 == first:
                spans[-1] = (spans[-1][0], last)
            else:
                spans.append((first, last))
        return spans if len(spans) <= _RANGES else None

    def _words_of(self, records: Sequence[int]) -> Iterable[Words]:
        """The words of records by their numbers, which are in order."""
        missing = [n for n in records if n not in self._words]
        if len(self._words) + len(missing) > CACHED:
            self._words.clear()
            missing = list(records)
        if len(missing) > CACHED:
            return self._read_words(missing)
        self._words.update((held.record, held) for held in self._read_words(missing))
        return map(self._words.__getitem__, records)

    def _read_words(self, records: Sequence[int]) -> Iterator[Words]:
        columns = "n, plan, kind, folded, marked"
        sql = f"SELECT {columns} FROM record_words WHERE n IN {LISTED} ORDER BY n"
        return map(Words._make, self._db.execute(sql, (json.dumps(records),)))
