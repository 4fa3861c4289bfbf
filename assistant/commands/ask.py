"""`kehoach ask`: one question, or a file of conversations."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.commands.days import day_argument, read_day
from assistant.commands.errors import UsageError
from assistant.errors import CitationError
from assistant.faults import unchecked
from assistant.today import today

if TYPE_CHECKING:
    from assistant.answer import Answer, Question, Settings
    from assistant.respond import Assistant

_SHOWN_CITES = 40


def ask_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("question", nargs="?", metavar="CÂU HỎI", help="câu hỏi")
    command.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    batch_help = "các dòng JSON {id, turns}; - là đầu vào chuẩn"
    command.add_argument("--batch", metavar="TỆP", help=batch_help)
    as_of_help = "ngày tính (YYYY-MM-DD), mặc định hôm nay"
    command.add_argument("--as-of", metavar="NGÀY", type=day_argument, help=as_of_help)
    command.add_argument("--province", metavar="TỈNH", help="tỉnh mặc định")
    command.add_argument("--agency", metavar="CƠ QUAN", help="cơ quan mặc định")


def run_ask(arguments: argparse.Namespace) -> int:
    """Answer a question, or each conversation of a file; 1 where an answer failed its check."""
    if bool(arguments.question) == bool(arguments.batch):
        raise UsageError(
            'cần một câu hỏi hoặc --batch FILE; ví dụ: kehoach ask "Sở Y tế phải làm gì?"'
        )
    from assistant.answer import Settings
    from assistant.codec import answer_json
    from assistant.llm import chosen_model
    from assistant.respond import Assistant
    from index.home import default_home

    cases = list(_cases(arguments.batch)) if arguments.batch else []
    assistant = Assistant.open(default_home(), chosen_model(os.environ))
    settings = Settings(arguments.as_of or today(), arguments.province, arguments.agency)
    if not arguments.batch:
        answer = assistant.ask(arguments.question, (), settings)
        print(as_json(answer_json(answer)) if arguments.json else as_terminal(answer))
        return 0
    failed = 0
    for case in cases:
        try:
            found = _answer_case(assistant, case, settings)
        except CitationError as fault:
            found = _failed_case(case, fault)
            failed += 1
        print(as_json(found), flush=True)
    return 1 if failed else 0


def _failed_case(case: dict[str, Any], fault: CitationError) -> dict[str, Any]:
    """What a batch prints for an answer that failed its check: no answer, and says so."""
    asked = case["turns"][-1]
    said = unchecked(asked, fault)
    print(f"kehoach: {said}", file=sys.stderr)
    return {"id": case.get("id"), "question": asked, "status": "failed", "error": said}


def as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _cases(name: str) -> Iterator[dict[str, Any]]:
    """Conversations of a batch file. Raises UsageError that names the line."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"{name}: không đọc được ({fault})") from None
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _case(name, number, line)


def _case(name: str, number: int, line: str) -> dict[str, Any]:
    place = f"{name}, dòng {number}"
    try:
        case = json.loads(line)
    except json.JSONDecodeError as fault:
        raise UsageError(f"{place}: không phải JSON ({fault.msg})") from None
    turns = case.get("turns") if isinstance(case, dict) else None
    if not isinstance(turns, list) or not turns or not all(isinstance(t, str) for t in turns):
        raise UsageError(f'{place}: cần "turns": một danh sách câu hỏi không rỗng')
    return {**case, "as_of": _as_of(case, place)}


def _as_of(case: dict[str, Any], place: str) -> date | None:
    """The day that a case counts from; None where it states none."""
    if case.get("as_of") is None:
        return None
    try:
        return read_day(str(case["as_of"]))
    except ValueError as fault:
        raise UsageError(f"{place}: as_of {fault}") from None


def _answer_case(assistant: Assistant, case: dict[str, Any], defaults: Settings) -> dict[str, Any]:
    """The answer to a conversation's last turn."""
    from dataclasses import replace

    from assistant.codec import answer_json

    settings = replace(
        defaults,
        as_of=case["as_of"] or defaults.as_of,
        province=case.get("province") or defaults.province,
        agency=case.get("agency") or defaults.agency,
    )
    history: tuple[Question, ...] = ()
    for turn in case["turns"][:-1]:
        answer = assistant.ask(turn, history, replace(settings, may_summarise=False))
        history = (*history, answer.question)
    return answer_json(assistant.ask(case["turns"][-1], history, settings), case.get("id"))


def as_terminal(answer: Answer) -> str:
    """The answer for a terminal: text, then what each number cites."""
    import re

    plain = re.sub(r"(?<!\\)\*+|^### ", "", answer.markdown, flags=re.M)
    text = re.sub(r"\\([\\`*_~\[\]<>|#$:])", r"\1", plain)
    shown = [
        f"[{c.n}] {c.label} · {c.file}, dòng {c.lines[0]}-{c.lines[1]}"
        for c in answer.citations[:_SHOWN_CITES]
    ]
    more = len(answer.citations) - len(shown)
    shown += [f"… và {more} trích dẫn khác (--json)"] if more > 0 else []
    return "\n".join([text, "", *shown]) if shown else text
