"""Golden cases: what loads, what is refused, and what the sources contradict."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eval.cases import Case, CaseError, load_cases, validate

PLANS = ("an-1-2025",)
LINES = {"an-1-2025": ["KẾ HOẠCH", "1. Sở Y tế\txây dựng", "đề án:  Tháng 6/2025"]}


@dataclass(frozen=True)
class Row:
    id: str


RECORDS = {i: Row(i) for i in ("an-1-2025#PL2.1", "an-1-2025#PL2.2")}


def row(**changes: Any) -> dict[str, Any]:
    """A whole good line; None takes a key away."""
    good = {
        "id": "resp-001",
        "turns": ["Sở Y tế phải làm gì trong tháng 6?"],
        "as_of": "2025-03-01",
        "kind": "responsibility",
        "plans": ["an-1-2025"],
        "expect": {
            "status": "answered",
            "items": ["an-1-2025#PL2.1"],
            "deadlines": {"an-1-2025#PL2.1": {"raw": "Tháng 6/2025", "due": "2025-06-30"}},
            "says": ["đề án", ["30/6/2025", "30/06/2025"]],
            "quotes": [{"plan": "an-1-2025", "lines": [2, 3], "text": "xây dựng đề án: Tháng 6"}],
        },
        "persona": "chuyên viên",
        "difficulty": "easy",
        "held_out": False,
        "note": "Line 2.",
    }
    return {k: v for k, v in (good | changes).items() if v is not None}


def load(folder: Path, *rows: Any) -> tuple[Case, ...]:
    text = "\n".join(r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in rows)
    (folder / "tiny.jsonl").write_text(text, encoding="utf-8")
    return load_cases(folder, PLANS)


def one(folder: Path, **expect: Any) -> Case:
    return load(folder, row(expect={"status": "answered", **expect}))[0]


def test_a_line_becomes_a_frozen_case(tmp_path: Path) -> None:
    case = load(tmp_path, row())[0]
    assert case.place == "tiny.jsonl:1"
    assert case.as_of == date(2025, 3, 1)
    assert case.expect["says"] == ("đề án", ("30/6/2025", "30/06/2025"))
    assert not case.is_followup
    with pytest.raises(TypeError):
        case.expect["status"] = "none"  # type: ignore[index]


def test_several_turns_are_a_followup(tmp_path: Path) -> None:
    assert load(tmp_path, row(turns=["Sở Y tế làm gì?", "Còn Sở Nội vụ?"]))[0].is_followup


def test_a_line_separator_inside_a_question_does_not_split_the_line(tmp_path: Path) -> None:
    assert load(tmp_path, row(turns=["a\u2028b"]))[0].turns == ("a\u2028b",)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"persona": None}, "key 'persona' is missing"),
        ({"kind": "gossip"}, "kind: unknown value 'gossip'"),
        ({"difficulty": "so so"}, "difficulty: unknown value 'so so'"),
        ({"held_out": "yes"}, "held_out: true or false is wanted"),
        ({"turns": []}, "turns: a list of at least one text is wanted"),
        ({"as_of": "31/2/2025"}, "as_of: "),
        ({"plans": ["xa-9-2025"]}, "unknown plan 'xa-9-2025'"),
        ({"expect": {}}, "one of status and status_any is wanted"),
        ({"expect": {"status": "maybe"}}, "unknown value 'maybe'"),
        ({"expect": {"status": "none", "itmes": []}}, "unknown key 'itmes'"),
        ({"expect": {"status": "none", "items": ["a#1", "a#1"]}}, "doubled id 'a#1'"),
        (
            {"expect": {"status": "none", "deadlines": {"a#1": {"raw": "x"}}}},
            "raw and due are wanted",
        ),
        (
            {"expect": {"status": "none", "quotes": [{"plan": "a", "lines": [1, 2]}]}},
            "quotes: a text",
        ),
        ({"expect": {"status": "none", "count": -1}}, "count: a number from 0 is wanted"),
    ],
)
def test_a_bad_line_is_refused_with_file_line_and_key(
    tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(CaseError) as fault:
        load(tmp_path, row(id="resp-000"), row(**changes))
    assert str(fault.value).startswith("tiny.jsonl:2: ")
    assert said in str(fault.value)


def test_all_faults_of_all_files_come_in_one_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("not json\n[]\n", encoding="utf-8")
    with pytest.raises(CaseError) as fault:
        load(tmp_path, row(kind="gossip"))
    assert [m.split(": ")[0] for m in str(fault.value).split("\n")] == [
        "a.jsonl:1",
        "a.jsonl:2",
        "tiny.jsonl:1",
    ]


def test_a_doubled_id_names_both_places(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"tiny.jsonl:2: id 'resp-001' stands already at .*:1"):
        load(tmp_path, row(), row())


def test_an_empty_folder_is_an_error_not_an_empty_set(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no golden case"):
        load_cases(tmp_path, PLANS)


def test_a_case_that_the_sources_bear_out_is_valid(tmp_path: Path) -> None:
    assert validate(load(tmp_path, row()), RECORDS, LINES) == []


@pytest.mark.parametrize("field", ["items", "items_has", "items_not", "related_has"])
def test_an_id_without_a_record_is_refused_wherever_it_stands(tmp_path: Path, field: str) -> None:
    case = one(tmp_path, **{field: ["an-1-2025#PL2.9"]})
    assert validate([case], RECORDS, LINES) == [
        f"tiny.jsonl:1: resp-001: {field}: no record 'an-1-2025#PL2.9'"
    ]


def test_a_deadline_or_lead_of_no_record_is_refused(tmp_path: Path) -> None:
    gone = "an-1-2025#PL2.9"
    case = one(tmp_path, deadlines={gone: {"raw": None, "due": None}}, leads={gone: ["Sở Y tế"]})
    assert len(validate([case], RECORDS, LINES)) == 2


@pytest.mark.parametrize(
    ("lines", "text", "said"),
    [
        ([2, 2], "đề án", "lines 2-2 do not hold 'đề án'"),
        ([2, 3], "Xây dựng", "do not hold 'Xây dựng'"),
        ([3, 4], "đề án", "has 3 lines, not 4"),
    ],
)
def test_a_quotation_must_stand_word_for_word_in_its_lines(
    tmp_path: Path, lines: list[int], text: str, said: str
) -> None:
    case = one(tmp_path, quotes=[{"plan": "an-1-2025", "lines": lines, "text": text}])
    assert said in validate([case], RECORDS, LINES)[0]


def test_a_case_that_wants_and_forbids_the_same_record_is_refused(tmp_path: Path) -> None:
    both = ["an-1-2025#PL2.1"]
    case = one(tmp_path, items=both, items_not=both, related_has=both)
    assert len(validate([case], RECORDS, LINES)) == 2


def test_the_shipped_cases_load_and_quote_the_shipped_plans() -> None:
    """Ids are checked where the register is at hand (the evaluation run)."""
    from corpus.manifest import PLANS as FOLDER
    from corpus.manifest import load_manifests

    cases = load_cases()
    lines = {m.id: (FOLDER / m.file).read_bytes().decode().split("\n") for m in load_manifests()}
    quotes = [
        replace(c, expect={k: v for k, v in c.expect.items() if k in ("quotes", "passages")})
        for c in cases
    ]
    assert validate(quotes, {}, lines) == []
    assert 0.15 < sum(c.held_out for c in cases) / len(cases) < 0.22
