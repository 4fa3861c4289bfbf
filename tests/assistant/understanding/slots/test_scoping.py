"""Which documents answer: never another one than the one that is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant

_RESOLUTION = """CHÍNH PHỦ
Số: 7/NQ-CP
Hà Nội, ngày 05 tháng 3 năm 2026
NGHỊ QUYẾT
Về phát triển y tế cơ sở
Điều 1. Chỉ tiêu và nhiệm vụ
1. Tỷ lệ trạm y tế đạt chuẩn tại Thái Nguyên đạt 95% đến năm 2030.
Điều 2. Nghị quyết này có hiệu lực kể từ ngày ký ban hành.
PHỤ LỤC I
DANH MỤC NHIỆM VỤ
TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn
1\tXây dựng đề án y tế cơ sở\tBộ Y tế\tTháng 6/2026
TM. CHÍNH PHỦ
THỦ TƯỚNG
Nguyễn Văn An
"""


@pytest.fixture(scope="module")
def with_resolution(assistant_with: Callable[[str], Assistant]) -> Assistant:
    """With a resolution of the Government."""
    return assistant_with(_RESOLUTION)


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2026, 4, 1)))


@pytest.mark.parametrize("named", ["Nghị quyết 7/NQ-CP", "Nghị quyết 7", "NQ số 7", "nghi quyet 7"])
def test_a_document_is_called_by_kind_and_figure(with_resolution: Assistant, named: str) -> None:
    """As "Kế hoạch 26" is; the list is that of the one document."""
    answer = ask(with_resolution, f"Theo {named}, Bộ Y tế phải làm gì?")
    assert answer.question.plans == ("chinhphu-7-2026",)
    assert [s.item.record.locator for s in answer.items] == ["PL1.1"]


def test_since_when_it_is_in_force(with_resolution: Assistant) -> None:
    """The clause that says so, quoted."""
    answer = ask(with_resolution, "Nghị quyết 7/NQ-CP có hiệu lực từ khi nào?")
    assert any("có hiệu lực kể từ ngày ký" in c.quote for c in answer.citations)


def test_the_centre_speaks_of_a_province(with_resolution: Assistant) -> None:
    """The province beside a document of the centre is part of what is asked."""
    text = "Tỷ lệ trạm y tế đạt chuẩn ở Thái Nguyên theo Nghị quyết 7/NQ-CP là bao nhiêu?"
    answer = ask(with_resolution, text)
    assert answer.status == "answered" and "95%" in answer.markdown


@pytest.mark.parametrize("number", ["Kế hoạch 500", "Kế hoạch 500/KH-UBND"])
def test_another_plan_never_answers(assistant: Assistant, number: str) -> None:
    """A number that is not there is said, though the province has another plan."""
    answer = ask(assistant, f"{number} của Đồng Tháp giao Sở Y tế việc gì?")
    assert answer.status == "none" and answer.items == ()
    assert f"không có {number} của Đồng Tháp" in answer.markdown


def test_all_targets_of_a_plan(assistant: Assistant) -> None:
    """Without topic or year: the 221 that plan 283 has (tests/corpus/truth)."""
    answer = ask(assistant, "Các chỉ tiêu của Kế hoạch 283")
    assert len(answer.items) == 221


def test_a_bare_noun_is_no_agency(assistant: Assistant) -> None:
    """ "Cơ quan nào" asks for a body."""
    assert ask(assistant, "Cơ quan nào ban hành Kế hoạch 283?").question.kind == "signer"


def test_who_issues_a_plan_sets_its_targets(with_resolution: Assistant) -> None:
    """An issuer tracks no target: its own document is searched, and no other one."""
    answer = ask(with_resolution, "Chính phủ đặt mục tiêu gì về trạm y tế?")
    assert answer.question.plans == ("chinhphu-7-2026",)
    assert answer.status == "answered"


def test_words_that_titles_share_name_no_document(with_resolution: Assistant) -> None:
    """ "Phát triển" stands in its title and in most others: the question is about all."""
    answer = ask(with_resolution, "Nhiệm vụ phát triển hạ tầng giao Sở Tài chính?")
    assert answer.question.plans != ("chinhphu-7-2026",)
