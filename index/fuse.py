"""Dense and lexical scores become one ranking. Pure.

Both scores are put on the scale of the query's own best hit: a cosine as it is, a
BM25 score divided by the best BM25 score of the query. A heading that the query names
counts on top. See docs/decisions/fusion.md.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

DENSE_WEIGHT = 0.3
HEADING_WEIGHT = 0.2


def fuse(
    dense: Floats,
    lexical: Floats,
    weight: float = DENSE_WEIGHT,
    named: Floats | None = None,
    heading: float = HEADING_WEIGHT,
) -> Floats:
    """One score for each candidate from its cosine, its BM25 score and, if given, the share
    of its heading that the query names, in step.

    The arrays hold every candidate's exact score (`VectorStore.score`, `LexicalIndex.score`
    and `named`), not a default for those that one of the searches missed.

    >>> fuse(np.array([0.5, 0.5], np.float32), np.array([8, 4], np.float32), 0.5).tolist()
    [0.75, 0.5]
    """
    best = float(lexical.max(initial=0.0))
    scaled = lexical / best if best > 0 else np.zeros_like(lexical)
    total = weight * dense + (1 - weight) * scaled
    return np.asarray(total if named is None else total + heading * named, np.float32)


def order(scores: Floats) -> Sequence[int]:
    """Positions from best to worst; equal scores keep their order.

    >>> order(np.array([0.1, 0.9, 0.1], np.float32))
    [1, 0, 2]
    """
    found: list[int] = np.argsort(-scores, kind="stable").tolist()
    return found
