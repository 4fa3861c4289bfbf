"""A turn that asks for a list or a figure again, after a detail or another sort of question."""

from __future__ import annotations

from assistant.respond import Assistant
from tests.assistant.understanding.talk import talk


def _ids(assistant: Assistant, *turns: str) -> list[str]:
    return [item.record.id for item in talk(assistant, *turns)[-1].listed]


def test_another_year_after_who_follows_a_figure(assistant: Assistant) -> None:
    """003:366-370: the size of the digital economy in 2045."""
    last = talk(
        assistant, "Mục tiêu kinh tế số của Thái Nguyên đến 2030?", "ai theo dõi chỉ tiêu này?",
        "đến 2045 thì sao?",
    )[-1]  # fmt: skip
    assert last.question.kind == "target"
    assert "thainguyen-25-2025#PL1.26" in last.question.answered


def test_work_is_asked_for_after_a_sum_of_money(assistant: Assistant) -> None:
    """000: row 80 of annex II; the sum that was not found narrows nothing."""
    turns = ("Ngân sách của Sở Y tế Thái Bình là bao nhiêu tỷ?",)
    asked = _ids(assistant, *turns, "thế sở đó có việc nào về bệnh án điện tử?")
    assert "thaibinh-26-2025#PL2.80" in asked


def test_a_sort_of_deadline_takes_the_place_of_days_it_cannot_fall_in(
    assistant: Assistant,
) -> None:
    """000: row 81 is due in December 2025, all else that this agency leads is late."""
    found = _ids(assistant, "Sở Giáo dục Thái Bình có việc gì quá hạn?", "việc nào chưa đến hạn?")
    assert found == ["thaibinh-26-2025#PL2.81"]


def test_one_role_and_another_plan_are_of_the_same_agency(assistant: Assistant) -> None:
    """001 names it in II.2.4; 000 gives it row 10 to help with."""
    turns = ("Sở Tài chính Thái Bình phải làm gì?", "chỉ việc chủ trì ở kế hoạch 86")
    assert "thaibinh-86-2025#II.2.4" in _ids(assistant, *turns)
    assert "thaibinh-26-2025#PL2.10" in _ids(assistant, *turns, "phối hợp thôi, ở kế hoạch 26")


def test_the_highest_is_that_of_all_provinces_told_of(assistant: Assistant) -> None:
    """000:319, 002:127 and 003:196-200: 30, 30 and 40 percent."""
    turns = ("So sánh kinh tế số 2030 của Thái Bình và Thái Nguyên", "còn Đồng Tháp?")
    *_, highest = talk(assistant, *turns, "tỉnh nào cao nhất?")
    assert highest.question.provinces == ("Thái Bình", "Thái Nguyên", "Đồng Tháp")
    *_, one = talk(assistant, *turns)
    assert one.question.provinces == ("Đồng Tháp",)


def test_all_years_of_work_are_no_series(assistant: Assistant) -> None:
    *_, last = talk(assistant, "Sở Nội vụ Thái Bình phải làm gì trước tháng 6?", "tất cả các năm")
    assert last.question.kind == "responsibility" and last.question.window is None


def test_reports_are_those_of_the_plan_just_told_of(assistant: Assistant) -> None:
    """004:295-302: the movement's own days."""
    asked = "Kế hoạch phong trào thi đua giao Sở Nội vụ việc gì?"
    found = _ids(assistant, asked, "bao giờ sơ kết?")
    assert found and all(id_.startswith("thaibinh-thidua-2025#") for id_ in found)


def test_a_later_year_is_moved_to(assistant: Assistant) -> None:
    """003:366-370, after another province and its year."""
    turns = ("Kinh tế số Đồng Tháp đến 2030 là mấy phần trăm?", "Thái Nguyên thì sao?")
    found = _ids(assistant, *turns, "đẩy ra 2045 nhé")
    assert "thainguyen-25-2025#PL1.26" in found


def test_others_are_set_beside_the_last_figure(assistant: Assistant) -> None:
    """000:357, 003:341, 002:124: digital signatures of adults in 2030."""
    turns = ("Thái Bình đặt bao nhiêu phần trăm dân trưởng thành có chữ ký số đến 2030?",)
    last = talk(assistant, *turns, "Đặt cạnh Thái Nguyên và Đồng Tháp xem ai cao ai thấp")[-1]
    assert last.question.kind == "comparison"
    assert {i.record.id for i in last.listed} == {
        "thaibinh-26-2025#PL1.33", "thainguyen-25-2025#PL1.22", "dongthap-283-2025#II.2.2.e-12",
    }  # fmt: skip


def test_the_same_agency_of_another_province(assistant: Assistant) -> None:
    turns = ("Sở Y tế Thái Nguyên có việc chủ trì nào tới hạn trong năm 2025?",)
    last = talk(assistant, *turns, "Cũng Sở Y tế nhưng bên Thái Bình thì sao")[-1].question
    assert (last.agencies, last.provinces) == (("Sở Y tế",), ("Thái Bình",))
    assert (last.topic, last.window is not None) == ((), True)


