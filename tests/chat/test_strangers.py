"""Who is not logged in, or has only guessed or forged, gets no further than the login."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.chat.members import PASSWORD
from tests.chat.served import Person


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(url: str) -> None:
    cookie = Person(url).login("lan", PASSWORD).headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie
    assert "secure" not in cookie, "on plain http the browser would not send it back"


def test_behind_a_proxy_with_tls_the_cookie_is_secure(url: str) -> None:
    person = Person(url, **{"X-Forwarded-Proto": "https"})
    assert "secure" in person.login("lan", PASSWORD).headers["set-cookie"].lower()


@pytest.mark.parametrize(("name", "password"), [("lan", "sai"), ("khong", PASSWORD), ("", "")])
def test_a_wrong_password_gets_one_line_and_no_cookie(url: str, name: str, password: str) -> None:
    refused = Person(url).login(name, password)
    assert refused.status_code == 401 and "set-cookie" not in refused.headers
    assert refused.json() == {"detail": "Tên đăng nhập hoặc mật khẩu không đúng."}


def test_guessing_is_stopped_for_this_address_alone(url: str) -> None:
    guesser = Person(url, **{"X-Forwarded-For": "1.1.1.1, 10.9.9.9"})
    codes = [guesser.login("minh", "sai").status_code for _ in range(6)]
    assert codes == [401] * 5 + [429]
    assert guesser.login("minh", PASSWORD).status_code == 429
    assert Person(url).login("minh", PASSWORD).status_code == 200


STRANGERS = [
    ("GET", "/user"), ("GET", "/project/settings"), ("POST", "/project/threads"),
    ("GET", f"/project/thread/{uuid4()}"), ("GET", f"/lich-su/tep/{uuid4()}"),
    ("PUT", "/feedback"), ("DELETE", "/feedback"), ("DELETE", "/project/thread"),
    ("POST", "/project/action"), ("GET", "/project/file/x?session_id=y"),
    ("GET", "/ws/socket.io/?EIO=4&transport=polling"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path"), STRANGERS)
def test_a_stranger_reads_and_writes_nothing(url: str, method: str, path: str) -> None:
    assert Person(url).send(method, path, {} if method != "GET" else None).status_code == 401


def test_a_stranger_is_sent_from_the_plans_to_the_login(url: str) -> None:
    sent = Person(url).send("GET", "/ke-hoach/thaibinh-26-2025")
    assert (sent.status_code, sent.headers["location"]) == (303, "/login")


@pytest.mark.parametrize("token", ["x", "eyJhbGciOiJub25lIn0.eyJpZGVudGlmaWVyIjoibGFuIn0."])
def test_a_forged_cookie_or_token_is_nobody(url: str, token: str) -> None:
    forger = Person(url, Authorization=f"Bearer {token}")
    assert forger.send("GET", "/user").status_code == 401
    forger.cookie = f"access_token={token}"
    assert forger.send("GET", "/user").status_code == 401


def test_a_token_does_not_count_outside_its_cookie(url: str, lan: Person) -> None:
    """Else a session that was ended here would go on there."""
    bearer = Person(url, Authorization=f"Bearer {lan.cookie.partition('=')[2]}")
    assert bearer.send("GET", "/user").status_code == 401
