"""The agencies and provinces that questions may name: the reference, and the names of the
plans."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from assistant.kept import keep, kept
from corpus.agencies import Directory
from corpus.provinces import Provinces
from index.home import Home

_NAME = "agencies"


def known_provinces() -> Provinces:
    """The provinces of the reference. Raises ReferenceDataError."""
    return Provinces.of(kept("provinces", lambda: Provinces.load().plain()))


def known_agencies(learned: Iterable[str], provinces: Provinces) -> Directory:
    """The directory with the names of a corpus: the kept one where it has just these."""
    names = tuple(dict.fromkeys(learned))
    of_names, plain = kept(_NAME, lambda: ((), None))
    if plain is None or of_names != names:
        return Directory.load(learned=names, provinces=provinces)
    return Directory.of(plain, provinces)


def keep_agencies(learned: Iterable[str], root: Path) -> Directory:
    """Write the directory with these names for later commands. Raises OSError."""
    names = tuple(dict.fromkeys(learned))
    directory = Directory.load(learned=names)
    keep(_NAME, (names, directory.plain()), root)
    return directory


def keep_agencies_of(home: Home) -> Directory:
    """Write the directory of the index in use. Raises OSError, and RegisterError without one."""
    register = home.open_register()
    try:
        return keep_agencies((name for name, _ in register.agencies()), home.root)
    finally:
        register.close()
