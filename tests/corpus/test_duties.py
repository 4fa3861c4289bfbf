"""What the closing sections ask of somebody."""

from collections.abc import Callable

import pytest

from corpus.plan import Assignment, Duty, Plan

Read = Callable[[str], Plan]


def duties(read: Read, *body: str) -> list[Duty]:
    plan = read("\n".join(["KẾ HOẠCH", "I. TỔ CHỨC THỰC HIỆN", *body]))
    return [r for r in plan.records if isinstance(r, Duty)]


@pytest.mark.parametrize(
    "text",
    [
        "1. Giao Sở Nội vụ chủ trì, theo dõi Kế hoạch.",
        "1. Sở Nội vụ: Theo dõi Kế hoạch.",
        "1. Sở Nội vụ theo dõi Kế hoạch.",
        "1. Trên cơ sở Kế hoạch này, yêu cầu Giám đốc Sở Nội vụ chịu trách nhiệm theo dõi.",
    ],
)
def test_the_doer_stands_before_the_colon_or_the_verb(read: Read, text: str) -> None:
    (found,) = duties(read, text)
    assert found.lead == ("Sở Nội vụ",)


def test_a_heading_that_names_somebody_speaks_for_its_bullets(read: Read) -> None:
    found = duties(read, "1. Sở Nội vụ", "- Theo dõi Kế hoạch.", "- Phối hợp với Sở Y tế mở lớp.")
    assert [(d.locator, d.lead) for d in found] == [
        ("I.1-1", ("Sở Nội vụ",)),
        ("I.1-2", ("Sở Nội vụ",)),
    ]


def test_whom_it_is_to_be_done_with_is_coordinating(read: Read) -> None:
    (found,) = duties(read, "1. Sở Nội vụ phối hợp với Sở Y tế, Sở Tài chính kiến nghị tỉnh.")
    assert found.coordinating == ("Sở Y tế", "Sở Tài chính")


def test_a_later_sentence_may_ask_somebody_else_too(read: Read) -> None:
    text = "1. Đề nghị Hội Nông dân tỉnh tuyên truyền; đề nghị Mặt trận Tổ quốc tỉnh phối hợp."
    (found,) = duties(read, text)
    assert found.lead == ("Hội Nông dân tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh")


def test_reports_before_two_days_recur_and_the_days_themselves_are_late(read: Read) -> None:
    text = "1. Các sở, ban, ngành báo cáo Sở Nội vụ trước ngày 10/6 và trước ngày 25/11 hằng năm."
    (found,) = duties(read, text)
    assert found.deadline is not None and found.deadline.recurrence is not None
    assert found.deadline.recurrence.before_md == ("06-10", "11-25")
    assert found.deadline.recurrence.exclusive


def test_money_for_every_year_is_no_deadline(read: Read) -> None:
    (found,) = duties(read, "1. Giao Sở Tài chính bảo đảm kinh phí thực hiện hằng năm.")
    assert found.deadline is None


def test_what_names_neither_doer_nor_day_is_no_duty(read: Read) -> None:
    assert duties(read, "1. Công khai thông tin về các chương trình, chính sách.") == []


def test_where_the_money_comes_from_is_no_doer(read: Read) -> None:
    assert duties(read, "1. Nguồn kinh phí thực hiện: ngân sách tỉnh.") == []


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("1. Sở Xây dựng hướng dẫn các xã.", ("Sở Xây dựng",)),
        ("1. Ban Tổ chức Tỉnh ủy theo dõi.", ("Ban Tổ chức Tỉnh ủy",)),
        (
            "1. Phòng Kinh tế, Hạ tầng và Đô thị lập danh mục.",
            ("Phòng Kinh tế, Hạ tầng và Đô thị",),
        ),
        ("1. Các sở: Tài chính, Y tế theo chức năng phối hợp.", ("Sở Tài chính", "Sở Y tế")),
        ("1. Ủy ban nhân dân tỉnh yêu cầu Sở Y tế kiểm tra.", ("Sở Y tế",)),
        ("1. Hội Nông dân xã tuyên truyền.", ("Hội Nông dân xã",)),
        ("1. Bảo hiểm xã hội huyện kiểm tra.", ("Bảo hiểm xã hội huyện",)),
    ],
)
def test_a_name_may_hold_words_that_are_verbs_elsewhere(
    read: Read, text: str, lead: tuple[str, ...]
) -> None:
    (found,) = duties(read, text)
    assert found.lead == lead


