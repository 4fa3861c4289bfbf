"""One small plan with a record of each kind, as it goes into a register."""

from __future__ import annotations

from datetime import date

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
    issues=(Issue("ke-hoach.txt", Span(9, 9), "Lời lạ", "đứng trước mục đầu tiên"),),
    digest="abc",
)
