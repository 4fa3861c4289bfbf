"""A stranger's file is read once in a process of its own, which may fail in its stead.

A document can be made to keep a parser busy for hours, to fill the memory, or to break a
library that is not written in Python. The trial has bounds on time and memory; what passes
it is read again by the process that keeps it.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

from corpus.agencies import Directory
from corpus.identify import Identity, identify
from corpus.parse import parse_lines
from corpus.plan import Manifest
from corpus.provinces import Provinces
from corpus.readers import ReadError, limits, read

_REFUSED = 2
_NOT_OF_AN_OFFICE = "không phải văn bản hành chính"


def tried(file: Path, seconds: int = limits.SECONDS, memory: int = limits.MEMORY_BYTES) -> None:
    """Read and parse a file within `seconds` of processor time and `memory` bytes.

    Raises ReadError for what cannot be read, and for what passes the bounds or ends the
    process.
    """
    done = subprocess.run(
        [sys.executable, "-m", __name__, str(seconds), str(memory), str(file.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    if done.returncode == 0:
        return
    if done.returncode == _REFUSED:
        raise ReadError(done.stdout.decode(errors="replace").strip())
    raise ReadError(f"{file}: {_why(done.returncode, seconds)}")


def _why(code: int, seconds: int) -> str:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"đọc quá {seconds} giây hoặc quá nhiều bộ nhớ; {_NOT_OF_AN_OFFICE}"
    # PDFium ends its process where it gets no more memory.
    return f"làm cạn bộ nhớ hoặc làm hỏng trình đọc (mã {code}); hãy lưu lại tệp"


def _read_within(seconds: int, memory: int, file: Path) -> int:
    """What the process does; its exit code."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        lines = read(file)
        found = identify(lines, Provinces.load())
        parse_lines(lines, _as_if(found, file), Directory.load())
    except ReadError as fault:
        print(fault)
        return _REFUSED
    except (MemoryError, RecursionError):
        print(f"{file}: quá nhiều bộ nhớ hoặc lồng nhau quá nhiều lớp; {_NOT_OF_AN_OFFICE}")
        return _REFUSED
    return 0


def _as_if(found: Identity, file: Path) -> Manifest:
    """A manifest to parse by; what the document does not say is made up."""
    return Manifest(
        id="thu",
        file=file.name,
        number=found.number,
        title=found.title,
        issuer=found.issuer,
        province=found.province,
        issued=found.issued or date(2025, 1, 1),
        signer=found.signer,
    )


if __name__ == "__main__":
    sys.exit(_read_within(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
