"""The export buttons make files that open."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from assistant.answer import Answer
from assistant.exports.files import PlanGone
from chat.downloads import MIMES, file_name, write


@pytest.mark.parametrize(("kind", "opening"), [("xlsx", b"PK"), ("docx", b"PK"),
                                               ("ics", b"BEGIN:VCALENDAR")])  # fmt: skip
def test_each_kind_is_written(answers, register, tmp_path, kind: str, opening: bytes) -> None:
    path = tmp_path / f"tep.{kind}"
    write(answers.of("PL2.2", "PL2.7"), register, kind, path)
    assert path.read_bytes().startswith(opening)
    assert kind in MIMES


def test_an_answer_of_a_plan_that_was_taken_away_is_told_so(answers, register, tmp_path) -> None:
    answer = answers.of("PL2.2")
    gone = replace(answer, citations=(replace(answer.citations[0], plan="hoabinh-8-2025"),))
    with pytest.raises(PlanGone, match="không còn trong hệ thống"):
        write(gone, register, "xlsx", tmp_path / "tep.xlsx")


def test_the_name_is_plain(answers) -> None:
    name = file_name(answers.of("PL2.7"), "xlsx", date(2025, 6, 1))
    assert name == "so-noi-vu-phai-lam-gi_20250601.xlsx"


def _document(answer: Answer, register, path: Path) -> Any:
    write(answer, register, "docx", path)
    return Document(str(path))


def test_the_word_file_leaves_shared_work_to_the_workbook(answers, register, tmp_path) -> None:
    """It says how much; what was asked for stays, whatever its role."""
    answer = answers.of("PL2.7", "PL2.2", "PL2.8")
    asked, *further = answer.items
    roles = ("collective", "coordinating")
    shared = tuple(
        replace(one, item=replace(one.item, role=role))
        for one, role in zip(further, roles, strict=True)
    )
    file = _document(replace(answer, items=(asked,), related=shared), register, tmp_path / "a.docx")
    assert len(file.tables[1].rows) == 3, "header, plan, one task"
    assert any("Chưa gồm 2 nội dung" in p.text for p in file.paragraphs)


def test_the_organ_above_is_the_one_of_the_plans(answers, register, tmp_path) -> None:
    file = _document(answers.of("PL2.7"), register, tmp_path / "a.docx")
    left = file.tables[0].rows[0].cells[0].text.split("\n")
    assert left[:2] == ["ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH", "SỞ NỘI VỤ"]


def test_a_question_without_an_agency_is_quoted_under_the_title(answers, register, tmp_path):
    answer = answers.of("PL2.7")
    question = replace(answer.question, text="Bao giờ phải báo cáo?", agencies=())
    file = _document(replace(answer, question=question), register, tmp_path / "a.docx")
    assert "Theo nội dung tra cứu “Bao giờ phải báo cáo?”" in [p.text for p in file.paragraphs]
