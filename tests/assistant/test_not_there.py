"""What only shares a word with the plans is not in them; what is there in other words is."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from assistant.understanding.words.edges import is_stray
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # "sông Hồng" stands in "Đồng bằng sông Hồng", "đề án" everywhere; no plan has a bridge
        ("Đề án cầu vượt sông Hồng do ai chủ trì?", "cầu vượt sông Hồng"),
        ("Kế hoạch hợp tác với Nhật Bản giao cho ai?", "Nhật Bản"),
        ("Ai ký thỏa thuận hợp tác với Samsung?", "Samsung"),
        ("Kế hoạch nào nói về hợp tác với Hàn Quốc?", "Hàn Quốc"),
        ("Ai chủ trì quan trắc môi trường?", "quan trắc môi trường"),
    ],
)
def test_a_name_of_which_only_some_words_are_there(
    assistant: Assistant, text: str, named: str
) -> None:
    found = ask(assistant, text)
    assert found.status in ("none", "not_found")
    assert named in found.markdown
    assert not found.items


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("Dự án bệnh án điện tử do ai làm?", "PL2.80"),  # printed as "Hệ thống bệnh án điện tử"
        ("Phần mềm quản lý lính dự bị do ai làm?", "PL2.88"),  # "Quân nhân dự bị"
        ("Đề án du lịch thông minh do ai chủ trì?", "PL2.44"),
        ("de an nha kinh nha luoi do ai chu tri", "PL2.45"),
        ("Kế hoạch hợp tác với Đại học Quốc gia Hà Nội giao cho ai?", "PL2.98"),
        ("Ai lập hồ sơ quy hoạch?", "PL2.46"),
    ],
)
def test_what_is_there_in_other_words(assistant: Assistant, text: str, record: str) -> None:
    """Kế hoạch 26, Phụ lục II."""
    assert f"thaibinh-26-2025#{record}" in {i.record.id for i in ask(assistant, text).listed}


@pytest.mark.parametrize(
    ("words", "at", "stray"),
    [
        ("yêu cầu", 1, False),
        ("cầu vượt", 0, True),
        ("khu vực", 1, True),
        ("lĩnh vực y tế", 1, False),
    ],
)
def test_half_of_an_empty_word_is_empty_beside_the_other_half(
    words: str, at: int, stray: bool
) -> None:
    assert is_stray(words.split(), at) == stray


@pytest.mark.parametrize(
    "text",
    [
        "Ai là trưởng Ban Chỉ đạo?",
        "Trưởng Ban Chỉ đạo về khoa học, công nghệ của tỉnh Thái Bình là ai?",
        "Thành viên Ban Chỉ đạo gồm những ai?",
        "Ai đứng đầu Ban Chỉ đạo của Đồng Tháp?",
    ],
)
def test_who_heads_a_board_is_in_no_plan(assistant: Assistant, text: str) -> None:
    """Kế hoạch 86 mục II.1.1 names the board, its head nowhere."""
    found = ask(assistant, text)
    assert (found.status, found.question.kind) == ("not_found", "office")


def test_who_works_for_the_board_is(assistant: Assistant) -> None:
    """Kế hoạch 86 mục II.1.3: Sở Khoa học và Công nghệ, Sở Nội vụ, Công an tỉnh."""
    found = ask(assistant, "Ai kiện toàn các tiểu ban giúp việc Ban Chỉ đạo?")
    assert [i.record.id for i in found.listed] == ["thaibinh-86-2025#II.1.3"]


@pytest.mark.parametrize(
    "text",
    ["Chỉ tiêu phủ sóng 4G của Thái Bình đến 2030?", "ty le phu song 3g cua dong thap"],
)
def test_another_of_the_same_sort_is_only_near(assistant: Assistant, text: str) -> None:
    """The plans set targets for 5G and 6G (000:352, 002:28, 137)."""
    found = ask(assistant, text)
    assert (found.status, found.items) == ("none", ())
    assert "5G" in found.markdown


@pytest.mark.parametrize(
    "text",
    [
        "Mỗi nhiệm vụ khoa học cấp tỉnh của Đồng Tháp được cấp bao nhiêu tiền?",
        "Bao nhiêu tiền được chi cho chuyển đổi số ở Thái Nguyên?",
    ],
)
def test_a_sum_of_money_is_no_number_of_things(assistant: Assistant, text: str) -> None:
    found = ask(assistant, text)
    assert (found.status, found.items) == ("none", ())
    assert "số tiền" in found.markdown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nhiệm vụ trong Phụ lục IV Kế hoạch 25", "Không tìm thấy Phụ lục IV"),
        ("Chỉ tiêu ở Phụ lục III Kế hoạch 25", "Không tìm thấy Phụ lục III"),
        ("Phụ lục II Kế hoạch 86 giao gì cho Sở Y tế?", "không kèm phụ lục"),
        ("Phụ lục Kế hoạch 283 gồm những nhiệm vụ nào?", "Không tìm thấy phụ lục"),
        ("nhiem vu 5 phu luc ke hoach 283", "không kèm phụ lục"),
        ("Chỉ tiêu 40 Phụ lục I Kế hoạch 26", "Không tìm thấy chỉ tiêu 40"),
    ],
)
def test_an_annex_or_a_row_that_no_plan_has(assistant: Assistant, text: str, said: str) -> None:
    """Plan 25 has two annexes, of 28 and 68 rows; plans 86 and 283 come without theirs."""
    found = ask(assistant, text)
    assert found.status == "none"
    assert said in found.markdown


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("UBND huyện Phú Bình có tham gia việc gì?", {"PL2.61"}),  # 003:776
        (
            "Sở Tư pháp Thái Nguyên tham gia những việc gì?",
            {"PL2.12", "PL2.34", "PL2.38", "PL2.53"},
        ),
    ],
)
def test_what_a_body_takes_part_in_is_what_it_helps_with(
    assistant: Assistant, text: str, rows: set[str]
) -> None:
    found = ask(assistant, text)
    assert {s.item.record.locator for s in found.items} == rows


@pytest.mark.parametrize(
    "text",
    [
        "Có nhiệm vụ nào về nhà ở xã hội không?",  # "nhà ở" for experts, "xã hội số"
        "Nhiệm vụ nào về xuất khẩu lao động?",  # "năng suất lao động … xuất khẩu hàng hóa"
        "Kế hoạch nào nói về xuất khẩu lao động?",
    ],
)
def test_a_thing_of_two_words_whose_parts_stand_far_apart(assistant: Assistant, text: str) -> None:
    found = ask(assistant, text)
    assert found.status in ("none", "not_found")
    assert not found.items


def test_a_thing_of_two_words_with_another_between(assistant: Assistant) -> None:
    """000:489, "trợ lý ảo ngành giáo dục"."""
    found = ask(assistant, "Nhiệm vụ về trợ lý ảo giáo dục")
    assert found.status == "answered"
    assert "trợ lý ảo ngành giáo dục" in found.markdown


@pytest.mark.parametrize(
    "text",
    [
        "Kể cho tôi một câu chuyện cười",
        "viet giup toi email xin nghi phep",
        "toi nay doi nao da bong",
        "Đặt giúp tôi vé máy bay đi Hà Nội",
    ],
)
def test_talk_of_other_things_is_out_of_scope(assistant: Assistant, text: str) -> None:
    assert ask(assistant, text).status == "out_of_scope"


@pytest.mark.parametrize(
    "text", ["Gửi giúp tôi danh sách nhiệm vụ của Sở Y tế Thái Bình", "Hỗ trợ chữa bệnh từ xa"]
)
def test_what_plans_may_speak_of_is_no_such_talk(assistant: Assistant, text: str) -> None:
    assert ask(assistant, text).status != "out_of_scope"


@pytest.mark.parametrize(
    ("text", "near"),
    [
        # 002:73 is of accounts, health records stand in plans of other provinces (000:358)
        ("Đồng Tháp có chỉ tiêu người dân có hồ sơ sức khỏe điện tử không?", "tài khoản"),
        # "Là đầu tàu về công nghệ mũi nhọn" (002:274) has no fishing boats
        ("Chỉ tiêu về tàu cá là bao nhiêu?", ""),
        # 000:343 has 12 researchers for ten thousand people, and no doctors
        ("Chỉ tiêu số bác sĩ trên một vạn dân của Thái Bình đến 2030", ""),
        # "phát triển" is no fine
        ("Cơ quan nào trễ hạn thì mức phạt bao nhiêu?", ""),
    ],
)
def test_a_target_that_only_shares_words(assistant: Assistant, text: str, near: str) -> None:
    found = ask(assistant, text)
    assert (found.status, found.items) == ("none", ())
    assert near in found.markdown


def test_words_that_differ_in_their_diacritics_alone(assistant: Assistant) -> None:
    """000:476 has "về tình hình" and no satellite; a slip is no word of its own."""
    found = ask(assistant, "Kế hoạch 26 có nhiệm vụ nào về vệ tinh?")
    assert (found.status, found.items) == ("none", ())
    slip = ask(assistant, "Giải thuởng Lê Quý Đôn do ai chủ trì?")
    assert "Sở Khoa học và Công nghệ" in slip.markdown
