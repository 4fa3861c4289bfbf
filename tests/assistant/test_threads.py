"""One assistant serves many users at once: each gets what it would get alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from assistant import memo
from assistant.agencies import known_agencies
from assistant.answer import Settings
from assistant.respond import Assistant
from corpus.provinces import Provinces
from index.home import Home
from index.register import plans, records

QUESTIONS = (
    "Sở Nội vụ phải làm gì trước tháng 6?",
    "Sở Y tế phải làm gì về chuyển đổi số?",
    "Ai chủ trì xây dựng kho dữ liệu dùng chung?",
    "So sánh mục tiêu kinh tế số 2030 của ba tỉnh",
    "Nhiệm vụ 19 Phụ lục II",
    "Bao giờ phải báo cáo 6 tháng?",
)
_USERS = 20


def test_users_who_push_out_what_was_kept_for_others_get_their_answers(
    shipped_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in ((memo, "_MOST"), (records, "_RECORDS"), (records, "_IDS")):
        monkeypatch.setattr(module, name, 20)
    monkeypatch.setattr(plans, "_SOURCES", 20)
    shared = opened(shipped_home)
    alone = {question: ask(shared, question) for question in QUESTIONS}

    def user(n: int) -> bool:
        asked = QUESTIONS[n % len(QUESTIONS) :] + QUESTIONS[: n % len(QUESTIONS)]
        return all(ask(shared, question) == alone[question] for question in asked)

    with ThreadPoolExecutor(_USERS) as users:
        assert all(users.map(user, range(_USERS)))


def opened(home: Home) -> Assistant:
    """An assistant over a register of its own, in which nothing is kept yet."""
    register, provinces = home.open_register(), Provinces.load()
    names = [name for name, _ in register.agencies()]
    return Assistant(register, known_agencies(names, provinces), provinces)


def ask(assistant: Assistant, question: str) -> tuple[str, tuple[str, ...]]:
    answer = assistant.ask(question, (), Settings(date(2025, 3, 1)))
    return answer.markdown, tuple(item.record.id for item in answer.listed)
