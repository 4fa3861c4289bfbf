"""A question through the whole assistant, with a server on loopback as its model.

Whatever the server does, the passages are shown as they are without a model.
"""

from __future__ import annotations

import json

import pytest

from assistant.answer import Answer
from assistant.codec import answer_json
from assistant.llm.reply import NOTHING
from index.home import Home
from tests.assistant.llm.asking import DAY, LABEL, LEAD, OPEN, TRUE, Asking
from tests.model_server import Act, replying


def assert_only_passages(answer: Answer, alone: Answer, note: str) -> None:
    """The answer without a model, and one remark on why there is no summary."""
    assert answer.status == "answered" and answer.citations == alone.citations
    (remark,) = set(answer.notes) - set(alone.notes)
    assert note in remark
    assert answer.markdown.startswith(alone.markdown) and LABEL not in answer.markdown


def test_what_stands_is_shown_above_the_passages_with_citations(
    asking: Asking, alone: Answer
) -> None:
    answer = asking(f"{TRUE} [1].\n{LEAD} [1].")
    head, _, passages = answer.markdown.partition("\n\nTìm thấy")
    assert head.split("\n")[2:] == [f"- {TRUE} [1].", f"- {LEAD} [1]."]
    assert LABEL in head and f"Tìm thấy{passages}" == alone.markdown
    assert answer.citations == alone.citations and answer.notes == alone.notes


def test_the_json_names_the_model_and_its_sentences(asking: Asking) -> None:
    data = json.loads(json.dumps(answer_json(asking(f"{TRUE} [1]. Không có số."))))
    assert data["summary"] == {
        "model": "thu-nghiem",
        "sentences": [{"text": f"{TRUE}.", "cites": [1]}],
        "dropped": 1,
    }
    assert data["timing_ms"]["model"] > 0


@pytest.mark.parametrize(
    "bad",
    [
        "Sở Nông nghiệp và Môi trường chủ trì nội dung này.",  # names no passage
        f"{LEAD} [7].",  # a passage that was not given
        f"{LEAD} [0].",
        f"{LEAD} [1][99].",
        f"{LEAD} trước ngày 30/6/2026 [1].",
        "Sở Công Thương được giao chủ trì nội dung này [1].",
        "Kế hoạch nêu “bán tín chỉ carbon ra nước ngoài” [1].",
    ],
)
def test_a_sentence_that_does_not_stand_is_dropped_and_that_is_said(
    bad: str, asking: Asking
) -> None:
    answer = asking(f"{TRUE} [1].\n{bad}")
    assert f"- {TRUE} [1]." in answer.markdown
    assert bad.split(" [")[0].rstrip(".") not in answer.markdown
    assert answer.notes[-1].startswith("Một câu của mô hình ngôn ngữ") and answer.summary
    assert answer.summary.dropped == 1


def test_a_sentence_falls_with_the_one_it_leans_on(asking: Asking) -> None:
    """Without the sentence before it, "nội dung này" would be something else."""
    answer = asking(f"Kế hoạch dành 5 tỷ đồng cho đào tạo [1].\n{LEAD} [1].\n{TRUE} [1].")
    assert answer.summary and [one.text for one in answer.summary.statements] == [f"{TRUE}."]
    assert answer.notes[-1].startswith("Hai câu của mô hình ngôn ngữ")


def test_where_no_sentence_stands_the_passages_are_shown(asking: Asking, alone: Answer) -> None:
    answer = asking("Tỉnh sẽ bán 5.000 tín chỉ carbon [1]. Thu về 20 tỷ đồng [2].")
    assert_only_passages(answer, alone, "không câu nào qua bước đối chiếu")


def test_a_model_that_finds_no_answer_is_heard(asking: Asking, alone: Answer) -> None:
    assert_only_passages(asking(NOTHING), alone, "cho rằng các đoạn trích không trả lời")


@pytest.mark.parametrize(
    ("act", "note"),
    [
        (lambda h: h.send(b"boom", 500), "gặp lỗi"),
        (lambda h: h.send(b"no", 401), "KEHOACH_LLM_KEY"),
        (lambda h: h.send(b"<html>"), "không đúng định dạng"),
        (lambda h: h.send(b" " * 1_100_000), "quá dài"),
        (replying(""), "không viết gì"),
    ],
)
def test_a_failure_is_said_and_takes_nothing_away(
    act: Act, note: str, asking: Asking, alone: Answer
) -> None:
    with asking.at(act) as (assistant, _):
        assert_only_passages(assistant.ask(OPEN, (), DAY), alone, note)


def test_a_failure_is_logged_with_its_details(asking: Asking, shipped_home: Home) -> None:
    with asking.at(lambda h: h.send(b"no such slot", 503)) as (assistant, _):
        assistant.ask(OPEN, (), DAY)
    log = (shipped_home.logs / "loi.log").read_text(encoding="utf-8")
    assert "model: ModelError: HTTP 503: no such slot" in log
