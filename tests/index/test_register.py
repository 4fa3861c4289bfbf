"""The register keeps what was read, exactly, and refuses a file that is not its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.agencies import Directory
from corpus.plan import (
    Assignment,
    Deadline,
    DocumentRef,
    Duty,
    Issue,
    Line,
    Manifest,
    Milestone,
    Paragraph,
    Plan,
    Quantity,
    Record,
    Recurrence,
    Relation,
    Section,
    Span,
    Target,
    Task,
)
from index.register import Register, RegisterError
from index.register_writer import write_register
from index.word_query import any_of, phrase

ID = "hoabinh-7-2025"
STEPS = (
    Milestone("quý IV/2025", None, date(2025, 12, 31)),
    Milestone("năm 2030", date(2026, 1, 1), date(2030, 12, 31)),
)
RULE = Recurrence(("half_yearly", "adhoc"), ("06-10", "11-25"), True, True)


def at(locator: str, text: str, page: int | None = None) -> dict[str, object]:
    return {"plan": ID, "locator": locator, "span": Span(3, 4, page), "text": text}


WORK = {"lead_raw": "Sở Y tế", "coordinating_raw": "các sở, ban, ngành"}
NAMES = {"lead": ("Sở Y tế",), "coordinating": ("Các sở, ban, ngành",)}
RECORDS: tuple[Record, ...] = (
    Task(
        **at("PL2.1", "Mở lớp dạy nghề", page=2), **WORK, **NAMES, group="I. Dạy nghề",
        output="Báo cáo", deadline=Deadline("…", "range", None, date(2030, 12, 31), None, STEPS),
    ),
    Target(
        **at("PL1.1-bis", "Tỷ lệ hộ làm gốm"), group=None, lead=("Sở Tài chính",),
        lead_raw="Sở TC",
        values=(Quantity("16-18%", "range", (16.0, 18.0), "%", 2030), Quantity("khá", "text")),
    ),
    Assignment(**at("II.1.a", "Mở xưởng"), **WORK, **NAMES, output="Xưởng"),
    Duty(
        **at("III.1", "Báo cáo"), **WORK, **NAMES,
        deadline=Deadline("…", "recurring", None, None, RULE),
    ),
    Relation(
        **at("KL~3/KH-UBND", "Kế hoạch này thay thế Kế hoạch số 3/KH-UBND"), relation="replaces",
        target=DocumentRef("3/KH-UBND", date(2024, 1, 2), "UBND tỉnh"),
    ),
)  # type: ignore[arg-type]  # fmt: skip
MANIFEST = Manifest(
    ID, "ke-hoach.txt", "7/KH-UBND", "Nghề gốm", "UBND tỉnh", "Hòa Bình", date(2025, 3, 1), "A",
    day_known=False, status="replaced", replaces=("3/KH-UBND",), replaced_by="hoabinh-9-2026",
    replaced_on=date(2026, 1, 2), short="Kế hoạch gốm",
)  # fmt: skip


def sections() -> tuple[Section, ...]:
    bullet = Section("II.1-1", "-", "Ở xã", Span(5, 5), Span(5, 5))
    item = Section(
        "II.1",
        "1.",
        "Dạy nghề",
        Span(4, 5),
        Span(4, 4),
        (Paragraph("Thêm", Span(4, 4)),),
        (bullet,),
    )
    return (Section("II", "II.", "NHIỆM VỤ", Span(3, 5), Span(3, 3), (), (item,)),)


PLAN = Plan(
    manifest=MANIFEST,
    lines=(Line(1, "Kế hoạch", 1), Line(2, "", 1), Line(3, "Mở  lớp", 2)),
    sections=sections(),
    records=RECORDS,
    issues=(Issue("ke-hoach.txt", Span(9, 9), "Lời lạ", "before any numbered item"),),
    digest="abc",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("register") / "register.db"
    write_register(found, [PLAN], Directory.load())
    return found


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    opened = Register(path)
    yield opened
    opened.close()


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.kind)
def test_a_record_comes_back_equal_in_every_field(register: Register, record: Record) -> None:
    assert register.get(record.id) == record


def test_records_come_in_source_order_by_plan_and_kind(register: Register) -> None:
    assert tuple(register.records()) == RECORDS
    assert [r.kind for r in register.records([ID], ["duty", "task"])] == ["task", "duty"]
    assert list(register.records([])) == []
    assert register.get(f"{ID}#PL2.120") is None


def test_the_manifest_and_the_digest_come_back(register: Register) -> None:
    assert register.plans() == (MANIFEST,)
    assert (register.plan(ID), register.digest(ID)) == (MANIFEST, "abc")


def test_lines_come_back_verbatim_with_their_pages(register: Register) -> None:
    assert register.lines(ID, 2, 9) == (Line(2, "", 1), Line(3, "Mở  lớp", 2))
    assert register.source(ID, 1, 3) == "Kế hoạch Mở lớp"


def test_what_was_not_placed_is_kept(register: Register) -> None:
    assert register.issues(ID) == PLAN.issues


@pytest.mark.parametrize(
    ("agency", "role", "locators"),
    [
        ("Sở Y tế", "lead", ["PL2.1", "II.1.a", "III.1"]),
        ("Các sở, ban, ngành", "coordinating", ["PL2.1", "II.1.a", "III.1"]),
        ("Sở Tài chính", "tracking", ["PL1.1-bis"]),
        ("Sở Tài chính", "lead", []),
        ("Sở Nội vụ", "lead", []),
    ],
)
def test_a_role_finds_every_record_and_no_other_role(
    register: Register, agency: str, role: str, locators: list[str]
) -> None:
    found = register.standings([agency], role)
    assert [register.at(number).locator for number, *_ in found] == locators


def test_a_standing_holds_the_days_of_its_record(register: Register) -> None:
    """Timing, last day and milestones, so that no record is read to place it in a window."""
    days = {row[3:] for row in register.standings(["Sở Y tế"], "lead")}
    assert days == {
        ("due", "2030-12-31", "2025-12-31 2030-12-31"),
        ("undated", None, None),
        ("recurring", None, None),
    }
    assert register.standings(["Sở Tài chính"], "tracking")[0][3:] == (None, None, None)


def test_every_agency_is_listed_once_and_collectives_are_marked(register: Register) -> None:
    assert sorted(register.agencies()) == [
        ("Các sở, ban, ngành", True),
        ("Sở Tài chính", False),
        ("Sở Y tế", False),
    ]


@pytest.mark.parametrize("number", ["3/KH-UBND", "3/kh-ubnd"])
def test_a_document_is_found_by_its_number(register: Register, number: str) -> None:
    assert [r.locator for r in register.relations_to(number)] == ["KL~3/KH-UBND"]
    assert list(register.relations_to("33/KH-UBND")) == []


def test_records_are_found_by_folded_words_of_text_and_output(register: Register) -> None:
    query = any_of([phrase(["mo", "xuong"]), phrase(["lop"])])
    found = {register.at(held.record).locator: held.marked for held in register.worded(query)}
    assert found == {"PL2.1": "mở lớp dạy nghề báo cáo", "II.1.a": "mở xưởng xưởng"}
    assert list(register.worded(query, kinds=["duty"])) == list(register.worded("")) == []
    assert register.word_counts(["xuong", "vang"]) == {"xuong": 1, "vang": 0}
    assert register.has_phrase(["day", "nghe"]) and not register.has_phrase(["nghe", "day"])


def test_a_section_knows_its_headings(register: Register) -> None:
    found = register.section(ID, "ii.1-1")
    assert found is not None
    assert (found.path, found.span) == ("II. NHIỆM VỤ › 1. Dạy nghề", Span(5, 5))
    assert [s.locator for s in register.sections(ID, under="II.1")] == ["II.1-1"]


def faulty(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "register.db"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("data", [b"", b"no database at all", b"SQLite format 3\x00" + bytes(90)])
def test_another_file_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(RegisterError, match="run: kehoach index") as fault:
        Register(faulty(tmp_path, data))
    assert "\n" not in str(fault.value)


def test_a_file_cut_short_is_refused(tmp_path: Path, path: Path) -> None:
    data = path.read_bytes()
    with pytest.raises(RegisterError, match="damaged index"):
        Register(faulty(tmp_path, data[: len(data) // 2]))


def test_a_missing_file_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no index here; run: kehoach index"):
        Register(tmp_path / "register.db")


def test_a_register_of_another_format_is_refused(tmp_path: Path, path: Path) -> None:
    other = faulty(tmp_path, path.read_bytes())
    connection = sqlite3.connect(other)
    connection.execute("UPDATE meta SET value = '999' WHERE name = 'format'")
    connection.commit()
    connection.close()
    with pytest.raises(RegisterError, match="another format"):
        Register(other)


def test_a_register_is_never_written(register: Register, path: Path) -> None:
    before = path.read_bytes()
    list(register.worded(phrase(["lop"])))
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["register.db"]
