"""What docs/deployment.md says to put around the chat is put around one here."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chat import passwords
from index.home import Home
from tests.chat.served import Person, Talk, free_port, serving

DOC = Path(__file__).resolve().parents[2] / "docs/deployment.md"
PASSWORD = "mật khẩu đủ dài"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
# What a packaged nginx has around a site's own file.
AROUND = """
{user}daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    {site}
}}
"""


def _block(language: str, about: str) -> str:
    """The block of a language that holds the words `about`."""
    blocks = re.findall(rf"```{language}\n(.*?)```", DOC.read_text("utf-8"), re.S)
    (found,) = (block for block in blocks if about in block)
    return str(found)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=kehoach", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", folder / "kehoach.key", "-out", folder / "kehoach.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder / "kehoach.pem"


@contextmanager
def _proxied(chat: str, certificate: Path, folder: Path, **swaps: str) -> Iterator[str]:
    """The address of the documented nginx before a chat; `swaps` are lines changed in it."""
    port, site = free_port(), _block("nginx", "proxy_pass")
    for old, new in {
        "listen 443": f"listen 127.0.0.1:{port}",
        "/etc/ssl/kehoach": str(certificate.with_suffix("")),
        "http://127.0.0.1:8000": chat,
        **swaps,
    }.items():
        assert old in site, old
        site = site.replace(old, new)
    config = folder / "nginx.conf"
    # The folders of tests are open to this user alone.
    user = "user root; " if os.getuid() == 0 else ""
    config.write_text(AROUND.format(folder=folder, site=site, user=user), "utf-8")
    command = [str(NGINX), "-c", str(config), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as running:
        _until_open(port, running)
        try:
            yield f"https://127.0.0.1:{port}"
        finally:
            running.terminate()


def _until_open(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        assert running.poll() is None, "nginx refuses the documented file"
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not listen")


@pytest.fixture(scope="module")
def by_password(home: Home, certificate: Path, tmp_path_factory) -> Iterator[str]:
    if NGINX is None:
        pytest.skip("nginx is not installed")
    folder = tmp_path_factory.mktemp("nginx")
    passwords.add(folder / "users.toml", "lan", PASSWORD)
    with (
        serving(home.root, KEHOACH_AUTH=f"password:{folder}/users.toml") as chat,
        _proxied(chat, certificate, folder) as address,
    ):
        yield address


@pytest.fixture(scope="module")
def by_header(home: Home, certificate: Path, tmp_path_factory) -> Iterator[str]:
    """nginx asks for a name and password itself, and tells the chat the name."""
    if NGINX is None:
        pytest.skip("nginx is not installed")
    folder = tmp_path_factory.mktemp("nginx")
    hashed = subprocess.run(["openssl", "passwd", "-6", PASSWORD], check=True, text=True,
                            capture_output=True).stdout.strip()  # fmt: skip
    (folder / "htpasswd").write_text(f"lan:{hashed}\nhoa:{hashed}\n", "utf-8")
    checked = f'$remote_user; auth_basic "kehoach"; auth_basic_user_file {folder}/htpasswd'
    folder.chmod(0o755)
    with (
        serving(home.root, KEHOACH_AUTH="header:X-Remote-User") as chat,
        _proxied(chat, certificate, folder, **{'X-Remote-User ""': f"X-Remote-User {checked}"})
        as address,
    ):  # fmt: skip
        yield address


def _basic(url: str, certificate: Path, name: str, **headers: str) -> Person:
    from requests.auth import _basic_auth_str

    known = {"Authorization": _basic_auth_str(name.encode(), PASSWORD.encode())} if name else {}
    return Person(url, certificate, **known, **headers)


def test_through_nginx_one_logs_in_and_asks(by_password: str, certificate: Path) -> None:
    """Over TLS, with a websocket; the cookie goes over TLS alone."""
    lan = Person(by_password, certificate)
    response = lan.login("lan", PASSWORD)
    assert "secure" in response.headers["set-cookie"].lower()
    talk = Talk(lan)
    assert "thay thế" in talk.ask("Kế hoạch 26/KH-UBND còn hiệu lực không?")["output"]
    talk.close()


def test_nginx_leaves_the_policy_alone(by_password: str, certificate: Path) -> None:
    headers = Person(by_password, certificate).send("GET", "/").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "nginx/" not in headers.get("server", "")


def test_a_huge_upload_is_stopped(by_password: str, certificate: Path) -> None:
    """By nginx above its limit, by the chat above its own smaller one."""
    lan = Person(by_password, certificate)
    lan.login("lan", PASSWORD)
    for size in (2_000_000, 100_000):
        asked = {"pagination": {"first": 1}, "filter": {"search": "x" * size}}
        assert lan.send("POST", "/project/threads", asked).status_code == 413, size


def test_another_sites_page_opens_no_socket(by_password: str, certificate: Path) -> None:
    lan = Person(by_password, certificate)
    lan.login("lan", PASSWORD)
    for origin, status in (("https://evil.example", 403), (by_password, 200)):
        lan.headers = {"Origin": origin}
        socket = lan.send("GET", "/ws/socket.io/?EIO=4&transport=polling")
        assert socket.status_code == status


def test_guesses_are_counted_by_the_address_that_nginx_saw(by_password, certificate) -> None:
    """Not by the one that a client invents."""
    codes = [
        Person(by_password, certificate, **{"X-Forwarded-For": f"10.0.0.{n}"})
        .login("minh", "sai").status_code
        for n in range(6)
    ]  # fmt: skip
    assert codes == [401] * 5 + [429]


def test_a_name_that_nginx_checked_comes_in(by_header: str, certificate: Path) -> None:
    lan = _basic(by_header, certificate, "lan")
    assert lan.enter(lan.send("POST", "/auth/header")).status_code == 200
    assert lan.send("GET", "/user").json()["identifier"] == "lan"
    talk = Talk(lan)
    assert "thay thế" in talk.ask("Kế hoạch 26/KH-UBND còn hiệu lực không?")["output"]
    talk.close()


@pytest.mark.parametrize("name", ["X-Remote-User", "x-remote-user", "X_Remote_User"])
def test_a_client_that_forges_the_header_is_not_believed(
    by_header: str, by_password: str, certificate: Path, name: str
) -> None:
    """A stranger stays outside, Lan stays Lan; with passwords the header means nothing."""
    stranger = _basic(by_header, certificate, "", **{name: "hoa"})
    assert stranger.send("GET", "/user").status_code == 401
    lan = _basic(by_header, certificate, "lan", **{name: "hoa"})
    assert lan.enter(lan.send("POST", "/auth/header")).status_code == 200
    assert lan.send("GET", "/user").json()["identifier"] == "lan"
    assert Person(by_password, certificate, **{name: "lan"}).send("GET", "/user").status_code == 401


def test_the_backup_holds_what_cannot_be_built_again(home: Home, tmp_path: Path) -> None:
    """In a home to which nothing was added yet, too."""
    root = tmp_path / "home"
    shutil.copytree(home.root, root)
    for name in ("users.toml", "chat/session.key", "chat/run-1/x", "logs/loi.log"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    (command,) = re.findall(r"^tar -C .*?(?=\n```)", DOC.read_text("utf-8"), re.S | re.M)
    command = command.replace("/var/lib/kehoach", str(root)).replace("/backup", str(tmp_path))
    subprocess.run(command, shell=True, check=True)
    with tarfile.open(tmp_path / "kehoach.tar.gz") as held:
        files = {one.name for one in held.getmembers() if one.isfile()}
    assert files >= {"./users.toml", "./chat/session.key", "./logs/loi.log"}
    again = ("./index/", "./cache/", "./history/", "./chat/run-")
    assert not [name for name in files if name.startswith(again)]


def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    """Its program and user are put in place of those that are not on this machine."""
    if not (verify := shutil.which("systemd-analyze")):
        pytest.skip("systemd-analyze is not installed")
    unit = _block("ini", "ExecStart").replace("/opt/kehoach/.venv/bin/kehoach", "/bin/true")
    path = tmp_path / "kehoach.service"
    path.write_text(unit.replace("/opt/kehoach", str(tmp_path)), "utf-8")
    told = subprocess.run([verify, "verify", path], capture_output=True, text=True, check=False)
    ours = [line for line in told.stderr.splitlines() if "kehoach" in line]
    assert (told.returncode, ours) == (0, [])
