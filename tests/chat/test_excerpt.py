"""The side panel shows the cited lines, what stands around them, and what plan it is."""

import pytest

from chat import panel
from chat.excerpt import ExcerptError, excerpt, mark
from corpus.plan import Line

PLAN = "thaibinh-26-2025"


def test_a_clause_comes_with_headings_and_neighbours(register) -> None:
    # Lines 77 and 79 hold II.2.e, 75 the lead of item đ, 81 item g.
    found = excerpt(register, PLAN, (77, 79), "II.2.e", "người có tài năng")
    assert found.path.startswith("II. NHIỆM VỤ CỤ THỂ › 2. Đột phá cơ chế")
    assert [line.number for line in found.before] == [73, 75]
    assert [line.number for line in found.after] == [81, 83]
    assert found.cited[0].parts[1] == "người có tài năng"
    assert found.cited[1].parts[1] == ""


def test_an_annex_row_names_annex_and_group(register) -> None:
    found = excerpt(register, PLAN, (383, 383), "PL2.7")
    assert found.path.startswith("Phụ lục II › I. Nâng cao nhận thức")
    assert found.place == "Phụ lục II, nhiệm vụ 7"


def test_a_quotation_over_two_lines_is_marked_on_both() -> None:
    lines = (Line(1, "a) Xây  dựng\u00a0đề"), Line(2, ""), Line(3, "án số. Sở Y tế"))
    marked = mark(lines, "Xây dựng đề án số.")
    assert [one.parts[1] for one in marked] == ["Xây  dựng\u00a0đề", "án số."]


@pytest.mark.parametrize("quote", ["", "không có ở đây"])
def test_without_a_quotation_all_cited_words_are_marked(quote: str) -> None:
    assert mark((Line(1, " một hai "),), quote)[0].parts == (" ", "một hai", " ")


@pytest.mark.parametrize(("plan", "lines"), [("hanoi-1", (1, 2)), (PLAN, (10**6, 10**6))])
def test_a_place_that_is_gone_is_said(register, plan: str, lines: tuple[int, int]) -> None:
    with pytest.raises(ExcerptError, match="không còn"):
        excerpt(register, plan, lines, "I")


def test_a_very_long_place_is_cut_and_says_so(register) -> None:
    found = excerpt(register, PLAN, (1, 300), "")
    assert found.left_out == 180
    assert "180 dòng nữa" in panel.markdown(found, None)


def test_the_panel_says_that_a_plan_was_replaced(register) -> None:
    found = excerpt(register, PLAN, (77, 79), "II.2.e")
    text = panel.markdown(found, "Kế hoạch 86/KH-UBND")
    assert r"Đã được thay thế bởi Kế hoạch 86\/KH\-UBND từ ngày 19\/5\/2025" in text
    assert r"Số 26\/KH\-UBND\, ngày 13\/02\/2025" in text
    assert r"dòng 77–79" in text


def test_the_panel_says_that_a_plan_is_in_force(register) -> None:
    found = excerpt(register, "thaibinh-thidua-2025", (30, 31), "")
    text = panel.markdown(found, None)
    assert text.startswith("✓ Còn hiệu lực")
    assert r"tháng 04\/2025" in text  # its day is unreadable


def test_a_space_between_the_quotation_and_its_line_is_kept(register) -> None:
    found = excerpt(register, PLAN, (77, 79), "II.2.e", "cơ chế, chính sách")
    assert "Xây dựng *" in panel.markdown(found, None)
