"""What puts the foremost hits of a search in another order, where one is set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

# Hits that are read again: a cross-encoder takes some 10 to 100 ms for each on a CPU.
RERANKED = 30


class RerankerError(Exception):
    """A reranker cannot be had or gives no scores; one line that says what is wrong."""


class Reranker(Protocol):
    """A query and texts → float32 [n], one finite score a text, higher is better."""

    @property
    def name(self) -> str: ...
    def score(self, query: str, texts: Sequence[str]) -> npt.NDArray[np.float32]: ...
