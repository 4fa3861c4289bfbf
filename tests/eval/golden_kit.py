"""A golden folder of one plan and three records, and an assistant that says what it is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.answers import Header
from eval.cases import Case, load_cases
from eval.run import run
from eval.truth import Truth

PLAN = "an-1-2025"
LINES = (
    "KẾ HOẠCH",
    "1. Sở Y tế xây dựng đề án. Tháng 6/2025",
    "2. Sở Nội vụ thi tuyển. Tháng 9/2025",
)
HEADER = Header("2025-11-21T08:00:00+00:00", "abc", "c0de", "c0ff", "1dec", {"as_of": "2025-11-21"})


def record(n: int, text: str, lead: str, raw: str, due: str) -> dict[str, Any]:
    return {
        "id": f"{PLAN}#PL2.{n}",
        "plan": PLAN,
        "kind": "task",
        "locator": f"PL2.{n}",
        "lines": [n + 1, n + 1],
        "page": None,
        "text": text,
        "lead": [lead],
        "coordinating": [],
        "role": "lead",
        "deadline": {"raw": raw, "due": due, "milestones": []},
    }


ONE = record(1, "xây dựng đề án", "Sở Y tế", "Tháng 6/2025", "2025-06-30")
TWO = record(2, "thi tuyển", "Sở Nội vụ", "Tháng 9/2025", "2025-09-30")
TRUTH = Truth({PLAN: LINES}, {r["id"]: r for r in (ONE, TWO)}, {PLAN: "An Tỉnh"})


def cite(n: int, item: dict[str, Any], quote: str | None = None) -> dict[str, Any]:
    words = LINES[item["lines"][0] - 1] if quote is None else quote
    return {"n": n, "record": item["id"], "plan": PLAN, "lines": item["lines"], "quote": words}


def answer(*items: dict[str, Any], status: str = "answered", **changes: Any) -> dict[str, Any]:
    whole = {
        "status": status,
        "answer": "; ".join(f"{i['text']} [{n}]" for n, i in enumerate(items, 1)),
        "understood": {"kind": "responsibility", "agencies": []},
        "items": [i | {"cites": [n]} for n, i in enumerate(items, 1)],
        "related": [],
        "citations": [cite(n, i) for n, i in enumerate(items, 1)],
        "timing_ms": {"total": 5.0},
    }
    return whole | changes


def row(case_id: str, question: str, **expect: Any) -> dict[str, Any]:
    return {
        "id": case_id,
        "turns": [question],
        "kind": "responsibility",
        "plans": [PLAN],
        "persona": "chuyên viên",
        "difficulty": "easy",
        "held_out": False,
        "note": "Dòng 2.",
        "expect": {"status": "answered", **expect},
    }


ROWS = (
    row("a-1", "Sở Y tế làm gì?", items=[ONE["id"]]),
    row("a-2", "Sở <b>Nội vụ</b> làm gì?", items=[TWO["id"]]),
    row("h-1", "Câu hỏi giữ kín?", items=[TWO["id"]]) | {"held_out": True},
)


def golden(folder: Path, *rows: dict[str, Any]) -> tuple[Case, ...]:
    """The rows as a golden folder, loaded."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(r, ensure_ascii=False) for r in rows or ROWS]
    (folder / "tiny.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return load_cases(folder, (PLAN,))


@dataclass
class Told:
    """A Respondent: the answer it was given for each case, by id; it counts what it is asked."""

    answers: dict[str, dict[str, Any] | Callable[[], dict[str, Any]]]
    asked: list[str] = field(default_factory=list)

    def __call__(self, case: Case) -> dict[str, Any]:
        self.asked.append(case.id)
        held = self.answers[case.id]
        return held() if callable(held) else held


RIGHT = {"a-1": answer(ONE), "a-2": answer(TWO), "h-1": answer(TWO)}


def made(folder: Path, cases: Sequence[Case], **answers: dict[str, Any]) -> Path:
    """A run in a folder: every answer right but those given (a_1 for case a-1)."""
    told = RIGHT | {name.replace("_", "-"): held for name, held in answers.items()}
    run(cases, Told(told), folder, HEADER)
    return folder
