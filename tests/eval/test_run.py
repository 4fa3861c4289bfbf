"""A run writes raw answers first, goes on where it stopped, and mixes nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from eval.answers import FILE, RunError, read_run
from eval.run import AS_OF, run
from tests.eval.golden_kit import HEADER, ONE, RIGHT, ROWS, Told, answer, golden, row


def test_a_run_is_a_header_line_and_a_line_a_case(tmp_path: Path) -> None:
    path = run(golden(tmp_path / "g"), Told(RIGHT), tmp_path, HEADER)
    first, *rest = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert first["run"]["commit"] == "abc"
    assert [r["id"] for r in rest] == ["a-1", "a-2", "h-1"]
    assert rest[0]["answer"]["items"][0]["id"] == ONE["id"]


def test_a_second_run_asks_only_what_is_missing(tmp_path: Path) -> None:
    cases = golden(tmp_path / "g")
    run(cases[:1], Told(RIGHT), tmp_path, HEADER)
    again = Told(RIGHT)
    seen: list[tuple[int, int]] = []
    run(cases, again, tmp_path, HEADER, lambda *counts: seen.append(counts))
    assert again.asked == ["a-2", "h-1"]
    assert seen == [(2, 3), (3, 3)]


def test_a_line_cut_off_by_a_kill_is_asked_again(tmp_path: Path) -> None:
    cases = golden(tmp_path / "g")
    path = run(cases, Told(RIGHT), tmp_path, HEADER)
    path.write_text(path.read_text("utf-8")[:-20], "utf-8")
    again = Told(RIGHT)
    run(cases, again, tmp_path, HEADER)
    assert again.asked == ["h-1"]
    assert set(read_run(path)[1]) == {"a-1", "a-2", "h-1"}


def test_a_case_whose_question_changed_is_asked_again(tmp_path: Path) -> None:
    run(golden(tmp_path / "g"), Told(RIGHT), tmp_path, HEADER)
    changed = golden(tmp_path / "g", row("a-1", "Sở Y tế phải làm gì?", items=[]), *ROWS[1:])
    again = Told(RIGHT)
    run(changed, again, tmp_path, HEADER)
    assert again.asked == ["a-1"]


def test_rows_of_cases_that_are_not_asked_now_stay(tmp_path: Path) -> None:
    cases = golden(tmp_path / "g")
    path = run(cases, Told(RIGHT), tmp_path, HEADER)
    run(cases[:1], Told(RIGHT), tmp_path, HEADER)
    assert set(read_run(path)[1]) == {"a-1", "a-2", "h-1"}


@pytest.mark.parametrize("changed", ["code", "corpus", "index"])
def test_answers_of_another_program_or_corpus_are_never_mixed_in(tmp_path: Path, changed) -> None:
    cases = golden(tmp_path / "g")
    run(cases, Told(RIGHT), tmp_path, HEADER)
    with pytest.raises(RunError, match="another program, corpus or setting"):
        run(cases, Told(RIGHT), tmp_path, replace(HEADER, **{changed: "other"}))


def test_a_case_that_raises_is_recorded_and_the_run_goes_on(tmp_path: Path) -> None:
    def broken() -> dict:
        raise ValueError("hỏng")

    path = run(golden(tmp_path / "g"), Told(RIGHT | {"a-1": broken}), tmp_path, HEADER)
    rows = read_run(path)[1]
    assert (rows["a-1"].answer, rows["a-1"].error) == (None, "ValueError: hỏng")
    assert rows["a-2"].answer == answer(*RIGHT["a-2"]["items"])


@pytest.mark.parametrize("text", ["", "{", "[]\n", '{"run": {}}\n', "no\n"])
def test_a_file_that_is_no_run_says_so_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(RunError, match=FILE):
        read_run(tmp_path / FILE)


def test_the_day_of_a_case_without_one_is_the_documented_one() -> None:
    readme = Path(__file__).parents[2] / "eval" / "golden" / "README.md"
    assert AS_OF.isoformat() in readme.read_text("utf-8")


def test_nothing_heavy_loads_for_a_run() -> None:
    heavy = "{'numpy', 'torch', 'faiss', 'llama_index', 'sentence_transformers'}"
    code = f"import sys, eval.commands; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
