"""Which reader takes a file, and what every reader refuses."""

from __future__ import annotations

import os
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
        ("a.pdf", b"PK\x03\x04", "tên tệp là pdf nhưng nội dung là docx"),
        ("a.docx", b"%PDF-1.4", "tên tệp là docx nhưng nội dung là pdf"),
        ("a.txt", b"%PDF-1.4", "tên tệp là txt nhưng nội dung là pdf"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97"),
        ("a.xyz", b"text", "không đọc được loại tệp .xyz"),
        ("a", b"text", "không đọc được loại tệp không có đuôi"),
        ("a.txt", b"  \n", "rỗng"),
        ("a.txt", b"\xff\xfe\xfd", "dòng 1 không phải UTF-8"),
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
    with pytest.raises(ReadError, match="không có tệp này"):
        read(tmp_path / "a.pdf")


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom", "/dev/full", "/dev"])
def test_what_is_no_file_is_refused_unread(tmp_path: Path, device: str) -> None:
    path = tmp_path / "a.txt"
    path.symlink_to(device)
    with pytest.raises(ReadError, match="không phải tệp thường"):
        read(path)


def test_a_pipe_does_not_keep_a_reader_waiting(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    with pytest.raises(ReadError, match="không phải tệp thường"):
        read(path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as out:
        out.truncate(limits.FILE_BYTES + 1)
    with pytest.raises(ReadError, match="lớn hơn 64 MiB"):
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


@pytest.mark.parametrize(
    ("text", "said"),
    [("Kế hoạch " * 30_000, "dòng 1 dài"), ("x\n" * 100_001, "100002 dòng")],
)
def test_text_that_no_office_writes_is_refused(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=said):
        read(path)
