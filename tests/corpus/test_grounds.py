"""What a document rests on and what it ends: laws by name, sections of grounds, repeals."""

from collections.abc import Callable

import pytest

from corpus.documents import laws
from corpus.plan import Plan, Relation

Read = Callable[[str], Plan]


def relations(read: Read, *lines: str) -> dict[str, str]:
    found = (r for r in read("\n".join(lines)).records if isinstance(r, Relation))
    return {r.target.number: r.relation for r in found}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Căn cứ Luật Giao dịch điện tử ngày 22/6/2023;", ["Luật Giao dịch điện tử"]),
        ("Căn cứ Luật Thi đua, khen thưởng năm 2022;", ["Luật Thi đua, khen thưởng"]),
        (
            "Căn cứ Bộ luật Dân sự và Luật Đất đai được sửa đổi năm 2025;",
            ["Bộ luật Dân sự", "Luật Đất đai"],
        ),
        ("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;", []),
        ("Chấp hành luật pháp.", []),
    ],
)
def test_a_law_without_a_number_is_called_by_its_name(text: str, names: list[str]) -> None:
    assert [law.ref.number for law in laws(text)] == names


def test_the_day_behind_a_law_is_its_own() -> None:
    (law,) = laws("Căn cứ Luật Công nghiệp công nghệ số ngày 14 tháng 6 năm 2025;")
    assert str(law.ref.date) == "2025-06-14"


def test_laws_are_grounds_and_no_mentions_in_the_body(read: Read) -> None:
    found = relations(
        read,
        "KẾ HOẠCH",
        "Nghề gốm",
        "Căn cứ Luật Di sản văn hóa ngày 23/11/2024;",
        "I. NHIỆM VỤ",
        "1. Phổ biến Luật Đất đai.",
    )
    assert found == {"Luật Di sản văn hóa": "based_on"}


def test_a_section_of_grounds_says_what_the_plan_rests_on(read: Read) -> None:
    found = relations(
        read,
        "KẾ HOẠCH",
        "Nghề gốm",
        "I. CĂN CỨ LẬP KẾ HOẠCH",
        "- Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;",
        "- Kế hoạch số 9/KH-UBND về thực hiện Nghị quyết số 57-NQ/TW.",
        "II. NHIỆM VỤ",
        "1. Mở lớp theo Nghị quyết số 3/NQ-CP.",
    )
    assert found == {
        "749/QĐ-TTg": "based_on",
        "9/KH-UBND": "based_on",
        "57-NQ/TW": "cites",
        "3/NQ-CP": "cites",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết này bãi bỏ Nghị quyết số 214/NQ-HĐND ngày 12/7/2023.",
        "Nghị quyết số 214/NQ-HĐND hết hiệu lực kể từ ngày Nghị quyết này có hiệu lực.",
    ],
)
def test_a_document_says_that_it_ends_another(read: Read, text: str) -> None:
    found = relations(
        read, "NGHỊ QUYẾT", "Nghề gốm", "QUYẾT NGHỊ:", "Điều 1. Mở lớp.", f"Điều 2. {text}"
    )
    assert found == {"214/NQ-HĐND": "repeals"}


def test_an_agreement_that_has_effect_replaces_the_one_before(read: Read) -> None:
    found = relations(
        read, "CHƯƠNG TRÌNH PHỐI HỢP", "Nghề gốm", "I. ĐIỀU KHOẢN",
        "1. Chương trình có hiệu lực từ ngày ký và thay thế Chương trình phối hợp số 3/CTPH-HND.",
    )  # fmt: skip
    assert found == {"3/CTPH-HND": "replaces"}
