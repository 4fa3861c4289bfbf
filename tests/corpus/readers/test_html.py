"""Saved web pages: what a browser shows, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.plan import Line
from corpus.readers import ReadError, read


def page(tmp_path: Path, body: str, head: str = "") -> tuple[Line, ...]:
    path = tmp_path / "a.html"
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "utf-8")
    return read(path)


def test_blocks_and_breaks_are_lines(tmp_path: Path) -> None:
    lines = page(tmp_path, "<h1>KẾ HOẠCH</h1><p>một<br>hai <b>ba</b></p>")
    assert [(x.number, x.text) for x in lines] == [(1, "KẾ HOẠCH"), (2, "một"), (3, "hai ba")]


def test_scripts_styles_and_menus_are_dropped(tmp_path: Path) -> None:
    body = "<script>'<p>a</p>'</script><nav>Trang chủ</nav><noscript>b</noscript><p>văn bản</p>"
    assert [x.text for x in page(tmp_path, body, "<style>p {}</style>")] == ["văn bản"]


def test_list_items_show_their_numbers(tmp_path: Path) -> None:
    body = '<ol start="2"><li>hai<li>ba</ol><ol type="a"><li>a</li></ol><ul><li>gạch</ul>'
    assert [x.text for x in page(tmp_path, body)] == ["2. hai", "3. ba", "a) a", "- gạch"]


def test_a_table_gives_rows_with_merged_cells_repeated_downwards(tmp_path: Path) -> None:
    body = (
        "<table><tr><th>TT<th>Việc<th>Chủ trì</tr>"
        "<tr><td>1<td>a<td rowspan=2>Sở Y tế</tr><tr><td>2<td>b</tr>"
        "<tr><td colspan=3>I. NHÓM</tr></table>"
    )
    assert [x.cells for x in page(tmp_path, body)] == [
        ("TT", "Việc", "Chủ trì"), ("1", "a", "Sở Y tế"), ("2", "b", "Sở Y tế"),
        ("I. NHÓM", "", ""),
    ]  # fmt: skip


def test_a_table_around_the_page_is_not_a_table_of_data(tmp_path: Path) -> None:
    inner = "<table><tr><td>TT<td>Việc<td>Hạn</tr><tr><td>1<td>a<td>2025</tr></table>"
    lines = page(tmp_path, f"<table><tr><td>trước<td>{inner}<p>sau</p></tr></table>")
    assert [x.text for x in lines] == ["trước", "TT | Việc | Hạn", "1 | a | 2025", "sau"]


def test_the_declared_charset_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_bytes('<html><meta charset="windows-1258"><p>§ 5</p></html>'.encode("cp1258"))
    assert read(path)[0].text == "§ 5"


def test_a_wrong_charset_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b'<html><meta charset="utf-8"><p>\xff\xfa</p></html>')
    with pytest.raises(ReadError, match="không phải utf-8"):
        read(path)


@pytest.mark.parametrize("name", ["rot13", "undefined", "punycode", "zlib_codec", "no-such"])
def test_a_charset_of_no_page_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f'<html><meta charset="{name}"><p>1-é</p></html>', "utf-8")
    with pytest.raises(ReadError, match=f"không phải {name}"):
        read(path)


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="không có chữ"):
        page(tmp_path, "<div><img></div>")


def test_thousands_of_open_tags_are_no_trouble(tmp_path: Path) -> None:
    assert page(tmp_path, "<div>" * 20_000 + "sâu")[-1].text == "sâu"
