"""What a question asks of the cells of records: understood, applied, said."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Question, Settings
from assistant.condition import (
    Alone,
    Condition,
    Due,
    Jointly,
    LocatorRef,
    Makes,
    Measured,
    Named,
    Partner,
    Planned,
    Prints,
    Rank,
    Receives,
    Speaks,
    Stands,
    Timed,
    Unclear,
    Under,
)
from assistant.respond import Assistant
from assistant.understanding.understand import understand

SETTINGS = Settings(date(2025, 11, 21))
POLICE = Partner(("Công an tỉnh",))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), SETTINGS)


def understood(assistant: Assistant, text: str) -> Question:
    return understand(text, (), SETTINGS, assistant.context)


def condition(assistant: Assistant, text: str) -> Condition:
    """The one condition of a question."""
    (found,) = understood(assistant, text).conditions
    return found


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("Việc nào có kết quả là “Văn bản hợp tác”?", Prints("van ban hop tac")),
        ('Việc có đầu ra ghi đúng một chữ "Chương trình"', Prints("chuong trinh", exact=True)),
        ("nhung viec co san pham la phan mem trong ke hoach 26", Prints("phan mem")),
        ("Sở Y tế phải trình những đề án nào?", Makes(("de an",))),
        ("so y te co bao nhieu de an", Makes(("de an",))),
        ("Các cơ chế, quy chế nào Sở Y tế phải ban hành?", Makes(("co che", "quy che"))),
        ("Liệt kê các chương trình phải xây dựng", Makes(("chuong trinh",))),
        ("Việc nào Sở Y tế phải ban hành nghị quyết?", Makes(("nghi quyet",))),
        ("Nhiệm vụ nào phải bàn giao ra phần mềm?", Makes(("phan mem",))),
        ("viec nao phai tao ra co so du lieu", Makes(("co so du lieu",))),
        ("Sở Y tế phải hoàn thành báo cáo nào?", Makes(("bao cao",))),
        ("Kế hoạch 26 có những báo cáo nào phải xây dựng?", Makes(("bao cao",))),
    ],
)
def test_what_must_come_of_the_work(assistant: Assistant, text: str, test: object) -> None:
    assert condition(assistant, text).test == test


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả là gì?",
        "Sản phẩm phải có của Đề án số hóa các điểm đến du lịch là những gì?",
        "Những nhiệm vụ, đề án nào đến hạn?",
        "Sở Y tế có trong kế hoạch nào?",
        "Kế hoạch 86 căn cứ nghị quyết nào?",
        "Việc về trung tâm dữ liệu",
    ],
)
def test_questions_without_conditions(assistant: Assistant, text: str) -> None:
    assert understood(assistant, text).conditions == ()


@pytest.mark.parametrize(
    ("text", "role", "test"),
    [
        ("Sở Y tế phối hợp với Công an tỉnh việc gì?", "coordinating", POLICE),
        ("Sở Y tế chủ trì, phối hợp với Công an tỉnh việc gì?", "lead", POLICE),
        ("Việc của Sở Y tế phải phối hợp với Công an tỉnh", "lead", POLICE),
        (
            "Việc Sở Y tế phối hợp do Công an tỉnh chủ trì",
            "coordinating",
            POLICE,
        ),
        ("Việc Sở Y tế chủ trì có Công an tỉnh phối hợp", "lead", POLICE),
        ("Sở Y tế và Công an tỉnh cùng chủ trì việc gì?", "lead", Named("lead", ("Công an tỉnh",))),
        ("Việc Sở Y tế cùng chủ trì với Công an tỉnh", "lead", Named("lead", ("Công an tỉnh",))),
        ("Sở Y tế chủ trì một mình những việc nào?", "lead", Alone()),
        ("Nhiệm vụ nào Sở Y tế chủ trì chung với sở khác?", "lead", Jointly()),
    ],
)
def test_two_agencies_with_two_parts(
    assistant: Assistant, text: str, role: str, test: object
) -> None:
    question = understood(assistant, text)
    assert (question.agencies, question.role) == (("Sở Y tế",), role)
    assert question.conditions[0].test == test


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("Việc hạn tháng 9/2025, trừ các việc của Sở Y tế", Named("lead", ("Sở Y tế",))),
        ("Ngoài phụ lục II, kế hoạch 26 giao Sở Y tế gì?", Stands(LocatorRef("2"))),
        ("Việc của Sở Y tế, không tính việc thường xuyên", Timed(("ongoing",))),
        ("Việc của Sở Xây dựng trừ kế hoạch 86", Planned(("thaibinh-86-2025",))),
        ("viec han thang 9/2025, loai cac viec cua so y te", Named("lead", ("Sở Y tế",))),
        ("ke hoach 26, bo qua phu luc, So Y te lam gi", Stands(LocatorRef(""))),
        ("Việc của Sở Y tế trừ các việc về chuyển đổi số", Speaks("chuyển đổi số")),
        ("Việc của Sở Y tế, trừ việc có kết quả là đề án", Prints("de an")),
        ("Việc của Sở Y tế, trừ các đề án", Makes(("de an",))),
        ("viec cua so y te tru cac de an", Makes(("de an",))),
        ("Sở Y tế chủ trì một mình việc nào, trừ việc làm chung với sở khác", Jointly()),
        ("Việc Sở Y tế chủ trì, trừ các việc cùng chủ trì với sở khác", Jointly()),
    ],
)
def test_what_is_left_out(assistant: Assistant, text: str, test: object) -> None:
    found = condition(assistant, text)
    assert (found.test, found.negated) == (test, True)


def test_days_may_be_left_out(assistant: Assistant) -> None:
    found = condition(assistant, "Sở Y tế phải làm gì, trừ các việc có hạn tháng 3/2025?")
    assert isinstance(found.test, Due) and found.test.window.before == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("Mục VIII phụ lục II kế hoạch 26 gồm những nhiệm vụ nào?", Under(numeral="VIII")),
        ("nhóm IV của phụ lục II kế hoạch 25 có những việc gì", Under(numeral="IV")),
        (
            "Nhóm nhiệm vụ về hợp tác quốc tế ở Phụ lục II kế hoạch 26 gồm những việc nào?",
            Under(words="hop tac quoc te"),
        ),
    ],
)
def test_headings(assistant: Assistant, text: str, test: object) -> None:
    assert condition(assistant, text).test == test


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Sở Y tế có việc nào kéo dài qua nhiều năm?", ("years",)),
        ("Nhiệm vụ nào có nhiều mốc thời gian?", ("steps",)),
        ("Các việc chưa đến hạn của Sở Y tế", ("ahead",)),
        ("Những nhiệm vụ hằng năm trong phụ lục II kế hoạch 25 là gì?", ("recurring",)),
        (
            "Sở Y tế có nhiệm vụ nào không có hạn cụ thể (thường xuyên)?",
            ("ongoing", "recurring", "conditional", "undated"),
        ),
    ],
)
def test_sorts_of_deadline(assistant: Assistant, text: str, states: tuple[str, ...]) -> None:
    assert condition(assistant, text).test == Timed(states)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "by", "last", "count", "ahead"),
    [
        ("Việc nào của Sở Y tế gấp nhất?", "due", False, 1, True),
        ("Nhiệm vụ nào của Sở Y tế phải xong sớm nhất?", "due", False, 1, False),
        ("Việc cuối cùng của Sở Y tế hạn khi nào?", "due", True, 1, False),
        ("nhiem vu dau tien cua So Noi vu la gi", "due", False, 1, False),
        ("Sở Y tế: việc nào có hạn xa nhất?", "due", True, 1, False),
        ("Cho tôi 3 việc gần đến hạn nhất của Sở Y tế", "due", False, 3, True),
        ("Chỉ tiêu nào của Sở Y tế cao nhất?", "value", True, 1, False),
    ],
)
def test_ends_of_a_list(
    assistant: Assistant, text: str, by: str, last: bool, count: int, ahead: bool
) -> None:
    rank = understood(assistant, text).rank
    assert isinstance(rank, Rank)
    assert (rank.by, rank.last, rank.count, rank.ahead) == (by, last, count, ahead)


def test_a_last_day_is_no_end_of_a_list(assistant: Assistant) -> None:
    text = "Đề án số hóa các điểm đến du lịch chậm nhất là ngày nào phải xong?"
    assert understood(assistant, text).rank is None


@pytest.mark.parametrize(
    ("text", "op", "number"),
    [
        ("Sở Y tế theo dõi những chỉ tiêu nào đặt mức 100%?", "=", 100),
        ("Chỉ tiêu nào của Sở Y tế từ 90% trở lên?", ">=", 90),
        ("chi tieu nao cua so y te dat toi thieu 90%", ">=", 90),
        ("Những chỉ tiêu nào dưới 60%?", "<", 60),
        ("Những chỉ tiêu xếp hạng trong top 10 của Thái Nguyên", "<=", 10),
    ],
)
def test_values(assistant: Assistant, text: str, op: str, number: float) -> None:
    test = condition(assistant, text).test
    assert isinstance(test, Measured)
    assert (test.value.op, test.value.number) == (op, number)


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("Nhiệm vụ nào phải trình Tỉnh ủy?", Receives("trinh", ("Tỉnh ủy",))),
        (
            "Kế hoạch 86 có việc nào trình cấp có thẩm quyền ban hành?",
            Receives("trinh", (), "cap co tham quyen"),
        ),
    ],
)
def test_who_receives_does_not_lead(assistant: Assistant, text: str, test: object) -> None:
    question = understood(assistant, text)
    assert question.conditions[0].test == test
    assert question.agencies == ()


def test_conditions_are_said(assistant: Assistant) -> None:
    answer = ask(assistant, "Nhiệm vụ nào ở kế hoạch 26 có kết quả là “Văn bản hợp tác”?")
    assert answer.markdown.startswith("Có **2** việc (kết quả ghi “Văn bản hợp tác”).")


def test_agencies_that_are_left_out(assistant: Assistant) -> None:
    answer = ask(assistant, "Việc hạn tháng 9/2025 của Thái Bình, trừ Sở Y tế và Sở Nội vụ")
    assert answer.question.agencies == ()
    leads = {name for shown in answer.items for name in shown.item.record.lead}
    assert leads and not leads & {"Sở Y tế", "Sở Nội vụ"}


def test_where_nothing_makes_it_the_rest_is_shown_apart(assistant: Assistant) -> None:
    answer = ask(assistant, "Sở Tư pháp được giao dự án nào?")
    assert (answer.status, list(answer.items)) == ("none", [])
    assert "không có việc nào Sở Tư pháp chủ trì (có sản phẩm là “dự án”)" in answer.markdown
    assert "Việc khác, không phải loại đã hỏi** (3)" in answer.markdown


def test_what_is_not_understood_is_said(assistant: Assistant) -> None:
    answer = ask(assistant, "Sở Tư pháp chủ trì việc gì, trừ khoản kia?")
    assert isinstance(answer.question.conditions[0].test, Unclear)
    assert any("Chưa hiểu điều kiện “khoản kia”" in note for note in answer.notes)


def test_conditions_are_kept_for_the_next_turn(assistant: Assistant) -> None:
    first = ask(assistant, "Sở Y tế phải trình những đề án nào?").question
    then = assistant.ask("Còn Sở Khoa học và Công nghệ?", (first,), SETTINGS).question
    assert then.agencies == ("Sở Khoa học và Công nghệ",)
    assert [c.test for c in then.conditions] == [Makes(("de an",))]


def test_a_turn_may_only_narrow_the_last_list(assistant: Assistant) -> None:
    first = ask(assistant, "Sở Y tế chủ trì những việc gì ở phụ lục II kế hoạch 26?").question
    then = assistant.ask("Chỉ lấy việc có kết quả là đề án", (first,), SETTINGS)
    rows = [shown.item.record.locator for shown in then.items]
    assert sorted(rows) == ["PL2.27", "PL2.34", "PL2.76", "PL2.77"]


def test_a_heading_that_no_rows_stand_under_is_a_topic(assistant: Assistant) -> None:
    answer = ask(assistant, "Nhóm chỉ tiêu về kinh tế số của Kế hoạch 26 gồm những chỉ tiêu nào?")
    assert "PL1.4" in [shown.item.record.locator for shown in answer.items]


@pytest.mark.parametrize(
    "asked", ["chỉ làm khi Trung ương ban hành quy định mới", "làm theo điều kiện"]
)
def test_work_that_waits_for_something(assistant: Assistant, asked: str) -> None:
    """000:386, the only row whose deadline is a condition."""
    found = ask(assistant, f"Nhiệm vụ nào của kế hoạch 26 {asked}?")
    assert [i.record.id for i in found.listed] == ["thaibinh-26-2025#PL2.9"]


@pytest.mark.parametrize("asked", ['ghi thời hạn là "hàng năm"', "thời hạn ghi hằng năm"])
def test_a_deadline_in_the_words_that_are_printed(assistant: Assistant, asked: str) -> None:
    """003:486, 540, 760; row 33 recurs each year too, and is printed otherwise."""
    found = ask(assistant, f"Ở Thái Nguyên nhiệm vụ nào {asked}?")
    numbers = {i.record.locator for i in found.listed}
    assert numbers == {"PL2.14", "PL2.23", "PL2.58"}


def test_a_day_that_is_asked_for_is_no_printed_deadline(assistant: Assistant) -> None:
    found = ask(assistant, "Hệ thống bệnh án điện tử thì thời hạn ghi đến năm nào?")
    assert found.question.kind == "deadline"


def test_targets_that_are_tracked_are_those_of_the_asked_year(assistant: Assistant) -> None:
    """003:371 is for 2045."""
    text = "Chỉ tiêu đến 2030 mà Sở KH&CN Thái Nguyên theo dõi ở Phụ lục I?"
    found = {i.record.locator for i in ask(assistant, text).listed}
    assert len(found) == 11
    assert "PL1.27" not in found


def test_the_next_due_counts_from_the_as_of_day(assistant: Assistant) -> None:
    """000:490-491: Sở Tư pháp has one task due in May 2025 and one in 2030."""
    answer = ask(assistant, "Việc nào của Sở Tư pháp Thái Bình gấp nhất?")
    assert [shown.item.record.locator for shown in answer.items] == ["PL2.82"]


@pytest.mark.parametrize(
    "text",
    [
        "Tổng dự toán thực hiện Kế hoạch 25 của Thái Nguyên là bao nhiêu tỷ đồng?",
        "Tổng kinh phí thực hiện kế hoạch 283 là mấy trăm tỷ?",
        "Kinh phí thực hiện kế hoạch 283 khoảng bao nhiêu?",
        "kinh phi thuc hien ke hoach 283 la may ty",
    ],
)
def test_a_sum_of_money_is_no_share_of_a_budget(assistant: Assistant, text: str):
    """The plans state shares of budgets and of GRDP, and no sum."""
    answer = ask(assistant, text)
    assert (answer.status, answer.items) == ("none", ())
    assert "số tiền" in answer.markdown


def test_a_share_of_the_budget_is_answered(assistant: Assistant):
    answer = ask(assistant, "Thái Bình dành bao nhiêu phần trăm ngân sách cho khoa học, công nghệ?")
    assert "thaibinh-26-2025#PL1.22" in {s.item.record.id for s in answer.items}


def test_who_follows_a_figure_is_asked_of_targets(assistant: Assistant):
    """Row 9 of annex I of plan 26: 80 %, Văn phòng UBND tỉnh."""
    asked = "tỷ lệ sử dụng lại dữ liệu đã số hóa của Thái Bình đặt bao nhiêu, ai theo dõi?"
    answer = ask(assistant, asked)
    assert [s.item.record.id for s in answer.items] == ["thaibinh-26-2025#PL1.9"]
    assert "Văn phòng UBND tỉnh" in answer.markdown


@pytest.mark.parametrize(
    "text",
    [
        "Phần II Kế hoạch 86 nêu Sở Tài chính chủ trì bao nhiêu việc?",
        "mục II kế hoạch 86 giao sở tài chính những việc gì",
    ],
)
def test_a_part_beside_an_agency_is_the_scope_of_its_work(assistant: Assistant, text: str):
    """ "Cơ quan chủ trì: … Sở Tài chính" stands at the end of these clauses of part II."""
    found = {s.item.record.id.partition("#")[2] for s in ask(assistant, text).items}
    assert found == {"II.2.4", "II.2.9", "II.2.10", "II.2.12", "II.2.16"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Năm nào kinh tế số Đồng Tháp đạt 40% GRDP?", 40.0),
        ("Đến mốc nào thì chỉ số chuyển đổi số cấp tỉnh của Đồng Tháp đạt 1,0?", 1.0),
        ("chi so chuyen doi so dong thap dat 0,75 vao nam nao", 0.75),
        ("Khi nào Đồng Tháp có 54 người nghiên cứu trên một vạn dân?", 54.0),
    ],
)
def test_the_value_whose_year_is_asked_for(assistant: Assistant, text: str, number: float) -> None:
    question = understood(assistant, text)
    test = question.conditions[0].test
    assert question.kind == "target"
    assert isinstance(test, Measured)
    assert test.value.number == number


@pytest.mark.parametrize(
    "text",
    [
        "Khi nào phải hoàn thành số hóa 100% hồ sơ?",
        "Bao giờ phải báo cáo 6 tháng theo kế hoạch 86?",
        "Đề án 06 triển khai khi nào?",
    ],
)
def test_when_work_is_done_is_no_question_of_a_value(assistant: Assistant, text: str) -> None:
    assert not understood(assistant, text).conditions


def test_what_nobody_named_has_is_no_product_of_work(assistant: Assistant) -> None:
    """ "Phong trào thi đua có những tiêu chí gì" asks for words of a plan."""
    answer = assistant.ask("Phong trào thi đua có những tiêu chí gì cho cá nhân?", (), SETTINGS)
    assert (answer.question.kind, answer.question.conditions) == ("open", ())


def test_who_does_not_help(assistant: Assistant) -> None:
    """ "Không cần Sở B phối hợp" leaves out what that helps with."""
    for text in (
        "việc nào của Sở Y tế Thái Bình không cần Sở Tài chính phối hợp",
        "nhiệm vụ Sở Y tế Thái Bình chủ trì mà không có Sở Tài chính phối hợp",
    ):
        question = understood(assistant, text)
        assert question.agencies == ("Sở Y tế",) and question.role == "lead"
        (found,) = question.conditions
        assert found.negated and found.test == Named("coordinating", ("Sở Tài chính",))


def test_a_province_may_stand_between_two_that_lead(assistant: Assistant) -> None:
    """003: row 9 of annex II alone."""
    answer = ask(assistant, "Việc nào Sở KH&CN Thái Nguyên và Sở Nội vụ cùng chủ trì?")
    assert [item.record.id for item in answer.listed] == ["thainguyen-25-2025#PL2.9"]


def test_a_product_ends_where_another_condition_begins(assistant: Assistant) -> None:
    """Its day is a window; who issues it leads nothing."""
    due = understood(assistant, "Việc nào của Thái Bình có sản phẩm là đề án và hạn tháng 9/2025")
    assert due.window and due.conditions[0].test == Prints("de an")
    issued = understood(assistant, "Nhiệm vụ nào có kết quả là Nghị quyết của HĐND")
    assert issued.agencies == () and issued.conditions[0].test == Prints("nghi quyet cua hdnd")
