"""Words of messages are written out and slips put right; what may be meant so stays."""

from __future__ import annotations

import pytest

from assistant.choices import spread
from assistant.respond import Assistant
from assistant.understanding.typed.short_forms import written_out
from assistant.understanding.typed.wording import corrected
from assistant.understanding.words.lexicon import lexicon
from assistant.understanding.words.phrases import is_marked, load_phrases


def meant(assistant: Assistant, text: str) -> str:
    """A text put right with the words of the shipped plans."""
    context = assistant.context
    known = lexicon(context.directory, context.provinces)
    return corrected(text, known, context.vocabulary)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Sở Y tế phải lma gì", "Sở Y tế phải làm gì"),
        ("Nhệm vụ của Sở Y tế", "nhiệm vụ của Sở Y tế"),
        ("Sở Y tế đượợc giao gì", "Sở Y tế được giao gì"),
        ("Sở Y tê còn fải làm gì", "Sở Y tế còn phải làm gì"),
        ("zự án nào cần fối hợp", "dự án nào cần phối hợp"),
        ("Mục tiu kinh tế số", "Mục tiêu kinh tế số"),
        ("Sở Y tế làm phần mền gì", "Sở Y tế làm phần mềm gì"),
    ],
)
def test_a_slip_of_the_fingers_is_put_right(assistant: Assistant, typed: str, right: str) -> None:
    """A lost, doubled or swapped letter in a word of a question."""
    assert meant(assistant, typed) == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Việc nào đưc giao cho Sở Y tế", "Việc nào được giao cho Sở Y tế"),
        ("Kế hoạch 86 có bị thay thế khôgn", "Kế hoạch 86 có bị thay thế không"),
        ("Sở Y tế phiả làm gì", "Sở Y tế phải làm gì"),
        ("So sánh kinh tế số giữaa hai tỉnh", "So sánh kinh tế số giữa hai tỉnh"),
    ],
)
def test_what_cannot_be_spelt_so_is_a_slip(assistant: Assistant, typed: str, right: str) -> None:
    """A stop without its tone, a tone at the wrong vowel, letters that no syllable has."""
    assert meant(assistant, typed) == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Sở Y tế phi hợp việc gì", "Sở Y tế phối hợp việc gì"),
        ("Khi nào hàn thành đô thị thông minh", "Khi nào hoàn thành đô thị thông minh"),
        ("Văn bản nào tay thế Kế hoạch 86", "Văn bản nào thay thế Kế hoạch 86"),
    ],
)
def test_a_lost_letter_may_leave_another_word(assistant: Assistant, typed: str, right: str) -> None:
    """The other word goes with none beside it, the right one does."""
    assert meant(assistant, typed) == right


@pytest.mark.parametrize("text", ["Hai việc sớm nhất", "Thời tiết mai thế nào", "Tổ chức hội thao"])
def test_a_word_that_may_stand_there_is_no_slip(assistant: Assistant, text: str) -> None:
    """ "hai việc" is no half of "triển khai việc"."""
    assert meant(assistant, text) == text


def test_a_word_may_have_another_letter_for_the_same_sound(assistant: Assistant) -> None:
    """ "quí" is "quý", "quản lí" is "quản lý"."""
    assert meant(assistant, "quí 1 năm sau") == "quý 1 năm sau"
    assert "quý đôn" in meant(assistant, "giải thưởng Lê Quí Đôn theo kế hoach 86").lower()


@pytest.mark.parametrize(
    "text",
    ["NHNN tỉnh phải làm gì", "Tân Lập", "blockchain là gì", "sandbox", "KH&CN", "26/KH-UBND",
     "tỷ lệ thuê bao 5G", "so noi vu phai lam gi", "đường sắt tốc độ cao",
     "muc tieu thue bao 5G", "Công việc của Sở Nội vụ 6 thang đầu nam 2025"],
)  # fmt: skip
def test_what_is_no_slip_stays(assistant: Assistant, text: str) -> None:
    """Initials, names, numbers, foreign words and words that the plans happen not to have."""
    assert meant(assistant, text) == text


def test_words_of_messages_and_regions() -> None:
    """ "ko", "j", "chừng nào": also without diacritics; capitals are names."""
    assert written_out("ko biết làm j") == "không biết làm gì"
    assert written_out("chung nao xong") == "khi nào xong"
    assert written_out("Sở NV") == "Sở NV"


@pytest.mark.parametrize(
    ("typed", "meant_so"),
    [
        ("sở y tế t6 làm gì", "sở y tế tháng 6 làm gì"),
        ("T9/2025 có gì", "tháng 9/2025 có gì"),
        ("việc hạn q4?", "việc hạn quý 4?"),
        ("t13 là gì", "t13 là gì"),
        ("họp t2 tuần này", "họp t2 tuần này"),
    ],
)
def test_months_and_quarters_of_messages(typed: str, meant_so: str) -> None:
    """Those of the calendar; "t2 tuần này" is a Monday."""
    assert written_out(typed) == meant_so


def test_choices_of_a_phrase_are_written_out() -> None:
    """Named choices stand inside others."""
    phrases = spread(["(phải|) <do> (<what>|việc gì)"], {"do": "làm", "what": "gì"})
    assert list(phrases) == ["phải làm gì", "phải làm việc gì", "làm gì", "làm việc gì"]


def test_diacritics_that_are_typed_must_agree() -> None:
    """ "thi đua" is no "thì", "AI" no "ai"; without diacritics both may be."""
    book = load_phrases()
    kinds = {k for c in book.cues("ai ky ke hoach", "ai ký kế hoạch") for k in c.kinds}
    assert "signer" in kinds
    assert not book.cues("ung dung ai", "ứng dụng AI")


def test_a_text_knows_whether_it_is_marked() -> None:
    """One word that cannot do without its marks tells that marks are missing."""
    assert is_marked("Sở Nội vụ phải làm gì")
    assert not is_marked("Sở Nội vụ phai làm gì")


@pytest.mark.parametrize(
    ("typed", "meant_so"),
    [
        ("tỉnh mô đặt cao hơn", "tỉnh nào đặt cao hơn"),
        ("văn bản chi thay thế", "văn bản gì thay thế"),
        ("giải pháp chi tiết", "giải pháp chi tiết"),
        ("viec mo rong", "viec mo rong"),
    ],
)
def test_words_of_regions_are_told_from_parts_of_others(typed: str, meant_so: str) -> None:
    """ "mô" is "nào" but not of "mô hình", "chi" is "gì" but not of "chi tiết"."""
    assert written_out(typed) == meant_so
