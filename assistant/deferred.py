"""Long sequences whose members are made when they are first looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, overload

T = TypeVar("T")


class Deferred(Sequence[T]):
    """A sequence of known length; a member is made from its key when it is first asked
    for, and kept. Equal to any sequence with equal members.

    >>> squares = Deferred([1, 2, 3], lambda n: n * n)
    >>> len(squares), squares[1], list(made(squares)), squares == (1, 4, 9)
    (3, 4, [(1, 4)], True)
    """

    __slots__ = ("_made", "_make", "keys")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, keys: Sequence[Any], make: Callable[[Any], T]) -> None:
        self.keys = keys
        self._make = make
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        n = range(len(self))[at]
        if n not in self._made:
            self._made[n] = self._make(self.keys[n])
        return self._made[n]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def made(self) -> Iterable[tuple[int, T]]:
        """The members made so far, with their places."""
        return sorted(self._made.items(), key=lambda placed: placed[0])


def made(sequence: Sequence[T]) -> Iterable[tuple[int, T]]:
    """The members of a sequence that are made already, with their places from 0."""
    return sequence.made() if isinstance(sequence, Deferred) else enumerate(sequence)


def unmade(sequence: Sequence[T], key_of: Callable[[T], Any]) -> Iterable[Any]:
    """What each member is made from, with nothing made for it; of what is no `Deferred`,
    what each was made from.

    >>> list(unmade(Deferred([1, 2], lambda n: -n), lambda n: -n)), list(unmade([-3], lambda n: -n))
    ([1, 2], [3])
    """
    return sequence.keys if isinstance(sequence, Deferred) else map(key_of, sequence)
