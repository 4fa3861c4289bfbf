"""The story of reading: open the file, check it, read its plans; the rest when asked for."""

from __future__ import annotations

from pathlib import Path

from index.register.agencies import Agencies
from index.register.file import opened
from index.register.records import Records
from index.register.sections import Sections
from index.register.words import RecordWords


class Register(Agencies, Records, RecordWords, Sections):
    """A register opened for reading: its tables, one base class each, over one connection.

    Safe to open many times; never written.
    """

    def __init__(self, path: Path) -> None:
        """Raises RegisterError when the file is missing, damaged or of another format."""
        with opened(path) as db:
            super().__init__(db)

    def close(self) -> None:
        self._db.close()
