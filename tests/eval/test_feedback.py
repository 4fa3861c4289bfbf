"""Ratings of the chat become drafts that golden's own loader takes, and nothing else."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.cases import load_cases

RECORD = {
    "turns": ["Sở Nội vụ phải làm gì trước tháng 6?", "Còn phối hợp?"],
    "settings": {"province": "Thái Bình", "agency": None, "as_of": None},
    "answer": {
        "status": "answered",
        "understood": {"kind": "responsibility", "as_of": "2025-03-01"},
        "items": [{"id": "thaibinh-26-2025#PL2.7"}],
        "citations": [{"plan": "thaibinh-26-2025"}, {"plan": "thaibinh-26-2025"}],
    },
}


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Three ratings, one of them of a message that is no answer."""
    with closing(sqlite3.connect(tmp_path / "history.db")) as held, held:
        held.execute("CREATE TABLE feedback (step, user, value, comment, at, record)")
        rows = [
            (
                "b0f1c9b6-1",
                "lan",
                "down",
                "thiếu\nmột việc",
                "2025-03-02T01:00:00Z",
                json.dumps(RECORD),
            ),
            ("c0f1c9b6-2", "hoa", "up", "", "2025-03-01T01:00:00Z", json.dumps(RECORD)),
            ("d0f1c9b6-3", "hoa", "up", "", "2025-03-03T01:00:00Z", None),
        ]
        held.executemany("INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?)", rows)
    return tmp_path


def test_drafts_are_cases_that_say_what_is_to_be_done(history: Path) -> None:
    out = history / "golden"
    out.mkdir()
    assert main(["import-feedback", "--history", str(history), "--out", str(out / "a.jsonl")]) == 0
    first, second = load_cases(out)
    assert (first.id, second.id) == ("feedback-c0f1c9b6", "feedback-b0f1c9b6")
    assert second.turns[-1] == "Còn phối hợp?" and second.province == "Thái Bình"
    assert second.note.startswith("DRAFT") and second.note.endswith("thiếu một việc")
    assert list(second.expect["items"]) == ["thaibinh-26-2025#PL2.7"]


def test_names_of_users_stay_in_the_history(history: Path, capsys) -> None:
    assert main(["import-feedback", "--history", str(history)]) == 0
    printed = capsys.readouterr().out
    assert printed.count("\n") == 2 and "lan" not in printed.split()


@pytest.mark.parametrize("content", [None, b"not a database at all, and long enough to be read"])
def test_no_history_or_a_broken_one_is_one_line(tmp_path: Path, capsys, content) -> None:
    if content:
        (tmp_path / "history.db").write_bytes(content)
    assert main(["import-feedback", "--history", str(tmp_path)]) == 2
    assert "history.db" in capsys.readouterr().err
