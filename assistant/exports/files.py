"""Writing an export: whole or not at all; text that every format can hold."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from corpus.text import nfc

# What XML 1.0 cannot hold, and DEL, which iCalendar forbids beside it.
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("\r\n?")
# Control characters that part words: vertical tab, page break, the four separators.
_PARTING = re.compile("[\x0b\x0c\x1c-\x1f]")
_OPENS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class ExportError(RuntimeError):
    """The file could not be written; one Vietnamese line that names it and says why."""


class PlanGone(ExportError):
    """A plan that an answer cites is no longer in the register: one Vietnamese line."""


def clean(text: str) -> str:
    """NFC, without the characters that XML and iCalendar forbid; nothing else is lost.

    A forbidden character that parts words leaves a space behind.

    >>> clean("Sở\\x0cY tế\\x00")
    'Sở Y tế'
    """
    text = _PARTING.sub(" ", _BREAKS.sub("\n", nfc(text)))
    return _FORBIDDEN.sub("", text)


def opens_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula.

    >>> opens_formula("- Thực hiện"), opens_formula("≥ 30 %")
    (True, False)
    """
    return text.startswith(_OPENS_FORMULA)


def write_whole(path: Path, save: Callable[[Path], None]) -> None:
    """Let `save` write beside `path`, then put that in its place in one step.

    Raises ExportError when the path cannot be written; what stood there is then
    untouched, and nothing is left behind.
    """
    path = Path(path)
    try:
        _replace(path.resolve(), save)
    except OSError as fault:
        reason = _REASONS.get(fault.errno or 0, f"lỗi hệ thống ({fault.strerror or fault})")
        raise ExportError(f"Không ghi được tệp {path}: {reason}.") from fault


_REASONS = {
    errno.ENOENT: "thư mục không tồn tại",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EISDIR: "đường dẫn là một thư mục",
    errno.EACCES: "không có quyền ghi, hoặc tệp đang mở ở chương trình khác",
    errno.EPERM: "không có quyền ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
}


def _replace(path: Path, save: Callable[[Path], None]) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    beside = path.with_name(f".xuat-{uuid4().hex}{path.suffix}")
    try:
        beside.touch(exist_ok=False)
        save(beside)
        _settle(beside, path)
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _settle(written: Path, path: Path) -> None:
    """On disk, and as readable as the file that it replaces."""
    with written.open("rb") as handle:
        os.fsync(handle.fileno())
    if path.exists():
        written.chmod(path.stat().st_mode & 0o777)
