"""Faults of the program itself: one entry each in the logs, a short code for the user."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from index.home import default_home


def log_fault(folder: Path, what: str, fault: BaseException) -> str:
    """Write a fault to `loi.log` in the folder of logs, readable by its owner alone; the
    code that names the entry. Raises OSError where nothing can be written."""
    from uuid import uuid4

    code = uuid4().hex[:8]
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    said = " ".join(f"{what}: {type(fault).__name__}: {fault}".split())
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / "loi.log", os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as log:
        log.write(f"{at} ERROR {code} {said}\n")
    return code


def unchecked(what: str, fault: BaseException) -> str:
    """Log an answer that failed its check; the line that the user gets instead of it."""
    folder = default_home().logs
    code = log_fault(folder, what, fault)
    return (
        "câu trả lời không qua bước kiểm tra trích dẫn nên không được hiển thị"
        f" (mã lỗi {code}, xem {folder / 'loi.log'})"
    )
