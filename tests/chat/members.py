"""Users of a chat that runs with a login, as the tests of it know them."""

from __future__ import annotations

from pathlib import Path

from chat import passwords
from tests.chat.served import Person

PASSWORD = "mật khẩu đủ dài"
QUESTION = "Sở Khoa học và Công nghệ phải làm gì trong năm 2025?"


def listed(folder: Path) -> Path:
    """A file of three users."""
    path = folder / "users.toml"
    for name in ("lan", "hoa", "minh"):
        passwords.add(path, name, PASSWORD)
    return path


def entered(url: str, name: str) -> Person:
    """A user who has logged in."""
    person = Person(url)
    assert person.login(name, PASSWORD).status_code == 200
    return person
