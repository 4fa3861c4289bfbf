"""The assistant is opened once, and again when the index was rebuilt."""

import gc
import json
import logging
import os
import stat
from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.deferred import Deferred
from chat import audit as audit_module
from chat.audit import Audit
from chat.desk import Desk
from chat.serve import ServeError, listen, settle, stage
from index.build import build
from index.home import Home
from index.register import RegisterError


class Fake:
    """Answers everything with one answer."""

    def __init__(self, home: Home) -> None:
        self.register = home.open_register()

    def ask(self, text: str, history: tuple, settings: Settings) -> Answer:
        raise AssertionError("not asked here")


def test_without_an_index_the_desk_says_what_to_run(tmp_path) -> None:
    with pytest.raises(RegisterError, match="kehoach index"):
        Desk(Home(tmp_path), Fake).assistant()


def test_a_rebuilt_index_is_taken_up(tmp_path) -> None:
    home = Home(tmp_path)
    build(home)
    desk = Desk(home, Fake)
    first = desk.assistant()
    assert desk.assistant() is first
    build(home, force=True)
    assert desk.assistant() is not first


def test_warming_asks_one_question_and_hides_no_other_fault(tmp_path) -> None:
    home = Home(tmp_path)
    Desk(home, Fake).warm()  # without an index there is nothing to warm
    build(home)
    with pytest.raises(AssertionError, match="not asked here"):
        Desk(home, Fake).warm()


def test_what_was_loaded_is_left_out_of_full_collections(tmp_path) -> None:
    """Such a round walks the whole heap while every user waits."""
    settle(Desk(Home(tmp_path), Fake))
    try:
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_nothing_more_is_answered_from_an_index_found_damaged(tmp_path) -> None:
    """Until it is built anew; opening does not read its largest files."""
    home = Home(tmp_path)
    build(home)
    desk, words = Desk(home, Fake), home.current() / "lexical.bin"
    desk.check(home.current(), above=0)
    desk.assistant()
    words.write_bytes(words.read_bytes()[:-1] + b"?")
    desk.check(home.current(), above=0)
    with pytest.raises(RegisterError, match=r"lexical\.bin.*kehoach index --force"):
        desk.assistant()
    build(home, force=True)
    desk.assistant()


def test_a_taken_port_is_one_clear_error() -> None:
    with listen("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        with pytest.raises(ServeError, match=f"cổng {port}.*--port"):
            listen("127.0.0.1", port)


def test_each_process_has_a_folder_of_its_own_and_dead_ones_are_cleared(tmp_path) -> None:
    gone = tmp_path / "run-99999999"
    gone.mkdir()
    root = stage(tmp_path)
    assert root.name == f"run-{os.getpid()}" and not gone.exists()
    assert (root / ".chainlit/config.toml").is_file()
    assert (root / "chainlit_vi.md").read_bytes() == (root / "chainlit.md").read_bytes()


def test_an_answer_leaves_one_line(tmp_path, answers) -> None:
    audit = Audit(tmp_path / "logs")
    audit.answered("lan", "session-id", "Sở Nội vụ?", answers.of("PL2.7"))
    path = tmp_path / "logs/hoi-dap.jsonl"
    entry = json.loads(path.read_text("utf-8"))
    assert entry["records"] == ["thaibinh-26-2025#PL2.7"] and entry["who"] == "lan"
    assert "session-id" not in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert entry["at"].startswith(str(date.today().year))


def test_of_a_long_list_the_log_names_what_the_text_shows(tmp_path, answers) -> None:
    """The rest of the list is not read for the log, only counted."""
    answer = answers.of("PL2.7")
    related = Deferred([answer.items[0]] * 400, lambda shown: shown)
    _ = related[0]
    audit = Audit(tmp_path)
    audit.answered(None, "session-id", "Sở Nội vụ?", replace(answer, related=related))
    entry = json.loads((tmp_path / "hoi-dap.jsonl").read_text("utf-8"))
    assert entry["records"] == ["thaibinh-26-2025#PL2.7"] * 2 and entry["related"] == 400
    assert len(list(related.made())) == 1


def test_a_fault_is_logged_under_the_code_that_the_user_sees(tmp_path) -> None:
    audit = Audit(tmp_path)
    code = audit.failed("ask", ValueError("hỏng"))
    logging.shutdown()
    assert code in (tmp_path / "loi.log").read_text("utf-8")


def test_logs_stay_their_owners_after_a_rotation(tmp_path, monkeypatch, answers) -> None:
    monkeypatch.setattr(audit_module, "_LARGEST", 400)
    audit = Audit(tmp_path / "logs")
    for _ in range(4):
        audit.answered("lan", "s", "Sở Nội vụ phải làm gì?", answers.of("PL2.19"))
    written = [*(tmp_path / "logs").iterdir()]
    assert len(written) > 2
    assert {path.stat().st_mode & 0o777 for path in written} == {0o600}
