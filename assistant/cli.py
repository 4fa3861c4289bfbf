"""The command `kehoach`. Each command imports what it needs and nothing else.

Exit codes: 0 answered, 2 bad usage or unreadable input, 3 index missing or damaged.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.answer import Answer, Question, Settings
    from assistant.respond import Assistant
    from index.register import Register

USAGE, INDEX = 2, 3
_SHOWN_CITES = 40


class UsageError(Exception):
    """Bad usage or unreadable input: one line for stderr, exit code 2."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code."""
    arguments = _parser().parse_args(argv)
    from index.register import RegisterError

    try:
        return int(arguments.run(arguments) or 0)
    except UsageError as fault:
        return _fail(str(fault), USAGE)
    except RegisterError as fault:
        return _fail(str(fault), INDEX)
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _fail(message: str, code: int) -> int:
    print(f"kehoach: {message}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kehoach", description="Hỏi đáp trên các kế hoạch của tỉnh."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    for name, (help_text, fill, run) in _COMMANDS.items():
        command = commands.add_parser(name, help=help_text, description=help_text)
        fill(command)
        command.set_defaults(run=run)
    return parser


# --- ask ---------------------------------------------------------------------


def _ask_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("question", nargs="?", help="câu hỏi")
    command.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    batch_help = "các dòng JSON {id, turns}; - là đầu vào chuẩn"
    command.add_argument("--batch", metavar="FILE", help=batch_help)
    as_of_help = "ngày tính (YYYY-MM-DD), mặc định hôm nay"
    command.add_argument("--as-of", type=_day, default=None, help=as_of_help)
    command.add_argument("--province", help="tỉnh mặc định")
    command.add_argument("--agency", help="cơ quan mặc định")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} không phải ngày dạng YYYY-MM-DD") from None


def _ask(arguments: argparse.Namespace) -> int:
    if bool(arguments.question) == bool(arguments.batch):
        raise UsageError(
            'cần một câu hỏi hoặc --batch FILE; ví dụ: kehoach ask "Sở Y tế phải làm gì?"'
        )
    from assistant.answer import Settings
    from assistant.codec import answer_json
    from assistant.respond import Assistant
    from index.home import default_home

    cases = list(_cases(arguments.batch)) if arguments.batch else []
    assistant = Assistant.open(default_home())
    settings = Settings(arguments.as_of or date.today(), arguments.province, arguments.agency)
    if not arguments.batch:
        answer = assistant.ask(arguments.question, (), settings)
        print(_json(answer_json(answer)) if arguments.json else _terminal(answer))
        return 0
    for case in cases:
        print(_json(_answer_case(assistant, case, settings)), flush=True)
    return 0


def _json(data: object) -> str:
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
        return date.fromisoformat(str(case["as_of"]))
    except ValueError:
        raise UsageError(f"{place}: as_of {case['as_of']!r} không phải ngày") from None


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
    for turn in case["turns"]:
        answer = assistant.ask(turn, history, settings)
        history = (*history, answer.question)
    return answer_json(answer, case.get("id"))


def _terminal(answer: Answer) -> str:
    """The answer for a terminal: text, then what each number cites."""
    import re

    text = re.sub(r"\\([\\`*_~\[\]<>|#$:])", r"\1", answer.markdown).replace("**", "").replace("*", "")
    cites = [
        f"[{c.n}] {c.label} · {c.file}, dòng {c.lines[0]}-{c.lines[1]}" for c in answer.citations
    ]
    more = len(cites) - _SHOWN_CITES
    shown = cites[:_SHOWN_CITES] + ([f"… và {more} trích dẫn khác (--json)"] if more > 0 else [])
    return "\n".join([text, "", *shown]) if shown else text


# --- records, cite, status ---------------------------------------------------


def _records_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="một đối tượng JSON mỗi dòng")
    command.add_argument("--plan", help="chỉ kế hoạch này (id)")
    command.add_argument("--kind", choices=["task", "target", "assignment", "duty", "relation"])


def _records(arguments: argparse.Namespace) -> int:
    from corpus.codec import record_json
    from index.home import default_home

    register = default_home().open_register()
    known = [p.id for p in register.plans()]
    if arguments.plan and arguments.plan not in known:
        raise UsageError(f"không có kế hoạch {arguments.plan!r}; có: {', '.join(known)}")
    plans = [arguments.plan] if arguments.plan else None
    kinds = [arguments.kind] if arguments.kind else None
    for record in register.records(plans, kinds):
        if arguments.json:
            print(_json(record_json(record)))
        else:
            print(f"{record.id}\t{record.span.first}-{record.span.last}\t{record.text[:120]}")
    return 0


