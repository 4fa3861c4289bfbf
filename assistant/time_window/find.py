"""A question's words about time become the Window that they name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from assistant.time_window.drafts import Draft, chosen, drafts_of, listed
from assistant.time_window.late import OVERDUE, days_late, seen_from
from assistant.time_window.window import LEAP, Window, assume, day_in, resolve, settled
from corpus.deadlines import Folded, folded, without_documents
from corpus.lazy import pattern

SOON_DAYS = 30
_SOON = pattern(r"(?:sap|gan)\s*(?:den|toi|het)\s*(?:thoi\s*)?han")


def find_window(text: str, as_of: date, default_year: int | None) -> Window | None:
    """The window that a question names, or None.

    `as_of` is the day that relative words count from. `default_year` fills a missing
    year (the plan's year of issue); None leaves it open for `resolve`. Raises
    InvalidDate for a day or span that does not exist, with a message for the user.

    >>> find_window("Sở Nội vụ phải làm gì trước tháng 6?", date(2025, 3, 1), 2025).before
    datetime.date(2025, 5, 31)
    """
    source = folded(text)
    masked = without_documents(source.text)
    drafts = drafts_of(source, masked, as_of)
    if not drafts:
        return _by_state(source, masked, as_of)
    drafts = [_beside_province(draft, source) for draft in drafts]
    phrases = [source.slice(d.start, d.end).strip() for d in drafts]
    for draft, phrase in zip(drafts, phrases, strict=True):
        _valid(draft, phrase)
    whole = listed(drafts, phrases, masked)
    draft, notes = (whole, ()) if whole else chosen(drafts, phrases)
    if not OVERDUE.search(masked):
        return _window(source, draft, notes, default_year)
    seen = seen_from(draft, masked)
    window = _window(source, seen or draft, notes, default_year)
    return replace(window, overdue="as_of" if seen is None else "then")


# "của ba tỉnh đến 2030": no "tính đến".
_PROVINCES = pattern(r"(?<!\w)(?:ba|hai|bon|cac|ca|moi|tung|toan|trong|\d) $")
_COUNTED = "tinh "


def _beside_province(draft: Draft, source: Folded) -> Draft:
    """The limit without "tỉnh" before it."""
    if not source.text.startswith(_COUNTED, draft.start):
        return draft
    typed = source.slice(draft.start, draft.start + len(_COUNTED))
    named = "ỉ" in typed.lower() or _PROVINCES.search(source.text[: draft.start])
    return replace(draft, start=draft.start + len(_COUNTED)) if named else draft


def _valid(draft: Draft, phrase: str) -> None:
    for day in (draft.after, draft.before, draft.boundary):
        day_in(day, LEAP, phrase)


def _window(source: Folded, draft: Draft, notes: tuple[str, ...], year: int | None) -> Window:
    phrase = source.slice(draft.start, draft.end).strip()
    days = (draft.after, draft.before, draft.boundary)
    span = source.span(draft.start, draft.end)
    window = Window(None, None, phrase, span, None, notes, True, None, draft.horizon, days,
                    draft.parts)  # fmt: skip
    if None in draft.years:
        return window if year is None else resolve(window, year)
    window = settled(window, LEAP)
    return assume(window) if draft.told else window


def _by_state(source: Folded, text: str, as_of: date) -> Window | None:
    """ "quá hạn", "sắp đến hạn": windows that name no date at all."""
    if late := days_late(text, as_of):
        window = Window(late.after, late.before, source.slice(*late.span),
                        source.span(*late.span), overdue="as_of")  # fmt: skip
        return assume(window)
    if soon := _SOON.search(text):
        last = as_of + timedelta(SOON_DAYS)
        window = Window(as_of, last, source.slice(*soon.span()), source.span(*soon.span()))
        return assume(window)
    return None
