"""Whatever is typed, an Answer comes back in bounded time, and it passes the check."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, Settings
from assistant.cite import check
from assistant.respond import Assistant
from assistant.understanding.words.phrases import load_phrases

SECONDS = 2.0
_SETTINGS = Settings(date(2025, 11, 21))

# The pieces that questions are made of, in any order and number.
_PIECES = st.sampled_from([
    "Sở Y tế", "Sở Nội vụ", "UBND", "các sở, ban, ngành", "phải làm gì", "bao nhiêu", "chủ trì",
    "phối hợp", "trước tháng 6", "29/2/2025", "tháng 13", "quý V", "năm 2030", "30 ngày tới",
    "quá hạn", "từ", "đến", "Kế hoạch 26", "26/KH-UBND", "57-NQ/TW", "Phụ lục II", "mục II.2.e",
    "nhiệm vụ 19", "nhiệm vụ 999999", "Thái Bình", "Đồng Tháp", "Hà Nội", "so sánh", "AI",
    "qua các mốc", "kinh tế số", "ai ký", "còn hiệu lực không", "căn cứ gì", "khi nào", "báo cáo",
    "thì sao", "còn", "cái thứ hai", "việc đó", "?", ",", '"', "(", "số", "của", "tỷ lệ", "sợ",
])  # fmt: skip

NASTY = {
    "long unicode": "".join(chr(32 + n * 7919 % 0xD7DF) for n in range(100_000)),
    "right to left": "\u202eSở Y tế\u202c phải làm gì \u200f\u200e\u2066?\u2069",
    "raised digit": "²",
    "nul": "Sở Y tế\x00 phải làm gì\x00",
    "half surrogates": "S\ud800ở Y tế \udfff",
    "private use": "\ue000\uf8ff\U0010ffff Sở Y tế",
    "emoji": "🧑‍💻🇻🇳 Sở Y tế phải làm gì 🤔" * 50,
    "only punctuation": "?!.,;:…–—()[]{}\"'“”" * 100,
    "only marks": "\u0301\u0323\u0302" * 1000,
    "stacked marks": "S" + "\u0301" * 2000 + "ở Y tế",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> Sở Y tế",
    "open tags": "<a" * 1900,
    "sql": "'; DROP TABLE records; -- \" OR 1=1 NEAR(a b) * AND NOT",
    "fts words": 'AND OR NOT NEAR "" * ^ : - Sở Y tế',
    "brackets": "((((" * 1000,
    "stars": "*" * 4000,
    "annexes": "phu luc " * 20_000,
    "short annexes": "phu luc " * 490,
    "plans": "ke hoach " * 10_000,
    "short plans": "ke hoach " * 440,
    "numbers": "1/" * 1990,
    "digits": "9" * 3999,
    "dates": "1/1/2025 - " * 360,
    "romans": "II.2.e." * 570,
    "agencies": "Sở Y tế, " * 440,
    "commas": "các sở, ban, ngành, " * 190,
    "doubled letters": "phaaaaaaaaaaaai " * 240,
    "one long word": "ậ" * 3990,
    "cues": "ai khi nào bao nhiêu phải làm gì " * 115,
    "slips": "nhiemmv vuuj " * 300,
    "years": "năm 2025 đến năm 2030 " * 180,
    "tabs and lines": "Sở\tY\ntế\r\n\r\n phải\u2028làm\u2029gì",
    "full width": "Ｓở Ｙ ｔế ｐｈảｉ ｌàｍ ｇì",
    "spaces inside": "Sở Y tế phải làm gì" + " " * 3900 + "trước tháng 6?",
    "lines inside": "Sở Y tế phải làm gì" + "\n" * 3900 + "trước tháng 6?",
    "marks that are not seen": "Sở Y tế phải làm gì" + "\u200b\u202e" * 1900 + "trước tháng 6?",
    "empty": "",
    "blank": " \u00a0\u200b\n\t",
}


@pytest.fixture(autouse=True, scope="module")
def _started(assistant: Assistant) -> None:
    """The first question of a process reads tables and compiles patterns; it is not timed."""
    full = "Sở Y tế phải làm gì trước tháng 6, trừ việc do Sở Nội vụ chủ trì?"
    for text in (full, "thoi tiet", "so y te phai lma gi"):
        assistant.ask(text, (), _SETTINGS)


def _ask(assistant: Assistant, text: str, history: tuple[str, ...] = ()) -> Answer:
    """The answer to a text after others; each takes bounded time and passes the check."""
    asked = []
    for turn in (*history, text):
        started = time.process_time()
        answer = assistant.ask(turn, asked, _SETTINGS)
        assert time.process_time() - started < SECONDS
        check(answer, assistant.register)
        asked.append(answer.question)
    return answer


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_gives_an_answer(assistant: Assistant, name: str) -> None:
    """Each nasty text alone."""
    assert _ask(assistant, NASTY[name]).markdown


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_follows_up(assistant: Assistant, name: str) -> None:
    """Each nasty text after a good question, and the good question after it."""
    good = "Sở Nội vụ phải làm gì trước tháng 6?"
    answer = _ask(assistant, good, (good, NASTY[name]))
    assert answer.status == "answered" and answer.question.agencies == ("Sở Nội vụ",)


_QUIET = settings(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


@_QUIET
@given(st.text(max_size=3000))
@example("\x00")
def test_any_text_gives_an_answer(assistant: Assistant, text: str) -> None:
    """Arbitrary Unicode."""
    assert isinstance(_ask(assistant, text), Answer)


@_QUIET
@given(st.lists(_PIECES, min_size=1, max_size=9).map(" ".join))
def test_any_mix_of_real_words_gives_an_answer(assistant: Assistant, text: str) -> None:
    """Words of real questions in any order."""
    assert isinstance(_ask(assistant, text), Answer)


@_QUIET
@given(st.lists(st.lists(_PIECES, min_size=1, max_size=4).map(" ".join), min_size=2, max_size=4))
def test_any_conversation_gives_answers(assistant: Assistant, turns: list[str]) -> None:
    """Such words over several turns."""
    assert isinstance(_ask(assistant, turns[-1], tuple(turns[:-1])), Answer)


# Whole turns: one of each kind, and what people say after any of them.
_TURNS = st.sampled_from([
    "Sở Y tế phải làm gì trong quý III/2025?", "Chỉ tiêu nào của Thái Nguyên tối đa 10?",
    "Mục II phụ lục I kế hoạch 25 có những chỉ tiêu nào?", "Kinh phí kế hoạch 86 lấy từ đâu?",
    "So sánh mục tiêu kinh tế số của ba tỉnh", "Kế hoạch 86 căn cứ gì?", "Báo cáo 6 tháng gửi ai?",
    "Đề án số hóa các điểm đến du lịch hạn khi nào?", "Kế hoạch nào nhắc đến nghị quyết 57?",
    "Nhiệm vụ 19 Phụ lục II Kế hoạch 26", "Sở nào chủ trì nhiều việc nhất?",
    "Thời tiết mai thế nào?",
    "Ai lo việc đó?", "Hạn khi nào?", "Còn Sở Nội vụ?", "Bao nhiêu việc?", "Cái thứ hai", "Ai ký?",
    "Chỉ việc phối hợp thôi", "Tất cả các năm", "Tỉnh nào cao nhất?", "Phụ lục I thì sao?",
    "Quay lại Sở Nội vụ", "Trong đó cái nào về dữ liệu?", "Không phải, ý tôi là Sở Tài chính",
    "Hai việc đầu", "Những việc còn lại", "Sai rồi", "Mục III nói gì?", "Xuất Excel",
    "Việc nào gấp nhất?",
])  # fmt: skip


@given(st.lists(_TURNS, min_size=2, max_size=5))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(["Kinh phí kế hoạch 86 lấy từ đâu?", "Ai lo việc đó?"])
@example(["Chỉ tiêu nào của Thái Nguyên tối đa 10?", "Quay lại Sở Nội vụ"])
@example(["Mục II phụ lục I kế hoạch 25 có những chỉ tiêu nào?", "Còn Sở Nội vụ?"])
def test_any_order_of_real_turns_gives_answers(assistant: Assistant, turns: list[str]) -> None:
    """What an answer says of an earlier turn's conditions passes the check as well."""
    history = []
    for turn in turns:
        history.append(assistant.ask(turn, history, _SETTINGS).question)


_FRAMES = (
    "Kế hoạch của Đồng Tháp {} bao nhiêu?", "Ai chủ trì {}?", "Có nhiệm vụ nào về {}?",
    "Chỉ tiêu {} là bao nhiêu?", "{} khi nào xong?", "So sánh {} của ba tỉnh",
)  # fmt: skip


@pytest.mark.parametrize("frame", _FRAMES)
def test_words_that_name_nothing_where_a_topic_stands(assistant: Assistant, frame: str) -> None:
    """What people ask and talk with, alone in the place of a topic."""
    book = load_phrases()
    for word in sorted({*book.measures, *book.asking, *book.joins, "sợ", "thứ"}):
        assert isinstance(assistant.ask(frame.format(word), (), _SETTINGS), Answer)
