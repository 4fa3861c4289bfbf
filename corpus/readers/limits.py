"""What a file of each kind may cost. A document past a limit is refused, not cut short."""

from __future__ import annotations

MIB = 1024 * 1024

# A plan with annexes is rarely over 5 MiB; a scan of 100 pages may reach 50.
FILE_BYTES = 64 * MIB
# What a packed file may grow to: DOCX parts are read whole.
UNPACKED_BYTES = 256 * MIB
PACKED_PARTS = 5_000
# Text packs well, but hardly more than a hundredfold.
PACKED_RATIO = 200
PAGES = 2_000
PAGE_GLYPHS = 100_000
PAGE_OBJECTS = 50_000
NUMBER_DIGITS = 4
# What the text of a document may hold: the longest plans have a few thousand lines, and no
# paragraph or row of a table fills fifty pages.
LINES = 100_000
LINE_LETTERS = 200_000
TABLE_COLUMNS = 100
TABLE_CELLS = 400_000
# What one document may take to be read and parsed; 2,000 pages of PDF take 80 seconds.
SECONDS = 180
MEMORY_BYTES = 3 * 1024 * MIB


def small_number(text: str, otherwise: int) -> int:
    """A count that a file states (columns, where a list starts); `otherwise` where it states
    none, or one that no table has.

    >>> small_number("12", 1), small_number("", 1), small_number("²", 1), small_number("99999", 1)
    (12, 1, 1, 1)
    """
    return int(text) if text.isdecimal() and len(text) <= NUMBER_DIGITS else otherwise
