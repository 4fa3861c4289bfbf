"""Which reader takes a file, and what every reader refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.readers import ReadError, limits, read, true_kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"PK\x03\x04rest", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", "html"),
        ("Số: 26/KH-UBND".encode(), "txt"),
    ],
)
def test_the_first_bytes_tell_the_kind(head: bytes, kind: str) -> None:
    assert true_kind(head) == kind


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"PK\x03\x04", "the name says pdf, the content is docx"),
        ("a.docx", b"%PDF-1.4", "the name says docx, the content is pdf"),
        ("a.txt", b"%PDF-1.4", "the name says txt, the content is pdf"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97"),
        ("a.xyz", b"text", "no reader for .xyz"),
        ("a", b"text", "no reader for a file without ending"),
        ("a.txt", b"  \n", "empty"),
        ("a.txt", b"\xff\xfe\xfd", "not UTF-8 at line 1"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadError, match=said):
        read(path)


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "a.pdf")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as out:
        out.truncate(limits.FILE_BYTES + 1)
    with pytest.raises(ReadError, match="more than 64 MiB"):
        read(path)


def test_text_needs_no_library_of_another_format(tmp_path: Path) -> None:
    """PDFium and XML are loaded by the files that need them."""
    path = tmp_path / "a.txt"
    path.write_text("I. MỤC ĐÍCH", "utf-8")
    code = (
        "import sys; from pathlib import Path; from corpus.readers import read; "
        f"read(Path({str(path)!r})); "
        "print([m for m in sys.modules if 'pdfium' in m or 'docx' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
