"""PDFs: prose, ruled tables, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_writer import Sheet, save_pdf

from corpus.readers import ReadError, read
from corpus.readers.pdfium import opened


def texts(path: Path) -> list[str]:
    return [line.text for line in read(path) if line.text]


def test_lines_are_counted_through_the_document_and_know_their_page(tmp_path: Path) -> None:
    path = save_pdf(
        tmp_path / "a.pdf",
        Sheet().write(60, 700, "KẾ HOẠCH").write(60, 684, "Thực hiện Nghị quyết"),
        Sheet().write(60, 700, "I. MỤC ĐÍCH"),
    )
    lines = [(x.number, x.page, x.text) for x in read(path) if x.text]
    assert lines == [(1, 1, "KẾ HOẠCH"), (2, 1, "Thực hiện Nghị quyết"), (3, 2, "I. MỤC ĐÍCH")]


def test_the_two_columns_of_a_letterhead_are_two_lines(tmp_path: Path) -> None:
    path = save_pdf(
        tmp_path / "a.pdf", Sheet().write(60, 700, "UBND TỈNH").write(300, 700, "CỘNG HÒA")
    )
    assert texts(path) == ["UBND TỈNH", "CỘNG HÒA"]


def test_a_number_stays_with_the_words_behind_its_tab(tmp_path: Path) -> None:
    path = save_pdf(tmp_path / "a.pdf", Sheet().write(60, 700, "1.").write(130, 700, "Mục đích"))
    assert texts(path) == ["1. Mục đích"]


def test_a_gap_between_paragraphs_is_an_empty_line(tmp_path: Path) -> None:
    sheet = Sheet()
    for y in (700, 684, 668, 640, 624):
        sheet.write(60, y, "nội dung")
    assert [x.text for x in read(save_pdf(tmp_path / "a.pdf", sheet))] == [
        "nội dung", "nội dung", "nội dung", "", "nội dung", "nội dung",
    ]  # fmt: skip


def test_a_ruled_table_gives_one_line_a_row_with_its_cells(tmp_path: Path) -> None:
    sheet = Sheet().table([50, 100, 300, 400], [700, 660, 600])
    sheet.write(60, 680, "TT").write(110, 680, "Nhiệm vụ").write(310, 680, "Chủ trì")
    sheet.write(60, 640, "1").write(110, 640, "Xây dựng").write(110, 624, "đề án")
    sheet.write(310, 640, "Sở Y tế")
    rows = [x.cells for x in read(save_pdf(tmp_path / "a.pdf", sheet))]
    assert rows == [("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Xây dựng đề án", "Sở Y tế")]


def test_a_cell_that_spans_rows_stands_in_each_of_them(tmp_path: Path) -> None:
    sheet = Sheet()
    for x in (50, 100, 300):
        sheet.rule(x, 700, x, 600)
    sheet.rule(50, 700, 300, 700).rule(100, 650, 300, 650).rule(50, 600, 300, 600)
    sheet.write(60, 645, "18").write(110, 670, "lần một").write(110, 620, "lần hai")
    rows = [x.cells for x in read(save_pdf(tmp_path / "a.pdf", sheet))]
    assert rows == [("18", "lần một"), ("18", "lần hai")]


def test_a_row_that_the_end_of_a_page_cuts_open_is_a_row(tmp_path: Path) -> None:
    sheet = Sheet().table([50, 100, 300, 400], [700, 660])
    for x in (50, 100, 300, 400):
        sheet.rule(x, 660, x, 600)
    sheet.write(60, 680, "1").write(110, 680, "Mua xe").write(310, 680, "Sở Y tế")
    sheet.write(60, 640, "2").write(110, 640, "Xây trạm ở").write(310, 640, "Sở Xây")
    rows = [x.cells for x in read(save_pdf(tmp_path / "a.pdf", sheet))]
    assert rows == [("1", "Mua xe", "Sở Y tế"), ("2", "Xây trạm ở", "Sở Xây")]


def test_a_document_code_broken_in_a_cell_is_whole_again(tmp_path: Path) -> None:
    sheet = Sheet().table([50, 100, 300], [700, 650])
    sheet.write(60, 680, "1").write(110, 680, "số 66-").write(110, 664, "NQ/TW")
    assert read(save_pdf(tmp_path / "a.pdf", sheet))[0].cells == ("1", "số 66-NQ/TW")


def test_a_raised_digit_is_a_footnote_reference_but_not_in_square_metres(tmp_path: Path) -> None:
    sheet = Sheet().write(60, 700, "66-NQ/TW").write(108.5, 705, "1", size=7)
    sheet.write(60, 660, "500 m").write(90.5, 665, "2", size=7)
    assert texts(save_pdf(tmp_path / "a.pdf", sheet)) == ["66-NQ/TW[1]", "500 m2"]


def test_a_page_stored_on_its_side_is_read_upright(tmp_path: Path) -> None:
    """Landscape tables are often stored so: turned text on a turned page."""
    sheet = Sheet(rotation=90).table([50, 100, 300], [500, 450])
    sheet.write(60, 480, "1").write(110, 480, "Xây dựng").write(110, 464, "đề án")
    assert read(save_pdf(tmp_path / "a.pdf", sheet))[0].cells == ("1", "Xây dựng đề án")


def test_a_scan_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = save_pdf(
        tmp_path / "a.pdf", Sheet().write(60, 700, "một trang có chữ"), Sheet(picture=True)
    )
    with pytest.raises(ReadError, match=r"1 trên 2 trang .*\(trang 2\).*ocrmypdf"):
        read(path)


def test_pages_that_came_out_empty_are_not_passed_over(tmp_path: Path) -> None:
    path = save_pdf(tmp_path / "a.pdf", Sheet().write(60, 700, "một"), Sheet(), Sheet(), Sheet())
    with pytest.raises(ReadError, match="3 trên 4 trang không có chữ"):
        read(path)


def test_recognition_says_when_its_program_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEHOACH_OCR", "1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match="chưa có tesseract"):
        read(save_pdf(tmp_path / "a.pdf", Sheet(picture=True)))


def test_a_picture_beside_text_is_no_scan(tmp_path: Path) -> None:
    sheet = Sheet(picture=True).write(
        60, 760, "Bản đồ quy hoạch khoáng sản của tỉnh đến năm 2030 (A3)"
    )
    assert texts(save_pdf(tmp_path / "a.pdf", sheet))


def test_a_pdf_without_any_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="không có chữ"):
        read(save_pdf(tmp_path / "a.pdf", Sheet()))


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    key = "00" * 32
    locked = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]"
    )
    path = save_pdf(tmp_path / "a.pdf", Sheet().write(60, 700, "mật"), trailer=locked)
    with pytest.raises(ReadError, match="mật khẩu"):
        read(path)


def test_a_pdf_whose_end_is_missing_is_refused(tmp_path: Path) -> None:
    """PDFium would mend it and lose pages without a word."""
    path = save_pdf(
        tmp_path / "a.pdf", Sheet().write(60, 700, "một"), Sheet().write(60, 700, "hai")
    )
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(ReadError, match="thiếu phần cuối"):
        read(path)


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing that is a PDF\n%%EOF\n")
    with pytest.raises(ReadError, match="hỏng"):
        read(path)


def test_the_size_of_a_letter_is_the_one_that_the_page_states(tmp_path: Path) -> None:
    """The box of a letter may be tight: by it, "a" would pass for a raised digit's size."""
    path = save_pdf(tmp_path / "a.pdf", Sheet().write(100, 700, "Doanh", 12))
    with opened(path) as pages:
        assert {g.size for page in pages for g in page.glyphs} == {12}