@pytest.mark.parametrize(
    "heading", ["1. Sở hữu trí tuệ", "1. Hội nhập quốc tế", "1. Phòng, chống thiên tai"]
)
def test_headings_that_only_look_like_names_lead_nothing(read: Read, heading: str) -> None:
    assert duties(read, heading, "- Mở lớp.") == []


def test_whom_it_is_to_be_done_with_may_be_a_department_of_construction(read: Read) -> None:
    (found,) = duties(read, "1. Sở Nội vụ phối hợp với Sở Xây dựng, Sở Tài chính kiến nghị tỉnh.")
    assert found.coordinating == ("Sở Xây dựng", "Sở Tài chính")


def test_a_plus_where_no_dash_is_open_is_a_bullet_as_a_dash_is(read: Read) -> None:
    found = duties(read, "1. Sở Y tế:", "+ Mở lớp.", "+ Đo nước.", "2. Sở Nội vụ:", "- Họp.")
    assert [d.locator for d in found] == ["I.1-1", "I.1-2", "I.2-1"]


def test_an_unnumbered_heading_speaks_for_the_bullets_below_it(read: Read) -> None:
    found = duties(read, "Sở Nội vụ:", "- Mở lớp.", "Sở Tài chính:", "- Bố trí kinh phí.")
    assert [d.lead for d in found] == [("Sở Nội vụ",), ("Sở Tài chính",)]


def test_paragraphs_without_numbers_are_a_duty_each(read: Read) -> None:
    found = duties(read, "Sở Nội vụ mở lớp.", "Sở Tài chính bố trí kinh phí trước ngày 01/7/2026.")
    assert [(d.lead, bool(d.deadline)) for d in found] == [
        (("Sở Nội vụ",), False), (("Sở Tài chính",), True),
    ]  # fmt: skip


def test_a_heading_that_names_a_body_hands_out_work_anywhere(read: Read) -> None:
    plan = read("KẾ HOẠCH\nI. VIỆC\n1. Sở Nội vụ\n- Mở lớp.\n2. Dạy nghề\n- Mở lớp.")
    assert [r.locator for r in plan.records if isinstance(r, Duty)] == ["I.1-1"]


@pytest.mark.parametrize("head", ["CHỈ THỊ\nVề nghề gốm", "Kính gửi: Các sở, ban, ngành"])
def test_every_item_of_a_directive_or_a_letter_asks_somebody(read: Read, head: str) -> None:
    items = "1. Sở Nội vụ\na) Mở lớp.\n2. Giao Sở Tài chính bố trí kinh phí."
    plan = read(f"{head}\nChủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n{items}")
    found = [r for r in plan.records if isinstance(r, Duty)]
    assert [(d.locator, d.lead) for d in found] == [
        ("1.a", ("Sở Nội vụ",)),
        ("2", ("Sở Tài chính",)),
    ]


def test_what_others_help_with_is_no_part_of_their_name(read: Read) -> None:
    found = duties(
        read,
        "1. Sở Nội vụ",
        "- Phối hợp với cơ quan, tổ chức liên quan thẩm định công nghệ.",
        "- Phối hợp, hỗ trợ Sở Y tế và các cơ quan liên quan trong việc thiết lập quan hệ.",
    )
    assert [d.coordinating for d in found] == [
        ("Cơ quan, tổ chức liên quan",),
        ("Sở Y tế", "Các cơ quan liên quan"),
    ]


def test_a_bare_heading_names_the_doer_before_its_paragraph_does(read: Read) -> None:
    (found,) = duties(read, "1. Phòng Nghiệp vụ Y", "Đầu mối theo dõi, báo cáo.")
    assert (found.lead, found.lead_raw) == (("Phòng Nghiệp vụ Y",), "Phòng Nghiệp vụ Y")


def test_labelled_items_that_an_assignment_used_are_no_duties(read: Read) -> None:
    plan = read("KẾ HOẠCH\nI. GIÁM SÁT\n1. Mở lớp.\n- Đơn vị chủ trì: Sở Y tế.\n"
                "- Thời gian hoàn thành: Trước ngày 30/4/2026.")  # fmt: skip
    assert [(r.kind, r.locator) for r in plan.records] == [("assignment", "I.1")]


def test_under_a_departments_heading_it_is_the_department_that_asks(read: Read) -> None:
    found = duties(read, "1. Sở Y tế", "- Yêu cầu các đơn vị lắp máy đo.", "2. Yêu cầu các xã đo.")
    assert found[0].lead == ("Sở Y tế",)
    assert found[1].lead != ("Sở Y tế",)


def outside(read: Read, *body: str) -> list[Duty]:
    plan = read("\n".join(["KẾ HOẠCH", "I. NHIỆM VỤ", *body]))
    return [r for r in plan.records if isinstance(r, Duty)]


