"""A follow-up keeps every slot that it does not name, over several turns and back again."""

from __future__ import annotations

from datetime import date
from functools import partial

from assistant.answer import Answer
from assistant.respond import Assistant
from tests.assistant.understanding.talk import talk as held

talk = partial(held, as_of=date(2025, 3, 1))
_MAY_31 = date(2025, 5, 31)
_THAI_BINH = {"thaibinh-26-2025", "thaibinh-86-2025", "thaibinh-thidua-2025"}


def slots(answer: Answer) -> tuple[object, ...]:
    """Kind, agencies, role and last day of the window."""
    q = answer.question
    return q.kind, q.agencies, q.role, q.window.before if q.window else None


def test_another_agency_keeps_the_window(assistant: Assistant) -> None:
    """ "Còn Sở X thì sao?" changes the agency alone, turn after turn, and back."""
    answers = talk(
        assistant, "Sở Nội vụ phải làm gì trước tháng 6?", "Còn Sở Y tế thì sao?",
        "thế Sở Công Thương?", "con so xay dung thi sao", "Quay lại Sở Nội vụ",
    )  # fmt: skip
    names = ["Sở Nội vụ", "Sở Y tế", "Sở Công Thương", "Sở Xây dựng", "Sở Nội vụ"]
    assert [slots(a) for a in answers] == [
        ("responsibility", (name,), "lead", _MAY_31) for name in names
    ]
    assert answers[0].items == answers[4].items


def test_another_window_keeps_the_agency(assistant: Assistant) -> None:
    """A window alone changes the window alone."""
    answers = talk(
        assistant, "Sở Y tế phải làm gì trong quý II/2025?", "Trong năm 2026 thì sao?",
        "còn trước tháng 6?", "sau tháng 6/2027 thì thế nào", "từ tháng 7 đến tháng 9/2025",
    )  # fmt: skip
    assert {a.question.agencies for a in answers} == {("Sở Y tế",)}
    assert [a.question.window.before for a in answers if a.question.window] == [
        date(2025, 6, 30), date(2026, 12, 31), _MAY_31, None, date(2025, 9, 30),
    ]  # fmt: skip


def test_another_plan_keeps_the_rest(assistant: Assistant) -> None:
    """A plan or a province named alone narrows the same question, and gives way to the next."""
    answers = talk(
        assistant, "Sở Khoa học và Công nghệ phải làm gì theo Kế hoạch 26?",
        "Theo Kế hoạch 86 thì sao?",
        "Còn Thái Nguyên?", "ở Đồng Tháp thì sao", "quay lại Kế hoạch 26",
    )  # fmt: skip
    plans = [a.question.plans for a in answers]
    assert plans == [
        ("thaibinh-26-2025",), ("thaibinh-86-2025",), ("thainguyen-25-2025",),
        ("dongthap-283-2025",), ("thaibinh-26-2025",),
    ]  # fmt: skip
    assert {a.question.kind for a in answers} == {"responsibility"}
    assert {a.question.agencies for a in answers} == {("Sở Khoa học và Công nghệ",)}


def test_a_province_replaces_a_plan(assistant: Assistant) -> None:
    """After one plan a province means all of its plans."""
    answers = talk(
        assistant, "Sở Y tế làm gì theo Kế hoạch 26?", "Còn toàn tỉnh Thái Bình thì sao?"
    )
    assert set(answers[1].question.plans or ()) == _THAI_BINH


def test_another_role_keeps_agency_and_window(assistant: Assistant) -> None:
    """From lead to coordinating and back."""
    answers = talk(
        assistant, "Sở Tài chính chủ trì gì trước tháng 6?", "Phối hợp những gì?",
        "Còn Sở Y tế?", "Thế chủ trì thì sao?",
    )  # fmt: skip
    assert [slots(a)[1:3] for a in answers] == [
        (("Sở Tài chính",), "lead"), (("Sở Tài chính",), "coordinating"),
        (("Sở Y tế",), "coordinating"), (("Sở Y tế",), "lead"),
    ]  # fmt: skip
    assert {slots(a)[3] for a in answers} == {_MAY_31}


