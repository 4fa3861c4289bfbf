"""Words of messages and of regions ("ko", "răng"), written as official language has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

from assistant.understanding.words.phrases import load_phrases
from corpus.text import accented, fold, nfc


def written_out(text: str) -> str:
    """Words of messages and of regions as official language has them.

    >>> written_out("ko biết làm chi")
    'không biết làm gì'
    """
    shouting, text = text.isupper(), _PERIOD.sub(_period, nfc(text))
    if shouting or "AI" not in text:
        text = _ABOUT_AI.sub(r"\1 trí tuệ nhân tạo", text)
    low = text.lower()
    held = tuple(form for form in _all_forms() if form in low)
    if not held:
        return text

    def whole(found: re.Match[str]) -> str:
        typed = found.group()
        if typed.isupper() and not shouting and len(typed) > 1:
            return typed
        if len(typed) == 1 and _POINT.search(text, 0, found.start()):
            return typed  # "điểm k mục III.5"
        return _long_form(accented(typed)) or typed

    return _pattern_of(held).sub(whole, text)


_POINT = re.compile(r"(?<!\w)(?:điểm|diem|tiết|tiet)\s+$", re.IGNORECASE)

# "t6", "T9/2025", "q3 năm nay"; "t2 tuần này" is a day of the week.
_PERIOD = re.compile(
    r"(?<![\w&/.-])(?:(?P<month>t)(?:0?[1-9]|1[0-2])|(?P<quarter>q)[1-4])"
    r"(?=\s*/\s*20\d\d(?!\d)|\s+(?!tuần|tuan|\d{1,2}\s*/)|\s*[?!.,;]|$)",
    re.IGNORECASE,
)
_UNITS = {"t": "tháng", "q": "quý"}


# "việc gì về ai": what is asked of work is no person; "AI" in capitals says what it means.
_ABOUT_AI = re.compile(
    r"(?<!\w)((?:gì|gi|nào|nao)\s+(?:về|ve|(?:liên quan|lien quan)(?:\s+(?:đến|tới|den|toi))?))"
    r"\s+ai"
    r"(?=\s+(?:ở|o|trong|của|cua|năm|nam|trước|truoc|tại|tai|không|khong|thì|thi)(?!\w)|\W*$)",
    re.IGNORECASE,
)


def _period(found: re.Match[str]) -> str:
    typed = found.group()
    return f"{_UNITS[typed[0].lower()]} {typed[1:]}"


def _long_form(typed: str) -> str | None:
    for short, long in load_phrases().short.items():
        pairs = zip(typed.split(), accented(short).split(), strict=True)
        if fold(typed) == fold(short) and all(t in (s, fold(s)) for t, s in pairs):
            return long
    return None


@cache
def _all_forms() -> tuple[str, ...]:
    """Every way to write a short form, the longest first."""
    forms = {form for short in load_phrases().short for form in _forms(short)}
    return tuple(sorted(forms, key=len, reverse=True))


@lru_cache(maxsize=512)
def _pattern_of(forms: Sequence[str]) -> re.Pattern[str]:
    """Any of the forms. Those that a text does not hold are not compiled: there are hundreds."""
    either = "|".join(f"{re.escape(form)}{_unbound(form)}" for form in forms)
    return re.compile(rf"(?<![\w&/.-])(?<!sở )(?<!so )(?:{either})(?![\w&/-])", re.IGNORECASE)


def _forms(phrase: str) -> list[str]:
    """A phrase with each of its words as spelt or without diacritics; one that begins other
    words too ("mô") only as spelt."""
    bound = load_phrases().bound
    ways = [{accented(w)} if w in bound else {accented(w), fold(w)} for w in phrase.split()]
    return [" ".join(words) for words in product(*ways)]


def _unbound(form: str) -> str:
    """A pattern that forbids what would make another word of the last one."""
    after = load_phrases().bound.get(form.rpartition(" ")[2], ())
    ways = "|".join(f"{accented(w)}|{fold(w)}" for w in after)
    return rf"(?!\s+(?:{ways})(?!\w))" if ways else ""
