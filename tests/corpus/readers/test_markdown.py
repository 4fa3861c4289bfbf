"""Markdown files: the marks go, the words and the lines stay."""

from pathlib import Path

import pytest

from corpus.readers import read
from corpus.readers.markdown import is_markdown, plain


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("# KẾ HOẠCH", "KẾ HOẠCH"),
        ("**I. MỤC TIÊU**", "I. MỤC TIÊU"),
        ("*(Kèm theo Kế hoạch số 1/KH-UBND)*", "(Kèm theo Kế hoạch số 1/KH-UBND)"),
        ("* Mở lớp", "- Mở lớp"),
        ("+ Mở lớp", "+ Mở lớp"),
        ("1\\. Sở Y tế \\- Hà Nội", "1. Sở Y tế - Hà Nội"),
        ("| UBND<br>XÃ A | Số: 1 |", "| UBND XÃ A | Số: 1 |"),
        ("Theo [Quyết định](https://a.vn/b)", "Theo Quyết định"),
        ("|---|:---:|", ""),
        ("|:-:|---|-|", ""),
        ("---", ""),
        ("Diện tích 2*3 = 6 ha; 4 * 5", "Diện tích 2*3 = 6 ha; 4 * 5"),
    ],
)
def test_marks_are_taken_out_and_words_stay(marked: str, words: str) -> None:
    assert plain(marked) == words


def test_lines_keep_their_numbers_and_a_merged_cell_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("| TT | **Việc** | Ai |\n|---|---|---|\n| 1 | Họp | Sở |\n| | Thi | Ban |\n")
    found = [(x.number, x.cells) for x in read(path) if x.cells]
    assert found == [
        (1, ("TT", "Việc", "Ai")), (3, ("1", "Họp", "Sở")), (4, ("", "Thi", "Ban")),
    ]  # fmt: skip


def test_a_text_is_markdown_by_its_marks_alone() -> None:
    assert is_markdown("# Kế hoạch\n| A | B |\n|---|---|\n")
    assert is_markdown("**Kế hoạch**\n| A | B |\n|:-:|---|\n")
    assert not is_markdown("**Nơi nhận:**\n- Như trên;")
    assert not is_markdown("-----\n| A | B |")
