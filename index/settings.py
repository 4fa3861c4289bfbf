"""Which encoder is used: KEHOACH_ENCODER, a local folder or a hub name; else the bundled one."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.register import RegisterError

if TYPE_CHECKING:
    from index.encoder import Encoder


class SettingError(RegisterError):
    """What KEHOACH_ENCODER names cannot be used; one line."""


_BUNDLED = Path(__file__).parent / "encoders" / "kehoach-static"


def encoder_stamp(setting: str | None = None) -> str:
    """Changes when the encoder may have: its files by name, size and time, or its hub name.

    Loads nothing, so that an index that is up to date is found to be so at once.
    """
    named = _named(setting)
    folder = Path(named).expanduser() if named else _BUNDLED
    if not folder.is_dir():
        return str(named)
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    stats = [f"{p.name} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in files]
    return " ".join([folder.name, *stats])


def _named(setting: str | None) -> str | None:
    return setting or os.environ.get("KEHOACH_ENCODER") or None


def open_encoder(setting: str | None = None) -> Encoder:
    """The encoder of a setting, loaded once a process.

    Raises SettingError where the folder is missing, damaged, or the name unknown.
    """
    return _opened(_named(setting))


@lru_cache(maxsize=4)
def _opened(setting: str | None) -> Encoder:
    from index.encoder import EncoderError, load_encoder

    try:
        encoder = load_encoder(setting)
        _ = encoder.dim  # loads a model that loads itself only when asked
        return encoder
    except EncoderError as fault:
        raise SettingError(f"{fault} (KEHOACH_ENCODER)" if setting else str(fault)) from None
