"""Printed cells against the agencies that a reader finds in them.

`truth/agencies.jsonl` holds cells of the five plans and of central resolutions; what each
names was written down from reading, not from what the code returns.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any, Literal

import pytest

from corpus.agencies import Directory

CELLS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "truth/agencies.jsonl").read_text("utf-8").splitlines()
]


def names(directory: Directory, raw: str) -> list[str]:
    return [agency.name for agency in directory.split(raw)]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("printed", CELLS, ids=lambda printed: printed["cell"][:40])
def test_a_printed_cell_splits_into_the_agencies_it_names(
    directory: Directory, printed: dict[str, Any], form: Literal["NFC", "NFD"]
) -> None:
    assert names(directory, unicodedata.normalize(form, printed["cell"])) == printed["agencies"]


def test_names_that_nobody_lists_are_split_as_well(directory: Directory) -> None:
    assert names(directory, "") == []
    found = names(directory, "Sở A, Sở B; UBND xã C")
    assert found == ["Sở A", "Sở B", "Ủy ban nhân dân xã C"]


def test_every_listed_name_splits_into_itself(directory: Directory) -> None:
    listed = [agency.name for agency in directory.agencies]
    assert [names(directory, name) for name in listed] == [[name] for name in listed]


@pytest.mark.parametrize(
    ("raw", "members"),
    [
        ("Các địa phương", {"ubnd_huyen", "ubnd_xa"}),
        ("Ủy ban nhân dân huyện, thành phố", {"ubnd_huyen"}),
        ("UBND các xã, phường", {"ubnd_xa"}),
        ("UBND cấp xã", {"ubnd_xa"}),
        ("UBND cấp huyện", {"ubnd_huyen"}),
        ("Trường đại học, cao đẳng, dạy nghề trên địa bàn tỉnh", {"truong"}),
        ("Các cơ quan báo chí, thông tin và truyền thông trên địa bàn tỉnh", {"bao_chi"}),
        ("Các bộ, cơ quan ngang bộ", {"bo"}),
        ("Các đơn vị liên quan", set()),
        ("Các cơ quan, đơn vị có liên quan", set()),
    ],
)
def test_a_collective_covers_the_kinds_its_nouns_name(
    directory: Directory, raw: str, members: set[str]
) -> None:
    (agency,) = directory.split(raw)
    assert (agency.collective, set(agency.members)) == (True, members)


def test_a_lost_blank_parts_no_name_from_its_number(directory: Directory) -> None:
    found = names(directory, "1.BộTài chính (trong Quý II) 2.Bộ Tư pháp")
    assert found == ["Bộ Tài chính", "Bộ Tư pháp"]


@pytest.mark.parametrize("head", ["Sở", "Ban", "Cơ quan", "Đơn vị"])
def test_a_bare_head_is_no_collective(directory: Directory, head: str) -> None:
    """ "Sở" is what is left of a name, "Các sở" are all of them."""
    assert directory.split(head) == ()
    assert names(directory, f"Sở Y tế, {head}") == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("cơ quan, tổ chức liên quan thẩm định dự án", ["Cơ quan, tổ chức liên quan"]),
        ("các ngành liên quan trong việc thiết lập quan hệ", ["Các ngành liên quan"]),
        (
            "các sở, ngành và chính quyền địa phương trong quản lý đất đai",
            ["Các sở, ngành và chính quyền địa phương"],
        ),
        ("các ngành liên quan trên địa bàn", ["Các ngành liên quan trên địa bàn"]),
        ("UBND cấp xã, phường nêu cao trách nhiệm", ["Ủy ban nhân dân cấp xã, phường"]),
    ],
)
def test_a_collective_ends_where_its_work_begins(
    directory: Directory, raw: str, expected: list[str]
) -> None:
    assert names(directory, raw) == expected


def test_a_collective_that_covers_nobody_for_certain_is_vague(directory: Directory) -> None:
    (vague,) = directory.split("Các đơn vị liên quan")
    (firm,) = directory.split("Các sở, ban, ngành")
    assert (vague.vague, firm.vague) == (True, False)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Trung tâm Nước sạch và Vệ sinh môi trường nông thôn", None),
        ("Ban Quản lý Khu kinh tế Dung Quất và các khu công nghiệp", None),
        ("Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh", None),
        ("Trường Đại học Thái Bình đào tạo 50 thợ", ["Trường Đại học Thái Bình"]),
        ("UBND các xã, phường ven biển và đặc khu Lý Sơn", [
            "Ủy ban nhân dân các xã, phường ven biển", "Ủy ban nhân dân đặc khu Lý Sơn"]),
        ("UBND các xã, phường, đặc khu Phú Quý; Sở Y tế", [
            "Ủy ban nhân dân các xã, phường", "Ủy ban nhân dân đặc khu Phú Quý", "Sở Y tế"]),
        ("Ban Quản lý các khu công nghiệp tỉnh", ["Ban Quản lý các khu công nghiệp tỉnh"]),
    ],
)  # fmt: skip
def test_where_names_begin_and_end(
    directory: Directory, raw: str, expected: list[str] | None
) -> None:
    assert names(directory, raw) == (expected or [raw])


def test_a_line_break_in_a_cell_parts_two_committees(directory: Directory) -> None:
    found = names(directory, "UBND phường Kỳ Sơn UBND xã Bình Thanh")
    assert found == ["Ủy ban nhân dân phường Kỳ Sơn", "Ủy ban nhân dân xã Bình Thanh"]


@pytest.mark.parametrize(
    ("raw", "agencies"),
    [
        ("Cục Quản lý đê điều và Phòng, chống thiên tai; Vụ Pháp chế",
         ["Cục Quản lý đê điều và Phòng, chống thiên tai", "Vụ Pháp chế"]),
        ("Cục Quản lý và Xây dựng công trình thủy lợi",
         ["Cục Quản lý và Xây dựng công trình thủy lợi"]),
        ("Thuế thành phố Huế, Chi cục Hải quan khu vực IX rút ngắn thời gian thông quan",
         ["Thuế thành phố Huế", "Chi cục Hải quan khu vực IX"]),
        ("Cảng vụ Hàng hải Cà Mau và UBND xã Đất Mũi",
         ["Cảng vụ Hàng hải Cà Mau", "Ủy ban nhân dân xã Đất Mũi"]),
        ("Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh; các cơ quan tham mưu, giúp việc Tỉnh ủy",
         ["Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh",
          "Các cơ quan tham mưu, giúp việc Tỉnh ủy"]),
        ("CÔNG TY CỔ PHẦN NƯỚC HÒA BÌNH", ["Công ty Cổ Phần Nước Hòa Bình"]),
        ("Tổ thẩm định của xã, các xóm trưởng", ["Tổ thẩm định của xã", "Các xóm trưởng"]),
    ],
)  # fmt: skip
def test_a_name_keeps_all_of_its_words(directory: Directory, raw: str, agencies: list[str]) -> None:
    assert names(directory, raw) == agencies


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Công an các xã, phường; Sở A", ["Công an các xã, phường", "Sở A"]),
        ("Hội Nông dân các xã", ["Hội Nông dân các xã"]),
        ("Trạm Y tế các xã và đặc khu", ["Trạm Y tế các xã và đặc khu"]),
        ("Ban Nhân dân các khối phố; Sở A", ["Ban Nhân dân các khối phố", "Sở A"]),
        ("Sở Y tế các xã, phường", ["Sở Y tế", "Các xã, phường"]),
        ("Công an tỉnh, các xã, phường", ["Công an tỉnh", "Các xã, phường"]),
    ],
)
def test_a_name_before_each_of_several_units_is_that_of_all_of_them(
    directory: Directory, cell: str, found: list[str]
) -> None:
    assert names(directory, cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Hội Nông dân huyện", "Hội Nông dân huyện"),
        ("Bảo hiểm xã hội huyện", "Bảo hiểm xã hội huyện"),
        ("Hội Nông dân cấp xã", "Hội Nông dân cấp xã"),
        (
            "Trung tâm Phục vụ HCC cấp xã",
            "Trung tâm Phục vụ hành chính công cấp xã",
        ),
        ("Huyện đoàn", "Huyện đoàn"),
        ("Văn phòng HĐND và UBND huyện", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"),
        ("Thủ trưởng các phòng, ban, đơn vị", "Thủ trưởng các phòng, ban, đơn vị"),
        ("Agribank Bắc Ninh", "Agribank Bắc Ninh"),
    ],
)
def test_bodies_of_a_district_keep_their_level(directory: Directory, cell: str, found: str) -> None:
    assert names(directory, cell) == [found]


def test_national_media_are_known_by_their_letters() -> None:
    found = Directory.load().split("VTV, VOV, TTXVN, các địa phương")
    assert [agency.name for agency in found] == [
        "Đài Truyền hình Việt Nam", "Đài Tiếng nói Việt Nam", "Thông tấn xã Việt Nam",
        "Các địa phương",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cell",
    [
        "Công an xã, phường",
        "Công an xã và thị trấn",
        "Đảng ủy các xã, phường, đặc khu",
        "Hội Nông dân xã, phường",
    ],
)
def test_a_body_of_several_levels_is_one_name(directory: Directory, cell: str) -> None:
    assert names(directory, cell) == [cell]


def test_what_a_group_of_committees_does_is_no_part_of_its_name(directory: Directory) -> None:
    cell = "Ủy ban nhân dân các xã, phường giải phóng mặt bằng"
    assert names(directory, cell) == ["Ủy ban nhân dân các xã, phường"]