def test_the_window_can_be_dropped(assistant: Assistant) -> None:
    """ "Không kể thời hạn" drops the window and nothing else; without it there is more."""
    for drop in (
        "Không kể thời hạn thì sao?",
        "Bỏ mốc thời gian đi",
        "bất kể thời gian",
        "khong gioi han thoi gian",
    ):
        first, second = talk(assistant, "Sở Y tế phải làm gì trước tháng 6?", drop)
        assert second.question.window is None
        assert second.question.agencies == ("Sở Y tế",)
        assert {i.item.record.id for i in first.items} < {i.item.record.id for i in second.items}


def test_counting_what_was_listed(assistant: Assistant) -> None:
    """ "Bao nhiêu nhiệm vụ?" counts the same list; the next agency is counted too."""
    listed, counted, other = talk(
        assistant, "Sở Công Thương chủ trì những nhiệm vụ nào theo Kế hoạch 26?",
        "Tất cả bao nhiêu nhiệm vụ?", "Còn Sở Y tế?",
    )  # fmt: skip
    assert slots(counted)[:2] == ("count", ("Sở Công Thương",))
    assert {i.item.record.id for i in counted.items} == {i.item.record.id for i in listed.items}
    assert slots(other)[:2] == ("count", ("Sở Y tế",))


def test_an_ordinal_points_into_the_last_answer(assistant: Assistant) -> None:
    """ "Nhiệm vụ thứ hai", "việc cuối cùng": the record at that place of the list."""
    turns = {
        "Việc đầu tiên ai chủ trì?": 0,
        "Nhiệm vụ thứ hai do ai chủ trì?": 1,
        "viec cuoi cung ai phoi hop?": -1,
    }
    for turn, place in turns.items():
        first, second = talk(assistant, "Sở Y tế chủ trì nhiệm vụ nào theo Kế hoạch 26?", turn)
        asked = first.items[place].item.record.id
        assert second.question.kind == "who"
        assert [i.item.record.id for i in second.items] == [asked]


def test_an_ordinal_past_the_end_is_nothing(assistant: Assistant) -> None:
    """No ninth record in a shorter list: not the last one instead."""
    first, second, third = talk(
        assistant, "Sở Tư pháp chủ trì nhiệm vụ nào theo Kế hoạch 26?",
        "Nhiệm vụ thứ chín hạn khi nào?",
        "Còn việc thứ nhất?",
    )  # fmt: skip
    assert len(first.items) < 9
    assert second.status == "none"
    assert [i.item.record.id for i in third.items] == [first.items[0].item.record.id]


def test_deadline_and_lead_of_what_was_shown(assistant: Assistant) -> None:
    """ "Hạn khi nào?", "Ai chủ trì?" and "Ai phối hợp?" after one record ask of that record."""
    answers = talk(
        assistant, "Nhiệm vụ 19 Phụ lục II Kế hoạch 26 là gì?", "Hạn khi nào?", "Ai chủ trì?",
        "Ai phối hợp?",
    )  # fmt: skip
    assert [a.question.kind for a in answers] == ["citation", "deadline", "who", "who"]
    for answer in answers:
        assert [i.item.record.id for i in answer.items] == ["thaibinh-26-2025#PL2.19"]


def test_the_next_row_of_the_same_annex(assistant: Assistant) -> None:
    """A bare number belongs to the annex and the plan of the turn before."""
    answers = talk(
        assistant, "Nhiệm vụ 19 Phụ lục II Kế hoạch 26?", "Nhiệm vụ 20?", "Còn nhiệm vụ 5 thì sao?"
    )
    assert [[i.item.record.id for i in a.items] for a in answers] == [
        [f"thaibinh-26-2025#PL2.{n}"] for n in (19, 20, 5)
    ]


def test_the_replacing_document(assistant: Assistant) -> None:
    """After a replaced plan "văn bản thay thế" is the plan that replaced it (86 for 26)."""
    for words in (
        "Văn bản thay thế giao Sở Y tế việc gì?",
        "Theo văn bản thay thế thì sao?",
        "ke hoach thay the thi sao",
    ):
        _, second = talk(assistant, "Sở Y tế phải làm gì theo Kế hoạch 26?", words)
        assert second.question.plans == ("thaibinh-86-2025",)
        assert second.question.agencies == ("Sở Y tế",)


def test_targets_by_province_and_year(assistant: Assistant) -> None:
    """A target keeps its topic through provinces, years and comparison."""
    answers = talk(
        assistant, "Mục tiêu kinh tế số của Thái Bình đến năm 2030?", "Còn Thái Nguyên?",
        "đến năm 2025 thì sao?", "So sánh ba tỉnh",
    )  # fmt: skip
    assert [a.question.kind for a in answers] == ["target", "target", "target", "comparison"]
    assert {a.question.topic for a in answers} == {("kinh", "te", "so")}
    assert [a.question.horizon for a in answers[:3]] == [2030, 2030, 2025]


