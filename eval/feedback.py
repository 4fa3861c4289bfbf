"""`python -m eval import-feedback`: what users rated in the chat → draft golden cases.

A draft repeats the question and what was answered, right or wrong: a person reads the
plans, corrects `expect`, and only then moves it into golden/.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.cases import KINDS
from index.home import default_home

# Kinds of answers that golden cases file under another name.
_KINDS = {
    "signer": "validity",
    "plans": "open",
    "change": "validity",
    "merger": "validity",
    "invalid": "nonsense",
    "tally": "count",
    "blank": "responsibility",
}


class FeedbackError(ValueError):
    """The history cannot be read: where it is and why."""


def drafts(history: Path, url: str = "") -> list[dict[str, Any]]:
    """A draft case for each rating of an answer, oldest first. `url` names a database in
    place of the file in `history`. Raises FeedbackError."""
    # The one place where the evaluation knows the chat; its libraries load only here.
    from chat.database import HistoryError
    from chat.store import ratings

    try:
        return [draft(**row) for row in asyncio.run(ratings(history, url))]
    except HistoryError as fault:
        raise FeedbackError(str(fault)) from None
    except (ValueError, KeyError, TypeError) as fault:
        where = "KEHOACH_HISTORY_URL" if url else history
        raise FeedbackError(f"{where}: {type(fault).__name__}: {fault}") from None


def draft(
    step: str, value: str, comment: str, at: str, record: Mapping[str, Any]
) -> dict[str, Any]:
    """One case in the form of golden/*.jsonl, its note saying what is to be done."""
    answer, settings = record["answer"], record["settings"]
    understood = answer["understood"]
    kind = _KINDS.get(understood["kind"], understood["kind"])
    scope = {name: settings[name] for name in ("province", "agency") if settings.get(name)}
    return {
        "id": f"feedback-{step[:8]}",
        "turns": record["turns"],
        "as_of": understood["as_of"],
        **scope,
        "kind": kind if kind in KINDS else "open",
        "plans": sorted({one["plan"] for one in answer["citations"]}),
        "expect": _expect(answer),
        "persona": "người dùng",
        "difficulty": "medium",
        "held_out": False,
        "note": _note(value, comment, at),
    }


def _expect(answer: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered, as a place to start from."""
    items = [one["id"] for one in answer["items"]]
    return {"status": answer["status"]} | ({"items": items} if items else {})


def _note(value: str, comment: str, at: str) -> str:
    said = f": {' '.join(comment.split())}" if comment.strip() else ""
    return f"DRAFT, expect is what was answered; thumbs {value} on {at[:10]}{said}"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, help="write here; standard output if not given")
    parser.add_argument(
        "--history",
        type=Path,
        help="default: KEHOACH_HISTORY_URL, else history under KEHOACH_HOME",
    )


def command(given: argparse.Namespace) -> int:
    """Write the drafts, one JSON line each; their number on stderr."""
    try:
        url = "" if given.history else os.environ.get("KEHOACH_HISTORY_URL", "")
        found = drafts(given.history or default_home().history, url)
        text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found)
        if given.out:
            given.out.write_text(text, encoding="utf-8")
        else:
            sys.stdout.write(text)
    except (FeedbackError, OSError) as fault:
        print(fault, file=sys.stderr)
        return 2
    print(f"{len(found)} draft cases", file=sys.stderr)
    return 0