def _cite_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("place", help='ví dụ: "26/KH-UBND PL2.19" hoặc "thaibinh-86-2025 II.4.5"')
    command.add_argument("--json", action="store_true")


def _cite(arguments: argparse.Namespace) -> int:
    from assistant.answer import Settings
    from assistant.codec import answer_json
    from assistant.respond import Assistant
    from index.home import default_home

    assistant = Assistant.open(default_home())
    known = {p.id: p for p in assistant.register.plans()}
    first, _, rest = arguments.place.replace("#", " ").partition(" ")
    number = known[first].number if first in known else None
    text = f"{rest} Kế hoạch {number}" if number else arguments.place
    answer = assistant.ask(text, (), Settings(date.today()))
    print(_json(answer_json(answer)) if arguments.json else _terminal(answer))
    return 0


def _status_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true")


def _status(arguments: argparse.Namespace) -> int:
    from index.home import default_home

    home = default_home()
    plans = _plan_states(home.open_register())
    if arguments.json:
        print(_json({"home": str(home.root), "index": home.current().name, "plans": plans}))
        return 0
    print(f"Thư mục: {home.root}\nChỉ mục: {home.current().name}")
    for plan in plans:
        number = plan["number"] or "không số"
        print(f"- {plan['id']} ({number}, {plan['status']}): {_counts(plan['counts'])}")
        for issue in plan["unplaced"]:
            first, last = issue["lines"]
            print(f"    dòng {first}-{last}: {issue['why']}: {issue['text'][:80]}")
    return 0


def _plan_states(register: Register) -> list[dict[str, Any]]:
    """What the index holds of each plan, and what could not be placed."""
    counts: dict[str, dict[str, int]] = {plan.id: {} for plan in register.plans()}
    for record in register.records():
        kinds = counts[record.plan]
        kinds[record.kind] = kinds.get(record.kind, 0) + 1
    return [
        {
            "id": plan.id,
            "number": plan.number,
            "status": plan.status,
            "counts": counts[plan.id],
            "unplaced": [
                {"lines": [i.span.first, i.span.last], "text": i.text, "why": i.why}
                for i in register.issues(plan.id)
            ],
        }
        for plan in register.plans()
    ]


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{kind} {n}" for kind, n in sorted(counts.items()))


# --- index, chat -------------------------------------------------------------


def _index_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--force", action="store_true", help="dựng lại dù không có gì thay đổi")


def _index(arguments: argparse.Namespace) -> int:
    from corpus.manifest import ManifestError
    from index.build import build
    from index.home import default_home

    try:
        built = build(
            default_home(),
            force=arguments.force,
            progress=lambda line: print(line, file=sys.stderr),
        )
    except (ManifestError, OSError) as fault:
        raise UsageError(str(fault)) from None
    for plan in built.plans:
        print(f"{plan.id}: {_counts(built.counts[plan.id])}")
    for issue in built.issues:
        print(f"{issue.file}:{issue.span.first}-{issue.span.last}: {issue.why}: {issue.text[:80]}")
    state = "đã dựng" if built.fresh else "đã cập nhật từ trước"
    print(f"Chỉ mục {state} trong {built.seconds:.2f} s")
    for line in built.faults:
        print(f"kehoach: {line}", file=sys.stderr)
    return USAGE if built.faults else 0


def _chat_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=int, default=8000)


def _chat(arguments: argparse.Namespace) -> int:
    from chat.serve import serve

    serve(arguments.host, arguments.port)
    return 0


_Fill = Callable[[argparse.ArgumentParser], None]
_Run = Callable[[argparse.Namespace], int]
_COMMANDS: dict[str, tuple[str, _Fill, _Run]] = {
    "ask": ("Hỏi một câu, hoặc một tệp hội thoại", _ask_arguments, _ask),
    "records": ("In các bản ghi của kho", _records_arguments, _records),
    "cite": ("Tra nguyên văn một mục", _cite_arguments, _cite),
    "index": ("Dựng hoặc cập nhật chỉ mục", _index_arguments, _index),
    "status": ("Kho đang có gì, gì chưa xếp được chỗ", _status_arguments, _status),
    "chat": ("Mở trò chuyện trên trình duyệt", _chat_arguments, _chat),
}


if __name__ == "__main__":
    sys.exit(main())