def test_a_whole_question_starts_anew(assistant: Assistant) -> None:
    """A question that names its own subject takes nothing over."""
    answers = talk(
        assistant, "Sở Nội vụ phải làm gì trước tháng 6?",
        "Mục tiêu kinh tế số của Đồng Tháp đến 2030?",
        "Kế hoạch 26 còn hiệu lực không?",
    )  # fmt: skip
    assert answers[1].question.agencies == () and answers[1].question.window is None
    assert answers[2].question.kind == "validity"
    assert answers[2].question.plans == ("thaibinh-26-2025",)
    assert answers[2].question.topic == ()


def test_nonsense_between_is_forgotten(assistant: Assistant) -> None:
    """A turn out of scope or without words does not break what carries over."""
    answers = talk(
        assistant, "Sở Nội vụ phải làm gì trước tháng 6?", "thời tiết ngày mai thế nào", "???",
        "Còn Sở Y tế thì sao?",
    )  # fmt: skip
    assert [a.status for a in answers[1:3]] == ["out_of_scope", "invalid"]
    assert slots(answers[3]) == ("responsibility", ("Sở Y tế",), "lead", _MAY_31)


def test_six_turns_there_and_back(assistant: Assistant) -> None:
    """Agency, window, plan and role change one at a time; the last turn is the first again."""
    answers = talk(
        assistant, "Sở Nội vụ phải làm gì trước tháng 6?", "Còn Sở Y tế?", "cả năm 2026 thì sao?",
        "Theo Kế hoạch 26 thì sao?", "phối hợp những gì?", "Sở Nội vụ phải làm gì trước tháng 6?",
    )  # fmt: skip
    assert slots(answers[4]) == ("responsibility", ("Sở Y tế",), "coordinating", date(2026, 12, 31))
    assert answers[4].question.plans == ("thaibinh-26-2025",)
    assert [i.item.record.id for i in answers[0].items] == [
        i.item.record.id for i in answers[5].items
    ]


def test_a_slip_is_put_right(assistant: Assistant) -> None:
    """ "À nhầm, ý tôi là Sở Xây dựng" asks the last question of another agency."""
    _, second = talk(
        assistant, "Sở Nội vụ phải làm gì trong tháng 6?", "À nhầm, ý tôi là Sở Xây dựng"
    )
    assert slots(second)[:3] == ("responsibility", ("Sở Xây dựng",), "lead")
    assert second.question.topic == ()


def test_a_year_alone_and_what_comes_after(assistant: Assistant) -> None:
    """ "còn 2027?" is a window of work, "sau đó" begins where the last window ended."""
    answers = talk(
        assistant, "Sở Xây dựng Thái Bình phải làm gì trước tháng 7/2025?", "sau đó thì sao",
        "còn 2027?",
    )  # fmt: skip
    windows = [a.question.window for a in answers]
    assert [(w.after, w.before) for w in windows if w] == [
        (None, date(2025, 6, 30)), (date(2025, 7, 1), None), (date(2027, 1, 1), date(2027, 12, 31)),
    ]  # fmt: skip


def test_the_plan_that_replaces_is_asked_about(assistant: Assistant) -> None:
    """Plan 86 rests on 71/NQ-CP and 376-KH/TU (001:5-6)."""
    validity = "Kế hoạch 26 còn hiệu lực không?"
    answer = talk(assistant, validity, "vậy kế hoạch thay nó căn cứ vào đâu")[-1]
    assert answer.question.plans == ("thaibinh-86-2025",)
    assert "71/NQ-CP" in answer.markdown and "376-KH/TU" in answer.markdown


def test_a_target_stays_a_target(assistant: Assistant) -> None:
    """Who tracks it in another province: annex I, row 8.1 (003:206-210), no task."""
    answer = talk(
        assistant, "ty le su dung dich vu cong truc tuyen thai binh 2030 bao nhieu",
        "ai theo doi", "con thai nguyen thi sao",
    )[-1]  # fmt: skip
    found = {shown.item.record.id for shown in answer.items}
    assert "thainguyen-25-2025#PL1.8.1" in found
    assert {shown.item.record.kind for shown in answer.items} == {"target"}


