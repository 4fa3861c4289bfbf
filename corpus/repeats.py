"""What a source prints more than once: whole passages, and headers at the edges of pages."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from corpus.lazy import pattern
from corpus.plan import Line
from corpus.text import fold, squeeze

# What pages print at their edges: a gazette's line, a page number.
_GAZETTE = pattern(r"cong bao\s*/\s*so\b|\d+\s+cong bao\s*/\s*so\b")
# Where a text has lost its pages, a gazette's line is known by its words alone.
_GAZETTE_LINE = pattern(
    r"\s*(?:\d+\s+)?cong bao\s*/\s*so\s+[\d\s+-]+/\s*ngay\s+\d{1,2}-\d{1,2}-\d{4}(?:\s+\d+)?\s*"
)
_PAGE_NUMBER = pattern(r"[-–\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*")
# The number of a page in a text that keeps the page's blanks but not its breaks.
_CENTRED_NUMBER = pattern(r"[ \u00a0]{10,}[-–]?\s*\d{1,3}\s*[-–]?\s*")
_NAMED_NUMBER = pattern(r"\s*[-–(]?\s*trang\s+\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–)]?\s*")
_LONE_NUMBER = pattern(r"\s*[-–]?\s*(\d{1,3})\s*[-–]?\s*")
_SHORTEST_PAGE = 20
_SOME_PAGES = 2
_EDGE = 3
_REPEAT = 5
# A line that stands in more places opens no passage: it is a cell or a rule.
_PLACES = 50


def repeated_lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The second printing of a run of five lines or more of prose.

    Table rows repeat by nature ("Sở Y tế |"), so a run counts only when it holds a
    long line.
    """
    solid = [x for x in lines if x.text.strip()]
    texts = [squeeze(x.text) for x in solid]
    places: dict[str, list[int]] = {}
    found: list[Line] = []
    i = 0
    while i < len(solid):
        earlier = places.get(texts[i], ())
        opens = len(earlier) <= _PLACES
        run = max((_run(texts, j, i) for j in earlier), default=0) if opens else 0
        if run >= _REPEAT and any(len(t) > 200 for t in texts[i : i + run]):
            found += solid[i : i + run]
            i += run
            continue
        places.setdefault(texts[i], []).append(i)
        i += 1
    return tuple(found)


def _run(texts: list[str], earlier: int, later: int) -> int:
    length = 0
    while later + length < len(texts) and earlier + length < later:
        if texts[earlier + length] != texts[later + length]:
            break
        length += 1
    return length


def running_lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Headers, footers and page numbers that a paged source prints at the edges of pages."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        if line.page is not None and line.text.strip():
            pages.setdefault(line.page, []).append(line)
    edges = [_edge(p) for p in pages.values()] + [_edge(p[::-1]) for p in pages.values()]
    seen: dict[str, set[int | None]] = {}
    for edge in edges:
        for line in edge:
            seen.setdefault(_pattern(line), set()).add(line.page)
    # "Cơ quan chủ trì: …" may end a few pages by chance; a header stands on most of them.
    often = {key for key, on in seen.items() if len(on) >= max(3, 0.6 * len(pages))}
    found = [x for edge in edges for x in _running(edge, often)]
    found += _pageless(tuple(x for x in lines if x.page is None and not x.cells))
    return tuple(sorted(set(found), key=lambda x: x.number))


def _pageless(lines: tuple[Line, ...]) -> list[Line]:
    """What is left of the edges of pages in a text that has lost its pages."""
    found = [x for x in lines if _CENTRED_NUMBER.fullmatch(x.text)]
    found += [x for x in lines if _GAZETTE_LINE.fullmatch(bare(x))]
    found += [x for x in lines if _NAMED_NUMBER.fullmatch(bare(x))]
    return found + _counted_pages(lines)


def _counted_pages(lines: tuple[Line, ...]) -> list[Line]:
    """Numbers alone on their lines that count a document's pages: 2, 3 … or 1, 2 …, a page
    apart. Where any is out of turn they number something else, unless blank lines around the
    others alone set them apart."""
    alone = [(x, int(found[1])) for x in lines if (found := _LONE_NUMBER.fullmatch(x.text))]
    blank = {x.number for x in lines if not x.text.strip()}
    apart = [(x, n) for x, n in alone if {x.number - 1, x.number + 1} <= blank]
    return _in_turn(alone) or (_in_turn(apart) if len(apart) >= _SOME_PAGES else [])


def _in_turn(numbers: list[tuple[Line, int]]) -> list[Line]:
    """The lines, where their numbers count pages."""
    first = min((number for _, number in numbers), default=0)
    counted = [number for _, number in numbers] == list(range(first, first + len(numbers)))
    at = [0, *(line.number for line, _ in numbers)]
    apart = all(after - before > _SHORTEST_PAGE for before, after in pairwise(at))
    return [line for line, _ in numbers] if first in (1, 2) and counted and apart else []


def _edge(page: list[Line]) -> list[Line]:
    prose = next((i for i, x in enumerate(page) if x.cells), len(page))
    return page[: min(_EDGE, prose)]


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", bare(line))


def _running(edge: list[Line], often: set[str]) -> list[Line]:
    """From the very edge inwards, as long as lines are of the kind that pages repeat."""
    found = []
    for line in edge:
        text = bare(line)
        if not (_GAZETTE.match(text) or _PAGE_NUMBER.fullmatch(text) or _pattern(line) in often):
            break
        found.append(line)
    return found


def bare(line: Line) -> str:
    """A line folded, without the bars of a printed table."""
    return _folded(line.text)


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    return fold(text.replace("|", " "))
