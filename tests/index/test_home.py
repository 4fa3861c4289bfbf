"""KEHOACH_HOME: one folder for all that is written, made only when something is."""

from pathlib import Path

import pytest

from index.home import Home, default_home
from index.register import RegisterError


def test_the_environment_names_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEHOACH_HOME", str(tmp_path / "nhà"))
    assert default_home() == Home(tmp_path / "nhà")


@pytest.mark.parametrize("value", [None, ""])
def test_without_it_the_home_is_var_in_the_checkout(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.delenv("KEHOACH_HOME", raising=False)
    if value is not None:
        monkeypatch.setenv("KEHOACH_HOME", value)
    assert default_home().root == Path(__file__).resolve().parents[2] / "var"


def test_looking_makes_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    with pytest.raises(RegisterError, match="chưa có chỉ mục; hãy chạy: kehoach index"):
        home.open_register()
    assert not home.root.exists()


@pytest.mark.parametrize("name", ["", "gone", "../home/index", "/etc", ".."])
def test_a_pointer_to_no_index_of_this_home_is_refused(tmp_path: Path, name: str) -> None:
    home = Home(tmp_path / "home")
    home.indexes.mkdir(parents=True)
    (home.indexes / "current").write_text(name, encoding="ascii")
    with pytest.raises(RegisterError, match="hãy chạy: kehoach index") as fault:
        home.current()
    assert "\n" not in str(fault.value)


def test_a_pointer_that_is_no_text_is_refused(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.indexes.mkdir()
    (home.indexes / "current").write_bytes(b"\xff\xfe")
    with pytest.raises(RegisterError, match="không đọc được"):
        home.current()


def test_everything_lies_under_the_home(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for place in (home.indexes, home.added, home.history, home.logs):
        assert place.parent == tmp_path