def test_a_sum_of_money_asked_next_names_its_own_subject(assistant: Assistant) -> None:
    """ "bao nhiêu tỷ" asks for one figure: no list of the last turn is narrowed by it."""
    first, second = talk(
        assistant, "Sở Nội vụ phải làm gì trước tháng 6?",
        "Chi cho đổi mới công nghệ của doanh nghiệp bao nhiêu tỷ đồng?",
    )  # fmt: skip
    assert first.question.agencies == ("Sở Nội vụ",)
    assert not second.question.follows
    assert second.question.agencies == ()


def test_a_figure_alone_after_a_row_is_another_row(assistant: Assistant) -> None:
    """Not the plan of that number."""
    answers = talk(
        assistant, "Nhiệm vụ 58 Phụ lục II KH 25 Thái Nguyên?", "thế 59?", "còn 26 thì sao"
    )
    assert [a.listed[0].record.locator for a in answers] == ["PL2.58", "PL2.59", "PL2.26"]


def test_that_plan_is_the_one_that_was_asked_for(assistant: Assistant) -> None:
    """Of a plan and the one that it replaces, the one that the last answer told."""
    older = talk(assistant, "Kế hoạch 86 thay thế kế hoạch nào?", "Ai ký kế hoạch đó?")
    newer = talk(assistant, "Kế hoạch nào thay thế kế hoạch 26?", "Văn bản đó ai ký?")
    assert "Nguyễn Mạnh Hùng" in older[1].markdown
    assert "Phạm Văn Nghiêm" in newer[1].markdown


def test_a_replaced_plan_of_another_province_is_told_of(assistant: Assistant) -> None:
    """002:364: 225/KH-UBND of Tiền Giang, 15/5/2025."""
    answers = talk(
        assistant, "Kế hoạch 283 thay thế kế hoạch nào?", "cái của Tiền Giang ban hành ngày nào"
    )
    assert "15/5/2025" in answers[1].markdown
    assert "29/5/2025" not in answers[1].markdown


def test_they_are_whoever_was_told_of(assistant: Assistant) -> None:
    answers = talk(assistant, "Ai chủ trì đề án PACS ở Thái Bình?", "hạn của họ?")
    assert answers[1].question.about == answers[0].question.answered


def test_one_of_the_list_just_told_of(assistant: Assistant) -> None:
    """ "Việc về du lịch" is the agency's own, in the window (000:436)."""
    answers = talk(
        assistant,
        "Sở Văn hóa Thái Bình có những nhiệm vụ nào hạn tháng 9/2025?",
        "việc về du lịch thì phải ra sản phẩm gì",
    )
    assert [item.record.locator for item in answers[1].listed] == ["PL2.44"]


def test_another_agency_within_the_list_just_told_of(assistant: Assistant) -> None:
    """000:396 and 407: of Sở Y tế's own, those that Sở Tài chính helps with."""
    answers = talk(
        assistant,
        "Tháng 9/2025 Sở Y tế Thái Bình có những việc gì?",
        "trong đó việc nào có Sở Tài chính phối hợp?",
    )
    assert [item.record.locator for item in answers[1].listed] == ["PL2.16", "PL2.24"]
    assert answers[1].question.agencies == ("Sở Y tế",)


def test_a_place_in_the_list_told_of_before(assistant: Assistant) -> None:
    """000:436 makes the second of two; after one of them the list still counts."""
    answers = talk(
        assistant, "Sở Văn hóa Thái Bình có những nhiệm vụ nào trong phụ lục II?",
        "nhiệm vụ thứ 2 kết quả là gì", "còn việc đầu tiên hạn khi nào",
    )  # fmt: skip
    assert "Đề án được phê duyệt" in answers[1].markdown
    assert [[i.record.locator for i in a.listed] for a in answers[1:]] == [["PL2.44"], ["PL2.23"]]


def test_what_is_asked_next_of_one_piece_of_work(assistant: Assistant) -> None:
    """000:436: what comes of it, and whether its day has passed."""
    answers = talk(
        assistant, "Ai chủ trì đề án số hóa các điểm đến du lịch Thái Bình?", "sản phẩm là gì?",
        "quá hạn chưa?",
    )  # fmt: skip
    assert [a.question.kind for a in answers] == ["who", "citation", "deadline"]
    assert all("thaibinh-26-2025#PL2.44" in a.question.answered for a in answers)


