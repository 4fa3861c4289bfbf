"""What is printed on a terminal: text, and nothing that the terminal would obey."""

from __future__ import annotations

import io
import re
import sys

# Control characters (the 8-bit ones too), and marks that print text in another order than it
# is kept; a line of a plan may hold any of them.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text with a mark in place of each character that a terminal would obey.

    >>> harmless("Sở Y tế\\x1b[2J")
    'Sở Y tế\ufffd[2J'
    """
    return _OBEYED.sub("\ufffd", text)


class _Harmless(io.TextIOWrapper):
    def write(self, text: str) -> int:
        super().write(harmless(text))
        return len(text)


def shield() -> None:
    """From here on, what is printed on a terminal is harmless; files and pipes get it as it
    is, word for word."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper) and stream.isatty():
            setattr(sys, name, _Harmless(stream.detach(), "utf-8", line_buffering=True))
