"""The story of a run: the golden cases → the assistant's raw answers, on disk.

header → rows that an earlier run left → every other case asked, a line each
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from eval.answers import FILE, Header, Row, RunError, asked, read_run, write_header, write_row
from eval.cases import Case

if TYPE_CHECKING:
    from assistant.llm.model import ChatModel
    from assistant.respond import Assistant
    from index.home import Home

Json = dict[str, Any]
Progress = Callable[[int, int], None]

# The day from which relative words count where a case names none (golden/README.md).
AS_OF = date(2025, 11, 21)


class Respondent(Protocol):
    """Whoever answers: the JSON that `kehoach ask --json` prints for a case's last turn."""

    def __call__(self, case: Case) -> Json: ...


def run(
    cases: Sequence[Case],
    respond: Respondent,
    folder: Path,
    header: Header,
    progress: Progress = lambda done, all_: None,
) -> Path:
    """Ask every case that the folder's file has no answer to yet; returns that file.

    A case that makes the assistant raise gets a row with the error: it is scored as wrong,
    and the run goes on. Raises RunError where the folder holds a run of something else.
    """
    path = folder / FILE
    kept = _kept(path, header, cases)
    folder.mkdir(parents=True, exist_ok=True)
    _start(path, header, kept.values())
    todo = [c for c in cases if c.id not in kept]
    with path.open("a", encoding="utf-8") as out:
        for done, case in enumerate(todo, 1):
            write_row(out, _row(case, respond))
            progress(len(cases) - len(todo) + done, len(cases))
    return path


def _kept(path: Path, header: Header, cases: Sequence[Case]) -> dict[str, Row]:
    """Rows that still answer what their case asks, those of cases not asked now among them."""
    if not path.exists():
        return {}
    before, rows = read_run(path)
    if not before.same_as(header):
        raise RunError(f"{path}: made by another program, corpus or setting; name another --out")
    now = {c.id: asked(c) for c in cases}
    return {i: row for i, row in rows.items() if now.get(i, row.asked) == row.asked}


def _start(path: Path, header: Header, kept: Iterable[Row]) -> None:
    """The file with what is kept, in place of the old one at once: a kill loses nothing."""
    beside = path.with_suffix(".part")
    with beside.open("w", encoding="utf-8") as out:
        write_header(out, header)
        for row in kept:
            write_row(out, row)
    beside.replace(path)


def _row(case: Case, respond: Respondent) -> Row:
    try:
        return Row(case.id, asked(case), answer=respond(case))
    except Exception as fault:  # whatever the assistant raises is what the run has to show
        return Row(case.id, asked(case), error=f"{type(fault).__name__}: {fault}")


class AssistantRespondent:
    """The assistant itself over one index, with a language model or without."""

    def __init__(self, home: Home, model: ChatModel | None = None) -> None:
        """Raises RegisterError where the home has no usable index."""
        from assistant.respond import Assistant

        self._assistant: Assistant = Assistant.open(home, model)

    def __call__(self, case: Case) -> Json:
        from assistant.answer import Question, Settings
        from assistant.codec import answer_json

        settings = Settings(case.as_of or AS_OF, case.province, case.agency)
        history: tuple[Question, ...] = ()
        before = replace(settings, may_summarise=False)
        for turn in case.turns[:-1]:
            history = (*history, self._assistant.ask(turn, history, before).question)
        return answer_json(self._assistant.ask(case.turns[-1], history, settings), case.id)
