"""Numbered paragraphs become a tree; damaged numbers are read by their place in it."""

from collections.abc import Callable

import pytest

from corpus.outline import flatten, outline
from corpus.paragraphs import paragraphs
from corpus.plan import Issue, Line, Section

Lines = Callable[[str], tuple[Line, ...]]
Tree = Callable[[str], tuple[tuple[Section, ...], tuple[Issue, ...]]]


@pytest.fixture
def tree(lines: Lines) -> Tree:
    return lambda text: outline(paragraphs(lines(text)), "ke-hoach.txt")


def locators(sections: tuple[Section, ...]) -> list[str]:
    return [section.locator for section, _ in flatten(sections)]


def test_a_locator_is_the_numbering_as_it_nests(tree: Tree) -> None:
    sections, issues = tree(
        "I. NHIỆM VỤ\n1. Chung.\n1.1. Dạy nghề.\na) Ở xã.\n- Xã ven sông.\n- Xã núi.\n"
        "1.2. Bán hàng.\n2. Riêng.\nII. TỔ CHỨC\n1. Giao."
    )
    assert locators(sections) == [
        *("I", "I.1", "I.1.1", "I.1.1.a", "I.1.1.a-1", "I.1.1.a-2", "I.1.2", "I.2"),
        *("II", "II.1"),
    ]
    assert issues == ()


def test_one_parenthesis_after_k_is_the_letter_l(tree: Tree) -> None:
    """A scanner reads l) as 1): behind k) it is the letter, and m) goes on after it."""
    letters = "\n".join(f"{c}) Việc {c}." for c in "abcdđeghik")
    sections, issues = tree(f"I. VIỆC\n1. Danh mục:\n{letters}\n1) Việc.\nm) Việc m.")
    assert locators(sections)[-2:] == ["I.1.l", "I.1.m"]
    assert flatten(sections)[-2][0].label == "1)"
    assert issues == ()


def test_a_roman_that_the_scanner_spoiled_takes_the_next_place(tree: Tree) -> None:
    sections, _ = tree("I. MỤC ĐÍCH\n1. Một.\nII. NHIỆM VỤ\n1. Hai.\nin. TỔ CHỨC\n1. Ba.")
    assert locators(sections) == ["I", "I.1", "II", "II.1", "III", "III.1"]


def test_a_number_that_lost_its_point_counts_when_it_is_the_next(tree: Tree) -> None:
    sections, _ = tree("I. TỔ CHỨC\n1. Sở Y tế làm.\n2 Đề nghị Hội Nông dân giúp.\n3. Hết.")
    assert locators(sections) == ["I", "I.1", "I.2", "I.3"]


def test_a_heading_that_the_source_lost_is_reported(tree: Tree) -> None:
    _, issues = tree("I. NHIỆM VỤ\n1. Một.\n2. Hai.\n4. Bốn.")
    assert [issue.why for issue in issues] == ["đánh số nhảy đến “4.”, lẽ ra là “3”"]
    assert issues[0].span.first == 4


def test_text_before_the_first_number_is_reported_not_dropped(tree: Tree) -> None:
    _, issues = tree("Lời nói đầu.\nI. NHIỆM VỤ")
    assert [(issue.text, issue.why) for issue in issues] == [
        ("Lời nói đầu.", "đứng trước mục đầu tiên")
    ]


def test_paragraphs_without_a_number_belong_to_the_item_above(tree: Tree) -> None:
    sections, _ = tree("I. NHIỆM VỤ\n1. Một.\nThêm lời.\n2. Hai.")
    first = sections[0].children[0]
    assert [p.text for p in first.body] == ["Thêm lời."]
    assert (first.head.last, first.span.last) == (2, 3)


def test_numbers_may_be_closed_by_a_dash_a_slash_or_a_point(tree: Tree) -> None:
    sections, _ = tree("I- VIỆC\n1- Mục đích\na. Ở xã\nb. Ở bản\n2/ Yêu cầu\nII/ TỔ CHỨC\n1/ Giao.")
    assert locators(sections) == ["I", "I.1", "I.1.a", "I.1.b", "I.2", "II", "II.1"]


def test_a_span_of_numbers_opens_no_item(tree: Tree) -> None:
    sections, _ = tree("I. VIỆC\n1. Mở lớp.\n10 - 12 hộ làm gốm.")
    assert locators(sections) == ["I", "I.1"]


def test_a_part_takes_its_title_from_the_line_below(tree: Tree) -> None:
    sections, _ = tree(
        "Phần I\nMỤC TIÊU\nA. CHUNG\nGiữ nghề.\nPhần thứ hai\nVIỆC\nA. RIÊNG\n1. Mở lớp."
    )
    assert locators(sections) == ["P1", "P1.A", "P2", "P2.A", "P2.A.1"]
    assert [s.title for s in sections] == ["MỤC TIÊU", "VIỆC"]
