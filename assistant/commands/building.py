"""`kehoach index` and `kehoach chat`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.commands.errors import UsageError
from assistant.commands.records import counts_words

if TYPE_CHECKING:
    from index.home import Home


def index_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--force", action="store_true", help="dựng lại dù không có gì thay đổi")


def run_index(arguments: argparse.Namespace) -> int:
    """Build the index where it is old, and keep what later commands would work out."""
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
        print(f"{plan.id}: {counts_words(built.counts[plan.id])}")
    for issue in built.issues:
        print(f"{issue.file}:{issue.span.first}-{issue.span.last}: {issue.why}: {issue.text[:80]}")
    state = "đã dựng" if built.fresh else "đã cập nhật từ trước"
    print(f"Chỉ mục {state} trong {built.seconds:.2f} s")
    for line in built.faults:
        print(f"kehoach: {line}", file=sys.stderr)
    keep_or_say(lambda: keep_tables(default_home()))
    return 2 if built.faults else 0


def keep_or_say(work: Callable[[], object]) -> None:
    """Keep what later commands would work out each time; where the disk refuses, the index
    stands all the same, and one line says what is missing."""
    try:
        work()
    except OSError as fault:
        said = "đã xong phần chỉ mục nhưng chưa giữ được bảng tính sẵn, các lệnh sau sẽ chậm hơn"
        print(f"kehoach: {said} ({fault})", file=sys.stderr)


def keep_tables(home: Home) -> None:
    """What later commands would otherwise work out each time. Raises OSError."""
    from assistant import terms, thesaurus
    from assistant.agencies import keep_agencies_of
    from assistant.kept import is_kept, keep, keep_shelved
    from assistant.parts import cuts
    from assistant.understanding.slots import headings
    from assistant.understanding.words import condition_words, lexicon, phrases
    from corpus.provinces import Provinces

    root = home.root
    tables: dict[str, Callable[[], object]] = {
        "empty": thesaurus.read_empty,
        "terms": terms.read_groups,
        "phrases": phrases.written_out,
        "parts": cuts.read_words,
        "conditions": condition_words.read_words,
        "headings": headings.read_words,
        "provinces": lambda: Provinces.load().plain(),
    }
    if not all(is_kept(name, root) for name in (*tables, "thesaurus", "cues", "words")):
        for name, work_out in tables.items():
            keep(name, work_out(), root)
        keep_shelved("thesaurus", thesaurus.written_out(), root)
        keep_shelved("cues", phrases.spell(), root)
        keep("words", lexicon.phrase_words(phrases.load_phrases()), root)
    directory = keep_agencies_of(home)
    for name, value in lexicon.to_keep(directory, Provinces.load()).items():
        keep(name, value, root)


def chat_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe (mặc định 127.0.0.1)")
    command.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
    command.add_argument(
        "--no-login", action="store_true", help="cho máy khác vào mà không cần đăng nhập"
    )


def run_chat(arguments: argparse.Namespace) -> int:
    """Open the chat until it is stopped."""
    from chat.serve import ServeError, serve

    try:
        serve(arguments.host, arguments.port, no_login=arguments.no_login)
    except ServeError as fault:
        raise UsageError(str(fault)) from None
    return 0
