"""Dense and lexical scores become one ranking. Pure.

Both scores are put on the scale of the query's own best hit: a cosine as it is, a
BM25 score divided by the best BM25 score of the query. See docs/decisions/fusion.md.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

DENSE_WEIGHT = 0.3


def fuse(dense: Floats, lexical: Floats, weight: float = DENSE_WEIGHT) -> Floats:
    """One score for each candidate from its cosine and its BM25 score, in step.

    Both arrays hold every candidate's exact score (`VectorStore.score`,
    `LexicalIndex.score`), not a default for those that one of the searches missed.

    >>> fuse(np.array([0.5, 0.5], np.float32), np.array([8, 4], np.float32), 0.5).tolist()
    [0.75, 0.5]
    """
    best = float(lexical.max(initial=0.0))
    scaled = lexical / best if best > 0 else np.zeros_like(lexical)
    return np.asarray(weight * dense + (1 - weight) * scaled, np.float32)


def order(scores: Floats) -> Sequence[int]:
    """Positions from best to worst; equal scores keep their order.

    >>> order(np.array([0.1, 0.9, 0.1], np.float32))
    [1, 0, 2]
    """
    found: list[int] = np.argsort(-scores, kind="stable").tolist()
    return found
