"""The command `kehoach`. Each command imports what it needs and nothing else.

Exit codes: 0 answered, 1 an answer failed its check, 2 bad usage or unreadable input,
3 index missing or damaged.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import sys
from collections.abc import Callable, Sequence
from sqlite3 import DatabaseError

from assistant.commands import ask, building, export, plans, records, search
from assistant.commands.errors import UsageError
from assistant.commands.parser import Parser
from assistant.commands.terminal import shield
from assistant.errors import CitationError, ModelSettingError
from assistant.faults import unchecked
from corpus.reference.tables import ReferenceDataError
from index.register import RegisterError

UNCHECKED, USAGE, INDEX, INTERRUPTED = 1, 2, 3, 130

_Fill = Callable[[argparse.ArgumentParser], None]
_Run = Callable[[argparse.Namespace], int]
_COMMANDS: dict[str, tuple[str, _Fill, _Run]] = {
    "ask": ("Hỏi một câu, hoặc một tệp hội thoại", ask.ask_arguments, ask.run_ask),
    "cite": ("Tra nguyên văn một mục", records.cite_arguments, records.run_cite),
    "records": ("In các bản ghi của kho", records.records_arguments, records.run_records),
    "search": ("Tìm đoạn văn trong các kế hoạch", search.search_arguments, search.run_search),
    "index": ("Dựng hoặc cập nhật chỉ mục", building.index_arguments, building.run_index),
    "status": ("Kho đang có gì, gì chưa xếp chỗ", records.status_arguments, records.run_status),
    "add": ("Thêm kế hoạch từ tệp", plans.add_arguments, plans.run_add),
    "remove": ("Bỏ một kế hoạch đã thêm", plans.remove_arguments, plans.run_remove),
    "export": ("Xuất ra xlsx, csv, ics, docx", export.export_arguments, export.run_export),
    "chat": ("Mở trò chuyện trên trình duyệt", building.chat_arguments, building.run_chat),
}


# Starting makes many objects that stay; looking for cycles among them took a fifth of the time.
_COLLECT_AFTER = 500_000


def collect_seldom() -> None:
    """Have this process look for cycles as seldom as every command does, the chat too."""
    gc.set_threshold(_COLLECT_AFTER)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code."""
    atexit.register(gc.freeze)  # else a last collection walks the heap, which goes anyway
    collect_seldom()
    words = sys.argv[1:] if argv is None else list(argv)
    shield()
    arguments = _parser(words[:1]).parse_args(words)
    try:
        return int(arguments.run(arguments) or 0)
    except (UsageError, ModelSettingError, ReferenceDataError) as fault:
        return _fail(str(fault), USAGE)
    except CitationError as fault:
        return _fail(unchecked(" ".join(words), fault), UNCHECKED)
    except RegisterError as fault:
        return _fail(str(fault), INDEX)
    except DatabaseError as fault:
        return _fail(f"chỉ mục hỏng ({fault}); hãy chạy: kehoach index", INDEX)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as fault:
        return _fail(str(fault), USAGE)
    except KeyboardInterrupt:
        return INTERRUPTED


def _fail(message: str, code: int) -> int:
    print(f"kehoach: {message}", file=sys.stderr)
    return code


def _parser(first: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command that is asked for; of all where none is known."""
    parser = Parser(prog="kehoach", description="Hỏi đáp trên các kế hoạch của tỉnh.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    asked = [name for name in first if name in _COMMANDS] or list(_COMMANDS)
    for name in asked:
        help_text, fill, run = _COMMANDS[name]
        command = commands.add_parser(name, help=help_text, description=help_text)
        fill(command)
        command.set_defaults(run=run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
