"""plans.toml: all that is wrong with it in one message; right entries still load."""

from datetime import date
from pathlib import Path

import pytest

from corpus.manifest import ManifestError, load_manifests, read_manifests
from corpus.manifest_text import manifest_block
from corpus.plan import Manifest

GOOD = """[[plan]]
id = "{id}"
file = "{id}.txt"
title = "Nghề gốm"
issuer = "Ủy ban nhân dân tỉnh Hòa Bình"
province = "Hòa Bình"
date = {date}
signer = "Trần Văn A"
"""


def entry(name: str, date: str = "2025-03-14", more: str = "") -> str:
    return GOOD.format(id=name, date=date) + more


def folder(tmp_path: Path, *entries: str) -> Path:
    (tmp_path / "plans.toml").write_text("\n".join(entries), encoding="utf-8")
    return tmp_path


def test_the_shipped_plans_are_the_five(tmp_path: Path) -> None:
    assert [m.id for m in load_manifests()] == [
        "thaibinh-26-2025",
        "thaibinh-86-2025",
        "dongthap-283-2025",
        "thainguyen-25-2025",
        "thaibinh-thidua-2025",
    ]


def test_every_fault_is_told_at_once_and_the_good_entry_still_loads(tmp_path: Path) -> None:
    place = folder(
        tmp_path,
        entry("tot-1"),
        entry("la-2", more='mau = "xanh"\n'),
        entry("ngay-3", date='"2025-13"'),
        entry("tot-1"),
        '[[plan]]\nid = "thieu-5"\n',
    )
    with pytest.raises(ManifestError) as fault:
        load_manifests(place)
    for words in ("la-2: khóa lạ 'mau'", "ngay-3: date", "tot-1: id có hai lần",
                  "thieu-5: thiếu khóa 'signer'"):  # fmt: skip
        assert words in str(fault.value)
    assert str(fault.value).count("\n") == 0
    assert [m.id for m in read_manifests(place)[0]] == ["tot-1"]


def test_a_day_that_no_calendar_has_spoils_only_its_own_plan(tmp_path: Path) -> None:
    """The 30 February is not even TOML; the message names its line."""
    place = folder(tmp_path, entry("ngay-1", date="2025-02-30"), entry("tot-2"))
    found, faults = read_manifests(place)
    assert [m.id for m in found] == ["tot-2"]
    assert len(faults) == 1 and "line 7" in faults[0]


@pytest.mark.parametrize(
    "more",
    ['replaces = "3/KH-UBND"\n', 'status = "gone"\n', "signer = 3\n", 'replaced_on = "hôm qua"\n'],
)
def test_values_of_a_wrong_kind_are_faults(tmp_path: Path, more: str) -> None:
    text = (
        entry("mot-1").replace('signer = "Trần Văn A"\n', "")
        if "signer" in more
        else entry("mot-1")
    )
    with pytest.raises(ManifestError, match="mot-1"):
        load_manifests(folder(tmp_path, text + more))


@pytest.mark.parametrize("text", ["plan = 3", 'plan = ["a"]', "[[plan]]\nid =", "x = 1\n[[plan]]"])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ManifestError, match=r"plans\.toml"):
        load_manifests(folder(tmp_path, text))


def test_a_file_that_is_missing_or_no_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="không có tệp này"):
        load_manifests(tmp_path)
    (tmp_path / "plans.toml").write_bytes("tên = 'kế'".encode("utf-16"))
    with pytest.raises(ManifestError, match="không phải UTF-8"):
        load_manifests(tmp_path)


def test_a_file_outside_of_the_folder_is_refused(tmp_path: Path) -> None:
    text = entry("mot-1").replace("mot-1.txt", "../mot-1.txt")
    with pytest.raises(ManifestError, match="tên tệp nằm cạnh"):
        load_manifests(folder(tmp_path, text))


def test_a_month_without_a_day_is_known_as_such(tmp_path: Path) -> None:
    (found,) = load_manifests(folder(tmp_path, entry("mot-1", date='"2025-04"')))
    assert (found.issued_text, found.day_known) == ("2025-04", False)


def test_a_written_entry_is_read_back_the_same(tmp_path: Path) -> None:
    shipped = load_manifests()
    assert load_manifests(folder(tmp_path, *(manifest_block(m) for m in shipped))) == shipped


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Cải cách hành chính năm 2026", 2026),
        ("Cải cách hành chính giai đoạn 2026 - 2030", 2025),
        ("Thực hiện Nghị quyết năm 2025", 2025),
        ("Cải cách hành chính", 2025),
    ],
)
def test_a_plan_of_december_for_the_next_year_counts_in_that_year(title: str, year: int) -> None:
    issued = date(2025, 12, 30)
    manifest = Manifest("x-1-2025", "x.txt", "1/KH-UBND", title, "", "", issued, "")
    assert (manifest.year, manifest.counted_from.year) == (year, year)
