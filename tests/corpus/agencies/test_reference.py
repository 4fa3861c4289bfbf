"""Faults of the reference file: each is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.agencies import Directory, ReferenceDataError
from corpus.agencies.reference import DEFAULT_PATH


def test_all_faults_of_the_file_come_in_one_error_with_their_lines(tmp_path: Path) -> None:
    text = DEFAULT_PATH.read_text(encoding="utf-8")
    line = text.count("\n") + 1
    bad = tmp_path / "agencies.toml"
    bad.write_text(
        text
        + '[[agency]]\nname = "Sở Y tế"\nkind = "so"\n'
        + '[[merger]]\nfrom = "Sở Mơ"\nto = "Sở Y tế"\npart = "all"\n'
        + 'date = 2025-03-01\nsource = "x"\n',
        encoding="utf-8",
    )
    with pytest.raises(ReferenceDataError) as caught:
        Directory.load(bad)
    message = str(caught.value)
    assert f'{bad}:{line}: [[agency]] "Sở Y tế" có hai lần' in message
    assert f'{bad}:{line + 3}: [[merger]] from = "Sở Mơ" không có trong' in message
    assert 'part = "all" phải là "whole" hoặc "part"' in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("extra", "what"),
    [
        ('[[agency]]\nname = "Sở B"\nkind = "so"\nalias = []\n', "khóa lạ 'alias'"),
        ('[[agency]]\nname = "Sở B"\n', "thiếu khóa 'kind'"),
        ('[[agency]]\nname = "Sở B"\nkind = "sở"\n', 'kind = "sở" không có trong [kinds]'),
        ('[[agency]]\nname = "Sở B"\nkind = "so"\naliases = ["sở b"]\n', "lặp lại một cách viết"),
        (
            '[[merger]]\nfrom = "Sở Y tế"\nto = "Sở Nội vụ"\npart = "whole"\n'
            'date = "1/3/2025"\nsource = "x"\n',
            "date = '1/3/2025' phải là một ngày",
        ),
        ("[[agency\n", "agencies.toml: không đúng TOML"),
        ("[[office]]\n", "bảng lạ [office]"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, extra: str, what: str) -> None:
    bad = tmp_path / "agencies.toml"
    bad.write_text(DEFAULT_PATH.read_text(encoding="utf-8") + extra, encoding="utf-8")
    with pytest.raises(ReferenceDataError) as caught:
        Directory.load(bad)
    assert what in str(caught.value)
