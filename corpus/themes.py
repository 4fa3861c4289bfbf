"""A column of themes, merged over the rows of each: it groups rows, as a row of its own would.

"Nhóm nhiệm vụ | Nội dung công việc": the work is what the second column says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.columns import OUTPUT, column_roles
from corpus.headers import join_headers
from corpus.lazy import pattern
from corpus.table_rows import RawRow
from corpus.text import key

_THEME = pattern(r"\bnhom\b|\blinh vuc\b|\btru cot\b|\bchuyen de\b")
_YEAR = pattern(r"\b20\d\d\b")
# A column of statements holds words; one of values, numbers.
_WORDS = pattern(r"[^\W\d_]{2,}(?:\W+[^\W\d_]{2,}){2}")


def with_theme_rows(
    headers: list[tuple[str, ...]], body: list[RawRow]
) -> tuple[list[tuple[str, ...]], list[RawRow]]:
    """The table without its column of themes, each theme a row above its own rows."""
    at = _theme_column(join_headers(headers), body)
    if at is None:
        return headers, body
    return [_without(header, at) for header in headers], list(_lifted(body, at))


def _theme_column(header: tuple[str, ...], body: Sequence[RawRow]) -> int | None:
    """The column of themes: beside one of statements, and the same over rows that differ there."""
    for at, (here, after) in enumerate(pairwise(header)):
        # "Nhiệm vụ chung | Nhiệm vụ cụ thể/Sản phẩm": work, and what comes of it.
        if at and _is_theme(here) and _is_statement(after) and not OUTPUT.search(key(after)):
            rows = [(raw.cells[at], raw.cells[at + 1]) for raw in body if raw.cells[at + 1]]
            if any(_shared(*pair) for pair in pairwise(rows)):
                return at
    return None


def _is_theme(name: str) -> bool:
    return bool(_THEME.search(key(name))) or _is_statement(name)


def _is_statement(name: str) -> bool:
    return bool(column_roles((name,)).keys() & {"task", "target"}) and not _YEAR.search(name)


def _shared(above: tuple[str, str], here: tuple[str, str]) -> bool:
    """One theme over two statements; a page may leave the rest of a merged cell empty."""
    same = here[0] in (above[0], "") and bool(above[0])
    return same and above[1] != here[1] and all(_WORDS.search(text) for _, text in (above, here))


def _lifted(body: Sequence[RawRow], at: int) -> Iterator[RawRow]:
    last = ""
    for raw in body:
        theme = raw.cells[at]
        cells = _without(raw.cells, at)
        if theme and theme != last and any(cells[1:]):
            yield replace(raw, cells=("", theme, *("" for _ in cells[2:])))
        last = theme or last
        yield replace(raw, cells=cells)


def _without(cells: tuple[str, ...], at: int) -> tuple[str, ...]:
    return (*cells[:at], *cells[at + 1 :])
