"""What a question asks, where two signs speak for different kinds."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2025, 11, 21)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("han chot ban hanh ke hoach phat trien ha tang so cua thai nguyen", "deadline"),
        ("Ai ban hành Kế hoạch 86?", "signer"),
        ("Việc nào của Thái Nguyên đang trễ hạn, đơn vị nào chủ trì?", "responsibility"),
        ("Kế hoạch của Thái Nguyên căn cứ chương trình hành động nào của Tỉnh ủy?", "basis"),
        ("TFP 2030: Thái Bình và Đồng Tháp, ai đặt cao hơn?", "comparison"),
        ("Kinh tế số: mốc 2025, mốc 2030, mốc 2045 đặt bao nhiêu", "series"),
        ("Bản đồ số nông nghiệp hoàn thành trong năm nào", "deadline"),
        ("Kế hoạch 26 được xây dựng trên cơ sở nào", "basis"),
        ("Co van ban nao bai bo Ke hoach so 86 khong", "validity"),
        ("Kế hoạch 86 đã lỗi thời chưa", "validity"),
        ("Cơ quan nào nhận báo cáo theo Kế hoạch 26", "reporting"),
        ("Sở Y tế phải hỗ trợ các đơn vị khác những gì trong Kế hoạch 86", "responsibility"),
        ("Sở Y tế được cấp bao nhiêu tỷ để làm mấy việc này?", "target"),
        ("Số điện thoại người phụ trách chuyển đổi số?", "office"),
        ("Trời mai có mưa không?", "out_of_scope"),
        ("viết giùm anh bài phát biểu chúc mừng", "out_of_scope"),
    ],
)
def test_the_stronger_sign_decides(assistant: Assistant, text: str, kind: str) -> None:
    """ "ban hành" beside a deadline is work, "mấy việc" beside money no count."""
    assert ask(assistant, text).question.kind == kind


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Nhiệm vụ do Sở Công Thương chủ trì, kèm sản phẩm và cơ quan phối hợp", "lead"),
        ("Sở Công Thương phối hợp những nhiệm vụ nào?", "coordinating"),
    ],
)
def test_the_role_beside_the_name_counts(assistant: Assistant, text: str, role: str) -> None:
    """What else is wanted of each task says nothing of the agency."""
    assert ask(assistant, text).question.role == role


@pytest.mark.parametrize(
    "text",
    [
        "Liệt kê giúp Sở Nội vụ các nhiệm vụ phải làm trước tháng 6/2025",
        "gửi Sở Nội vụ danh mục việc trước tháng 6/2025",
    ],
)
def test_the_agency_that_is_helped_is_asked_about(assistant: Assistant, text: str) -> None:
    """A list for a department is a list of its own work."""
    assert ask(assistant, text).question.agencies == ("Sở Nội vụ",)


@pytest.mark.parametrize(
    "text", ["Tỷ số giới tính khi sinh đến 2030 là bao nhiêu?", "Sở nào quản lý email công vụ?"]
)
def test_what_a_plan_may_speak_of_is_no_small_talk(assistant: Assistant, text: str) -> None:
    """A ratio, or mail as a thing that is managed."""
    assert ask(assistant, text).question.kind not in ("out_of_scope", "office")


def test_who_gets_the_result_is_not_asked_about(assistant: Assistant) -> None:
    """ "phải trình UBND tỉnh": everybody's work, not that of the committee."""
    assert ask(assistant, "Tháng 12/2025 có gì phải trình UBND tỉnh?").question.agencies == ()


def test_a_figure_asked_about_is_no_topic(assistant: Assistant) -> None:
    """002:127 and 129 both speak of the digital economy."""
    text = "Mục tiêu kinh tế số 2030 của Đồng Tháp là đạt 30% hay tối thiểu 30%?"
    answer = ask(assistant, text)
    assert answer.question.topic_text == "kinh tế số"
    assert {"II.2.2.e-15", "II.2.2.e-17"} <= {s.item.record.locator for s in answer.items}


