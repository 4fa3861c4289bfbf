"""The day from which relative words count, as typed on the command line or in a file."""

from __future__ import annotations

import argparse
from datetime import date

_YEARS = range(2000, 2101)


def read_day(text: str) -> date:
    """ "2025-11-21" → the day. Raises ValueError, with words for the user, for another
    shape, a day that is none, or a year that no plan is about.

    >>> read_day("2025-11-21")
    datetime.date(2025, 11, 21)
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} không phải ngày dạng YYYY-MM-DD") from None
    if day.year not in _YEARS:
        raise ValueError(f"{text!r}: năm phải từ {_YEARS[0]} đến {_YEARS[-1]}")
    return day


def day_argument(text: str) -> date:
    """`read_day` for argparse."""
    try:
        return read_day(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from None
