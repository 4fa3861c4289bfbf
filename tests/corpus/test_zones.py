"""The zones of documents that differ from a plain provincial plan."""

from __future__ import annotations

from datetime import date

from corpus.agencies import Directory
from corpus.layout import lay_out
from corpus.parse import parse_lines
from corpus.plan import Assignment, Duty, Line, Manifest, Plan, Relation

MANIFEST = Manifest("x-1-2026", "x.txt", "1/QĐ-UBND", "", "", "Lào Cai", date(2026, 1, 1), "")


def numbered(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(n, text) for n, text in enumerate(texts, 1))


def plan(*texts: str) -> Plan:
    return parse_lines(numbered(*texts), MANIFEST, Directory.load())


def paged(*pages: list[str]) -> tuple[Line, ...]:
    texts = [(text, number) for number, page in enumerate(pages, 1) for text in page]
    return tuple(Line(n, text, page) for n, (text, page) in enumerate(texts, 1))


def test_what_pages_repeat_at_their_edges_is_kept_apart() -> None:
    head = "CÔNG BÁO/Số 1/Ngày 02-03-2026"
    pages = [[head, "5", "Một"], [head, "6", "Hai"], [head, "7", "Ba"]]
    running = lay_out(paged(*pages)).running
    assert [x.text for x in running if not x.text.isdigit()] == [head] * 3
    assert [x.text for x in running if x.text.isdigit()] == ["5", "6", "7"]


def test_a_line_that_ends_some_pages_by_chance_is_text() -> None:
    pages = [[f"{word} {c}" for word in ("Một", "Hai", "Ba", "Bốn")] for c in "abcde"]
    for page in pages[:2]:
        page[-1] = "Cơ quan chủ trì: Sở Y tế."
    assert lay_out(paged(*pages)).running == ()


def test_page_numbers_are_found_on_a_single_page() -> None:
    assert [x.text for x in lay_out(paged(["2", "Nội dung", "Hết"])).running] == ["2"]


def test_a_year_inside_the_text_is_no_page_number() -> None:
    assert lay_out(paged(["Giai đoạn", "2026", "tiếp theo"])).running == ()


def test_annex_headings_may_carry_their_title() -> None:
    zones = lay_out(
        numbered(
            "KẾ HOẠCH", "I. MỤC ĐÍCH", "PHỤ LỤC I: DANH MỤC NHIỆM VỤ", "PHỤ LỤC SỐ 02", "Biểu 3"
        )
    )
    assert [annex.number for annex in zones.annexes] == ["I", "2", "3"]


def test_a_sentence_about_an_annex_is_no_annex() -> None:
    zones = lay_out(numbered("KẾ HOẠCH", "I. MỤC ĐÍCH", "Phụ lục II: kèm theo Kế hoạch này."))
    assert zones.annexes == ()


DECISION = (
    "QUYẾT ĐỊNH", "Ban hành Kế hoạch", "Căn cứ Luật Tổ chức chính quyền địa phương;",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.",
    "Điều 2. Quyết định này thay thế Quyết định số 9/QĐ-UBND ngày 01/02/2025.",
    "Điều 3. Sở Y tế chịu trách nhiệm thi hành./.", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN",
    "KẾ HOẠCH", "Phát triển y tế", "(Kèm theo Quyết định số 1/QĐ-UBND của Ủy ban nhân dân tỉnh)",
    "I. MỤC ĐÍCH", "1. Mục đích", "- Chăm sóc sức khỏe.",
)  # fmt: skip


def test_a_decision_and_its_plan_are_read_as_one() -> None:
    assert [s.locator for s in plan(*DECISION).sections] == ["Đ1", "Đ2", "Đ3", "I"]


def test_an_article_says_what_is_replaced() -> None:
    replaced = [
        r for r in plan(*DECISION).records if isinstance(r, Relation) and r.relation == "replaces"
    ]
    assert [(r.locator, r.target.number) for r in replaced] == [("Đ2~9/QĐ-UBND", "9/QĐ-UBND")]


def test_parts_with_capital_letters_stand_above_roman_numbers() -> None:
    found = plan(
        "KẾ HOẠCH", "A. MỤC TIÊU", "I. CHUNG", "1. Một", "B. NHIỆM VỤ", "I. RIÊNG", "1. Hai"
    )
    assert [s.locator for s in found.sections] == ["A", "B"]
    assert found.sections[1].children[0].children[0].locator == "B.I.1"
    assert found.issues == ()


