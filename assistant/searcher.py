"""The retriever as the assistant uses it: opened by the first open question, not before."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answer import Passage

if TYPE_CHECKING:
    from index.retrieve import Hit, Retriever

_ROW = "row"
_LEARNED_WITH = "kehoach-static"  # the encoder that the threshold was learned with


class IndexSearcher:
    """Passages of a built index, each with the cosine of its best window as score."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _retriever(self) -> Retriever:
        from index.retrieve import Retriever

        return Retriever.open(self._folder)

    @cached_property
    def calibrated(self) -> bool:
        """Whether cosines are on the scale that "not found" was learned on. Other encoders
        have scales of their own: there the coverage alone decides."""
        return self._retriever.encoder_name == _LEARNED_WITH

    def search(self, text: str, plans: tuple[str, ...], top: int) -> tuple[Passage, ...]:
        """The best passages of these plans, best first; none for a text without words.

        Raises RetrieverError when the index holds no passages or cannot be read.
        """
        from index.retrieve import QueryError

        try:
            return tuple(_passage(hit) for hit in self._retriever.search(text, plans, top=top))
        except QueryError:
            return ()


def _passage(hit: Hit) -> Passage:
    # The group above a row is often the topic itself; it says nothing of this row.
    path = "" if hit.kind == _ROW else " › ".join(hit.path)
    return Passage(hit.plan, hit.locator, hit.span, hit.text, path, hit.scores["dense"])
