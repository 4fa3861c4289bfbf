"""What a model wrote, cut into sentences with the passages that each names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Statement
from assistant.llm.reply import says_nothing, statements


def read(reply: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.text, one.cites) for one in statements(reply)]


@pytest.mark.parametrize(
    ("reply", "cites"),
    [
        ("Sở Y tế chủ trì [1].", (1,)),
        ("Sở Y tế chủ trì. [1]", (1,)),
        ("Sở Y tế chủ trì.[1]", (1,)),
        ("Sở Y tế chủ trì [1][2].", (1, 2)),
        ("Sở Y tế chủ trì [1], [2].", (1, 2)),
        ("Sở Y tế chủ trì [1, 2; 3].", (1, 2, 3)),
        ("Sở Y tế chủ trì【2】.", (2,)),
        ("Sở Y tế chủ trì [đoạn 2].", (2,)),
        ("[2] Sở Y tế chủ trì.", (2,)),
        ("Sở Y tế chủ trì (1).", ()),
        ("Sở Y tế chủ trì [a].", ()),
        ("Sở Y tế chủ trì.", ()),
    ],
)
def test_markers_are_read_in_the_ways_that_models_write_them(
    reply: str, cites: tuple[int, ...]
) -> None:
    (found,) = statements(reply)
    assert found.cites == cites and found.text.startswith("Sở Y tế chủ trì")


def test_each_sentence_has_its_own_markers() -> None:
    assert read("Một việc. [1] Hai việc [2]. Ba việc.\nBốn việc [4]") == [
        ("Một việc.", (1,)), ("Hai việc.", (2,)), ("Ba việc.", ()), ("Bốn việc", (4,)),
    ]  # fmt: skip


def test_a_sentence_without_a_marker_does_not_borrow_the_next_ones() -> None:
    assert read("Kinh phí lấy từ ngân sách. Sở Y tế chủ trì [1].")[0] == (
        "Kinh phí lấy từ ngân sách.", (),
    )  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "UBND TP. Thái Bình chủ trì.",
        "Tỷ lệ đạt 99.5 và 1.500 hồ sơ.",
        "Hạn là 30/6/2025 (xem v.v. ở dưới).",
        "PGS. TS. Lê An phụ trách.",
    ],
)
def test_a_sentence_is_not_cut_inside(sentence: str) -> None:
    assert read(f"{sentence[:-1]} [1].") == [(sentence, (1,))]


def test_list_marks_and_markdown_are_no_words() -> None:
    assert read("- **Kế hoạch** nêu [1]\n2. <b>Việc</b> hai [2]\n# Kết luận [3]") == [
        ("Kế hoạch nêu", (1,)), ("Việc hai", (2,)), ("Kết luận", (3,)),
    ]  # fmt: skip


def test_what_a_model_thinks_first_is_left_out() -> None:
    assert read("<think>Chắc là Sở Y tế [1].</think>Sở Nội vụ [2].") == [("Sở Nội vụ.", (2,))]
    assert read("<think>Chưa nghĩ xong [1].") == []


def test_characters_that_are_not_seen_are_gone() -> None:
    """Escape sequences, marks that turn text around, halves of characters."""
    assert read("Sở\u202e Y\x1b[2J tế\ud800\u200b [1].") == [("Sở Y[2J tế.", (1,))]


@pytest.mark.parametrize(
    "reply",
    [
        "KHÔNG CÓ CÂU TRẢ LỜI TRONG ĐOẠN TRÍCH",
        "Không có câu trả lời trong đoạn trích.",
        "<think>Tìm mãi.</think>\n**KHÔNG CÓ CÂU TRẢ LỜI TRONG ĐOẠN TRÍCH**",
    ],
)
def test_a_model_may_say_that_nothing_is_there(reply: str) -> None:
    assert says_nothing(reply)


@given(st.text(alphabet=st.sampled_from("aA1 .!?\n[]【】“”(),;-*<>/…\u0300Đđ"), max_size=200))
def test_any_reply_is_read(reply: str) -> None:
    """Every sentence has words, and no marker is left in it that a reader could take for one
    of the answer's."""
    for one in statements(reply):
        assert isinstance(one, Statement) and any(map(str.isalnum, one.text))
        assert all(n >= 0 for n in one.cites) and "\n" not in one.text


@pytest.mark.parametrize("reply", ["a. " * 100_000, "[1" * 100_000, " " * 400_000, "[1]" * 90_000])
def test_a_long_reply_keeps_nobody_waiting(reply: str) -> None:
    assert len(statements(reply)) < 20_000