def test_what_stands_under_a_name_alone_is_theirs_in_any_section(read: Read) -> None:
    found = outside(read, "1. UBND đặc khu Phú Quý", "Mở lớp dạy nghề; xong trước 30/9/2026.")
    assert [(d.locator, d.lead) for d in found] == [("I.1", ("Ủy ban nhân dân đặc khu Phú Quý",))]


def test_a_lone_paragraph_under_a_closing_heading_is_a_duty(read: Read) -> None:
    text = "Các cơ quan, địa phương báo cáo Sở Nội vụ trước thứ Sáu hằng tuần."
    plan = read(f"KẾ HOẠCH\nI. NHIỆM VỤ\n1. Mở lớp.\nII. CHẾ ĐỘ BÁO CÁO\n{text}")
    assert [(d.locator, d.text) for d in plan.records if isinstance(d, Duty)] == [("II", text)]


def test_paragraphs_that_each_say_who_are_a_duty_each(read: Read) -> None:
    texts = ("Giao Phòng Tổ chức, biên chế xây dựng Đề án.", "Giao Thanh tra Sở rà soát văn bản.")
    found = duties(read, "1. Bộ máy", *texts)
    assert [(d.lead, d.text) for d in found] == [
        (("Phòng Tổ chức, biên chế",), texts[0]),
        (("Thanh tra Sở",), texts[1]),
    ]


def test_a_heading_may_say_that_it_hands_out_work(read: Read) -> None:
    heading = "Phòng Công chức, viên chức chịu trách nhiệm:"
    found = duties(read, "1. Công vụ", heading, "- Mở lớp.", "- Phối hợp với Sở Y tế.")
    assert [d.lead for d in found] == [("Phòng Công chức, viên chức",)] * 2


@pytest.mark.parametrize(
    "heading",
    ["1. Trách nhiệm của Sở Y tế", "1. Nhiệm vụ của Sở Y tế:", "1. Đối với Sở Y tế:"],
)
def test_a_heading_may_say_whose_work_stands_under_it(read: Read, heading: str) -> None:
    found = duties(read, heading, "a) Mở lớp.", "b) Kiểm tra các trạm.")
    assert [d.lead for d in found] == [("Sở Y tế",)] * 2


def test_a_term_that_runs_from_an_event_is_a_condition(read: Read) -> None:
    (found,) = duties(read, "1. Sở Y tế lập kế hoạch trong vòng 15 ngày kể từ ngày ban hành.")
    assert found.deadline is not None
    assert (found.deadline.kind, found.deadline.due) == ("conditional", None)
    assert found.deadline.raw == "trong vòng 15 ngày kể từ ngày ban hành"


def test_words_that_bid_all_to_carry_it_out_are_no_part_of_the_last_duty(read: Read) -> None:
    bids = "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./."
    (found,) = duties(read, "1. Sở Y tế mở lớp.", bids)
    assert (found.lead, found.text) == (("Sở Y tế",), "Sở Y tế mở lớp.")


def test_when_may_stand_before_who(read: Read) -> None:
    (found,) = duties(read, "1. Hằng quý, trước ngày 15 tháng cuối quý, Sở Y tế báo cáo tỉnh.")
    assert found.lead == ("Sở Y tế",)


@pytest.mark.parametrize(
    ("text", "lead", "others"),
    [
        ("1. Giao Trung tâm Lưu trữ tỉnh số hóa 1,2 triệu trang.", "Trung tâm Lưu trữ tỉnh", ""),
        ("1. Đề nghị Công đoàn cơ sở phát động thi đua.", "Công đoàn cơ sở", ""),
        ("1. Sở Y tế phối hợp cung cấp số liệu.", "Sở Y tế", ""),
        ("1. Văn phòng Sở chủ trì, phối hợp với Sở Y tế: công khai.", "Văn phòng Sở", "Sở Y tế"),
        ("1. Sở Y tế phối hợp với Phòng Nội vụ đánh giá các xã.", "Sở Y tế", "Phòng Nội vụ"),
        ("1. Sở Y tế phối hợp với các tổ dân phố làm sạch sổ.", "Sở Y tế", "các tổ dân phố"),
    ],
)
def test_a_name_ends_where_its_work_begins(read: Read, text: str, lead: str, others: str) -> None:
    (found,) = duties(read, text)
    assert (found.lead_raw, found.coordinating_raw) == (lead, others)


