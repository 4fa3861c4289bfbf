"""What was worked out once and is kept, up to a bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Bounded(Generic[K, V]):
    """Values by their keys, each made when it is first asked for. Kept are the last half of
    `most`, and as many before them that nobody asked for since.

    Threads may share one: each gets the value that it asked for, whatever others push out.

    >>> squares = Bounded[int, int](4)
    >>> [squares.get(n, lambda: n * n) for n in (3, 4, 5, 6, 7)], len(squares)
    ([9, 16, 25, 36, 49], 3)
    """

    __slots__ = ("_before", "_half", "_last")

    def __init__(self, most: int) -> None:
        self._half = most // 2
        self._last: dict[K, V] = {}
        self._before: dict[K, V] = {}

    def __len__(self) -> int:
        return len(self._last) + len(self._before)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made where it is not there."""
        try:
            return self._last[key]
        except KeyError:
            pass
        try:
            value = self._before[key]
        except KeyError:
            value = make()
        return self.keep(key, value)

    def keep(self, key: K, value: V) -> V:
        """Keep a value, and give it back."""
        if len(self._last) >= self._half:
            self._before, self._last = self._last, {}
        self._last[key] = value
        return value
