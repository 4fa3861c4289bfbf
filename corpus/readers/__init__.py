"""A file becomes numbered lines. One module a format, loaded when it is needed.

The ending of the name and the first bytes of the file must agree: a renamed file is
refused with its true kind, so nothing is read as what it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from stat import S_ISREG

from corpus.plan import Line
from corpus.readers import limits
from corpus.readers.errors import ReadError

Reader = Callable[[Path], tuple[Line, ...]]

# The ending of a file's name → the kind of file, which is the module that reads it.
ENDINGS: Mapping[str, str] = {
    ".txt": "txt",
    ".md": "txt",
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
}
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD_BYTES = 4096


def read(path: Path) -> tuple[Line, ...]:
    """The lines of a plan file. Raises ReadError: what is wrong, where, what to do."""
    kind = ENDINGS.get(path.suffix.lower())
    head = _head(path)
    true = true_kind(head)
    if true == "doc":
        raise ReadError(f"{path}: tệp Word 97 hoặc bị khóa; hãy lưu thành .docx, bỏ mật khẩu")
    if kind is None:
        known = ", ".join(sorted(ENDINGS))
        raise ReadError(
            f"{path}: không đọc được loại tệp {path.suffix or 'không có đuôi'} (đọc được: {known})"
        )
    # Only txt has no mark of its own: any other content under its name is a wrong name.
    if true != kind and not (true == "txt" and kind == "html"):
        raise ReadError(f"{path}: tên tệp là {kind} nhưng nội dung là {true}; hãy đổi tên tệp")
    reader: Reader = import_module(f"corpus.readers.{kind}").read
    try:
        lines = reader(path)
    except ReadError as fault:
        # A part of a reader does not know the file that it reads.
        raise fault if str(fault).startswith(str(path)) else ReadError(f"{path}: {fault}") from None
    except RecursionError:
        raise ReadError(f"{path}: lồng nhau quá nhiều lớp; không phải văn bản") from None
    _refuse_excess(path, lines)
    return lines


def _refuse_excess(path: Path, lines: tuple[Line, ...]) -> None:
    """What no office writes would keep every later step busy for minutes."""
    if len(lines) > limits.LINES:
        raise ReadError(f"{path}: {len(lines)} dòng, nhiều hơn {limits.LINES}; hãy tách tệp")
    long = next((x for x in lines if len(x.text) > limits.LINE_LETTERS), None)
    if long is not None:
        raise ReadError(
            f"{path}: dòng {long.number} dài {len(long.text)} ký tự; không phải văn bản hành chính"
        )


def true_kind(head: bytes) -> str:
    """What the first bytes of a file say: pdf, docx, doc, html or txt.

    >>> true_kind(b"%PDF-1.7"), true_kind(b"PK\\x03\\x04"), true_kind("Kế hoạch".encode())
    ('pdf', 'docx', 'txt')
    """
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1024].lower()
    if b"%pdf-" in start:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(_OLD_WORD):
        return "doc"
    if start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<!--")):
        return "html"
    return "txt"


def _head(path: Path) -> bytes:
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise ReadError(f"{path}: không phải tệp thường; hãy đưa đường dẫn của một tệp")
        size = status.st_size
        if size > limits.FILE_BYTES:
            most = limits.FILE_BYTES // limits.MIB
            raise ReadError(f"{path}: {size // limits.MIB} MiB, lớn hơn {most} MiB; hãy tách tệp")
        with path.open("rb") as source:
            return source.read(_HEAD_BYTES)
    except FileNotFoundError:
        raise ReadError(f"{path}: không có tệp này; hãy kiểm tra lại tên tệp") from None
    except OSError as fault:
        raise ReadError(f"{path}: không đọc được ({fault.strerror})") from None


__all__ = ["ENDINGS", "ReadError", "Reader", "read", "true_kind"]
