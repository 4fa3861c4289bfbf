"""The words by which the records of a register are found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from index.register.plans import LISTED, Plans
from index.register.rows import Words


class RecordWords(Plans):
    """The full text of records: queries are those of index/word_query.py."""

    def worded(
        self, query: str, plans: Sequence[str] | None = None, kinds: Sequence[str] | None = None
    ) -> Iterator[Words]:
        """The words of every record that matches a query, in source order."""
        if not query:
            return
        where, values = self._where(plans, kinds)
        sql = (
            "SELECT rowid, plan, folded, marked FROM topics"
            f" WHERE topics MATCH ? AND {where} ORDER BY rowid"
        )
        rows = self._db.execute(sql, (f"folded : {query}", *values))
        yield from map(Words._make, rows)

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
            f"SELECT 1 FROM topics WHERE topics MATCH ? AND {where} LIMIT 1",
            (f'(folded : {query}) AND marked : "{word}"', *values),
        ).fetchone()
        return row is not None

    def word_counts(self, words: Iterable[str]) -> dict[str, int]:
        """In how many records each folded word stands (0 for an unknown one)."""
        asked = list(dict.fromkeys(words))
        rows = self._db.execute(
            f"SELECT term, doc FROM words WHERE term IN {LISTED} AND col = 'folded'",
            (json.dumps(asked),),
        )
        return dict.fromkeys(asked, 0) | dict(rows.fetchall())

    def has_phrase(self, words: Sequence[str]) -> bool:
        """Do these folded words stand side by side in any record?"""
        row = self._db.execute(
            "SELECT 1 FROM topics WHERE topics MATCH ? LIMIT 1", (f'folded : "{" ".join(words)}"',)
        ).fetchone()
        return row is not None
