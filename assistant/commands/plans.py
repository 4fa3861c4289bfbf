"""`kehoach add` and `kehoach remove`: plans of one's own."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from assistant.commands.building import keep_or_say
from assistant.commands.errors import UsageError
from assistant.commands.records import counts_words


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="TỆP", help="txt, pdf, docx, html")
    command.add_argument("--yes", action="store_true", help="không hỏi lại")
    command.add_argument("--json", action="store_true", help="in một đối tượng JSON mỗi tệp")
    for name, what in _EDITS.items():
        command.add_argument(f"--{name}", metavar="…", help=what)


_EDITS = {
    "id": "tên gọi trong kho",
    "number": "số hiệu",
    "title": "trích yếu",
    "issuer": "cơ quan ban hành",
    "province": "tỉnh",
    "date": "ngày ban hành (2025-04-24 hoặc 2025-04)",
    "signer": "người ký",
}


def run_add(arguments: argparse.Namespace) -> int:
    """Add files, each confirmed by the user or by --yes."""
    from assistant.agencies import keep_agencies_of
    from corpus.manifest import ManifestError
    from corpus.readers import ReadError
    from index.add import AddError, add, added_json, propose, with_date
    from index.home import default_home

    home = default_home()
    try:
        changes = _changes(arguments, with_date)
        for name in arguments.files:
            file = Path(name)
            if not arguments.yes and not _confirmed(propose(file, home, changes)):
                print(f"{file}: không thêm", file=sys.stderr)
                continue
            added = add(home, file, changes, progress=lambda line: print(line, file=sys.stderr))
            if arguments.json:
                print(json.dumps(added_json(added), ensure_ascii=False))
            else:
                _say(added)
            keep_or_say(lambda: keep_agencies_of(home))
    except (AddError, ReadError, ManifestError, OSError) as fault:
        raise UsageError(str(fault)) from None
    return 0


def _changes(arguments: argparse.Namespace, with_date: Any) -> dict[str, Any]:
    given = {n: v for n in _EDITS if (v := getattr(arguments, n)) is not None and n != "date"}
    return given | (with_date(arguments.date) if arguments.date else {})


def _confirmed(proposal: Any) -> bool:
    """Shows what was read off the file, with the doubts, and asks."""
    m = proposal.manifest
    print(f"{m.id}\n  số {m.number or '(không có)'}, {m.issued_text}, {m.issuer}\n  {m.title}")
    print(f"  người ký: {m.signer}; thay thế: {', '.join(m.replaces) or 'không'}")
    for doubt in proposal.unsure:
        print(f"  chưa chắc: {doubt}")
    try:
        return input("Thêm vào kho? [c/K] ").strip().lower() in ("c", "có", "co", "y", "yes")
    except EOFError:
        return False


def _say(added: Any) -> None:
    counts = counts_words(added.counts)
    print(f"Đã thêm {added.manifest.id}: {counts or 'không có bản ghi nào'}")
    for doubt in added.unsure:
        print(f"  chưa chắc: {doubt}")
    for issue in added.unplaced:
        print(f"  dòng {issue.span.first}-{issue.span.last}: {issue.why}: {issue.text[:80]}")


def remove_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("plan", help="id của kế hoạch đã thêm")


def run_remove(arguments: argparse.Namespace) -> int:
    """Take an added plan away."""
    from assistant.agencies import keep_agencies_of
    from index.add import AddError, remove
    from index.home import default_home

    try:
        home = default_home()
        manifest = remove(home, arguments.plan)
        keep_or_say(lambda: keep_agencies_of(home))
    except (AddError, OSError) as fault:
        raise UsageError(str(fault)) from None
    print(f"Đã bỏ {manifest.id}")
    return 0
