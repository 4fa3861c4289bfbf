"""A Word file, opened again with the library, against the form that the decree prescribes."""

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from assistant.exports.docx import HEADERS, write_docx
from assistant.exports.files import ExportError
from assistant.exports.rows import ExportRow

FORM: dict[str, Any] = {
    "title": "Tổng hợp nhiệm vụ của Sở Nội vụ trong tháng 6 năm 2025",
    "issuer": "Ủy ban nhân dân tỉnh Thái Bình",
    "agency": "Sở Nội vụ",
    "as_of": date(2025, 6, 1),
}


@pytest.fixture
def file(rows: tuple[ExportRow, ...], tmp_path: Path) -> Any:
    write_docx(rows, tmp_path / "a.docx", **FORM)
    return Document(str(tmp_path / "a.docx"))


def test_the_head_names_the_nation_and_the_organs(file: Any) -> None:
    left, right = (cell.text.split("\n") for cell in file.tables[0].rows[0].cells)
    assert left == ["ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH", "SỞ NỘI VỤ", "", "Số: ……/……"]
    assert right[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert right[3] == "…………, ngày …… tháng …… năm 2025"


def test_the_title_is_not_said_twice(file: Any) -> None:
    titles = [p.text for p in file.paragraphs if p.text and p.runs[0].bold]
    assert titles == ["TỔNG HỢP NHIỆM VỤ", "Của Sở Nội vụ trong tháng 6 năm 2025"]


def test_the_page_is_a4_with_the_margins_of_the_decree(file: Any) -> None:
    (section,) = file.sections
    assert {round(section.page_width.mm), round(section.page_height.mm)} == {297, 210}
    assert Mm(20) <= section.top_margin <= Mm(25) and Mm(20) <= section.bottom_margin <= Mm(25)
    assert Mm(30) <= section.left_margin <= Mm(35)
    assert Mm(15) <= section.right_margin <= Mm(20)
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in file.tables[1].columns) <= room


def test_every_run_is_times_new_roman_and_the_body_13_to_14(file: Any) -> None:
    cells = [p for row in file.tables[1].rows for c in row.cells for p in c.paragraphs]
    runs = [run for p in (*file.paragraphs, *cells) for run in p.runs]
    assert {run.font.name for run in runs} == {"Times New Roman"}
    assert {run.font.size.pt for run in runs} == {13, 14}
    assert file.styles["Normal"].font.name == "Times New Roman"


def test_the_table_has_a_row_for_each_task_under_its_plan(file: Any) -> None:
    header, plan, first, *_ = file.tables[1].rows
    assert tuple(cell.text for cell in header.cells) == HEADERS
    assert {c.text for c in plan.cells} == {"Kế hoạch 2/KH-UBND (Thái Bình, 19/05/2025)"}
    assert [cell.text for cell in first.cells] == [
        "1", "Xây dựng Đề án số hóa hồ sơ", "Sở Nội vụ", "Các sở, ban, ngành", "Quyết định",
        "Tháng 6/2025\n(hạn cuối: 30/6/2025)",
        "Phụ lục I, nhiệm vụ 1 (dòng 1)",
    ]  # fmt: skip


def test_the_header_row_comes_again_on_every_page(file: Any) -> None:
    form = file.tables[1].rows[0]._tr.trPr
    assert form.find(qn("w:tblHeader")) is not None
    assert form.find(qn("w:cantSplit")) is not None


def test_pages_are_numbered_at_the_top_from_the_second_on(file: Any) -> None:
    (section,) = file.sections
    assert section.different_first_page_header_footer
    assert section.header._element.find(f".//{qn('w:fldSimple')}").get(qn("w:instr")) == "PAGE"
    assert section.first_page_header.is_linked_to_previous  # nothing on the first page


def test_a_clerk_finds_recipients_and_a_place_to_sign(file: Any) -> None:
    left, right = file.tables[2].rows[0].cells
    assert left.text.startswith("Nơi nhận:\n") and "Lưu: VT" in left.text
    assert right.text.startswith("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ")


def test_parts_of_an_answer_and_replaced_plans_have_headings(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    old = replace(rows[1], in_force=False, standing="Đã được thay thế bởi 9/KH-UBND")
    related = replace(old, heading="Nhiệm vụ thường xuyên")
    write_docx((rows[0], related), tmp_path / "a.docx", **FORM)
    table = Document(str(tmp_path / "a.docx")).tables[1]
    assert table.rows[3].cells[0].text == (
        "Nhiệm vụ thường xuyên – Kế hoạch 2/KH-UBND (Thái Bình, 19/05/2025)"
        " – đã được thay thế bởi 9/KH-UBND"
    )


def test_what_was_asked_is_counted_apart_from_what_is_related(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    write_docx((rows[0], replace(rows[1], heading="Nhiệm vụ thường xuyên")),
               tmp_path / "a.docx", **FORM, left_out=4)  # fmt: skip
    words = [p.text for p in Document(str(tmp_path / "a.docx")).paragraphs]
    assert any("tổng hợp 1 nội dung và 1 nội dung liên quan từ 1 kế hoạch" in w for w in words)
    assert any("Chưa gồm 4 nội dung giao chung cho nhiều cơ quan" in w for w in words)


def test_targets_have_a_title_and_headers_of_their_own(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    target = next(row for row in rows if row.kind == "Chỉ tiêu")
    write_docx((target,), tmp_path / "a.docx", **{**FORM, "title": "của tỉnh"})
    file = Document(str(tmp_path / "a.docx"))
    assert "TỔNG HỢP CHỈ TIÊU" in [p.text for p in file.paragraphs]
    assert tuple(cell.text for cell in file.tables[1].rows[0].cells) == (
        "TT", "Chỉ tiêu", "Cơ quan theo dõi", "Giá trị", "Căn cứ trích dẫn",
    ), "without the columns that no target fills"  # fmt: skip


def test_no_row_is_torn_between_two_pages(file: Any) -> None:
    forms = [row._tr.trPr for row in file.tables[1].rows]
    assert all(form.find(qn("w:cantSplit")) is not None for form in forms)


def test_hostile_text_is_plain_text(rows: tuple[ExportRow, ...], tmp_path: Path) -> None:
    text = "<w:p>&lt; {{x}} \x00\x08]]> Sở\x0cY tế\ufffe"
    write_docx([replace(rows[0], text=text)], tmp_path / "a.docx", **{**FORM, "title": text})
    found = Document(str(tmp_path / "a.docx")).tables[1].rows[2].cells[1].text
    assert found == "<w:p>&lt; {{x}} ]]> Sở Y tế"
    with zipfile.ZipFile(tmp_path / "a.docx") as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))


def test_without_names_and_rows_the_form_is_still_whole(tmp_path: Path) -> None:
    form = {**FORM, "issuer": None, "agency": None}
    write_docx((), tmp_path / "a.docx", **form)
    file = Document(str(tmp_path / "a.docx"))
    assert file.tables[0].rows[0].cells[0].text.startswith("TÊN CƠ QUAN, TỔ CHỨC")
    assert any("không có nội dung nào phù hợp" in p.text for p in file.paragraphs)


def test_a_folder_in_the_way_is_one_clear_error(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="là một thư mục"):
        write_docx(rows, tmp_path, **FORM)
