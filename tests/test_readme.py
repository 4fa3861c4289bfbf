"""The README shows real commands with their real output.

`UPDATE_README=1 pytest tests/test_readme.py` writes the output of today's program.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from pathlib import Path

import pytest

from assistant.cli import main
from index.home import Home

_README = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"(```console\n\$ kehoach (?P<command>[^\n]*)\n)(?P<output>.*?)(```)", re.S)


_EXAMPLE = re.compile(r"```python\n(?P<code>.*?)```\n+```\n(?P<output>.*?)```", re.S)


def _output(command: str) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main(shlex.split(command)) == 0
    return out.getvalue()


def _blocks() -> list[re.Match[str]]:
    return list(_BLOCK.finditer(_README.read_text(encoding="utf-8")))


@pytest.mark.parametrize("block", _blocks(), ids=lambda b: b["command"][:40])
def test_commands_in_the_readme_print_what_it_shows(
    block: re.Match[str], shipped_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each block is run; what it prints is what stands below it."""
    monkeypatch.setenv("KEHOACH_HOME", str(shipped_home.root))
    output = _output(block["command"])
    if os.environ.get("UPDATE_README"):
        text = _README.read_text(encoding="utf-8")
        shown = block.group(1) + output + "```"
        _README.write_text(text.replace(block.group(), shown), encoding="utf-8")
    else:
        assert block["output"] == output


def test_the_example_for_llama_index_prints_what_it_shows(
    shipped_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("llama_index.core")
    monkeypatch.setenv("KEHOACH_HOME", str(shipped_home.root))
    (example,) = _EXAMPLE.finditer(_README.read_text(encoding="utf-8"))
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(example["code"], {})
    assert out.getvalue() == example["output"]
