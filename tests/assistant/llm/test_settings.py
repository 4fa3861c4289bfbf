"""KEHOACH_LLM_*: off without them, and one clear line where they cannot be used."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.errors import ModelSettingError
from assistant.llm import chosen_model
from assistant.llm.settings import read_settings
from index.home import Home

_URL, _MODEL = "KEHOACH_LLM_URL", "KEHOACH_LLM_MODEL"
_ROOT = Path(__file__).parents[3]
_GIVEN = {_URL: "http://127.0.0.1:8080/v1", _MODEL: "qwen3"}


@pytest.mark.parametrize("environ", [{}, {_URL: "", _MODEL: ""}, {"OPENAI_API_KEY": "sk-1"}])
def test_no_model_is_asked_unless_one_is_set(environ: dict[str, str]) -> None:
    """A key for another service, which many machines have, sets nothing."""
    assert chosen_model(environ) is None


def test_the_model_has_the_name_that_was_set() -> None:
    model = chosen_model(_GIVEN | {"PATH": "/bin"})
    assert model and model.name == "qwen3"


@pytest.mark.parametrize(
    ("url", "posted_to"),
    [
        ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/chat/completions"),
        ("https://llm.example.gov.vn/v1/", "https://llm.example.gov.vn/v1/chat/completions"),
        ("http://[::1]:11434/v1", "http://[::1]:11434/v1/chat/completions"),
        ("http://h/v1/chat/completions", "http://h/v1/chat/completions"),
    ],
)
def test_questions_are_posted_under_the_base_address(url: str, posted_to: str) -> None:
    assert read_settings(_GIVEN | {_URL: url}).url == posted_to


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({_MODEL: None}, f"{_MODEL}: chưa đặt, trong khi đã đặt {_URL}"),
        ({_URL: None}, f"{_URL}: chưa đặt, trong khi đã đặt {_MODEL}"),
        ({_URL: None, _MODEL: None, "KEHOACH_LLM_KEY": "k"}, f"{_URL}: chưa đặt"),
        ({"KEHOACH_LLM_MODLE": "x"}, "KEHOACH_LLM_MODLE: không có thiết lập này"),
        ({_URL: "127.0.0.1:8080"}, "không phải địa chỉ http(s)"),
        ({_URL: "ftp://127.0.0.1/v1"}, "không phải địa chỉ http(s)"),
        ({_URL: "http://"}, "không phải địa chỉ http(s)"),
        ({_URL: "http://h:99999/v1"}, "không phải địa chỉ http(s)"),
        ({_URL: "http://h h/v1"}, "không phải địa chỉ http(s)"),
        ({_URL: "http://[::1/v1"}, "không phải địa chỉ http(s)"),
        ({_URL: "http://h/v1?key=1"}, "khóa đặt ở KEHOACH_LLM_KEY"),
        ({_URL: "http://user:secret@h/v1"}, "khóa đặt ở KEHOACH_LLM_KEY"),
        ({_MODEL: "a\nb"}, "không phải tên mô hình"),
        ({"KEHOACH_LLM_KEY": "secret key"}, "có ký tự không dùng được trong khóa"),
        ({"KEHOACH_LLM_KEY": "secret\r\nX: 1"}, "có ký tự không dùng được trong khóa"),
        ({"KEHOACH_LLM_TIMEOUT": "nhanh"}, "cần số giây từ 1 đến 600"),
        ({"KEHOACH_LLM_TIMEOUT": "0"}, "cần số giây từ 1 đến 600"),
        ({"KEHOACH_LLM_TIMEOUT": "nan"}, "cần số giây từ 1 đến 600"),
        ({"KEHOACH_LLM_TIMEOUT": "601"}, "cần số giây từ 1 đến 600"),
    ],
)
def test_what_cannot_be_used_is_one_line(change: dict[str, str | None], said: str) -> None:
    """And the key is in none of them."""
    given = {name: value for name, value in (_GIVEN | change).items() if value is not None}
    with pytest.raises(ModelSettingError) as fault:
        chosen_model(given)
    assert said in str(fault.value) and "\n" not in str(fault.value)
    assert "secret" not in str(fault.value)


def test_the_key_is_not_printed_with_the_settings() -> None:
    assert "secret" not in repr(read_settings(_GIVEN | {"KEHOACH_LLM_KEY": "secret"}))


def test_a_wrong_setting_ends_the_command_with_code_2(
    shipped_home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KEHOACH_HOME", str(shipped_home.root))
    monkeypatch.setenv(_URL, "http://127.0.0.1:8080/v1")
    assert main(["ask", "Kế hoạch 26 còn hiệu lực không?"]) == 2
    out, err = capsys.readouterr()
    assert not out and err == f"kehoach: {_MODEL}: chưa đặt, trong khi đã đặt {_URL}\n"


def test_the_chat_does_not_start_with_a_wrong_setting(shipped_home: Home) -> None:
    settings = os.environ | {"KEHOACH_HOME": str(shipped_home.root), _MODEL: "qwen3"}
    ran = subprocess.run(
        [sys.executable, "-m", "assistant.cli", "chat", "--port", "0"], cwd=_ROOT,
        env=settings, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 2
    assert ran.stderr == f"kehoach: {_URL}: chưa đặt, trong khi đã đặt {_MODEL}\n"


def test_without_a_model_nothing_of_it_is_loaded(shipped_home: Home) -> None:
    code = (
        "import sys; from assistant.cli import main;"
        "assert main(['ask', 'Kế hoạch nào nhắc đến tín chỉ carbon?']) == 0;"
        "print(sorted(m for m in sys.modules if m.startswith(('assistant.llm', 'prompts', 'httpx'))"
        " or m == 'assistant.cite.statements'))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=_ROOT, text=True, check=True,
        capture_output=True, env=os.environ | {"KEHOACH_HOME": str(shipped_home.root)},
    )  # fmt: skip
    assert ran.stdout.splitlines()[-1] == "['assistant.llm']"
