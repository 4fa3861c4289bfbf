"""What has ended stays ended: after a restart, for two writers, while its cookie would count."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from chat import passwords, users
from chat.sessions import FILE, SECONDS, Ended, SessionsError, begin, session_of


class Clock:
    def __init__(self) -> None:
        self.time = 1_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chat" / FILE


def test_a_sign_out_ends_one_session_and_no_other(path: Path, clock: Clock) -> None:
    here, elsewhere, ended = begin("lan", clock), begin("lan", clock), Ended(path, clock)
    ended.end(here)
    assert (ended.holds(here), ended.holds(elsewhere)) == (True, False)


def test_it_is_known_after_a_restart_and_to_a_chat_that_runs(path: Path, clock: Clock) -> None:
    session, running = begin("lan", clock), Ended(path, clock)
    assert not running.holds(session)
    Ended(path, clock).end(session)
    assert running.holds(session) and Ended(path, clock).holds(session)


def test_an_administrator_ends_all_that_began_before(path: Path, clock: Clock) -> None:
    ended, lan, hoa = Ended(path, clock), begin("lan", clock), begin("hoa", clock)
    clock.time += 1
    ended.end_all("lan")
    clock.time += 1
    assert (ended.holds(lan), ended.holds(hoa)) == (True, False)
    assert not ended.holds(begin("lan", clock)), "the next login counts"


def test_what_a_cookie_no_longer_says_is_forgotten(path: Path, clock: Clock) -> None:
    ended, old = Ended(path, clock), begin("lan", clock)
    ended.end(old)
    clock.time += SECONDS + 1
    ended.end(begin("lan", clock))
    assert old.id not in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "[1]", '{"users": 1}', '{"sessions": {"a": "b"}}'])
def test_a_damaged_file_lets_nobody_in(path: Path, clock: Clock, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    with pytest.raises(SessionsError, match=FILE):
        Ended(path, clock).holds(begin("lan", clock))


@pytest.mark.parametrize("said", [{}, {"session": 1, "began": 1}, {"session": "a", "began": "1"}])
def test_a_cookie_without_a_session_is_none(said: dict[str, object]) -> None:
    assert session_of("lan", said) is None


def test_the_command_ends_the_sessions_of_a_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KEHOACH_HOME", str(tmp_path))
    monkeypatch.delenv("KEHOACH_AUTH", raising=False)
    passwords.add(tmp_path / "users.toml", "lan", "mật khẩu đủ dài")
    session = begin("lan")
    assert users.main(["sign-out", "lan"]) == 0
    assert Ended(tmp_path / "chat" / FILE).holds(session)
    assert users.main(["sign-out", "khong"]) == 2
    assert "không có người dùng 'khong'" in capsys.readouterr().err
