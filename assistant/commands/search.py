"""`kehoach search`: passages of the plans for a query, best first."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from assistant.commands.ask import as_json
from assistant.commands.errors import UsageError
from assistant.markdown import shorten

if TYPE_CHECKING:
    from index.register import Register
    from index.retrieve import Hit

_MOST = 1000
_SHOWN = 240  # letters of a passage on a terminal


def search_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("query", help="từ cần tìm")
    command.add_argument("--json", action="store_true", help="một đối tượng JSON mỗi dòng")
    command.add_argument("--top", type=int, default=10, metavar="K", help="số đoạn (mặc định 10)")
    command.add_argument(
        "--mode",
        choices=("hybrid", "dense", "lexical"),
        default="hybrid",
        help="cách tìm: theo từ và nghĩa (mặc định), theo nghĩa, theo từ",
    )
    command.add_argument("--plan", metavar="ID", help="chỉ kế hoạch này (id)")


def run_search(arguments: argparse.Namespace) -> int:
    """Print the best passages."""
    from index.home import default_home
    from index.retrieve import QueryError, Retriever

    if not 1 <= arguments.top <= _MOST:
        raise UsageError(f"--top {arguments.top}: cần một số từ 1 đến {_MOST}")
    home = default_home()
    register = home.open_register()
    plans = (arguments.plan,) if arguments.plan else None
    known = [p.id for p in register.plans()]
    if arguments.plan and arguments.plan not in known:
        raise UsageError(f"không có kế hoạch {arguments.plan!r}; có: {', '.join(known)}")
    try:
        hits = Retriever.open(home.current()).search(
            arguments.query, plans, top=arguments.top, mode=arguments.mode
        )
    except QueryError as fault:
        raise UsageError(str(fault)) from None
    for rank, hit in enumerate(hits, 1):
        found = hit_json(rank, hit, register)
        print(as_json(found) if arguments.json else _line(found))
    return 0


def hit_json(rank: int, hit: Hit, register: Register) -> dict[str, Any]:
    """One hit as a line of JSON: where it stands, what it says, why it was found."""
    from assistant.labels import place, plan_name

    manifest = register.plan(hit.plan)
    return {
        "rank": rank,
        "plan": hit.plan,
        "number": manifest.number,
        "locator": hit.locator,
        "label": f"{plan_name(manifest, full=True)}, {place(hit.locator)}",
        "kind": hit.kind,
        "file": manifest.file,
        "page": hit.span.page,
        "lines": [hit.span.first, hit.span.last],
        "path": list(hit.path),
        "columns": list(hit.columns),
        "text": hit.text,
        "more": hit.more,
        "score": round(hit.score, 6),
        "scores": {part: round(score, 6) for part, score in hit.scores.items()},
    }


def _line(found: dict[str, Any]) -> str:
    """A hit on a terminal: the place as an answer would cite it, then how it begins."""
    first, last = found["lines"]
    text = shorten(found["text"], _SHOWN)
    return f"{found['rank']}. {found['label']} · dòng {first}-{last}\n   {text}"