def test_words_of_a_title_behind_its_name_narrow_nothing(assistant: Assistant) -> None:
    """ "kế hoạch thi đua CĐS" names the plan of 004; "dựa" is no "đua"."""
    answer = ask(assistant, "Sở Nội vụ Thái Bình làm gì trong kế hoạch thi đua CĐS?")
    assert answer.question.plans == ("thaibinh-thidua-2025",) and answer.question.topic == ()
    assert ask(assistant, "Kế hoạch thi đua dựa trên những văn bản nào?").question.kind == "basis"


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Cả tỉnh trong tháng 6/2025 phải xong những việc nào?", ()),
        ("CA tỉnh trong tháng 6/2025 phải xong những việc nào?", ("Công an tỉnh",)),
        ("nhung de an so tu phap phai trinh truoc thang 6", ("Sở Tư pháp",)),
    ],
)
def test_a_name_is_told_from_words_that_sound_like_it(
    assistant: Assistant, text: str, agencies: tuple[str, ...]
) -> None:
    """Initials bear no diacritics; "đề án số" of the plans does not hide "Sở Tư pháp"."""
    assert ask(assistant, text).question.agencies == agencies


def test_a_year_before_a_dash_between_words_is_no_document(assistant: Assistant) -> None:
    """ "trước năm 2028 - Sở Y tế - …": the parts of a note, not number 2028-SYT."""
    question = ask(assistant, "Việc đến hết năm 2028 - SYT - phối hợp").question
    assert question.document is None
    assert question.window is not None and question.window.before == date(2028, 12, 31)


def test_a_description_keeps_words_that_elsewhere_ask(assistant: Assistant) -> None:
    """ "mở" asks for a clause, but not within "về mở văn phòng"."""
    question = ask(assistant, "mời ông lớn công nghệ thế giới về mở văn phòng").question
    assert "mở" in question.subject_text


@pytest.mark.parametrize(
    "text",
    ["sở đó làm gì", "bên mình phải làm gì", "đơn vị ấy có việc nào quá hạn", "họ phải làm gì"],
)
def test_a_body_that_nothing_names_is_asked_back(assistant: Assistant, text: str) -> None:
    """No list of everybody's work; a setting or an earlier turn names it."""
    answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
    assert answer.status == "clarify"
    named = assistant.ask("Sở Tư pháp Thái Bình", [answer.question], Settings(date(2025, 11, 21)))
    assert named.status == "answered" and named.question.window == answer.question.window
    own = assistant.ask(
        "bên mình phải làm gì", (), Settings(date(2025, 11, 21), "Thái Bình", "Sở Tư pháp")
    )
    assert own.question.agencies == ("Sở Tư pháp",) and own.status == "answered"


def test_work_of_two_provinces_is_compared_by_its_days(assistant: Assistant) -> None:
    """000:427 June, 003:571 July; the number of a paper within it asks for no mention."""
    answer = assistant.ask(
        "Việc nâng cấp hạ tầng CNTT theo văn bản 1552/BTTTT-THH ở Thái Bình và Thái Nguyên "
        "hạn có khác nhau không",
        (), Settings(date(2025, 11, 21)),
    )  # fmt: skip
    assert answer.question.kind == "deadline"
    found = {item.record.id for item in answer.listed}
    assert {"thaibinh-26-2025#PL2.39", "thainguyen-25-2025#PL2.29"} <= found


def test_who_leads_what_is_due_in_a_month(assistant: Assistant) -> None:
    """Of the works on IoT the one due in December 2025 (000:422)."""
    asked = "Ai chủ trì đề án IoT và có hạn tháng 12/2025 ở Thái Bình?"
    answer = assistant.ask(asked, (), Settings(date(2025, 11, 21)))
    assert [item.record.locator for item in answer.listed] == ["PL2.34"]


@pytest.mark.parametrize(
    ("text", "agencies", "provinces"),
    [
        ("Ai lo ban do so nong nghiep?", (), ()),
        ("viec co So Y te phoi hop", ("Sở Y tế",), ()),
        ("co so y te o Dong Thap", (), ("Đồng Tháp",)),
        ("lieu so noi vu phai lam gi", ("Sở Nội vụ",), ()),
        ("Nếu so Thái Nguyên với Đồng Tháp về kinh tế số", (), ("Thái Nguyên", "Đồng Tháp")),
        ("Cong an tinh dong vai tro phoi hop trong viec gi?", ("Công an tỉnh",), ()),
        ("Dien bien chi tieu kinh te so qua cac nam", (), ()),
    ],
)
def test_names_are_told_from_words_that_look_like_them(
    assistant: Assistant, text: str, agencies: tuple[str, ...], provinces: tuple[str, ...]
) -> None:
    """ "số" and "so" are no "Sở"; "đóng vai" is no "Đồng Nai", "diễn biến" no "Điện Biên"."""
    question = ask(assistant, text).question
    assert (question.agencies, question.provinces) == (agencies, provinces)


