"""The words by which the records of a register are found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from index.register.plans import LISTED, Plans
from index.register.rows import Wording

# Wordings of few plans lie in few ranges; with more than this, all are looked through.
_RANGES = 32


class RecordWords(Plans):
    """The full text of records: queries are those of index/word_query.py.

    A query gives numbers of wordings; what each says is read, and which records it finds,
    when somebody asks.
    """

    def matching(
        self,
        query: str,
        plans: Sequence[str] | None = None,
        kinds: Sequence[str] | None = None,
    ) -> list[int]:
        """Numbers, in order, of the wordings that match a query and that a record of the
        plans and kinds has (all by default)."""
        return list(self._matching(f"folded : {query}", plans, kinds)) if query else []

    def wordings(self, numbers: Sequence[int]) -> Iterator[Wording]:
        """What wordings say, by their numbers in order."""
        sql = f"SELECT n, folded, marked FROM wordings WHERE n IN {LISTED} ORDER BY n"
        return map(Wording._make, self._db.execute(sql, (json.dumps(numbers),)))

    def holding(
        self,
        wordings: Iterable[int],
        plans: Sequence[str] | None = None,
        kinds: Sequence[str] | None = None,
    ) -> list[tuple[int, int, int]]:
        """Number, plan's number and wording of the records that have some wordings, in
        source order; of the given plans and kinds (all by default)."""
        where, values = self._where(plans, kinds)
        rows = self._db.execute(
            f"SELECT n, plan, wording FROM records WHERE wording IN {LISTED} AND {where}",
            (json.dumps([*wordings]), *values),
        )
        return sorted(rows)

    def spelt(
        self,
        word: str,
        query: str,
        plans: Sequence[str] | None = None,
        kinds: Sequence[str] | None = None,
    ) -> bool:
        """Does a record that matches a query hold a word with just these diacritics?"""
        both = f'(folded : {query}) AND marked : "{word}"'
        return bool(query) and any(self._matching(both, plans, kinds))

    def word_counts(self, words: Iterable[str], *, marked: bool = False) -> dict[str, int]:
        """In how many records each folded word stands (0 for an unknown one); `marked` for
        words with their diacritics."""
        asked = list(dict.fromkeys(words))
        rows = self._db.execute(
            f"SELECT word, records FROM words WHERE word IN {LISTED} AND marked = ?",
            (json.dumps(asked, ensure_ascii=False), marked),
        )
        return dict.fromkeys(asked, 0) | dict(rows.fetchall())

    def has_phrase(self, words: Sequence[str], *, marked: bool = False, without: str = "") -> bool:
        """Do these words, folded or `marked` with their diacritics, stand side by side in any
        record; in one `without` another word with its diacritics?"""
        column = "marked" if marked else "folded"
        query = f'{column} : "{" ".join(words)}"'
        query = f'({query}) NOT marked : "{without}"' if without else query
        sql = "SELECT 1 FROM topics WHERE topics MATCH ? LIMIT 1"
        return self._db.execute(sql, (query,)).fetchone() is not None

    def _matching(
        self, query: str, plans: Sequence[str] | None, kinds: Sequence[str] | None
    ) -> Iterator[int]:
        where, values = self._where(plans, kinds)
        sql = "SELECT rowid FROM topics WHERE topics MATCH ? AND rowid BETWEEN ? AND ?"
        if values:
            held = f"SELECT 1 FROM records r WHERE r.wording = topics.rowid AND {where}"
            sql += f" AND EXISTS ({held})"
        for span in self._spans(plans):
            yield from (n for (n,) in self._db.execute(sql, (query, *span, *values)))

    def _spans(self, plans: Sequence[str] | None) -> list[tuple[int, int]]:
        """First and last number of the wordings of plans; of many plans, or all, one range
        that holds every wording."""
        numbers = self._numbers(plans)
        if numbers is None or len(numbers) > _RANGES:
            return [(0, 2**62)]
        rows = self._db.execute(
            "SELECT first_wording, last_wording FROM plans"
            f" WHERE n IN {LISTED} AND last_wording ORDER BY first_wording",
            (json.dumps(numbers),),
        )
        spans: list[tuple[int, int]] = []
        for first, last in rows:
            if spans and first <= spans[-1][1] + 1:
                spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
            else:
                spans.append((first, last))
        return spans
