"""Which models a search uses, each a local folder or a hub name.

KEHOACH_ENCODER: the encoder, else the bundled one. KEHOACH_RERANKER: a cross-encoder that
reads the foremost hits again, else none.
"""

from __future__ import annotations

import json
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.register import RegisterError

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.reranker import Reranker


class SettingError(RegisterError):
    """What a setting names cannot be used; one line."""


BUNDLED = Path(__file__).parent / "encoders" / "kehoach-static"
_HUB_NAME = re.compile(r"[\w-][\w.-]*(/[\w.-]+)?")


def encoder_stamp(setting: str | None = None) -> str:
    """Changes when the encoder may have: its files by name, size and time, or its hub name.

    Loads nothing, so that an index that is up to date is found to be so at once.
    """
    named = _named(setting)
    folder = Path(named).expanduser() if named else BUNDLED
    if not folder.is_dir():
        return str(named)
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    stats = [f"{p.name} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in files]
    return " ".join([folder.name, *stats])


def _named(setting: str | None) -> str | None:
    return setting or os.environ.get("KEHOACH_ENCODER") or None


def load_encoder(setting: str | Path | None = None) -> Encoder:
    """The encoder that a setting names: None for the bundled one, a folder, or a hub name.

    Raises EncoderError where the folder is missing, of the wrong kind or cut short.
    """
    from index.encoder import EncoderError, StaticEncoder

    source = _source(setting or BUNDLED)
    if source is None:
        raise EncoderError(f"bộ mã hóa {setting}: không có thư mục này")
    if isinstance(source, Path) and _is_static(source):
        return StaticEncoder(source)
    from index.sentence_models import SentenceTransformerEncoder

    return SentenceTransformerEncoder(source)


def load_reranker(setting: str | Path) -> Reranker:
    """The cross-encoder of a folder or a hub name. Raises RerankerError."""
    from index.reranker import RerankerError
    from index.sentence_models import CrossEncoderReranker

    source = _source(setting)
    if source is None:
        raise RerankerError(f"bộ xếp lại {setting}: không có thư mục này")
    return CrossEncoderReranker(source)


def _source(setting: str | Path) -> str | Path | None:
    """A folder, or a hub name; None for neither."""
    folder = Path(setting).expanduser()
    if folder.is_dir():
        return folder
    return setting if isinstance(setting, str) and _HUB_NAME.fullmatch(setting) else None


def _is_static(folder: Path) -> bool:
    from index.encoder import EncoderError

    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        return str(modules[0]["type"]).endswith("StaticEmbedding")
    except FileNotFoundError:
        raise EncoderError(f"bộ mã hóa {folder}: thiếu modules.json") from None
    except (ValueError, LookupError, TypeError, OSError) as error:
        raise EncoderError(f"bộ mã hóa {folder}: không đọc được modules.json ({error})") from error


def open_encoder(setting: str | None = None) -> Encoder:
    """The encoder of a setting, loaded once a process.

    Raises SettingError where the folder is missing, damaged, or the name unknown.
    """
    return _opened(_named(setting))


@lru_cache(maxsize=4)
def _opened(setting: str | None) -> Encoder:
    from index.encoder import EncoderError

    try:
        encoder = load_encoder(setting)
        _ = encoder.dim  # loads a model that loads itself only when asked
        return encoder
    except EncoderError as fault:
        raise SettingError(f"{fault} (KEHOACH_ENCODER)" if setting else str(fault)) from None


def open_reranker() -> Reranker | None:
    """The reranker of KEHOACH_RERANKER, made once a process; None where it is not set.

    Raises SettingError where it names no folder and no hub name.
    """
    setting = os.environ.get("KEHOACH_RERANKER")
    return _reranker(setting) if setting else None


@lru_cache(maxsize=4)
def _reranker(setting: str) -> Reranker:
    from index.reranker import RerankerError

    try:
        return load_reranker(setting)
    except RerankerError as fault:
        raise SettingError(f"{fault} (KEHOACH_RERANKER)") from None
