"""What was worked out once and is kept, up to a bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Bounded(Generic[K, V]):
    """Values by their keys, each made when it is first asked for; full, it starts anew.

    Threads may share one: each gets the value that it asked for, whatever others push out.

    >>> squares = Bounded[int, int](2)
    >>> [squares.get(n, lambda: n * n) for n in (3, 4, 5)], len(squares)
    ([9, 16, 25], 1)
    """

    __slots__ = ("_held", "_most")

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[K, V] = {}

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made where it is not there."""
        try:
            return self._held[key]
        except KeyError:
            return self.keep(key, make())

    def keep(self, key: K, value: V) -> V:
        """Keep a value, and give it back."""
        if len(self._held) >= self._most:
            self._held = {}  # who still reads the old one has it whole
        self._held[key] = value
        return value
