"""The prose outside of the outline: opening, closing and recipients as sections."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from corpus.layout import Layout
from corpus.paragraphs import paragraphs
from corpus.plan import Paragraph, Section, Span
from corpus.text import key

_BULLETS = ("-", "–", "—", "+", "•", "*")


def read_zones(layout: Layout) -> tuple[Section, ...]:
    """The zones that a document has, in order: "MD", "KL", "NN".

    Their titles are ours, for no document prints one; all of their text is in `body`.
    """
    named = (
        ("MD", "Phần mở đầu", opening_parts(layout)[1]),
        ("KL", "Phần kết", paragraphs(layout.closing)),
        ("NN", "Nơi nhận", tuple(_recipients(layout))),
    )
    return tuple(_zone(locator, title, parts) for locator, title, parts in named if parts)


def opening_parts(
    layout: Layout,
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The paragraphs of the title, and of the opening below it.

    The title takes those before the first closed sentence.
    """
    front = paragraphs(layout.title[1:])
    closed = (i for i, p in enumerate(front) if p.text.endswith((".", ":", ";")))
    at = next(closed, len(front))
    return front[:at], front[at:]


def _recipients(layout: Layout) -> Iterator[Paragraph]:
    """ "Nơi nhận:" with its list; a site's metadata further below is no part of it."""
    parts = paragraphs(layout.tail)
    for at, part in enumerate(parts):
        if key(part.text).startswith("noi nhan"):
            yield part
            yield from takewhile(lambda p: p.text.startswith(_BULLETS), parts[at + 1 :])
            return


def _zone(locator: str, title: str, parts: tuple[Paragraph, ...]) -> Section:
    first = parts[0].span
    span = Span(first.first, parts[-1].span.last, first.page)
    return Section(locator, "", title, span, first, parts)