def test_orders_with_days_of_their_own_are_duties_of_their_own(read: Read) -> None:
    text = "1. Giao Sở Xây dựng nạo vét luồng trước ngày 30/11/2025; giao Sở Tài chính bố trí vốn "
    found = duties(read, text + "trong tháng 7/2025.")
    assert [(d.lead, str(d.deadline and d.deadline.due)) for d in found] == [
        (("Sở Xây dựng",), "2025-11-29"), (("Sở Tài chính",), "2025-07-31"),
    ]  # fmt: skip


def test_whom_a_committee_is_to_have_lead_leads(read: Read) -> None:
    (found,) = duties(
        read,
        "1. Giao Ủy ban nhân dân tỉnh:",
        "a) Chỉ đạo Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Sở Y tế mở hội.",
    )
    assert found.lead == ("Sở Văn hóa, Thể thao và Du lịch",)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("1. Các cơ quan được phân công tại Phụ lục 1 gửi kế hoạch về Sở Y tế trước 30/5.",
         ("Các cơ quan được phân công tại Phụ lục 1",)),
        ("1. Mặt trận Tổ quốc tỉnh và các tổ chức thành viên tuyên truyền, vận động Nhân dân.",
         ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Các tổ chức thành viên")),
        ("1. Giao Thường trực Hội đồng nhân dân tỉnh, các Ban Hội đồng nhân dân tỉnh giám sát việc "
         "thực hiện.",
         ("Thường trực Hội đồng nhân dân tỉnh", "Các ban Hội đồng nhân dân tỉnh")),
        ("1. Giao Cục Đê điều là đơn vị đầu mối, báo cáo Bộ trưởng.", ("Cục Đê điều",)),
    ],
)  # fmt: skip
def test_the_name_ends_where_the_work_begins(read: Read, text: str, lead: tuple[str, ...]) -> None:
    (found,) = duties(read, text)
    assert found.lead == lead


def handed_out(read: Read, *body: str) -> list[tuple[str, tuple[str, ...]]]:
    plan = read("\n".join(["KẾ HOẠCH", "I. NHIỆM VỤ", *body]))
    return [(r.locator, r.lead) for r in plan.records if isinstance(r, Duty)]


def test_a_body_before_the_colon_of_an_item_is_handed_what_stands_behind_it(read: Read) -> None:
    found = handed_out(read, "1. Vụ Tổ chức cán bộ: Trình phương án.", "2. Đào tạo: Mở lớp.")
    assert found == [("I.1", ("Vụ Tổ chức cán bộ",))]


def test_many_at_once_are_handed_work_beside_a_single_body(read: Read) -> None:
    many = ("2. UBND các xã, phường", "- Mở lớp.")
    assert handed_out(read, "1. Tuyên truyền", "- Mở lớp.", *many) == []
    beside = handed_out(read, "1. Sở Y tế", "- Họp.", *many)
    assert beside[-1] == ("I.2-1", ("Ủy ban nhân dân các xã, phường",))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("1. Đoàn Thanh niên phường thành lập đội tình nguyện.", "Đoàn Thanh niên phường"),
        ("1. Hiệu trưởng các trường học trên địa bàn: Mở lớp.", "Các trường học trên địa bàn"),
    ],
)
def test_who_acts_in_a_ward(read: Read, text: str, lead: str) -> None:
    (found,) = duties(read, text)
    assert found.lead == (lead,)


def test_a_clause_that_says_only_that_it_goes_on_makes_a_duty_ongoing(read: Read) -> None:
    (found,) = duties(read, "1. Sở Nội vụ theo dõi Kế hoạch, thực hiện thường xuyên.")
    assert found.deadline is not None and found.deadline.kind == "ongoing"


def test_an_order_behind_the_last_item_is_a_duty_of_its_own(read: Read) -> None:
    """A directive closes with who sees that it is carried out; what all are bidden is none."""
    plan = read(
        "\n".join(
            [
                "CHỈ THỊ",
                "Về ứng dụng trí tuệ nhân tạo",
                "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
                "1. Giao Sở Y tế",
                "a) Mở lớp tập huấn trước ngày 30/6/2026.",
                "b) Mua máy trong quý III/2026.",
                "2. Sở Tài chính bố trí kinh phí.",
                "Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Chỉ thị này./.",
            ]
        )
    )
    duties = [(r.lead, r.span.first) for r in plan.records if isinstance(r, Duty)]
    assert duties == [
        (("Sở Y tế",), 5),
        (("Sở Y tế",), 6),
        (("Sở Tài chính",), 7),
        (("Sở Nội vụ",), 8),
    ]
    assert not [r for r in plan.records if isinstance(r, Assignment)]
