"""A chat on a disk that fills up: it answers on, and says what it could not keep."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from chat import passwords
from index.home import Home
from tests.chat.served import Person, Talk, serving

PASSWORD = "mật khẩu đủ dài"
_MEBIBYTES = 48


@pytest.fixture
def small_disk(home: Home, tmp_path: Path) -> Iterator[Path]:
    """A home on a file system that is this test's alone."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_MEBIBYTES}m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a file system")
    shutil.copytree(home.root, place, dirs_exist_ok=True)
    yield place
    subprocess.run(["umount", str(place)], check=True)


def _fill(place: Path) -> None:
    with (place / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError):
        while True:
            filler.write(bytes(4096))


def test_answers_go_on_and_what_is_not_kept_is_said(small_disk: Path, tmp_path: Path) -> None:
    """Whatever else cannot be written then has its line too; with room again, all goes on."""
    users = tmp_path / "users.toml"
    passwords.add(users, "lan", PASSWORD)
    with serving(small_disk, KEHOACH_AUTH=f"password:{users}") as url:
        lan = Person(url)
        lan.login("lan", PASSWORD)
        talk = Talk(lan)
        talk.ask("Sở Nội vụ phải làm gì trước tháng 6?")
        _fill(small_disk)
        before = len(talk.events)
        answer = talk.ask("Còn Sở Y tế thì sao?")
        assert "trước tháng 6" in answer["output"]  # of the question before, remembered
        assert "Chưa lưu được" in talk.wait("toast", before)["message"]
        talk.emit("chat_settings_change", {"province": "Đồng Tháp"})
        talk.wait("toast", before, lambda told: "Đã áp dụng thiết lập" in told["message"])
        assert "Chưa đăng xuất được" in lan.send("POST", "/logout").json()["detail"]
        (small_disk / "filler").unlink()
        talk.ask("Kế hoạch 86/KH-UBND căn cứ gì?")
        _wait_for("86/KH-UBND", lan)
        talk.close()


def _wait_for(text: str, person: Person) -> None:
    """Until the last conversation holds it: it is written while the answer is shown."""
    for _ in range(100):
        last = person.threads()[0]["id"]
        steps = person.send("GET", f"/project/thread/{last}").json()["steps"]
        if any(text in step["output"] for step in steps):
            return
        time.sleep(0.1)
    raise AssertionError(f"{text} was not kept")
