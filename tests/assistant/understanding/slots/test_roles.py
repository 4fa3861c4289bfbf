"""In which role the work of an agency is asked for."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    "text",
    [
        "Cho danh sách việc Sở Tư pháp Thái Bình được giao cả chủ trì lẫn phối hợp",
        "Sở Tư pháp Thái Bình vừa chủ trì vừa phối hợp những việc nào?",
        "Sở Tư pháp Thái Bình làm gì, kể cả phối hợp?",
        "so tu phap thai binh phoi hop va chu tri viec gi",
    ],
)
def test_both_roles_are_what_it_leads_and_beside_it_what_it_helps_with(
    assistant: Assistant, text: str
) -> None:
    """It leads 000:209, 490 and 491; 000:389 and 463 name it among those that help."""
    answer = ask(assistant, text)
    assert {shown.record.span.last for shown in answer.listed} == {209, 490, 491}
    assert {shown.item.record.span.last for shown in answer.related} >= {389, 463}


def test_only_helping(assistant: Assistant) -> None:
    answer = ask(assistant, "Việc nào Sở Tư pháp Thái Bình chỉ phối hợp thôi?")
    assert {shown.record.span.last for shown in answer.listed} == {389, 463}
