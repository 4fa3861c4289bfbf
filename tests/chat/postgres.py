"""An empty PostgreSQL database for tests: on the server that KEHOACH_TEST_POSTGRES names, as a
user who may create databases, else on one that is started here from Debian's binaries."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from tests.chat.served import free_port

SERVER = "KEHOACH_TEST_POSTGRES"
_PASSWORD = "chi-de-thu"


@contextmanager
def database() -> Iterator[str]:
    """The URL of an empty database, dropped afterwards; skips where there is no server."""
    pytest.importorskip("asyncpg", reason="asyncpg is not installed")
    if url := os.environ.get(SERVER):
        with _made(url) as made:
            yield made
        return
    with _started() as url, _made(url) as made:
        yield made


@contextmanager
def _made(server: str) -> Iterator[str]:
    name = f"kehoach_{uuid4().hex}"
    asyncio.run(_say(server, f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0"))
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        asyncio.run(_say(server, f"DROP DATABASE {name} WITH (FORCE)"))


async def _say(server: str, sentence: str) -> None:
    import asyncpg

    connection = await asyncpg.connect(server)
    try:
        await connection.execute(sentence)
    finally:
        await connection.close()


@contextmanager
def _started() -> Iterator[str]:
    """The URL of a server of our own, stopped afterwards."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip(f"no PostgreSQL here: set {SERVER}, or install Debian's postgresql")
    programs, folder = found[-1].parent, Path(tempfile.mkdtemp(prefix="kehoach-postgres-"))
    # PostgreSQL refuses to run as root.
    owner = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    try:
        secret = folder / "secret"
        secret.write_text(_PASSWORD, "ascii")
        for path in (folder, secret):
            shutil.chown(path, owner)
        port = free_port()
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {folder}"
        data, log = str(folder / "data"), str(folder / "log")
        _run(owner, programs / "initdb", "-D", data, "-U", "kehoach", "-A", "scram-sha-256",
             f"--pwfile={secret}", "-E", "UTF8", "--locale=C.UTF-8")  # fmt: skip
        _run(owner, programs / "pg_ctl", "-D", data, "-o", settings, "-l", log, "-w", "start")
        try:
            yield f"postgresql://kehoach:{_PASSWORD}@127.0.0.1:{port}/postgres"
        finally:
            _run(owner, programs / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(owner: str, *command: str | Path) -> None:
    done = subprocess.run(command, user=owner, group=pwd.getpwnam(owner).pw_gid, cwd="/",
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # fmt: skip
    assert done.returncode == 0, done.stdout