def test_a_table_in_the_body_gives_tasks_of_its_own() -> None:
    rows = (
        "TT\tNhiệm vụ\tChủ trì\tHạn",
        "1\tLàm\tSở Y tế\tQuý II/2026",
        "2\tViết\tSở Nội vụ\t2026",
    )
    texts = ("KẾ HOẠCH", "I. MỤC ĐÍCH", "II. NHIỆM VỤ", *rows, "III. TỔ CHỨC THỰC HIỆN")
    lines = tuple(
        Line(n, text, cells=tuple(text.split("\t")) if "\t" in text else None)
        for n, text in enumerate(texts, 1)
    )
    found = parse_lines(lines, MANIFEST, Directory.load())
    assert [r.locator for r in found.records] == ["B1.1", "B1.2"]
    assert [s.locator for s in found.sections] == ["I", "II", "III"]


def test_labelled_bullets_are_one_assignment_of_their_item() -> None:
    found = plan(
        "KẾ HOẠCH", "I. NHIỆM VỤ", "1. Xây dựng bệnh án điện tử", "- Cơ quan chủ trì: Sở Y tế.",
        "- Cơ quan phối hợp: Sở Nội vụ.", "- Thời gian hoàn thành: Quý II/2026.",
    )  # fmt: skip
    work = [r for r in found.records if isinstance(r, Assignment)]
    assert [(w.locator, w.lead, w.coordinating) for w in work] == [
        ("I.1", ("Sở Y tế",), ("Sở Nội vụ",))
    ]
    assert work[0].deadline is not None and work[0].deadline.due == date(2026, 6, 30)


def test_each_run_of_labelled_bullets_closes_the_work_above_it() -> None:
    found = plan(
        "KẾ HOẠCH", "I. NHIỆM VỤ", "1. Chuyển đổi số", "- Làm bệnh án.", "- Chủ trì: Sở Y tế.",
        "- Làm học bạ.", "- Chủ trì: Sở Giáo dục và Đào tạo.",
    )  # fmt: skip
    work = [r for r in found.records if isinstance(r, Assignment)]
    assert [(w.locator, w.text, w.lead_raw) for w in work] == [
        ("I.1-1", "Làm bệnh án.", "Sở Y tế"), ("I.1-3", "Làm học bạ.", "Sở Giáo dục và Đào tạo"),
    ]  # fmt: skip


def test_a_numbered_form_states_one_assignment() -> None:
    found = plan(
        "NGHỊ QUYẾT", "Điều 1. Bổ sung nhiệm vụ như sau:", "1. Tên nhiệm vụ: Xây dựng đề án.",
        "2. Cơ quan chủ trì: Bộ Tư pháp.", "3. Kết quả: Quyết định.",
        "4. Thời gian hoàn thành: Quý IV/2026.",
    )  # fmt: skip
    work = next(r for r in found.records if isinstance(r, Assignment))
    assert (work.locator, work.text, work.output) == ("Đ1", "Xây dựng đề án", "Quyết định")


def test_brackets_may_say_who_leads() -> None:
    found = plan(
        "KẾ HOẠCH",
        "I. NHIỆM VỤ",
        "1. Lập trạm (Sở Y tế chủ trì, phối hợp với Công an tỉnh; hoàn thành trong quý I/2026)",
        "2. Mở rộng trung tâm (cơ sở 2 chủ trì)",
    )
    work = [r for r in found.records if isinstance(r, Assignment)]
    assert [(w.locator, w.lead, w.coordinating_raw) for w in work] == [
        ("I.1", ("Sở Y tế",), "Công an tỉnh")
    ]
    assert work[0].deadline is not None and work[0].deadline.due == date(2026, 3, 31)


def test_a_last_section_may_say_what_is_replaced() -> None:
    found = plan(
        "KẾ HOẠCH",
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Sở Y tế theo dõi.",
        "2. Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 01/02/2024.",
    )
    replaced = [r for r in found.records if isinstance(r, Relation)]
    assert [(r.locator, r.relation) for r in replaced] == [("I.2~12/KH-UBND", "replaces")]


def test_who_reports_may_stand_behind_a_colon() -> None:
    found = plan(
        "KẾ HOẠCH",
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Chế độ báo cáo: các sở, ngành báo cáo trước ngày 15/11/2026.",
    )
    duty = next(r for r in found.records if isinstance(r, Duty))
    assert (duty.lead_raw, duty.deadline and duty.deadline.due) == (
        "các sở, ngành", date(2026, 11, 14),
    )  # fmt: skip


def test_a_gazettes_line_is_left_out_of_a_text_without_pages() -> None:
    head = "CÔNG BÁO/Số 302/Ngày 02-06-2026        54"
    lines = tuple(Line(n, t) for n, t in enumerate((head, "KẾ HOẠCH", "I. VIỆC", head), 1))
    assert [x.number for x in lay_out(lines).running] == [1, 4]