def test_it_is_the_plan_just_told_of(assistant: Assistant) -> None:
    """ "Nó", and what only a plan can be asked for, are of the plan before (003:16)."""
    for turn in ("nó căn cứ văn bản nào?", "căn cứ vào đâu", "can cu vao dau"):
        _, second = talk(assistant, "Ai ký Kế hoạch 25 Thái Nguyên?", turn)
        assert second.question.kind == "basis"
        assert second.question.plans == ("thainguyen-25-2025",)


def test_words_that_ask_are_no_topic_of_a_follow_up(assistant: Assistant) -> None:
    """000:319: back in the first province the target is still the same."""
    answers = talk(
        assistant, "chỉ tiêu TFP Thái Bình đến 2030", "Đồng Tháp thì sao",
        "quay lại Thái Bình, ai theo dõi chỉ tiêu ấy",
    )  # fmt: skip
    assert answers[2].question.topic == ("tfp",)
    assert [item.record.locator for item in answers[2].listed] == ["PL1.3"]


def test_another_month_after_who_helps_asks_for_the_list_again(assistant: Assistant) -> None:
    """000:378 June, 000:399 September; then what comes of that one."""
    answers = talk(
        assistant, "Theo KH 26 Sở Nội vụ có việc gì hạn tháng 6/2025?", "ai phối hợp?",
        "còn tháng 9", "sản phẩm của việc ấy",
    )  # fmt: skip
    found = [[item.record.locator for item in a.listed] for a in answers]
    assert found == [["PL2.5"], ["PL2.5"], ["PL2.19"], ["PL2.19"]]
    assert answers[3].question.kind == "citation"


def test_which_of_them_another_agency_helps_with(assistant: Assistant) -> None:
    """003: row 5 of annex II; the list stays that of the first agency."""
    answers = talk(
        assistant, "Sở Nội vụ Thái Nguyên năm 2025 phải làm gì?", "việc nào có Sở TT&TT phối hợp?"
    )
    assert answers[1].question.agencies == ("Sở Nội vụ",)
    assert [item.record.locator for item in answers[1].listed] == ["PL2.5"]


def test_who_leads_what_another_agency_helps_with(assistant: Assistant) -> None:
    """The part that is asked for is that of the turn."""
    answers = talk(assistant, "Sở Tư pháp Thái Nguyên phối hợp việc gì?", "việc thứ 2 ai chủ trì?")
    assert answers[1].question.role == "lead"


def test_another_clause_is_of_the_same_plan(assistant: Assistant) -> None:
    answers = talk(assistant, "mục II.3.9 kế hoạch 86 nói gì?", "mục III.5")
    assert [item.record.id for item in answers[1].listed] == ["thaibinh-86-2025#III.5"]


def test_the_same_of_another_place_in_words_that_ask(assistant: Assistant) -> None:
    answers = talk(
        assistant, "Mục tiêu phủ sóng 5G của Đồng Tháp đến 2030?",
        "cơ quan nào theo dõi ở Thái Nguyên",
    )  # fmt: skip
    assert answers[1].question.topic == ("phu", "song", "5g")
    assert "thainguyen-25-2025#PL1.18.2" in answers[1].question.answered


def test_who_helps_in_other_days_is_told_of_the_work_of_those_days(assistant: Assistant) -> None:
    """000:378 is due in June and 000:399 in September: the last list is not what is asked of."""
    answers = talk(
        assistant,
        "Sở Nội vụ Thái Bình có việc gì phải xong trong tháng 6/2025?",
        "thế tháng 9?",
        "quay lại tháng 6, ai phối hợp?",
    )
    shown = [[s.item.record.id for s in answer.items] for answer in answers]
    assert shown == [["thaibinh-26-2025#PL2.5"], ["thaibinh-26-2025#PL2.19"], shown[0]]
    assert "UBND huyện, thành phố" in answers[2].markdown


def test_the_day_after_a_signer_is_that_of_issue(assistant: Assistant) -> None:
    """001 replaces plan 26, which was signed on 13/02/2025."""
    answers = talk(
        assistant, "Kế hoạch 86 thay thế kế hoạch nào?", "ai ký kế hoạch đó?", "ngày nào?"
    )
    assert answers[2].question.kind == "signer" and "13/02/2025" in answers[2].markdown
