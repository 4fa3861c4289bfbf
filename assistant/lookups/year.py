"""The year that a window leaves out: the plans' own, said when they agree on one."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Question
from assistant.lookups.scope import plans_of
from assistant.time_window import InvalidDate, resolve
from index.register import Register


def settled(question: Question, register: Register) -> Question:
    """The question with its window in the year that all plans in scope share.

    Plans of several years keep the window open: each is searched in its own. What was
    open stays noted, so that a later turn may ask of other plans.
    """
    window = question.window
    if window is None or not window.yearless:
        return question
    years = {plan.year for plan in plans_of(question, register)}
    if len(years) != 1:
        return question
    try:
        known = resolve(window, years.pop())
    except InvalidDate as fault:
        return replace(question, kind="invalid", fault=str(fault), window=None)
    return replace(question, window=replace(known, open=window.open))


def reopened(question: Question) -> Question:
    """An earlier turn's question with its window as the user left it, without a year."""
    window = question.window
    if window is None or window.yearless or not any(window.open):
        return question
    still = replace(window, after=None, before=None, boundary=None, assumed=(), yearless=True)
    return replace(question, window=still)
