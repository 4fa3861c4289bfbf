"""The commands run, report and gate: arguments → stories → what is printed.

Exit codes: 0 done, 1 the gate refuses, 2 bad usage or unreadable input.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.llm import chosen_model
from assistant.llm.model import ChatModel
from eval import bed
from eval.answers import FILE, RunError, read_run
from eval.cases import KINDS, Case, load_cases
from eval.reports.readme import write_table
from eval.reports.report import EVIDENCE_FILE, Report, in_brief, load, markdown, tables
from eval.run import AssistantRespondent, run
from eval.truth import load_truth
from index.home import Home


def run_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, help="folder of the run; asked again, it goes on")
    parser.add_argument("--limit", type=positive, help="only the first cases")
    parser.add_argument("--kind", choices=KINDS, help="only cases of this kind")
    parser.add_argument("--include-held-out", action="store_true", help="held-out cases too")
    parser.add_argument("--baselines", action="store_true", help="retrieval alone, beside it")


def report_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("run", nargs="?", type=Path, help="folder of a run; the latest by default")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("A", "B"), help="two runs")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there")
    parser.add_argument("--readme", type=Path, metavar="FILE", help="put the table in brief there")
    parser.add_argument("--html", type=Path, metavar="FILE", help="RUN/report.html by default")


def gate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--update", action="store_true", help="record this run as the baseline")
    parser.add_argument("--out", type=Path, help="folder of the run")


def positive(text: str) -> int:
    """A number from 1, for argparse."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def run_command(given: argparse.Namespace) -> int:
    """Write raw answers (and what retrieval alone finds); print the folder."""
    cases = load_cases()
    chosen = [c for c in cases if given.include_held_out or not c.held_out]
    chosen = [c for c in chosen if given.kind in (None, c.kind)][: given.limit]
    folder, home = _answered(chosen, given.out, chosen_model(os.environ))
    if given.baselines:
        _write_evidence(chosen, folder, home)
    print(folder)
    return 0


def _answered(
    cases: Sequence[Case], out: Path | None, model: ChatModel | None = None
) -> tuple[Path, Home]:
    """Every case asked. The gate asks no model: its baseline has none."""
    home = bed.built_home(bed.folder())
    header = bed.header(home, model.name if model else None)
    folder = out or bed.run_folder(bed.folder(), header)
    run(cases, AssistantRespondent(home, model), folder, header, _progress)
    return folder, home


def _progress(done: int, all_: int) -> None:
    """A line that counts up on a terminal; elsewhere one line a hundred cases."""
    if sys.stderr.isatty():
        print(f"\r{done}/{all_}", end="\n" if done == all_ else "", file=sys.stderr, flush=True)
    elif done % 100 == 0 or done == all_:
        print(f"{done}/{all_}", file=sys.stderr, flush=True)


def _write_evidence(cases: Sequence[Case], folder: Path, home: Home) -> None:
    from eval.retrieval.baselines import measure, systems

    print("retrieval alone …", file=sys.stderr)
    truth, (_, rows) = load_truth(home), read_run(folder / FILE)
    found = measure(cases, rows, truth, systems(truth))
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
    (folder / EVIDENCE_FILE).write_text(text, encoding="utf-8")


def report_command(given: argparse.Namespace) -> int:
    """Print the tables and write the page, or compare two runs."""
    from eval.reports.page import page

    cases, truth = load_cases(), load_truth(bed.built_home(bed.folder()))
    if given.compare:
        return _compared(*(load(folder, cases, truth) for folder in given.compare))
    folder = given.run or bed.latest(bed.folder())
    report = load(folder, cases, truth)
    if given.readme and (model := report.header.settings.get("language_model")):
        raise RunError(f"{folder}: asked {model}; the table of the README is without a model")
    if given.markdown:
        given.markdown.write_text(markdown(report), encoding="utf-8")
    if given.readme:
        write_table(given.readme, in_brief(report).markdown())
    html = given.html or folder / "report.html"
    html.write_text(page(report, truth), encoding="utf-8")
    print("\n\n".join(t.text() for t in tables(report)))
    print(f"\n{html}", file=sys.stderr)
    return 0


def _compared(before: Report, after: Report) -> int:
    from eval.reports.compare import compare, told

    both = {s.case.id for s in before.scores.scored} & {s.case.id for s in after.scores.scored}
    print("\n".join(told(compare(before.scores, after.scores), len(both))))
    return 0


def gate_command(given: argparse.Namespace) -> int:
    """Run everything, held-out cases too, and hold it against the baseline file."""
    from eval.gate import baseline, faults, read_baseline, write_baseline

    recorded = None if given.update else read_baseline()
    cases = load_cases()
    folder, home = _answered(cases, given.out)
    report = load(folder, cases, load_truth(home))
    if recorded is None:
        write_baseline(baseline(report))
        return 0
    found = faults(report, recorded)
    print("\n".join(found) or "gate: nothing is worse than the baseline")
    return 1 if found else 0
