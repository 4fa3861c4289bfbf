"""A file is written whole or not at all, and holds only characters that it may hold."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from assistant.exports.files import ExportError, clean, write_whole


def test_writing_takes_the_place_of_the_old_file_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "sổ.csv"
    path.write_text("cũ")
    path.chmod(0o640)
    write_whole(path, lambda beside: beside.write_text("mới") and None)
    assert path.read_text() == "mới"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "sổ.csv"
    path.write_text("cũ")

    def broken(beside: Path) -> None:
        beside.write_text("một nửa")
        raise ValueError

    with pytest.raises(ValueError):
        write_whole(path, broken)
    assert [p.name for p in tmp_path.iterdir()] == ["sổ.csv"]
    assert path.read_text() == "cũ"


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("không-có/sổ.csv", "thư mục không tồn tại"),
        ("thư-mục", "là một thư mục"),
        ("tệp/sổ.csv", "không phải thư mục"),
    ],
)
def test_a_path_that_cannot_be_written_is_named_in_one_line(
    tmp_path: Path, place: str, reason: str
) -> None:
    (tmp_path / "thư-mục").mkdir()
    (tmp_path / "tệp").write_text("")
    with pytest.raises(ExportError) as fault:
        write_whole(tmp_path / place, lambda beside: beside.write_text("x") and None)
    assert place in str(fault.value) and reason in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_full_disk_is_an_export_error_too(tmp_path: Path) -> None:
    def full(beside: Path) -> None:
        raise OSError(28, os.strerror(28))

    with pytest.raises(ExportError, match="đã đầy"):
        write_whole(tmp_path / "sổ.csv", full)


@given(st.text())
def test_clean_text_fits_into_xml_and_loses_only_what_is_forbidden(text: str) -> None:
    kept = clean(text)
    element = etree.Element("t")
    element.text = kept  # lxml refuses what XML 1.0 cannot hold
    assert unicodedata.is_normalized("NFC", kept)
    assert clean(kept) == kept


def test_clean_keeps_every_letter_and_mark_of_a_source() -> None:
    text = "≥ 30 % – “đạt” **tối thiểu** <b>&amp;\n- a)\tb"
    assert clean(text) == text
    assert clean(unicodedata.normalize("NFD", "Sở Nội vụ")) == "Sở Nội vụ"
