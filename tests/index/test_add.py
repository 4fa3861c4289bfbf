"""Adding and removing plans in a home of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.manifest import PLANS, load_manifests
from corpus.manifest_text import manifest_block
from corpus.plan import Manifest
from corpus.readers import ReadError
from index.add import AddError, add, added_json, propose, remove, with_date
from index.home import Home
from index.settings import SettingError

SHIPPED = load_manifests()
PLAN = """ỦY BAN NHÂN DÂN TỈNH LÀO CAI
Số: {number}/KH-UBND
Lào Cai, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Phát triển y tế {number}
Thực hiện Nghị quyết số 1-NQ/TU ngày 02/01/2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch:
I. NHIỆM VỤ
1. Xây dựng bệnh án điện tử
Cơ quan chủ trì: Sở Y tế.
II. TỔ CHỨC THỰC HIỆN
1. Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm.
{closing}./.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def plan_file(tmp_path: Path, number: int, closing: str = "Trên đây là Kế hoạch") -> Path:
    path = tmp_path / f"tệp {number}.txt"
    path.write_text(PLAN.format(number=number, closing=closing), "utf-8")
    return path


def test_an_added_plan_is_copied_listed_and_indexed(tmp_path: Path, home: Home) -> None:
    source = plan_file(tmp_path, 7)
    added = add(home, source)
    manifest = load_manifests(home.added)[0]
    assert manifest == added.manifest
    assert manifest.id == "laocai-7-2026"
    assert (home.added / manifest.file).read_bytes() == source.read_bytes()
    assert "laocai-7-2026" in {plan.id for plan in home.open_register().plans()}


def test_the_json_says_what_was_read(tmp_path: Path, home: Home) -> None:
    shown = json.loads(json.dumps(added_json(add(home, plan_file(tmp_path, 7)))))
    assert shown["number"] == "7/KH-UBND"
    assert (shown["issuer"], shown["date"]) == ("Ủy ban nhân dân tỉnh Lào Cai", "2026-03-05")
    assert shown["counts"]["assignment"] == 1
    assert shown["unplaced"] == []


def test_proposing_writes_nothing(tmp_path: Path, home: Home) -> None:
    assert propose(plan_file(tmp_path, 7), home).manifest.signer == "Nguyễn Văn An"
    assert not home.root.exists()


def test_a_person_may_correct_the_proposal(tmp_path: Path, home: Home) -> None:
    changes = {"title": "Tên đúng", **with_date("2026-02")}
    manifest = add(home, plan_file(tmp_path, 7), changes).manifest
    assert (manifest.title, manifest.issued_text) == ("Tên đúng", "2026-02")
    assert load_manifests(home.added) == (manifest,)


def test_the_same_file_is_refused_twice(tmp_path: Path, home: Home) -> None:
    source = plan_file(tmp_path, 7)
    add(home, source)
    with pytest.raises(AddError, match="đã có trong kho là laocai-7-2026"):
        add(home, source)


def test_a_shipped_plan_under_another_name_is_refused(tmp_path: Path, home: Home) -> None:
    copy = tmp_path / "khác.txt"
    shutil.copy(PLANS / SHIPPED[0].file, copy)
    with pytest.raises(AddError, match=SHIPPED[0].id):
        add(home, copy)


def test_the_same_plan_in_another_file_is_refused(tmp_path: Path, home: Home) -> None:
    add(home, plan_file(tmp_path, 7))
    other = tmp_path / "b.txt"
    other.write_text(PLAN.format(number=7, closing="Khác") + "\n", "utf-8")
    with pytest.raises(AddError, match="kehoach remove laocai-7-2026"):
        add(home, other)


def test_an_unreadable_file_leaves_nothing_behind(tmp_path: Path, home: Home) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"no PDF")
    with pytest.raises(ReadError):
        add(home, path)
    assert not home.root.exists()


