"""Who issues, where a text keeps the columns of its letterhead apart by tabs, bars or blanks."""

import pytest

from corpus.identify import identify
from corpus.plan import Line
from corpus.provinces import Provinces

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
TITLE = ("KẾ HOẠCH", "Chuyển đổi số năm 2026", "I. MỤC ĐÍCH", "1. Sở Y tế làm gương.")


def issuer(apart: str, *names: str) -> str:
    """Names beside the motto, then the number beside the day."""
    rows = [apart.join(row) for row in zip(names, MOTTO, strict=True)]
    rows += [f"Số: 38/KH{apart}Nghệ An, ngày 26 tháng 01 năm 2026", *TITLE]
    lines = tuple(Line(n, text) for n, text in enumerate(rows, 1))
    return identify(lines, Provinces.load()).issuer


@pytest.mark.parametrize("apart", ["\t", " | ", "        "])
@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("UBND TỈNH NGHỆ AN", "SỞ Y TẾ"), "Sở Y tế tỉnh Nghệ An"),
        (("ỦY BAN NHÂN DÂN", "XÃ YÊN THÀNH"), "Ủy ban nhân dân xã Yên Thành"),
        (("UBND TỈNH NGHỆ AN", "HỘI ĐỒNG THI ĐUA"), "Hội đồng thi đua"),
    ],
)
def test_the_issuer_stands_below_the_body_it_belongs_to(
    apart: str, names: tuple[str, str], said: str
) -> None:
    assert issuer(apart, *names) == said


def test_a_document_without_a_letterhead_has_the_number_of_its_decision() -> None:
    rows = (
        "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK", "ĐỀ ÁN", "Phát triển nhân lực số",
        "(Ban hành kèm theo Quyết định số 377/QĐ-UBND ngày 06 tháng 3 năm 2026", "của tỉnh)",
        "I. MỤC TIÊU", "1. Sở Y tế làm gương.",
    )  # fmt: skip
    found = identify(tuple(Line(n, t) for n, t in enumerate(rows, 1)), Provinces.load())
    assert (found.number, str(found.issued)) == ("377/QĐ-UBND", "2026-03-06")


def test_a_letterhead_may_stand_below_the_title() -> None:
    """As a page for the web sets it; a day of the preamble is none of it."""
    rows = (
        "---", "title: Kỹ năng số", "---", "KẾ HOẠCH", "Phổ cập kỹ năng số tỉnh Nghệ An",
        "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", "Số: 96/KH-UBND — Nghệ An, ngày 27 tháng 3 năm 2026",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của UBND tỉnh.",
        "I. MỤC ĐÍCH", "1. Sở Y tế làm gương.",
    )  # fmt: skip
    lines = tuple(Line(n, text) for n, text in enumerate(rows, 1))
    found = identify(lines, Provinces.load())
    assert (found.issuer, found.number) == ("Ủy ban nhân dân tỉnh Nghệ An", "96/KH-UBND")
    assert str(found.issued) == "2026-03-27"
