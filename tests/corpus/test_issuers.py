"""Organs that issue documents, by name and by the number of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.issuers import issuer_of_number, issuers_in, load_issuers
from corpus.reference.tables import ReferenceDataError


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Nghị quyết của Chính phủ", ("Chính phủ",)),
        ("quyết định của Thủ tướng Chính phủ", ("Thủ tướng Chính phủ",)),
        ("nghi quyet cua bo chinh tri", ("Bộ Chính trị",)),
        ("Ban Thường vụ Tỉnh ủy Thái Nguyên", ("Tỉnh ủy",)),
        ("Sở Nội vụ", ()),
    ],
)
def test_the_longest_name_counts(text: str, named: tuple[str, ...]) -> None:
    assert issuers_in(text) == named


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("71/NQ-CP", "Chính phủ"), ("749/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("193/2025/QH15", "Quốc hội"), ("41-CTr/TU", "Tỉnh ủy"),
        ("57-NQ/TW", None), ("26/KH-UBND", None),
    ],
)  # fmt: skip
def test_a_number_tells_who_issued_it_where_only_one_may_have(
    number: str, issuer: str | None
) -> None:
    assert issuer_of_number(number) == issuer


def test_every_fault_of_the_file_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "issuers.toml"
    file.write_text('[[issuer]]\nnames = []\n\n[[issuer]]\ncode = "X"\n', encoding="utf-8")
    with pytest.raises(ReferenceDataError) as raised:
        load_issuers(file)
    assert "issuers.toml:1: names chưa có tên nào" in str(raised.value)
    assert "issuers.toml:4: khóa lạ 'code'" in str(raised.value)
