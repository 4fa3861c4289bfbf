"""What the directory knows of an agency: whom a collective covers, what it was before."""

from __future__ import annotations

import marshal
from datetime import date

import pytest

from corpus.agencies import Directory
from corpus.provinces import Provinces

SBN = "Các sở, ban, ngành"
BQL = "Ban Quản lý khu kinh tế và các khu công nghiệp tỉnh"
LAO_DONG = "Sở Lao động - Thương binh và Xã hội"


@pytest.mark.parametrize(
    ("collective", "agency", "covered"),
    [
        (SBN, "Sở Y tế", True),
        (SBN, "Công an tỉnh", True),
        (SBN, BQL, True),
        (SBN, "Văn phòng Ủy ban nhân dân tỉnh", True),
        (SBN, "Bộ Chỉ huy Bộ đội Biên phòng tỉnh", True),
        (SBN, "Ủy ban nhân dân thành phố Thái Bình", False),
        (SBN, "Trường Đại học Thái Bình", False),
        ("Các sở, ban, ngành, đơn vị, địa phương", "UBND thành phố Thái Bình", True),
        ("Các sở, ban, ngành và đơn vị liên quan", "Sở Y tế", True),
        ("Ủy ban nhân dân huyện, thành phố", "Ủy ban nhân dân huyện Phú Bình", True),
        ("Ủy ban nhân dân huyện, thành phố", "Sở Y tế", False),
        ("Thủ trưởng các sở, ban, ngành, đơn vị", "Sở Nội vụ", True),
        ("Các bộ, cơ quan, địa phương", "Bộ Y tế", True),
        ("Các bộ, cơ quan, địa phương", "Sở Y tế", False),
        ("Các đơn vị liên quan", "Sở Y tế", False),
        ("Sở Y tế", "Sở Y tế", False),
    ],
)
def test_covers_says_only_what_is_certain(
    directory: Directory, collective: str, agency: str, covered: bool
) -> None:
    assert directory.covers(collective, agency) is covered


@pytest.mark.parametrize(
    ("name", "on", "sources"),
    [
        ("Sở Khoa học và Công nghệ", date(2025, 3, 1), {"Sở Thông tin và Truyền thông"}),
        ("Sở Khoa học và Công nghệ", date(2025, 2, 28), set()),
        ("Sở Tài chính", date(2025, 5, 19), {"Sở Kế hoạch và Đầu tư"}),
        ("Sở Xây dựng", date(2025, 5, 19), {"Sở Giao thông vận tải"}),
        (
            "Sở Nông nghiệp và Môi trường",
            date(2025, 5, 19),
            {"Sở Nông nghiệp và Phát triển nông thôn", "Sở Tài nguyên và Môi trường", LAO_DONG},
        ),
        ("Sở Nội vụ", date(2025, 5, 19), {LAO_DONG}),
    ],
)
def test_predecessors_are_the_bodies_that_went_into_it(
    directory: Directory, name: str, on: date, sources: set[str]
) -> None:
    assert {m.from_ for m in directory.predecessors(name, on)} == sources


def test_successors_say_what_part_went_where_and_by_what_law(directory: Directory) -> None:
    found = {m.to: m for m in directory.successors(LAO_DONG, date(2025, 3, 1))}
    assert found["Sở Nội vụ"].part == "whole"
    assert found["Sở Y tế"].part == "part"
    assert found["Sở Giáo dục và Đào tạo"].field == "giáo dục nghề nghiệp"
    assert "45/2025/NĐ-CP" in found["Sở Y tế"].source


_LEARNED = ("Trường Đại học Thái Bình", "Hội Văn học Nghệ thuật Thái Bình", "Các sở, ngành tỉnh")


def test_a_directory_kept_as_plain_values_is_the_same_again() -> None:
    """Between commands it lies in a file of values that `marshal` can write."""
    made = Directory.load(learned=_LEARNED)
    plain = marshal.loads(marshal.dumps(made.plain()))
    again = Directory.of(plain, Provinces.load())
    assert again.agencies == made.agencies
    assert again.spellings == made.spellings
    assert (again.heads, again.initials) == (made.heads, made.initials)
    for raw in (*made.spellings, *_LEARNED, "Sở KH&CN; các Sở, ban, ngành; UBND tỉnh"):
        assert again.split(raw) == made.split(raw)
        assert again.find(raw) == made.find(raw)
    day = date(2026, 1, 1)
    for agency in made.agencies:
        assert again.successors(agency.name, day) == made.successors(agency.name, day)


def test_a_kept_directory_learns_further_names() -> None:
    kept = Directory.of(Directory.load(learned=_LEARNED).plain(), Provinces.load())
    more = kept.with_names(["Hội Chữ thập đỏ Đồng Tháp"])
    assert more.get("Hội Chữ thập đỏ Đồng Tháp") is not None
    assert more.get("Trường Đại học Thái Bình") is not None
