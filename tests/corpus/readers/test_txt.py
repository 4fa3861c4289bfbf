"""Text files: lines counted in the bytes, and files that are none."""

from pathlib import Path

import pytest

from corpus.readers import ReadError, read
from corpus.readers.txt import read as read_txt


def saved(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(data)
    return path


def test_lines_are_counted_from_1_in_the_bytes(tmp_path: Path) -> None:
    """Only LF ends a line: a form feed or a vertical tab inside one does not."""
    lines = read(saved(tmp_path, "Một\r\n\nBa\x0c\x0bbốn\nNăm".encode()))
    assert [(x.number, x.text) for x in lines] == [
        (1, "Một"),
        (2, ""),
        (3, "Ba\x0c\x0bbốn"),
        (4, "Năm"),
    ]


def test_a_byte_order_mark_is_no_text_and_decomposed_letters_are_composed(tmp_path: Path) -> None:
    (line,) = read(saved(tmp_path, "\ufeffKế".encode() + "e\u0302\u0301".encode()))
    assert line.text == "Kếế"


def test_tabs_and_markdown_bars_part_cells(tmp_path: Path) -> None:
    first, second, third = read(
        saved(tmp_path, "1\t Mở lớp \t\n| 2 | Mở xưởng |\nSở Y tế |".encode())
    )
    assert (first.cells, second.cells) == (("1", "Mở lớp", ""), ("2", "Mở xưởng"))
    assert third.cells is None


def test_bars_between_cells_part_them_from_a_full_row_on(tmp_path: Path) -> None:
    text = "Số hiệu | 25/KH-UBND\nSTT | Việc | Ai\n1 | Mở lớp |\n\n2 | Thi | Ủy ban"
    found = read(saved(tmp_path, text.encode()))
    assert [line.cells for line in found] == [
        None, ("STT", "Việc", "Ai"), ("1", "Mở lớp", ""), None, ("2", "Thi", "Ủy ban"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "rỗng"),
        (b" \n\t\n", "rỗng"),
        (b"K\x00e hoach", "nhị phân"),
        ("Kế\nhoạch gốm".encode("cp1258", "replace") + b"\xff", "không phải UTF-8"),
        ("Kế hoạch".encode("utf-16"), "nhị phân"),
        (b"one\ntwo\nthr\xe9e", "dòng 3 không phải UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, says: str) -> None:
    path = saved(tmp_path, data)
    with pytest.raises(ReadError, match=says) as fault:
        read(path)
    assert str(path) in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_missing_file_and_a_folder_say_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="không có tệp này"):
        read_txt(tmp_path / "khong-co.txt")
    (tmp_path / "thu-muc.txt").mkdir()
    with pytest.raises(ReadError, match="không phải tệp thường"):
        read(tmp_path / "thu-muc.txt")
