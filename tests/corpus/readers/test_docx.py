"""DOCX files: text as Word shows it, and files that are refused."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document

from corpus.readers import ReadError, read


def saved(document: Document, tmp_path: Path) -> Path:
    path = tmp_path / "a.docx"
    document.save(str(path))
    return path


def with_part(path: Path, name: str, data: bytes) -> Path:
    """The archive with one part added or replaced."""
    with ZipFile(path) as old:
        parts = {n: old.read(n) for n in old.namelist()}
    parts[name] = data
    with ZipFile(path, "w", ZIP_DEFLATED) as new:
        for part, content in parts.items():
            new.writestr(part, content)
    return path


def in_part(path: Path, name: str, old: str, new: str) -> Path:
    with ZipFile(path) as archive:
        text = archive.read(name).decode()
    assert old in text
    return with_part(path, name, text.replace(old, new).encode())


def test_paragraphs_are_lines_and_empty_ones_are_kept(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("KẾ HOẠCH", "", "Thực hiện\nNghị quyết"):
        document.add_paragraph(text)
    lines = read(saved(document, tmp_path))
    assert [(x.number, x.text) for x in lines] == [
        (1, "KẾ HOẠCH"), (2, ""), (3, "Thực hiện"), (4, "Nghị quyết"),
    ]  # fmt: skip


def test_numbers_that_word_counts_are_text(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("Mục đích", "Yêu cầu"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("gạch đầu dòng", style="List Bullet")
    assert [x.text for x in read(saved(document, tmp_path))] == [
        "1. Mục đích", "2. Yêu cầu", "- gạch đầu dòng",
    ]  # fmt: skip


def test_a_table_gives_one_line_a_row(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, text in zip(
        table._cells, ("TT", "Nhiệm vụ", "Chủ trì", "1", "Đề án", "Sở Y tế"), strict=True
    ):
        cell.text = text
    assert [x.cells for x in read(saved(document, tmp_path))] == [
        ("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Đề án", "Sở Y tế"),
    ]  # fmt: skip


def test_merged_cells_stand_in_their_rows_and_first_column(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for cell, text in zip(
        table._cells, ("TT", "Việc", "Chủ trì", "1", "a", "", "2", "b", ""), strict=True
    ):
        cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Sở Y tế"
    table.add_row().cells[0].merge(table.rows[3].cells[2]).text = "I. NHÓM"
    assert [x.cells for x in read(saved(document, tmp_path))][1:] == [
        ("1", "a", "Sở Y tế"), ("2", "b", "Sở Y tế"), ("I. NHÓM", "", ""),
    ]  # fmt: skip


def test_a_letterhead_and_a_signature_are_prose(tmp_path: Path) -> None:
    document = docx.Document()
    head = document.add_table(2, 2)
    texts = (
        "UBND TỈNH LÀO CAI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 5/KH-UBND",
        "Lào Cai, 2026",
    )
    for cell, text in zip(head._cells, texts, strict=True):
        cell.text = text
    foot = document.add_table(1, 2)
    foot.cell(0, 0).text, foot.cell(0, 1).text = "Nơi nhận:", "CHỦ TỊCH"
    lines = read(saved(document, tmp_path))
    assert [x.text for x in lines] == [*texts, "Nơi nhận:", "CHỦ TỊCH"]
    assert not any(x.cells for x in lines)


def test_deleted_text_is_gone_and_inserted_text_is_there(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("một").add_run("hai")
    path = in_part(
        saved(document, tmp_path),
        "word/document.xml",
        "<w:r><w:t>hai</w:t></w:r>",
        "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> mới</w:t></w:r></w:ins>",
    )
    assert read(path)[0].text == "một mới"


@pytest.mark.parametrize("stated", ["²", "x", "-1", "99999", "9" * 5000])
def test_a_width_that_is_none_counts_as_one_column(stated: str, tmp_path: Path) -> None:
    """A table keeps its columns whatever its file says of their width."""
    document = docx.Document()
    table = document.add_table(2, 3)
    texts = ("TT", "Nhiệm vụ", "Chủ trì", "1", "Đề án", "Sở Y tế")
    for cell, text in zip(table._cells, texts, strict=True):
        cell.text = text
    path = saved(document, tmp_path)
    wide = f'<w:tcPr><w:gridSpan w:val="{stated}"/>'
    lines = read(in_part(path, "word/document.xml", "<w:tcPr>", wide))
    assert [x.cells for x in lines] == [texts[:3], texts[3:]]


@pytest.mark.parametrize("level", ["²", "x", "50", "9" * 5000])
def test_a_level_that_word_has_not_is_no_fault(level: str, tmp_path: Path) -> None:
    """The paragraph's own words are read, with or without a number."""
    document = docx.Document()
    document.add_paragraph("Mục đích", style="List Number")
    path = saved(document, tmp_path)
    path = in_part(path, "word/numbering.xml", 'w:ilvl="0"', f'w:ilvl="{level}"')
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    (line,) = read(in_part(path, "word/document.xml", "</w:pPr>", numbered))
    assert line.text.endswith("Mục đích")