def test_who_takes_over_from_one_that_is_gone(assistant: Assistant) -> None:
    turns = ("Sở Lao động - Thương binh và Xã hội Thái Bình tháng 6/2025 có gì đến hạn?",)
    last = talk(assistant, *turns, "Sở này giải thể rồi, việc đó chuyển cho ai?")[-1]
    assert last.question.kind == "merger"
    assert "Sở Nội vụ" in last.markdown


def test_the_words_of_what_was_told(assistant: Assistant) -> None:
    """000:434: of the one piece of work that was just told of."""
    turns = ("Sở Công Thương Thái Bình chủ trì những việc nào?", "Việc nào hạn sớm nhất?")
    last = talk(assistant, *turns, "Ai phối hợp việc đó?", "Nguyên văn?")[-1]
    assert last.question.kind == "citation"
    assert [item.record.id for item in last.listed] == ["thaibinh-26-2025#PL2.42"]
    assert last.markdown.startswith("Nguyên văn:")


def test_all_provinces_are_compared_after_a_list_of_one(assistant: Assistant) -> None:
    """000:320, 003:27, 002:127."""
    turns = ("Sở Y tế Thái Nguyên phải làm gì?", "So sánh mục tiêu kinh tế số 2030 của ba tỉnh")
    last = talk(assistant, *turns)[-1]
    assert {i.record.plan for i in last.listed} == {
        "thaibinh-26-2025", "dongthap-283-2025", "thainguyen-25-2025",
    }  # fmt: skip


def test_a_plan_in_short_after_a_list_takes_nothing_from_it(assistant: Assistant) -> None:
    turns = ("Sở Tư pháp phải làm gì trước tháng 6/2025?",)
    last = talk(assistant, *turns, "Kế hoạch 26 có mấy phụ lục, mỗi phụ lục nói gì?")[-1].question
    assert (last.kind, last.agencies, last.window, last.topic) == ("overview", (), None, ())


def test_one_year_of_a_series(assistant: Assistant) -> None:
    """002:159: the incubators of 2035."""
    series = "Số vườn ươm, trung tâm đổi mới sáng tạo của Đồng Tháp qua các mốc là bao nhiêu?"
    for only in ("Riêng mốc 2035 thôi.", "đến 2035 là bao nhiêu"):
        assert _ids(assistant, series, only) == ["dongthap-283-2025#II.2.3.d-3"]


def test_every_province_after_two_of_them(assistant: Assistant) -> None:
    """002:87, 003:271-275, 000:341: the HDI of 2030."""
    asked = _ids(
        assistant, "Thái Nguyên có bao nhiêu người nghiên cứu khoa học trên một vạn dân?",
        "so với Thái Bình thì sao", "còn chỉ số HDI của ba tỉnh đến 2030",
    )  # fmt: skip
    assert {"dongthap-283-2025#II.2.2.b-7", "thainguyen-25-2025#PL1.10"} <= set(asked)
    assert "thaibinh-26-2025#PL1.21" in asked


def test_provinces_that_a_topic_speaks_of_are_no_scope(assistant: Assistant) -> None:
    last = talk(
        assistant, "Thái Bình có việc nào về chuyển đổi số?",
        "còn việc nào về hợp tác với các tỉnh lân cận?",
    )[-1]  # fmt: skip
    assert last.question.provinces == ("Thái Bình",)


def test_work_that_is_not_yet_due_today(assistant: Assistant) -> None:
    """000:489 alone is due after 21/11/2025: the day is the one that it is judged on."""
    year = "Sở Giáo dục và Đào tạo Thái Bình có những việc nào trong năm 2025?"
    asked = _ids(assistant, year, "Việc nào đến hôm nay vẫn chưa tới hạn?")
    assert asked == ["thaibinh-26-2025#PL2.81"]


def test_work_in_what_was_just_asked_about(assistant: Assistant) -> None:
    """004:351-363: "phong trào này" is the one told of; its reports are no more asked for."""
    first = "Phong trào thi đua của Thái Bình bao giờ sơ kết, bao giờ tổng kết?"
    asked = _ids(assistant, first, "Thế Sở Nội vụ thì làm gì trong phong trào này?")
    assert {"thaibinh-thidua-2025#VI.5-1", "thaibinh-thidua-2025#VI.5-3"} <= set(asked)


def test_all_work_has_no_days(assistant: Assistant) -> None:
    """003:487-492, 715-720, 791-796."""
    asked = _ids(
        assistant, "Sở Công Thương Thái Bình có việc nào đến hạn trong năm 2026?",
        "Thế còn bên Thái Nguyên, Sở Công Thương được giao chủ trì tất cả những việc gì?",
    )  # fmt: skip
    assert set(asked) == {f"thainguyen-25-2025#PL2.{n}" for n in (15, 52, 64)}
