"""Prompts are files; what is missing or unknown in one is an error that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

import prompts
from prompts import PromptError, prompt

_RULES = {"seal": "a1", "nothing": "KHÔNG CÓ"}


def test_variables_are_filled_in() -> None:
    text = prompt("summary_rules", **_RULES)
    assert "KHÔNG CÓ" in text and "{" not in text


def test_braces_inside_a_value_are_left_alone() -> None:
    """A passage may hold braces, even the name of a variable."""
    given = {"seal": "{text}", "number": "1", "source": "{seal}", "above": "{", "text": "{x} {0}"}
    lines = prompt("summary_passage", **given).split("\n")
    assert lines == ["===== {text} ĐOẠN 1: {seal} =====", "Thuộc mục: {", "Nguyên văn: {x} {0}"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"seal": "a1"}, "summary_rules.txt: missing: nothing"),
        (_RULES | {"tone": "x"}, "summary_rules.txt: unknown: tone"),
        ({"seal": "a1", "tone": "x"}, "summary_rules.txt: missing: nothing; unknown: tone"),
    ],
)
def test_a_missing_or_unknown_variable_is_an_error(given: dict[str, str], said: str) -> None:
    with pytest.raises(PromptError) as fault:
        prompt("summary_rules", **given)
    assert str(fault.value) == said


def test_a_prompt_that_is_not_there_is_an_error() -> None:
    with pytest.raises(PromptError, match=r"no_such\.txt"):
        prompt("no_such")


@pytest.mark.parametrize("text", ["a { b", "{}", "{0}", "{a.b}", "{a!r}", "{a:>9}"])
def test_a_file_with_a_stray_brace_is_an_error(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(prompts, "_FOLDER", tmp_path)
    with pytest.raises(PromptError, match=r"odd\.txt"):
        prompt("odd", a="1")
