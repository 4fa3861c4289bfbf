"""A file becomes numbered lines. One module a format, loaded when it is needed.

The ending of the name and the first bytes of the file must agree: a renamed file is
refused with its true kind, so nothing is read as what it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

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
        raise ReadError(
            f"{path}: a Word 97 file or a locked one; save it as .docx without password"
        )
    if kind is None:
        known = ", ".join(sorted(ENDINGS))
        raise ReadError(f"{path}: no reader for {path.suffix or 'a file without ending'} ({known})")
    # Only txt has no mark of its own: any other content under its name is a wrong name.
    if true != kind and not (true == "txt" and kind == "html"):
        raise ReadError(f"{path}: the name says {kind}, the content is {true}; rename the file")
    reader: Reader = import_module(f"corpus.readers.{kind}").read
    return reader(path)


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
        size = path.stat().st_size
        if size > limits.FILE_BYTES:
            most = limits.FILE_BYTES // limits.MIB
            raise ReadError(
                f"{path}: {size // limits.MIB} MiB, more than {most} MiB; split the file"
            )
        with path.open("rb") as source:
            return source.read(_HEAD_BYTES)
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file; check `file` in plans.toml") from None
    except OSError as fault:
        raise ReadError(f"{path}: cannot be read ({fault.strerror})") from None


__all__ = ["ENDINGS", "ReadError", "Reader", "read", "true_kind"]
