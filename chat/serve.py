"""The story of `kehoach chat`: stage Chainlit's files, open the desk, listen, serve."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import socket
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from chat.desk import Desk, Opener, install, the_desk
from chat.login import Auth, LoginError, is_loopback, read_auth, secret
from index.home import Home
from index.register import RegisterError

_CHECKOUT = Path(__file__).resolve().parent.parent
_STAGED = (".chainlit", "public", "chainlit.md")
# Services that Chainlit would connect to by itself when these are set.
_FOREIGN = (
    "LITERAL_API_KEY", "LITERAL_API_URL", "DISCORD_BOT_TOKEN", "SLACK_BOT_TOKEN",
    "SLACK_WEBSOCKET_TOKEN", "TEAMS_APP_ID", "DATABASE_URL", "CHAINLIT_ROOT_PATH",
)  # fmt: skip
_OPEN = (
    "máy khác vào được {host} mà không cần đăng nhập: hãy đặt KEHOACH_AUTH, hoặc thêm"
    " --no-login nếu chấp nhận"
)
_WARNING = (
    "CẢNH BÁO: mọi máy trong mạng đều vào được mà không cần đăng nhập."
    " WARNING: every machine on the network can use this chat without a login."
)


class ServeError(RuntimeError):
    """The chat cannot start: one line that says why and what to do."""


def serve(
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    home: Home | None = None,
    opener: Opener | None = None,
    say: Callable[[str], None] = print,
    no_login: bool = False,
) -> None:
    """Run the chat until it is stopped. `port` 0 takes a free one; the URL is said.

    Without KEHOACH_AUTH only this machine may come in, unless `no_login` says otherwise.
    Raises ServeError for that and when the port is taken, RegisterError when there is no
    index.
    """
    auth = check_login(host, no_login=no_login, say=say)
    if home is not None or opener is not None:
        known = the_desk()
        install(Desk(home or known.home, opener or known._opener))
    desk = the_desk()
    desk.home.current()
    listener = listen(host, port)
    try:
        application = _prepared(desk.home, auth, host, listener.getsockname()[1])
    except OSError as fault:
        raise ServeError(f"chat cần đọc và ghi được trong {desk.home.root} ({fault})") from None
    desk.assistant()
    threading.Thread(target=settle, args=(desk,), daemon=True).start()
    say(f"Trợ lý Kế hoạch: {address(host, listener.getsockname()[1])}  (dừng: Ctrl+C)")
    sys.stdout.flush()
    _run(application, listener)


def settle(desk: Desk) -> None:
    """Load what the first answers need, then leave all that was loaded out of the garbage
    collector's full rounds: some 100 ms each, during which every user waits."""
    desk.warm()
    gc.collect()
    gc.freeze()


def _prepared(home: Home, auth: Auth | None, host: str, port: int) -> object:
    """The application, with all that it writes made. Raises ServeError, OSError."""
    root = stage(home.chat)
    if auth:
        _sign(home.chat)
        _check_history(home.history)
    return _application(root, host, port)


def _sign(folder: Path) -> None:
    """Give Chainlit the key that signs sessions. Raises ServeError, OSError."""
    try:
        os.environ["CHAINLIT_AUTH_SECRET"] = secret(folder)
    except LoginError as fault:
        raise ServeError(str(fault)) from None


def _check_history(folder: Path) -> None:
    """Raises ServeError when conversations could not be kept."""
    # Not at import: only users who log in have a history.
    from chat.database import HistoryError, check

    try:
        asyncio.run(check(folder, os.environ.get("KEHOACH_HISTORY_URL", "")))
    except HistoryError as fault:
        raise ServeError(str(fault)) from None


def check_login(
    host: str,
    *,
    no_login: bool,
    say: Callable[[str], None],
    environ: Mapping[str, str] = os.environ,
) -> Auth | None:
    """How users log in. Raises ServeError where others could come in without."""
    try:
        auth = read_auth(environ)
    except LoginError as fault:
        raise ServeError(str(fault)) from None
    if auth is None and not is_loopback(host):
        if not no_login:
            raise ServeError(_OPEN.format(host=host))
        say(_WARNING)
    return auth


def address(host: str, port: int) -> str:
    """The URL to open in a browser on this machine.

    >>> address("0.0.0.0", 8000), address("::1", 80)
    ('http://localhost:8000/', 'http://[::1]:80/')
    """
    if host in ("0.0.0.0", "::", "127.0.0.1"):
        host = "localhost"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address. Raises ServeError.

    Bound here because the server, on a port that is taken, ends the process without a word.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(256)
    except (OSError, OverflowError) as fault:
        listener.close()
        raise ServeError(
            f"không mở được cổng {port} trên {host} ({fault}); hãy chọn cổng khác bằng --port"
        ) from None
    return listener


def stage(folder: Path) -> Path:
    """Copy what Chainlit reads into a folder of this process, where it may write beside it.

    Chainlit empties its folder when it stops, so two chats over one home must not share
    one. Folders of processes that are gone are cleared away.
    """
    root = folder / f"run-{os.getpid()}"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for old in folder.glob("run-*"):
        if not _alive(old.name.removeprefix("run-")):
            shutil.rmtree(old, ignore_errors=True)
    for name in _STAGED:
        source, target = _CHECKOUT / name, root / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copyfile(source, target)
    # Chainlit looks for the page of its language first, and warns where there is none.
    shutil.copyfile(root / "chainlit.md", root / "chainlit_vi.md")
    return root


def _alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def _application(root: Path, host: str, port: int) -> object:
    os.environ["CHAINLIT_APP_ROOT"] = str(root)
    for name in _FOREIGN:
        os.environ.pop(name, None)
    # Not at import: half a second and much memory, and it reads the variable just set.
    from chainlit.config import config, load_module

    config.run.host, config.run.port, config.run.headless = host, port, True
    config.run.module_name = str(_CHECKOUT / "app.py")
    load_module(config.run.module_name)
    from chainlit.server import app

    return app


def _run(application: object, listener: socket.socket) -> None:
    import uvicorn

    settings = uvicorn.Config(
        application,  # type: ignore[arg-type]
        log_level="error",
        ws_max_size=1_000_000,
        server_header=False,
        # The door itself reads what a proxy says, and only from those it was told of.
        proxy_headers=False,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=32_768,
    )
    uvicorn.Server(settings).run(sockets=[listener])


__all__ = ["RegisterError", "ServeError", "address", "listen", "serve", "stage"]
