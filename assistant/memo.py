"""What is worked out once for a register, and forgotten with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from corpus.bounded import Bounded
from index.register import Register

_MOST = 16_384

P = ParamSpec("P")
R = TypeVar("R")


def once(
    function: Callable[Concatenate[Register, P], R],
) -> Callable[Concatenate[Register, P], R]:
    """The function, its results kept by register and arguments (which can be hashed). A
    register that a newer index replaces is not held by what was kept of it."""
    kept: WeakKeyDictionary[Register, Bounded[object, R]] = WeakKeyDictionary()

    @wraps(function)
    def asked(register: Register, /, *place: P.args, **named: P.kwargs) -> R:
        known = kept.setdefault(register, Bounded(_MOST))
        return known.get(place, lambda: function(register, *place, **named))

    return asked