def test_macros_are_refused(tmp_path: Path) -> None:
    path = with_part(saved(docx.Document(), tmp_path), "word/vbaProject.bin", b"x")
    with pytest.raises(ReadError, match="có macro"):
        read(path)


def test_parts_that_lie_outside_are_refused(tmp_path: Path) -> None:
    link = (
        '<Relationship Id="x9" TargetMode="External" Target="http://a/b.docx" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/></Relationships>'
    )
    for kind in ("subDocument", "oleObject", "attachedTemplate"):
        document = docx.Document()
        path = in_part(
            saved(document, tmp_path),
            "word/_rels/document.xml.rels",
            "</Relationships>",
            link.format(kind),
        )
        with pytest.raises(ReadError, match=f"lấy {kind} từ http://a/b.docx"):
            read(path)


def test_a_hyperlink_is_only_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("xem tại đây")
    document.part.relate_to(
        "http://a", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    assert read(saved(document, tmp_path))[0].text == "xem tại đây"


def test_an_archive_that_unpacks_too_far_is_refused(tmp_path: Path) -> None:
    path = with_part(saved(docx.Document(), tmp_path), "word/media/a.bin", bytes(32 << 20))
    with pytest.raises(ReadError, match="giải nén thành"):
        read(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'
    with pytest.raises(ReadError, match="thực thể"):
        read(with_part(saved(docx.Document(), tmp_path), "word/document.xml", bomb))


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    path = saved(docx.Document(), tmp_path)
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(ReadError, match="hỏng"):
        read(path)


def test_a_zip_that_is_no_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(ReadError, match="không phải văn bản Word"):
        read(path)


def test_cells_that_hold_nothing_but_their_number_number_the_rows(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for cell, text in zip(table.rows[0].cells, ("STT", "Nhiệm vụ", "Chủ trì"), strict=True):
        cell.text = text
    for row, text in zip(table.rows[1:], ("Rà soát", "Kiểm tra"), strict=True):
        row.cells[0].paragraphs[0].style = "List Number"
        row.cells[1].text, row.cells[2].text = text, "Sở Tư pháp"
    rows = [x.cells for x in read(saved(document, tmp_path)) if x.cells]
    assert rows[1:] == [("1.", "Rà soát", "Sở Tư pháp"), ("2.", "Kiểm tra", "Sở Tư pháp")]


@pytest.mark.parametrize("tag", ["sdt", "r", "tbl"])
def test_elements_nested_beyond_all_measure_are_refused(tag: str, tmp_path: Path) -> None:
    path = saved(docx.Document(), tmp_path)
    inner = {"sdt": "<w:sdtContent>", "r": "", "tbl": "<w:tr><w:tc>"}[tag]
    closed = {"sdt": "</w:sdtContent>", "r": "", "tbl": "</w:tc></w:tr>"}[tag]
    deep = f"<w:{tag}>{inner}" * 5000 + f"{closed}</w:{tag}>" * 5000
    in_part(path, "word/document.xml", "<w:sectPr", f"<w:p>{deep}</w:p>{deep}<w:sectPr")
    with pytest.raises(ReadError, match="lồng nhau"):
        read(path)


def test_a_table_wider_than_any_page_is_refused(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "x"
    path = in_part(
        saved(document, tmp_path), "word/document.xml", "<w:tcPr>",
        '<w:tcPr><w:gridSpan w:val="999"/>',
    )  # fmt: skip
    with pytest.raises(ReadError, match=r"a\.docx: bảng quá lớn"):
        read(path)


def test_entities_cannot_hide_in_another_encoding(tmp_path: Path) -> None:
    part = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "a">]><d>&a;</d>'
    path = with_part(saved(docx.Document(), tmp_path), "word/document.xml", part.encode("utf-16"))
    with pytest.raises(ReadError, match="không phải UTF-8"):
        read(path)


@pytest.mark.parametrize("name", ["rot13", "utf-7", "no-such"])
def test_an_encoding_of_no_document_is_refused(tmp_path: Path, name: str) -> None:
    part = f'<?xml version="1.0" encoding="{name}"?><d>a</d>'
    path = with_part(saved(docx.Document(), tmp_path), "word/document.xml", part.encode())
    with pytest.raises(ReadError, match=r"tệp hỏng ở word/document\.xml"):
        read(path)
