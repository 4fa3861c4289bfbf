"""A question's words about time, "trước tháng 6", become a Window of days.

The calendar periods and the words before them are read as in the plans
(`corpus.deadlines`); here the relative ones ("tháng này", "30 ngày tới", "quá hạn") are
added and the whole is turned into first and last days.
"""

from assistant.time_window.find import SOON_DAYS, find_window
from assistant.time_window.relative import add_months, period_beside
from assistant.time_window.window import InvalidDate, Window, resolve, stretches_said

__all__ = [
    "SOON_DAYS",
    "InvalidDate",
    "Window",
    "add_months",
    "find_window",
    "period_beside",
    "resolve",
    "stretches_said",
]
