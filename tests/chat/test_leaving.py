"""A session ends at once: signed out, the password changed, the user taken out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from chat import passwords
from chat.sessions import FILE, Ended
from index.home import Home
from tests.chat.members import PASSWORD, QUESTION, entered
from tests.chat.served import Person, Talk


@pytest.fixture
def gone(url: str, users: Path) -> Iterator[Person]:
    """A user of one test, who can lose the password or be taken out."""
    passwords.add(users, "nga", PASSWORD)
    yield entered(url, "nga")
    if "nga" in passwords.read(users):
        passwords.remove(users, "nga")


def test_a_changed_password_closes_an_open_socket(users: Path, gone: Person) -> None:
    """What is said on it is not answered; the page is told to load again."""
    talk = Talk(gone)
    talk.wait("chat_settings")
    passwords.add(users, "nga", PASSWORD + "!")
    message = {"id": str(uuid4()), "output": QUESTION}
    talk.emit("client_message", {"message": message, "fileReferences": None})
    talk.wait("closed")
    assert [name for name, _ in talk.events][-2:] == ["reload", "closed"]
    said = [data[0]["type"] for name, data in talk.events if name == "new_message"]
    assert "assistant_message" not in said


def test_a_sign_out_ends_the_session_for_whoever_copied_its_cookie(url: str) -> None:
    person, elsewhere = entered(url, "hoa"), entered(url, "hoa")
    talk = Talk(person)
    talk.wait("chat_settings")
    signed_out = person.send("POST", "/logout")
    assert signed_out.status_code == 200 and 'access_token=""' in signed_out.headers["set-cookie"]
    assert person.send("GET", "/user").status_code == 401, "the cookie as it was"
    handshake = "/ws/socket.io/?EIO=4&transport=polling"
    assert person.send("GET", handshake).status_code == 401
    talk.emit("stop")
    talk.wait("closed")
    assert elsewhere.send("GET", "/user").status_code == 200, "another machine's session"


def test_a_sign_out_of_nobody_ends_nothing(url: str, lan: Person) -> None:
    for cookie in ("", "access_token=a.b.c"):
        stranger = Person(url)
        stranger.cookie = cookie
        assert stranger.send("POST", "/logout").status_code == 200
    assert lan.send("GET", "/user").status_code == 200


def test_an_administrator_ends_every_session_of_a_user(url: str, home: Home, gone: Person) -> None:
    Ended(home.chat / FILE).end_all("nga")
    assert gone.send("GET", "/user").status_code == 401
    assert entered(url, "nga").send("GET", "/user").status_code == 200


def test_a_password_counts_however_its_letters_are_typed(url: str, gone: Person) -> None:
    assert Person(url).login("nga", unicodedata.normalize("NFD", PASSWORD)).status_code == 200


def test_a_socket_of_a_user_taken_out_reads_no_old_conversation(users, gone: Person) -> None:
    talk = Talk(gone)
    passwords.remove(users, "nga")
    talk.emit("connection_successful")
    talk.wait("closed")


def test_a_user_who_is_taken_out_is_out_at_once(url: str, users: Path) -> None:
    gone = entered(url, "minh")
    assert gone.send("GET", "/user").status_code == 200
    passwords.add(users, "minh", PASSWORD + "!")
    assert gone.send("GET", "/user").status_code == 401, "with the old password's session"
    passwords.remove(users, "minh")
    assert gone.login("minh", PASSWORD + "!").status_code == 401
