"""Only who is named in the file, with the right password, comes in; guesses are slowed down."""

import stat
from pathlib import Path

import pytest

from chat import passwords, users
from chat.login import Attempts, LoginError, is_loopback, read_auth, secret
from chat.serve import ServeError, check_login

RIGHT = "mật khẩu đủ dài"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "users.toml"
    passwords.add(path, "lan", RIGHT)
    return path


def test_the_file_holds_argon2_hashes_for_its_owner_alone(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "$argon2id$" in file.read_text("utf-8") and RIGHT not in file.read_text("utf-8")


def test_only_the_right_password_of_a_known_name_fits(file: Path) -> None:
    held = passwords.read(file)
    assert passwords.fits(held, "lan", RIGHT)
    assert not passwords.fits(held, "lan", RIGHT + " ")
    assert not passwords.fits(held, "hoa", RIGHT)


def test_an_unknown_name_costs_as_much_as_a_known_one(file: Path, monkeypatch) -> None:
    checked = []
    monkeypatch.setattr(passwords, "_HASHER", _Counting(checked))
    passwords.fits(passwords.read(file), "hoa", RIGHT)
    assert len(checked) == 1


class _Counting:
    def __init__(self, checked: list) -> None:
        self._checked = checked

    def verify(self, hashed: str, password: str) -> bool:
        self._checked.append(hashed)
        return True


def test_a_file_that_others_can_read_is_refused(file: Path) -> None:
    file.chmod(0o640)
    with pytest.raises(passwords.UsersError, match="chmod 600"):
        passwords.read(file)


@pytest.mark.parametrize(
    "text", ["users = 1", "[users]\nlan = 'abc'", "[users", "[users]\n'a b'='x'"]
)
def test_a_broken_file_is_named(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(passwords.UsersError, match=r"users\.toml"):
        passwords.read(file)


def test_what_an_administrator_reads_says_what_to_do(file: Path, capsys) -> None:
    """In Vietnamese: also what the command line itself says of a slip."""
    assert users.main(["remove", "hoa", "--file", str(file)]) == 2
    assert "không có người dùng 'hoa'; xem: python -m chat.users list" in capsys.readouterr().err
    file.unlink()
    with pytest.raises(LoginError, match=r"chưa có tệp này; hãy chạy: python -m chat\.users add"):
        read_auth({"KEHOACH_AUTH": f"password:{file}"})
    with pytest.raises(SystemExit):
        users.main(["them", "hoa"])
    assert "không có 'them'; có: " in capsys.readouterr().err


@pytest.mark.parametrize(("name", "password"), [("a b", RIGHT), ("", RIGHT), ("lan", "ngắn")])
def test_a_bad_name_or_a_short_password_is_not_written(tmp_path, name, password) -> None:
    with pytest.raises(passwords.UsersError):
        passwords.add(tmp_path / "users.toml", name, password)
    assert not list(tmp_path.iterdir())


def test_the_command_adds_lists_and_removes(tmp_path, capsys) -> None:
    path = tmp_path / "deep/users.toml"
    assert users.main(["add", "hoa", "--file", str(path)], lambda _: RIGHT) == 0
    assert users.main(["list", "--file", str(path)]) == 0
    assert capsys.readouterr().out.endswith("hoa\n")
    assert users.main(["remove", "hoa", "--file", str(path)]) == 0
    assert passwords.read(path) == {}


def test_passwords_typed_differently_are_not_written(tmp_path, capsys) -> None:
    typed = iter([RIGHT, RIGHT + "!"])
    path = tmp_path / "users.toml"
    assert users.main(["add", "hoa", "--file", str(path)], lambda _: next(typed)) == 2
    assert not path.exists() and "không giống nhau" in capsys.readouterr().err


def test_without_a_name_or_a_password_nothing_is_asked_or_written(tmp_path, capsys) -> None:
    """Without a name no password is asked for; without a terminal none can be."""
    path = tmp_path / "users.toml"
    assert users.main(["add", "--file", str(path)], pytest.fail) == 2
    assert "tên phải gồm" in capsys.readouterr().err
    assert users.main(["add", "hoa", "--file", str(path)], _no_terminal) == 2
    assert "chưa ghi gì" in capsys.readouterr().err and not path.exists()


def _no_terminal(prompt: str) -> str:
    raise EOFError


def test_the_fifth_wrong_guess_is_the_last_for_a_quarter_of_an_hour() -> None:
    clock = [0.0]
    tries = Attempts(lambda: clock[0])
    assert [tries.allows("lan", "10.0.0.1") for _ in range(6)] == [True] * 5 + [False]
    assert tries.allows("lan", "10.0.0.2"), "a guesser elsewhere must not lock her out"
    clock[0] = Attempts.WINDOW + 1
    assert tries.allows("lan", "10.0.0.1")


def test_many_names_from_one_address_are_stopped_too() -> None:
    tries = Attempts()
    assert sum(tries.allows(f"u{n}", "10.0.0.1") for n in range(99)) == Attempts.ALONE


def test_a_right_password_forgives(file: Path) -> None:
    tries = Attempts()
    for _ in range(20):
        assert tries.allows("lan", "10.0.0.1")
        tries.right("lan", "10.0.0.1")


@pytest.mark.parametrize("text", ["password", "password:", "password:/khong/co", "header:",
                                  "header:a b", "ldap:x"])  # fmt: skip
def test_a_wrong_setting_is_said_at_the_start(text: str) -> None:
    with pytest.raises(LoginError):
        read_auth({"KEHOACH_AUTH": text})


def test_only_the_named_proxies_are_believed() -> None:
    environ = {"KEHOACH_AUTH": "header:X-Remote-User", "KEHOACH_PROXY": "10.1.0.0/24, ::1"}
    auth = read_auth(environ)
    assert auth and auth.from_proxy("10.1.0.7") and auth.from_proxy("::1")
    assert not auth.from_proxy("127.0.0.1") and not auth.from_proxy("")
    with pytest.raises(LoginError, match="KEHOACH_PROXY"):
        read_auth(environ | {"KEHOACH_PROXY": "nginx"})


def test_without_a_login_only_this_machine_comes_in_unless_said_so() -> None:
    said: list[str] = []
    assert is_loopback("::1") and not is_loopback("0.0.0.0")
    assert check_login("127.0.0.1", no_login=False, say=said.append, environ={}) is None
    with pytest.raises(ServeError, match="KEHOACH_AUTH"):
        check_login("0.0.0.0", no_login=False, say=said.append, environ={})
    assert said == []
    check_login("0.0.0.0", no_login=True, say=said.append, environ={})
    assert "CẢNH BÁO" in said[0] and "WARNING" in said[0]


def test_the_key_is_made_once_for_its_owner_alone(tmp_path) -> None:
    first = secret(tmp_path)
    assert secret(tmp_path) == first and len(first) > 48
    assert stat.S_IMODE((tmp_path / "session.key").stat().st_mode) == 0o600


def test_a_key_that_is_none_is_refused(tmp_path) -> None:
    secret(tmp_path)
    (tmp_path / "session.key").write_text("ngắn", "utf-8")
    with pytest.raises(LoginError, match="hãy xóa tệp này, khóa mới sẽ được tạo"):
        secret(tmp_path)
