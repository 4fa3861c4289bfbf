"""Does a target's value compare with the asked one as was asked?"""

from __future__ import annotations

from assistant.condition import Measured
from corpus.lazy import pattern
from corpus.plan import Quantity, Target
from corpus.text import key

_MONEY = pattern(r"(?<!\w)(?:dong|ty|trieu|usd)(?!\w)")
_RANKS = ("thu bac", "thu hang", "xep hang")


def measures(target: Target, test: Measured, year: int | None) -> bool:
    """Is there a value, of the asked year where the target states one for it, that compares
    so, in a unit that can be compared?"""
    own = [v for v in target.values if v.horizon == year] if year else []
    return any(_fits(value, test, target) for value in own or target.values)


def costs(target: Target) -> bool:
    """Is one of its values a sum of money?"""
    return any(v.number is not None and _MONEY.search(key(v.unit or "")) for v in target.values)


def _fits(value: Quantity, test: Measured, target: Target) -> bool:
    if value.number is None:
        return False
    if test.ranks:
        is_rank = any(word in key(f"{value.unit or ''} {target.text}") for word in _RANKS)
        return is_rank and compares(value, test.value)
    return _comparable(value.unit, test.value.unit) and compares(value, test.value)


def _comparable(own: str | None, asked: str | None) -> bool:
    """ "% GRDP" is a percentage, "%/năm" a growth: each is compared with its like."""
    if asked is None:
        return True
    mine, wanted = key(own or ""), key(asked)
    if wanted == "%":
        return mine.startswith("%") and not (own or "").endswith("/năm")
    return mine == wanted or mine.startswith(f"{wanted} ")


def compares(value: Quantity, asked: Quantity) -> bool:
    """A plain figure is met by the same figure; a bound by all that surely lies within.

    "≥ 95" lies in "từ 90 trở lên", "> 80" in "trên 80".
    """
    low, high = _ends(value)
    first, last = _ends(asked)
    match asked.op:
        case ">=":
            return low >= first and value.op not in ("<", "<=")
        case ">":
            return (low > first or (value.op == ">" == asked.op and low == first)) and (
                value.op not in ("<", "<=")
            )
        case "<=":
            return high <= last
        case "<":
            return high < last or (high == last and value.op == "<")
        case "range":
            return first <= low and high <= last
        case _:
            return low == high == first


def _ends(value: Quantity) -> tuple[float, float]:
    number = value.number
    if isinstance(number, tuple):
        return number
    return (number or 0.0, number or 0.0)
