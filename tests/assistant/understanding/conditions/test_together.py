"""Two agencies in one question: both in a cell, or one beside the other. Expected rows are read
from the plans."""

from __future__ import annotations

import pytest

from assistant.condition import Jointly, Named, Partner
from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask

HOME_AFFAIRS = Named("lead", ("Sở Nội vụ",))


def listed(assistant: Assistant, text: str) -> set[str]:
    """The records of an answer, without the year of their plans."""
    return {item.record.id.replace("-2025#", "#") for item in ask(assistant, text).listed}


def conditions_of(assistant: Assistant, text: str) -> list[object]:
    return [c.test for c in ask(assistant, text).question.conditions]


@pytest.mark.parametrize(
    "asked",
    [
        "cùng do Sở Khoa học và Công nghệ và Sở Nội vụ chủ trì",
        "do Sở Khoa học và Công nghệ lẫn Sở Nội vụ chủ trì",
        "do cả Sở Khoa học và Công nghệ và Sở Nội vụ chủ trì",
        "vừa giao Sở Khoa học và Công nghệ vừa giao Sở Nội vụ chủ trì",
        "chung của Sở Khoa học và Công nghệ và Sở Nội vụ",
        "giao chung cho Sở Khoa học và Công nghệ và Sở Nội vụ",
    ],
)
def test_both_stand_in_the_cell(assistant: Assistant, asked: str) -> None:
    """Kế hoạch 86 mục II.1.3, II.2.10; Kế hoạch 25 nhiệm vụ 9."""
    if asked.startswith("cùng"):  # said behind the names
        asked = asked.removeprefix("cùng ").replace(" chủ trì", " cùng chủ trì")
    found = ask(assistant, f"Những việc nào {asked}?")
    assert [c.test for c in found.question.conditions] == [HOME_AFFAIRS]
    assert {i.record.id for i in found.listed} == {
        "thaibinh-86-2025#II.1.3",
        "thaibinh-86-2025#II.2.10",
        "thainguyen-25-2025#PL2.9",
    }


@pytest.mark.parametrize(
    "asked",
    [
        "Sở TT&TT và Sở KH&ĐT cùng đứng chủ trì",
        "hai sở TT&TT và KH&ĐT cùng nhau chủ trì",
        "Sở TT&TT và KH&ĐT cùng đứng tên chủ trì",
    ],
)
def test_two_that_stand_as_lead_together(assistant: Assistant, asked: str) -> None:
    """Kế hoạch 25, nhiệm vụ 13, 52, 55, 57 and 61: both names in the column of who leads."""
    assert listed(assistant, f"Những nhiệm vụ ở Thái Nguyên mà {asked}") == {
        f"thainguyen-25#PL2.{n}" for n in (13, 52, 55, 57, 61)
    }


def test_both_coordinate(assistant: Assistant) -> None:
    """Only nhiệm vụ 39 of Kế hoạch 26 and nhiệm vụ 29 of Kế hoạch 25 name both beside the lead."""
    for said in ("có cả Công an tỉnh và Văn phòng UBND tỉnh phối hợp",
                 "vừa có Công an tỉnh vừa có Văn phòng UBND tỉnh phối hợp"):  # fmt: skip
        assert listed(assistant, f"Việc nào {said}?") == {
            "thaibinh-26#PL2.39",
            "thainguyen-25#PL2.29",
        }


@pytest.mark.parametrize(
    "text",
    [
        "Sở nào cùng chủ trì với Sở Tài chính trong Kế hoạch 86?",
        "Sở nào cùng làm với Sở Tài chính trong Kế hoạch 86?",
        "Sở Tài chính chủ trì chung với những sở nào trong Kế hoạch 86?",
        "Cơ quan nào đứng tên chung với Sở Tài chính trong Kế hoạch 86?",
    ],
)
def test_whoever_leads_beside_an_agency(assistant: Assistant, text: str) -> None:
    """Sở Tài chính leads mục II.2.9 and II.2.10 with others, the rest of its work alone."""
    found = ask(assistant, text)
    assert [c.test for c in found.question.conditions] == [Jointly()]
    assert {i.record.locator for i in found.listed} == {"II.2.9", "II.2.10"}
    assert "Sở Khoa học và Công nghệ, Sở Nội vụ, Sở Tài chính" in found.markdown


@pytest.mark.parametrize(
    "text",
    [
        "Việc của Sở Y tế mà Sở Tài chính phối hợp?",
        "nhung viec cua so y te ma so tai chinh phoi hop",
        "Nhiệm vụ của Sở Y tế Thái Bình có Sở Tài chính phối hợp?",
        "Sở Tài chính phối hợp việc gì của Sở Y tế?",
    ],
)
def test_the_work_of_one_that_another_helps_in(assistant: Assistant, text: str) -> None:
    """Kế hoạch 26: nhiệm vụ 16, 24, 77, 78 print "Sở Tài chính" beside Sở Y tế."""
    rows = {f"thaibinh-26#PL2.{n}" for n in (16, 24, 77, 78)}
    assert listed(assistant, text) == rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cả Sở Nội vụ và Sở Y tế phải làm gì theo Kế hoạch 26?", []),
        ("Việc của Sở Nội vụ và Sở Tài chính phối hợp?", []),
        ("Sở Nội vụ và Sở Y tế phải làm gì?", []),
        ("Sở Tài chính phối hợp với Sở Y tế việc gì?", [Partner(("Sở Y tế",))]),
    ],
)
def test_the_work_of_either(assistant: Assistant, text: str, expected: list[object]) -> None:
    """Two agencies that are named side by side are asked for each by itself."""
    assert conditions_of(assistant, text) == expected


def test_what_stands_beside_others_in_a_list(assistant: Assistant) -> None:
    """000:422 and 514 name others beside Sở Y tế."""
    turns = ("Sở Y tế chủ trì mấy nhiệm vụ trong Phụ lục II kế hoạch 26?",)
    last = ask(assistant, *turns, "Việc nào trong đó phải đứng chung với sở khác?")
    assert {i.record.locator for i in last.listed} == {"PL2.34", "PL2.98"}


@pytest.mark.parametrize(
    "text",
    [
        "Nhiệm vụ nào có cả Sở Y tế và Sở Giáo dục và Đào tạo ở Thái Bình?",
        "Sở Y tế và Sở Giáo dục và Đào tạo có chung việc gì ở Thái Bình?",
        "Sở Y tế với Sở Giáo dục và Đào tạo có việc gì chung ở Thái Bình?",
        "Việc nào có Sở Y tế và Sở Giáo dục và Đào tạo cùng tham gia ở Thái Bình?",
        "việc nào vừa có sở y tế vừa có sở giáo dục và đào tạo ở thái bình",
        "Sở Y tế làm gì cùng Sở Giáo dục và Đào tạo ở Thái Bình?",
        "nhung viec co ca so y te va so giao duc dao tao o thai binh",
    ],
)
def test_both_have_a_part_in_it(assistant: Assistant, text: str) -> None:
    """Kế hoạch 26, nhiệm vụ 98 (000:514) alone prints both by name."""
    assert listed(assistant, text) == {"thaibinh-26#PL2.98"}


def test_targets_that_several_bodies_follow(assistant: Assistant) -> None:
    """000, lines 353 and 362: two bodies and more in the last column."""
    text = "Chỉ tiêu nào của kế hoạch 26 do 2 cơ quan trở lên theo dõi?"
    answer = ask(assistant, text)
    assert [c.test for c in answer.question.conditions] == [Jointly()]
    assert [item.record.span.first for item in answer.listed] == [353, 362]
