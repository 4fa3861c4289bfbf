"""When a model is asked, and of what: open questions alone, each of them once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.answer import Settings
from assistant.cli import main
from assistant.llm.reply import NOTHING
from assistant.respond import Assistant
from index.home import Home
from tests.assistant.llm.asking import DAY, LABEL, OPEN, TRUE, Asking
from tests.model_server import replying, serving


@pytest.mark.parametrize(
    "question",
    [
        "Sở Nội vụ phải làm gì trước tháng 6?",
        "Khi nào phải xong Đề án số hóa các điểm đến du lịch?",
        "Mục tiêu kinh tế số của Thái Bình đến 2030?",
        "26/KH-UBND PL2.19",
        "Kế hoạch 26 còn hiệu lực không?",
        "Kinh phí thực hiện kế hoạch 283 lấy từ đâu?",  # a part of a plan, word for word
        "Trợ giá xe buýt điện liên tỉnh?",  # nothing supports an answer
        "Thời tiết ngày mai?",
    ],
)
def test_a_model_is_asked_about_passages_alone(
    question: str, asking: Asking, assistant: Assistant
) -> None:
    """Records, clauses and what is not there are answered as without one, to the letter."""
    with asking.at(replying(f"{TRUE} [1].")) as (with_model, server):
        answer = with_model.ask(question, (), DAY)
    assert server.heard == [] and "model" not in answer.timing_ms
    assert answer.markdown == assistant.ask(question, (), DAY).markdown


def test_whoever_asks_may_leave_the_model_out(asking: Asking) -> None:
    with asking.at(replying(f"{TRUE} [1].")) as (assistant, server):
        assistant.ask(OPEN, (), Settings(DAY.as_of, may_summarise=False))
    assert server.heard == []


def test_several_questions_are_summed_up_each_in_its_own_part(asking: Asking) -> None:
    """Markers and citations are numbered through; the list is left as it is."""
    answer = asking(f"{TRUE} [1].", f"Sở Y tế phối hợp những việc gì? {OPEN}")
    assert answer.summary and len(answer.parts) == 2
    (statement,) = answer.summary.statements
    (n,) = statement.cites
    assert answer.citations[n - 1].locator == "II.4.5" and n > 1
    assert f"- {TRUE} [{n}]." in answer.markdown


def test_a_model_that_failed_is_not_asked_again_for_the_same_message(asking: Asking) -> None:
    """Each question would wait as long; the first remark stands for both."""
    with asking.at(lambda h: h.send(b"", 500)) as (assistant, server):
        answer = assistant.ask(f"Kế hoạch nói gì về thu hút nhân tài? {OPEN}", (), DAY)
    assert len(answer.parts) == 2 and len(server.heard) == 1
    assert sum("Chưa có tóm tắt" in note for note in answer.notes) == 1


def test_a_follow_up_tells_the_model_what_it_is_about(asking: Asking) -> None:
    with asking.at(replying(NOTHING)) as (assistant, server):
        first = assistant.ask("Thái Bình phát triển hạ tầng 5G ra sao?", (), DAY)
        assistant.ask("Còn Thái Nguyên thì sao?", (first.question,), DAY)
    assert "hạ tầng 5G" in server.heard[-1].material.partition("CÁC ĐOẠN TRÍCH")[0]


def test_the_command_line_prints_it(
    shipped_home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(replying(f"{TRUE} [1].")) as server:
        monkeypatch.setenv("KEHOACH_HOME", str(shipped_home.root))
        for name, value in server.settings.items():
            monkeypatch.setenv(name, value)
        assert main(["ask", OPEN]) == 0
        assert main(["ask", "--json", OPEN]) == 0
    text, _, data = capsys.readouterr().out.rpartition("\n{")
    assert text.startswith(LABEL) and f"- {TRUE} [1]." in text
    assert json.loads("{" + data)["summary"]["model"] == "thu-nghiem"


def test_of_a_conversation_only_the_last_turn_is_summed_up(
    shipped_home: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text(json.dumps({"id": "a", "turns": [OPEN, OPEN]}), encoding="utf-8")
    with serving(replying(f"{TRUE} [1].")) as server:
        monkeypatch.setenv("KEHOACH_HOME", str(shipped_home.root))
        for name, value in server.settings.items():
            monkeypatch.setenv(name, value)
        assert main(["ask", "--batch", str(batch)]) == 0
    assert len(server.heard) == 1 and json.loads(capsys.readouterr().out)["summary"]
