"""A sentence of a language model stands when what it says can be found in its passages."""

from __future__ import annotations

import pytest

from assistant.cite.statements import Known, Source, statement_faults
from assistant.respond import Assistant

# Made after mục II.7.3 of plan 86 and mục II.2.4.e of plan 283.
_TALENT = Source(
    "Kế hoạch 86/KH-UBND (Thái Bình, 19/05/2025), mục II.7.3, gạch đầu dòng thứ 1",
    "II. NHIỆM VỤ VÀ GIẢI PHÁP › 7. Phát triển nguồn nhân lực chất lượng cao",
    "- Xây dựng và ban hành chính sách đặc thù, vượt trội để thu hút, tuyển dụng, giữ chân người"
    " có tài năng thực sự về khoa học, công nghệ. Bố trí phù hợp số lượng cán bộ có trình độ"
    " chuyên môn về khoa học kỹ thuật trong cấp ủy các cấp, phấn đấu đạt tỷ lệ 25% trở lên, hoàn"
    " thành trước ngày 30/6/2025. Cơ quan chủ trì: Sở Khoa học và Công nghệ.",
)
_SIGNED = Source(
    "Kế hoạch 283/KH-UBND (Đồng Tháp, 24/09/2025), mục II.2.4.e, gạch đầu dòng thứ 8",
    "II. MỤC TIÊU › 2. Mục tiêu cụ thể › 2.4. Đến hết năm 2040 › e) Phát triển chuyển đổi số",
    "- 100% người dân có tài khoản định danh điện tử, tỷ lệ người dân có chữ ký số đạt 30%.",
)
_LATER = Source(_SIGNED.label, "2.5. Đến hết năm 2045", "- Tỷ lệ người dân có chữ ký số đạt 40%.")


@pytest.fixture(scope="module")
def known(assistant: Assistant) -> Known:
    return Known(assistant.register, assistant.directory, assistant.context.provinces)


def kinds(text: str, known: Known, *sources: Source) -> set[str]:
    """The kinds of faults of a sentence over its sources."""
    return {
        fault.partition(":")[0] for fault in statement_faults(text, sources or (_TALENT,), known)
    }


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch 86/KH-UBND của tỉnh Thái Bình nêu việc ban hành chính sách đặc thù để thu hút"
        " người có tài năng.",
        "Tỷ lệ cán bộ có trình độ chuyên môn về khoa học kỹ thuật phấn đấu đạt từ 25% trở lên.",
        "Việc bố trí cán bộ hoàn thành trước ngày 30 tháng 6 năm 2025.",
        "Sở KH&CN được giao chủ trì chính sách thu hút, tuyển dụng.",
        "Thứ hai, xây dựng chính sách đặc thù để thu hút, tuyển dụng người có tài năng.",
        "Chính sách được nêu là “đặc thù, vượt trội” để giữ chân người có tài năng.",
    ],
)
def test_a_sentence_in_other_words_stands(text: str, known: Known) -> None:
    """Days, short forms of agencies and word order may differ."""
    assert kinds(text, known) == set()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Tỷ lệ cán bộ có trình độ chuyên môn phấn đấu đạt 35% trở lên.", "figures"),
        ("Tỷ lệ cán bộ có trình độ chuyên môn phấn đấu đạt dưới 25%.", "values"),
        ("Xây dựng chính sách đặc thù để thu hút 25 người có tài năng.", "values"),
        ("Bố trí cán bộ có trình độ chuyên môn trước ngày 25/6/2025.", "days"),
        ("Bố trí cán bộ có trình độ chuyên môn trong tháng 5/2025.", "days"),
        ("Sở Nội vụ chủ trì xây dựng chính sách đặc thù để thu hút người có tài năng.", "agencies"),
        ("Tỉnh Đồng Tháp xây dựng chính sách đặc thù để thu hút người có tài năng.", "provinces"),
        ("Tập đoàn Viettel xây dựng chính sách đặc thù, tuyển dụng người có tài năng.", "names"),
        ("Chính sách đặc thù để thu hút người có tài năng do ông Lê An ban hành.", "names"),
        ("Không xây dựng chính sách đặc thù để thu hút người có tài năng.", "in words"),
        ("Ban hành ba chính sách đặc thù để thu hút người có tài năng.", "in words"),
        ("Chính sách “đặc thù và hấp dẫn” để thu hút người có tài năng.", "verbatim"),
        ("Xây dựng chính sách đặc thù, vượt trội theo Nghị quyết 25/NQ-CP.", "verbatim"),
        ("Chính sách đặc thù thu hút người có tài năng: https://xem.example", "verbatim"),
        ("Chính sách đặc thù để thu hút <b>người có tài năng</b>.", "markup"),
        ("Người dân được vay vốn mua nhà với lãi suất thấp.", "words"),
        ("Xây dựng chính sách " + "đặc thù, " * 100, "length"),
    ],
)
def test_what_the_passage_does_not_say_is_a_fault(text: str, fault: str, known: Known) -> None:
    assert fault in kinds(text, known)


def test_the_year_of_a_value_is_part_of_it(known: Known) -> None:
    text = "Đến năm 2027 số hóa 30% hồ sơ. Đến năm 2030 số hóa 60% hồ sơ."
    source = Source(_TALENT.label, "", text)
    assert kinds("Đến năm 2027 số hóa 30% hồ sơ.", known, source) == set()
    assert kinds("Đến năm 2030 số hóa 30% hồ sơ.", known, source) == {"values"}


def test_a_heading_says_the_year_of_what_stands_under_it(known: Known) -> None:
    right = "Đến hết năm 2040, tỷ lệ người dân có chữ ký số đạt 30%; đến hết năm 2045 đạt 40%."
    wrong = "Đến hết năm 2045, tỷ lệ người dân có chữ ký số đạt 30%; đến hết năm 2040 đạt 40%."
    assert kinds(right, known, _SIGNED, _LATER) == set()
    assert kinds(wrong, known, _SIGNED, _LATER) == {"values"}


def test_a_sentence_may_rest_on_two_passages(known: Known) -> None:
    text = "Thái Bình thu hút người có tài năng; Đồng Tháp nêu tỷ lệ có chữ ký số đạt 30%."
    assert kinds(text, known, _TALENT, _SIGNED) == set()
    assert "provinces" in kinds(text, known, _TALENT)
