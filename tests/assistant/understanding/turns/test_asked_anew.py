"""A question that is whole takes nothing from the one before."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    ("before", "text"),
    [
        # "Sở Tư" is no fourth of a list, "số 02" no second
        (
            "Trong tháng 1/2026 Sở Tài chính phải trình việc gì?",
            "Sở Tư pháp tỉnh Thái Nguyên phối hợp những nhiệm vụ nào?",
        ),
        (
            "Chỉ tiêu số 36 phụ lục I KH 26 Thái Bình là gì?",
            "Nghị quyết số 02-NQ/TU xuất hiện ở kế hoạch nào?",
        ),
        # a particle at the end of a question that asks by itself
        (
            "Trong phụ lục II kế hoạch 26 nhiệm vụ nào có hạn muộn nhất?",
            "Hội nghị xúc tiến đầu tư logistics Thái Bình phải tổ chức xong lúc nào vậy?",
        ),
        (
            "Nhiệm vụ 19 Phụ lục II Kế hoạch 26 là gì?",
            "cơ quan đầu mối thực hiện kế hoạch 283 Đồng Tháp là ai vậy",
        ),
        # work of a place within days, a document in the plans, reports on a plan
        (
            "UBND tỉnh sơ kết phong trào thi đua chuyển đổi số vào lúc nào?",
            "Thái Nguyên: tháng 7/2025 đến hạn những nhiệm vụ nào, tất cả các đơn vị",
        ),
        (
            "Tìm đoạn nói về nhà đầu tư thiên thần",
            "Thông báo số 243 của Văn phòng Chính phủ được nhắc ở đâu trong các kế hoạch?",
        ),
        (
            "Thái Nguyên có chỉ tiêu nào tối đa 10?",
            "Các sở ngành Đồng Tháp phải gửi báo cáo Kế hoạch 283 trước ngày nào?",
        ),
        # all that is aimed at by a year, to whom a plan was sent, who keeps it going
        ("Sở Nội vụ Thái Nguyên phải làm gì?", "Mốc 2045 Thái Nguyên đặt ra điều gì?"),
        ("Sở Nội vụ Thái Nguyên phải làm gì?", "Kế hoạch 283 gửi cho những ai?"),
        ("Sở Nội vụ Thái Nguyên phải làm gì?", "Đồng Tháp: ai theo dõi Kế hoạch 283?"),
        # a body, a place and days; a part of a plan; an introduction
        (
            "Đề án số hóa các điểm đến du lịch hạn khi nào?",
            "Sở Giáo dục và Đào tạo Thái Bình có gì hạn tháng 3/2025?",
        ),
        ("Đồng Tháp phải báo cáo vào những ngày nào?", "Mục đích của kế hoạch 26 là gì?"),
        (
            "Quản lý tàu cá trên biển ra sao?",
            "chào bạn, mình là lính mới ở Sở Công Thương Thái Bình",
        ),
        (
            "Các việc về trí tuệ nhân tạo ở Thái Bình",
            "UBND tỉnh Thái Bình có những chỉ tiêu nào đến 2030?",
        ),
        # "dự án đầu tư" is no first one, "bỏ hẳn" no "bỏ hạn", "mấy cái" none told of
        (
            "Sở Tài chính phải theo dõi chỉ tiêu nào?",
            "Nền tảng quản lý dự án đầu tư trên địa bàn Thái Bình deadline?",
        ),
        (
            "Chỉ tiêu HDI của Thái Bình đến 2030",
            "Bao giờ các bệnh viện ở Thái Bình bỏ hẳn bệnh án giấy?",
        ),
        (
            "Chỉ tiêu HDI của Thái Bình đến 2030",
            "Mấy cái nền tảng số quốc gia ở Thái Bình tới bao giờ triển khai xong?",
        ),
        (
            "Sở Nội vụ Thái Nguyên phải làm gì?",
            "Trong năm bản kế hoạch này, ông Phạm Văn Nghiêm ký bản nào?",
        ),
    ],
)
def test_it_is_answered_as_if_it_came_first(assistant: Assistant, before: str, text: str) -> None:
    alone, after = ask(assistant, text), ask(assistant, before, text)
    assert [i.record.id for i in after.listed] == [i.record.id for i in alone.listed]
    assert after.status == alone.status == "answered"


@pytest.mark.parametrize("narrowed", ["Trong Phụ lục II thôi.", "của Sở Y tế thôi"])
def test_what_asks_nothing_by_itself_narrows_the_list_before(
    assistant: Assistant, narrowed: str
) -> None:
    found = ask(assistant, "Các việc đến hạn tháng 9/2025 của kế hoạch 26", narrowed).question
    assert (found.plans, found.window is not None) == (("thaibinh-26-2025",), True)


def test_a_row_told_of_before_limits_no_list_of_a_month(assistant: Assistant) -> None:
    """All of the plan's work of June, not that of row 5 (000:375-515)."""
    before = "Chỉ tiêu 5 Kế hoạch 26 là gì?"
    found = ask(assistant, before, "Tháng 6 phải xong việc gì?")
    of_plan = ask(assistant, "Kế hoạch 26: tháng 6 phải xong việc gì?")
    assert found.listed == of_plan.listed
    assert len(found.listed) > 1


def test_all_the_plans_are_no_plan_told_of_before(assistant: Assistant) -> None:
    """003:691-696 has the only one of all plans that speaks of it."""
    text = "Mấy kế hoạch này có nói gì tới kinh tế đêm không?"
    found = ask(assistant, "Kế hoạch 26 gồm những chỉ tiêu nào?", text)
    assert found.question.plans is None
    assert {c.locator for c in found.citations} == {"PL2.48"}
