"""Markdown as plain text, line for line: its marks are taken out, its words stay.

Converters of PDFs and language models write documents so; what they mark as bold or as a
heading is the same text that an office prints.
"""

from __future__ import annotations

import re

_RULE = re.compile(r"\s*(?:\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?|\|\s*:?-{2,}:?\s*\||[-*_]{3,})\s*")
_HEADING = re.compile(r"^\s*(?:>\s+)*#{1,6}\s+")
_QUOTED = re.compile(r"^\s*(?:>\s+)+")
_STAR = re.compile(r"^(\s*)\*\s+(?=\S)")
_BREAK = re.compile(r"\s*<br\s*/?>\s*|&nbsp;", re.I)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")
_BOLD = re.compile(r"\*\*|__")
_LEANING = re.compile(r"(?<![\w*])\*(?![\s*])([^*]+?)(?<![\s*])\*(?![\w*])")
_ESCAPED = re.compile(r"\\([-.*_#+()\[\]!>|~&])")
_TABLE_RULE = re.compile(r"^\s*\|?\s*(?::?-{3,}:?|:-+:?|-+:)\s*\|[\s|:-]*$", re.M)
_MARKED = re.compile(r"\*\*[^*\n]+\*\*|^#{1,6} ", re.M)


def is_markdown(text: str) -> bool:
    """Whether a text has the marks of Markdown: a rule under the head of a table, and words
    in bold or headings."""
    return bool(_TABLE_RULE.search(text) and _MARKED.search(text))


def plain(text: str) -> str:
    """A Markdown text without its marks, as many lines as it has.

    >>> plain("## KẾ HOẠCH\\n**1\\\\. Sở Y tế:** *Mở lớp*")
    'KẾ HOẠCH\\n1. Sở Y tế: Mở lớp'
    """
    return "\n".join(map(_plain_line, text.split("\n")))


def _plain_line(line: str) -> str:
    if _RULE.fullmatch(line):
        return ""
    line = _QUOTED.sub("", _HEADING.sub("", line))
    line = _STAR.sub(r"\1- ", _BREAK.sub(" ", line))
    line = _LINK.sub(r"\1", _IMAGE.sub("", line))
    return _ESCAPED.sub(r"\1", _LEANING.sub(r"\1", _BOLD.sub("", line)))
