"""A typed text without what hides its words; and why one cannot be a question."""

from __future__ import annotations

import re
import unicodedata

from corpus.lazy import pattern
from corpus.text import nfc, squeeze

LONGEST = 4000
# Letters of other alphabets that look like Latin ones.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјкорсухуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaesijkopcyxyABEZHIKMNOPTYXo"
)

# Markup in a question says nothing; a script with all it holds.
_TAGS = pattern(r"<(script|style)\b[^>]{0,200}>.{0,2000}?</\1>|</?[a-zA-Z][^<>]{0,200}>", re.S)


def cleaned(text: str) -> str:
    """A text without what hides its words and without runs of white space, over which many
    patterns would walk again and again; its lines are kept."""
    return "\n".join(filter(None, map(squeeze, _visible(nfc(text)).split("\n"))))


def fault_of(text: str) -> str | None:
    """Why a clean text cannot be a question, in words for the user; None where it can."""
    if not re.search(r"\w", text):
        return "Câu hỏi chưa có nội dung. Xin nhập câu hỏi bằng chữ."
    if len(text) > LONGEST:
        return f"Câu hỏi quá dài ({len(text):,} ký tự). Xin rút gọn dưới {LONGEST:,} ký tự."
    return None


def _visible(text: str) -> str:
    """Without control and direction marks, which hide what a text says, and with letters
    that only look Latin made Latin."""
    text = _TAGS.sub(" ", text)
    shown = "".join(c if c == "\n" or unicodedata.category(c)[0] != "C" else " " for c in text)
    return unicodedata.normalize("NFC", shown.translate(_LOOKALIKES))
