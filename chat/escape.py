"""Text of a plan or a user as Markdown that shows exactly that text."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# The Markdown layer turns addresses into links after escapes are undone; a word joiner
# (no width, no break) inside keeps them text.
_ADDRESS = re.compile(r"(?i)(https?|ftp)(?=:)|(www)(?=\.)|(?<=\S)(?=@)")
# U+200B is drawn as a blinking cursor; direction marks can make text read as other text.
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
JOINER = "\u2060"


def escape(text: str) -> str:
    """Markdown in which nothing of `text` is markup; line breaks become spaces.

    >>> escape("Căn cứ:Luật *số* [1]")
    'Căn cứ\\\\:Luật \\\\*số\\\\* \\\\[1\\\\]'
    """
    text = " ".join(unlinked(text).split("\n"))
    return _PUNCTUATION.sub(r"\\\1", text).strip(" \t")


def unlinked(text: str) -> str:
    """The same text without hidden marks, its addresses parted so that none is a link.

    >>> unlinked("xem www.a.vn") == "xem www" + JOINER + ".a.vn"
    True
    """
    return _ADDRESS.sub(lambda match: match.group() + JOINER, visible(text))


def visible(text: str) -> str:
    """Without the marks that are not seen but change how the rest is read.

    >>> visible("a\u202eb")
    'ab'
    """
    return _HIDDEN.sub("", text)


def marked(text: str) -> str:
    """Escaped text that the page shows as a highlighted quotation.

    >>> marked("quý IV") == "*" + JOINER + "quý IV" + JOINER + "*"
    True
    """
    inner = escape(text)
    return f"*{JOINER}{inner}{JOINER}*" if inner else ""
