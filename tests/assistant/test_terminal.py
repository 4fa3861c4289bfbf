"""A line of a plan that would steer a terminal is only shown by it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

from assistant.commands.terminal import harmless

CODE = "from assistant.commands.terminal import shield; shield(); print('Sở\\x1b[2J\\u202e Y tế')"


def test_what_a_terminal_obeys_is_marked_and_lines_stay() -> None:
    assert harmless("a\x1b]52;c;x\x07\n\tậ\x9b\u202e") == "a\ufffd]52;c;x\ufffd\n\tậ\ufffd\ufffd"


def test_a_terminal_gets_it_harmless() -> None:
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", CODE], stdout=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 1000).decode()
    os.close(ours)
    assert shown.strip() == "Sở\ufffd[2J\ufffd Y tế"


def test_a_file_gets_it_word_for_word() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, check=True,
                          env=os.environ | {"PYTHONIOENCODING": "utf-8"})  # fmt: skip
    assert done.stdout.decode().strip() == "Sở\x1b[2J\u202e Y tế"