def test_an_encoder_that_cannot_be_used_is_found_before_anything_is_written(
    tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is a plan listed that cannot be searched, nor one taken away."""
    monkeypatch.setenv("KEHOACH_ENCODER", str(tmp_path / "nowhere"))
    with pytest.raises(SettingError, match="không có thư mục này"):
        add(home, plan_file(tmp_path, 7))
    assert not home.root.exists()
    monkeypatch.delenv("KEHOACH_ENCODER")
    added = add(home, plan_file(tmp_path, 7)).manifest
    monkeypatch.setenv("KEHOACH_ENCODER", str(tmp_path / "nowhere"))
    with pytest.raises(SettingError):
        remove(home, added.id)
    assert load_manifests(home.added) == (added,)


def test_a_build_that_fails_leaves_no_plan_behind(tmp_path: Path, home: Home) -> None:
    """The index cannot be written where a file stands in its way."""
    home.root.mkdir()
    home.indexes.write_text("in the way")
    with pytest.raises(OSError):
        add(home, plan_file(tmp_path, 7))
    assert load_manifests(home.added) == ()
    assert not list(home.added.glob("laocai*"))


def test_a_document_without_a_date_asks_for_one(tmp_path: Path, home: Home) -> None:
    path = tmp_path / "a.txt"
    path.write_text("KẾ HOẠCH\nPhát triển y tế\nI. NHIỆM VỤ\n1. Một", "utf-8")
    with pytest.raises(AddError, match=r"cơ quan ban hành .*, tỉnh .*, ngày ban hành"):
        add(home, path)


def test_removing_takes_the_file_and_the_records_away(tmp_path: Path, home: Home) -> None:
    for number in (7, 8):
        add(home, plan_file(tmp_path, number))
    remove(home, "laocai-7-2026")
    assert [m.id for m in load_manifests(home.added)] == ["laocai-8-2026"]
    assert not (home.added / "laocai-7-2026.txt").exists()
    assert "laocai-7-2026" not in {plan.id for plan in home.open_register().plans()}


def test_another_plan_can_follow_a_removed_one(tmp_path: Path, home: Home) -> None:
    """The removed plan's passages were the last: their numbers stay taken."""
    add(home, plan_file(tmp_path, 7))
    remove(home, "laocai-7-2026")
    add(home, plan_file(tmp_path, 8, "Một câu kết khác hẳn"))
    add(home, plan_file(tmp_path, 9, "Và một câu kết khác nữa"))
    plans = {plan.id for plan in home.open_register().plans()}
    assert {"laocai-8-2026", "laocai-9-2026"} <= plans


@pytest.mark.parametrize("name", ["../../ngoai", "/tmp/ngoai", "a/b", "..", "a\nb", "Kế hoạch", ""])
def test_a_name_that_is_a_path_is_refused(tmp_path: Path, home: Home, name: str) -> None:
    with pytest.raises(AddError, match="tên gọi trong kho"):
        add(home, plan_file(tmp_path, 7), {"id": name})
    assert not [path for path in home.root.rglob("*") if path.is_file() and path.name != ".lock"]
    assert not list(tmp_path.glob("ngoai*"))


@pytest.mark.parametrize(
    ("plan_id", "why"), [(SHIPPED[0].id, "có sẵn"), ("khac-1-2026", "không có kế hoạch đã thêm")]
)
def test_only_added_plans_can_be_removed(home: Home, plan_id: str, why: str) -> None:
    with pytest.raises(AddError, match=why):
        remove(home, plan_id)


def test_what_people_write_beside_a_plan_stays(tmp_path: Path, home: Home) -> None:
    for number in (7, 8):
        add(home, plan_file(tmp_path, number))
    listed = home.added / "plans.toml"
    listed.write_text(
        listed.read_text("utf-8") + '# ghi chú của văn phòng\nshort = "KH 8"\n', "utf-8"
    )
    remove(home, "laocai-7-2026")
    assert "ghi chú của văn phòng" in listed.read_text("utf-8")
    assert load_manifests(home.added)[0].short == "KH 8"


def test_a_plan_that_replaces_another_ends_it(tmp_path: Path, home: Home) -> None:
    add(home, plan_file(tmp_path, 7))
    newer = plan_file(tmp_path, 8, "Kế hoạch này thay thế Kế hoạch số 7/KH-UBND ngày 05/3/2026")
    added = add(home, newer, with_date("2026-04-01"))
    assert (added.manifest.replaces, added.replaced) == (("laocai-7-2026",), ("laocai-7-2026",))
    old = home.open_register().plan("laocai-7-2026")
    assert (old.status, old.replaced_by, old.replaced_on) == (
        "replaced", "laocai-8-2026", date(2026, 4, 1),
    )  # fmt: skip


def test_a_removed_plan_no_longer_replaces(tmp_path: Path, home: Home) -> None:
    add(home, plan_file(tmp_path, 7))
    add(home, plan_file(tmp_path, 8, "Kế hoạch này thay thế Kế hoạch số 7/KH-UBND"))
    remove(home, "laocai-8-2026")
    assert home.open_register().plan("laocai-7-2026").status == "in_force"


@pytest.mark.parametrize("given", SHIPPED, ids=lambda m: m.id)
def test_a_written_manifest_reads_back_equal(tmp_path: Path, given: Manifest) -> None:
    (tmp_path / "plans.toml").write_text(manifest_block(given), "utf-8")
    assert load_manifests(tmp_path) == (given,)


def test_quotes_and_backslashes_survive_the_manifest(tmp_path: Path) -> None:
    odd = Manifest("a", "a.txt", None, 'Tên "trong" \\ ngoặc', "b", "c", date(2026, 1, 1), "d")
    (tmp_path / "plans.toml").write_text(manifest_block(odd), "utf-8")
    assert load_manifests(tmp_path) == (odd,)


# --- a disk that refuses ---------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MiB that is this test's alone."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def _fill(place: Path, free: int) -> None:
    """Leave so many bytes free."""
    held = shutil.disk_usage(place).free - free
    (place / "filler").write_bytes(bytes(held))


@pytest.mark.parametrize("free", [0, 8192, 100_000])
def test_a_full_disk_adds_and_removes_nothing(tmp_path: Path, small_disk: Path, free: int) -> None:
    """Wherever it fills up: the list, the files and the index are as they were."""
    home = Home(small_disk / "home")
    add(home, plan_file(tmp_path, 7))
    before = {p.name: p.read_bytes() for p in home.added.iterdir()}, home.current()
    _fill(small_disk, free)
    with pytest.raises(OSError, match="không ghi được"):
        add(home, plan_file(tmp_path, 8))
    with pytest.raises(OSError, match="không ghi được"):
        remove(home, "laocai-7-2026")
    assert ({p.name: p.read_bytes() for p in home.added.iterdir()}, home.current()) == before


def test_an_add_that_is_interrupted_leaves_no_plan_behind(tmp_path: Path, home: Home) -> None:
    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(home, plan_file(tmp_path, 7), progress=interrupt)
    assert load_manifests(home.added) == ()
    assert not list(home.added.glob("laocai*"))
