"""Who asked what, and which records were shown: one JSON line an answer in the logs."""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import datetime
from hashlib import sha256
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from uuid import uuid4

from assistant.answer import Answer
from assistant.deferred import made

_LARGEST = 20_000_000
_KEPT = 10


class Audit:
    """Files under `folder`, readable by their owner alone: `hoi-dap.jsonl`, `loi.log`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._answers = _log(folder / "hoi-dap.jsonl", "%(message)s")
        self._faults = _log(folder / "loi.log", "%(asctime)s %(levelname)s %(message)s")

    def answered(self, who: str | None, session: str, text: str, answer: Answer) -> None:
        """One line: time, user, session (hashed), question, status and shown records. Of a
        long list beside the answer these are the ones that the text shows, and its length."""
        shown = [one.item.record.id for _, one in (*made(answer.items), *made(answer.related))]
        entry = {
            "at": datetime.now().astimezone().isoformat(timespec="seconds"),
            "who": who or "",
            "session": sha256(session.encode()).hexdigest()[:16],
            "question": text,
            "status": answer.status,
            "kind": answer.question.kind,
            "records": shown,
            "related": len(answer.related),
            "cited": [f"{c.plan}#{c.locator}" for _, c in made(answer.citations)],
            "model": answer.summary.model if answer.summary else None,
            "ms": round(answer.timing_ms.get("total", 0.0), 1),
        }
        self._answers.info(json.dumps(entry, ensure_ascii=False))

    def failed(self, what: str, fault: BaseException) -> str:
        """Log a fault with its trace; returns the short code that the user is shown."""
        code = uuid4().hex[:8]
        self._faults.error("%s %s", code, what, exc_info=fault)
        return code


class _Private(RotatingFileHandler):
    """Each file that a rotation begins is readable by its owner alone, as the first is."""

    def _open(self) -> TextIOWrapper:
        number = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return os.fdopen(number, "a", encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:
        """One line; by default it would be a trace, and what should have been logged."""
        print(f"{self.baseFilename}: không ghi được nhật ký ({sys.exc_info()[1]})", file=sys.stderr)


def _log(path: Path, form: str) -> logging.Logger:
    handler = _Private(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter(form))
    log = logging.getLogger(f"kehoach.{path.name}.{uuid4().hex}")
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(handler)
    return log
