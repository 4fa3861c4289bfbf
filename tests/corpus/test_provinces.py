"""The provinces before and after 1 July 2025, and finding them in a question."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.agencies import Directory, ReferenceDataError
from corpus.provinces import DEFAULT_PATH, Provinces

PROVINCES = Provinces.load()
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def test_there_are_63_provinces_before_and_34_after_the_mergers() -> None:
    assert len(PROVINCES.all) == 63
    assert len({PROVINCES.current(p.name, BEFORE) for p in PROVINCES.all}) == 63
    assert len({PROVINCES.current(p.name, AFTER) for p in PROVINCES.all}) == 34


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("Thái Bình", "Hưng Yên"),
        ("Bắc Kạn", "Thái Nguyên"),
        ("Thái Nguyên", "Thái Nguyên"),
        ("Tiền Giang", "Đồng Tháp"),
        ("Bà Rịa - Vũng Tàu", "Hồ Chí Minh"),
        ("Hà Nam", "Ninh Bình"),
        ("Đắk Nông", "Lâm Đồng"),
        ("Hà Nội", "Hà Nội"),
        ("thai binh", "Hưng Yên"),
    ],
)
def test_current_follows_the_merger_from_its_day_on(name: str, now: str) -> None:
    assert PROVINCES.current(name, AFTER) == now
    province = PROVINCES.get(name)
    assert province is not None
    assert PROVINCES.current(name, BEFORE) == province.name


def test_a_name_that_is_no_province_is_an_error() -> None:
    with pytest.raises(KeyError):
        PROVINCES.current("Sông Đà", AFTER)


def test_predecessors_are_dated_and_sourced() -> None:
    assert PROVINCES.predecessors("Phú Thọ", BEFORE) == ()
    found = PROVINCES.predecessors("Phú Thọ", AFTER)
    assert [p.name for p in found] == ["Vĩnh Phúc", "Hòa Bình"]
    assert {p.source for p in found} == {"Nghị quyết 202/2025/QH15"}


def test_the_district_level_ends_with_the_same_day() -> None:
    assert PROVINCES.district_end == AFTER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mục tiêu kinh tế số của Thái Bình", ["Thái Bình"]),
        (
            "so sanh thai binh, dong thap va thai nguyen",
            ["Thái Bình", "Đồng Tháp", "Thái Nguyên"],
        ),
        ("TỈNH TIỀN GIANG", ["Tiền Giang"]),
        ("ở TP.HCM thì sao", ["Hồ Chí Minh"]),
        ("bà rịa - vũng tàu", ["Bà Rịa - Vũng Tàu"]),
        ("đô thị thông minh thành phố Thái Bình", ["Thái Bình"]),
        ("tỉnh Hòa Bình", ["Hòa Bình"]),
        ("giữ gìn hòa bình", []),
        ("an ninh bình yên", []),
        ("hình thành hóa đơn điện tử", []),
        ("quảng bá hình ảnh", []),
        ("can tho", []),
        ("tinh can tho", ["Cần Thơ"]),
        ("Thái Bing", ["Thái Bình"]),
        ("", []),
    ],
)
def test_find_names_provinces_and_not_ordinary_words(text: str, expected: list[str]) -> None:
    assert [m.name for m in PROVINCES.find(text)] == expected


def test_what_follows_an_agency_is_a_province() -> None:
    text = "so tu phap can tho"
    assert [m.name for m in PROVINCES.find(text, [(0, 10)])] == ["Cần Thơ"]


def test_a_province_inside_an_agency_belongs_to_the_agency() -> None:
    text = "UBND thành phố Thái Bình và tỉnh Thái Nguyên"
    taken = [(m.start, m.end) for m in Directory.load().find(text)]
    assert [m.name for m in PROVINCES.find(text, taken)] == ["Thái Nguyên"]


@pytest.mark.parametrize(
    ("extra", "what"),
    [
        ('[[province]]\nname = "Hà Nội"\nsource = "x"\n', '"Hà Nội" có hai lần'),
        ('[[province]]\nname = "A"\nsource = "x"\nmerged_into = "B"\n', "phải đi cùng nhau"),
        (
            '[[province]]\nname = "A"\nsource = "x"\nmerged_into = "B"\ndate = 2025-07-01\n',
            'merged_into = "B" không phải tỉnh nào ở đây',
        ),
        ('[[province]]\nname = "A"\n', "thiếu khóa 'source'"),
        ('[[province]]\nname = "A"\nsource = "x"\nnote = "y"\n', "khóa lạ 'note'"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, extra: str, what: str) -> None:
    text = DEFAULT_PATH.read_text(encoding="utf-8")
    bad = tmp_path / "provinces.toml"
    bad.write_text(text + extra, encoding="utf-8")
    line = text.count("\n") + 1
    with pytest.raises(ReferenceDataError) as caught:
        Provinces.load(bad)
    assert f"{bad}:{line}: " in str(caught.value)
    assert what in str(caught.value)