def test_a_phrase_does_not_end_in_the_middle_of_a_word(assistant: Assistant) -> None:
    """Without diacritics "ve dich vu cong" is no "về đích": the plans have "dịch vụ công"."""
    question = ask(assistant, "Ve dich vu cong truc tuyen thi so nao chu tri?").question
    assert question.topic_text == "dich vu cong truc tuyen"


def test_after_a_month_is_no_report_of_six(assistant: Assistant) -> None:
    """ "báo cáo sau tháng 3" is no "báo cáo sáu tháng"."""
    window = ask(assistant, "Sở Y tế phải nộp báo cáo sau tháng 3/2026 nào?").question.window
    assert window is not None and (window.after, window.before) == (date(2026, 4, 1), None)


@pytest.mark.parametrize(
    "text",
    ["những sở nào phối hợp với Sở Y tế Thái Bình", "don vi nao phoi hop voi so y te thai binh"],
)
def test_who_helps_an_agency_is_told_of_what_it_leads(assistant: Assistant, text: str) -> None:
    """Sở Y tế helps nobody in Thái Bình's plans, and leads 21 works there."""
    answer = ask(assistant, text)
    assert answer.status == "answered" and answer.question.role == "lead"
    assert "PL2.16" in [item.record.locator for item in answer.listed]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Việc trung tâm điều hành thông minh do ai chủ trì", "trung tâm điều hành thông minh"),
        ("Đô thị thông minh phải được phê duyệt trước thời điểm nào", "Đô thị thông minh"),
        ("Kế hoạch nói gì về doanh nghiệp nhỏ và vừa", "doanh nghiệp nhỏ và vừa"),
        ("Chỉ tiêu kinh tế số giai đoạn đến 2030 là bao nhiêu", "kinh tế số"),
        ("Tiến độ yêu cầu của đô thị thông minh: xong vào quý nào", "đô thị thông minh"),
        ("Ten co quan thuc hien do thi thong minh", "do thi thong minh"),
        ("TFP mốc 2025 mấy phần trăm", "TFP"),
        ("Giải pháp về dữ liệu lớn trong cac kế hoach", "dữ liệu lớn"),
        ("đơn vị được phân công an toàn thông tin là ai", "an toàn thông tin"),
    ],
)
def test_a_topic_is_told_from_the_words_around_it(
    assistant: Assistant, text: str, topic: str
) -> None:
    """What asks is no part of it, and it loses no word of its own."""
    assert ask(assistant, text).question.topic_text == topic


def test_what_work_is_about_is_nothing_that_it_makes(assistant: Assistant) -> None:
    """ "về xây dựng cơ sở dữ liệu …" names the work; no product is asked for."""
    text = "Sở Y tế có nhiệm vụ nào về xây dựng cơ sở dữ liệu đất đai?"
    question = ask(assistant, text).question
    assert question.conditions == ()
    assert question.topic_text == "xây dựng cơ sở dữ liệu đất đai"


def test_a_body_that_is_spoken_to_is_the_one_that_is_asked_about(assistant: Assistant) -> None:
    """ "Đề nghị Sở X phải hoàn thành …" hands nothing to Sở X."""
    question = ask(assistant, "Đề nghị Sở Y tế phải hoàn thành những gì?").question
    assert question.agencies == ("Sở Y tế",)


def test_where_the_work_of_this_month_is(assistant: Assistant) -> None:
    """ "tháng này đâu rồi" is this month, not the beginning of something."""
    window = ask(assistant, "nhiệm vụ của Sở Y tế trong tháng này đâu rồi").question.window
    assert window and window.before == date(2025, 11, 30)
