"""Plans become an index that is swapped in whole: whatever happens, one answers."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import index.stamp
from corpus.manifest import ManifestError
from index.build import build
from index.home import Home
from index.register import RegisterError

ROOT = Path(__file__).parents[2]
ENTRY = """[[plan]]
id = "hoabinh-{n}-2025"
file = "{n}.txt"
number = "{n}/KH-UBND"
title = "Nghề gốm"
issuer = "Ủy ban nhân dân tỉnh Hòa Bình"
province = "Hòa Bình"
date = 2025-03-14
signer = "Trần Văn A"
"""
TEXT = """KẾ HOẠCH
Nghề gốm {n}
I. NHIỆM VỤ
1. Mở lớp dạy nghề.
Cơ quan chủ trì: Sở Y tế.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two small plans."""
    place = tmp_path / "plans"
    place.mkdir()
    (place / "plans.toml").write_text("\n".join(ENTRY.format(n=n) for n in (1, 2)), "utf-8")
    for n in (1, 2):
        (place / f"{n}.txt").write_text(TEXT.format(n=n), "utf-8")
    return place


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def ids(home: Home) -> list[str]:
    register = home.open_register()
    found = [record.id for record in register.records()]
    register.close()
    return found


BOTH = ["hoabinh-1-2025#I.1", "hoabinh-2-2025#I.1"]


# --- bringing up to date ---------------------------------------------------------


def test_a_build_reports_what_it_read(home: Home, folder: Path) -> None:
    built = build(home, (folder,))
    assert [plan.id for plan in built.plans] == ["hoabinh-1-2025", "hoabinh-2-2025"]
    assert built.counts["hoabinh-1-2025"] == {"assignment": 1}
    assert (built.fresh, built.faults) == (True, ())
    assert ids(home) == BOTH


def test_nothing_is_built_when_nothing_changed(home: Home, folder: Path) -> None:
    build(home, (folder,))
    before = home.current()
    again = build(home, (folder,))
    assert (again.fresh, home.current()) == (False, before)
    assert again.counts["hoabinh-2-2025"] == {"assignment": 1}


def test_a_changed_plan_is_read_again_and_the_old_index_goes(home: Home, folder: Path) -> None:
    build(home, (folder,))
    before = home.current()
    more = TEXT.format(n=1) + "2. Mở xưởng.\nCơ quan chủ trì: Sở Y tế.\n"
    (folder / "1.txt").write_text(more, "utf-8")
    assert build(home, (folder,)).fresh
    assert ids(home) == [BOTH[0], "hoabinh-1-2025#I.2", BOTH[1]]
    assert not before.exists()


def test_a_plan_that_comes_last_is_read_alone(home: Home, folder: Path) -> None:
    listed = folder / "plans.toml"
    both = listed.read_text("utf-8")
    listed.write_text(ENTRY.format(n=1), "utf-8")
    build(home, (folder,))
    listed.write_text(both, "utf-8")
    told: list[str] = []
    built = build(home, (folder,), progress=told.append)
    assert told[0] == "[2/2] hoabinh-2-2025" and "4 đoạn, 2 đoạn mới mã hóa" in told
    assert built.counts["hoabinh-1-2025"] == {"assignment": 1}
    assert ids(home) == BOTH


def test_an_index_that_grew_holds_what_one_built_anew_does(home: Home, folder: Path) -> None:
    """The second plan replaces the first, shares words with it and names a new agency."""
    listed = folder / "plans.toml"
    second = ENTRY.format(n=2).replace("03-14", "04-14") + 'replaces = ["1/KH-UBND"]\n'
    more = TEXT.format(n=2) + "2. Mở xưởng dạy nghề.\nCơ quan chủ trì: Sở Công Thương.\n"
    (folder / "2.txt").write_text(more, "utf-8")
    listed.write_text(ENTRY.format(n=1), "utf-8")
    build(home, (folder,))
    listed.write_text(f"{ENTRY.format(n=1)}\n{second}", "utf-8")
    build(home, (folder,))
    grown = held(home.current())
    build(home, (folder,), force=True)
    assert grown == held(home.current())


def held(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the databases of an index, but for the statistics and what is internal to
    the full text; what its words find."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for name in ("register.db", "passages.db"):
        with closing(sqlite3.connect(folder / name)) as db:
            tables = db.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE %'")
            for (table,) in tables.fetchall():
                if not table.startswith(("sqlite_", "topics_", "clauses_")):
                    found[f"{name} {table}"] = sorted(db.execute(f"SELECT * FROM {table}"), key=str)
    with closing(sqlite3.connect(folder / "register.db")) as db:
        for table in ("topics", "clauses"):
            sql = f"SELECT rowid FROM {table} WHERE {table} MATCH 'day OR nghe' ORDER BY rowid"
            found[f"words of {table}"] = db.execute(sql).fetchall()
            assert found[f"words of {table}"]
    return found


def test_a_plan_that_goes_or_changes_has_all_built_anew(home: Home, folder: Path) -> None:
    """Nothing of it stays behind."""
    build(home, (folder,))
    listed = folder / "plans.toml"
    for entries, expected in (((2,), BOTH[1:]), ((1, 2), BOTH), ((2, 1), BOTH[::-1])):
        listed.write_text("\n".join(ENTRY.format(n=n) for n in entries), "utf-8")
        build(home, (folder,))
        assert ids(home) == expected
    with closing(home.open_register()) as register:
        assert register.word_counts(["lop"]) == {"lop": 2}


def test_another_parser_reads_all_again(
    home: Home, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(home, (folder,))
    monkeypatch.setattr(index.stamp, "_code_stamp", lambda: "another parser")
    assert build(home, (folder,)).fresh
    assert not build(home, (folder,)).fresh


def test_the_parser_is_every_module_of_the_corpus_and_its_reference() -> None:
    """A change in a package below corpus/ makes the index old too."""
    names = {path.parent.name for path in (ROOT / "corpus").rglob("*.py")}
    assert {"readers", "corpus"} <= names
    assert len(index.stamp._code_stamp()) == 64


def test_a_damaged_index_is_built_anew(home: Home, folder: Path) -> None:
    build(home, (folder,))
    path = home.current() / "register.db"
    data = bytearray(path.read_bytes())
    middle = slice(len(data) // 2, len(data) // 2 + 64)
    data[middle] = bytes(byte ^ 255 for byte in data[middle])
    path.write_bytes(data)
    assert build(home, (folder,)).fresh
    assert ids(home) == BOTH


# --- faults ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "rỗng"),
        (b"\x00\x01", "nhị phân"),
        (b"Gi\xff", "không phải UTF-8"),
        (None, "không có tệp này"),
    ],
)
def test_an_unreadable_plan_is_told_each_time_and_the_other_loads(
    home: Home, folder: Path, data: bytes | None, says: str
) -> None:
    (folder / "1.txt").unlink() if data is None else (folder / "1.txt").write_bytes(data)
    for _ in range(2):
        built = build(home, (folder,))
        assert len(built.faults) == 1 and says in built.faults[0]
        assert ids(home) == BOTH[1:]


def test_a_wrong_entry_is_told_and_the_other_loads(home: Home, folder: Path) -> None:
    listed = folder / "plans.toml"
    listed.write_text(listed.read_text("utf-8").replace("2025-03-14", "2025-02-30", 1), "utf-8")
    built = build(home, (folder,))
    assert len(built.faults) == 1 and "plans.toml" in built.faults[0]
    assert ids(home) == BOTH[1:]


def test_without_any_plan_the_old_index_stays(home: Home, folder: Path) -> None:
    build(home, (folder,))
    for n in (1, 2):
        (folder / f"{n}.txt").write_bytes(b"")
    with pytest.raises(ManifestError, match="không đọc được kế hoạch nào"):
        build(home, (folder,))
    assert ids(home) == BOTH


# --- killed, together, and on a full disk ----------------------------------------------

CHILD = """
import sys, time
from pathlib import Path
import index.build as b
import index.swap as swap
from index.home import Home

def halt(*_a, **_k):
    print("here", flush=True)
    time.sleep(60)

def half(path, *_a):
    path.write_bytes(b"SQLite format 3" + bytes(5000))
    halt()

home, folder, stop = sys.argv[1:]
progress = lambda _: None
if stop == "reading":
    progress = halt
elif stop == "writing":
    b.write_register = half
elif stop:
    setattr(swap, stop, halt)
b.build(Home(Path(home)), (Path(folder),), force=True, progress=progress)
"""


def child(home: Home, folder: Path, stop: str = "") -> subprocess.Popen[bytes]:
    """A builder in a process of its own; it waits at `stop` to be killed."""
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(home.root), str(folder), stop],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.parametrize("stop", ["reading", "writing", "_sync", "_swap_in", "_point", "_sweep"])
def test_a_builder_killed_at_any_moment_leaves_an_index_that_answers(
    home: Home, folder: Path, stop: str
) -> None:
    build(home, (folder,))
    with child(home, folder, stop) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"here\n"
        process.send_signal(signal.SIGKILL)
    assert ids(home) == BOTH
    assert build(home, (folder,), force=True).fresh
    assert ids(home) == BOTH


def test_two_builders_at_once_leave_one_whole_index(home: Home, folder: Path) -> None:
    """And a reader finds one at every moment."""
    build(home, (folder,))
    builders = [child(home, folder), child(home, folder)]
    while any(process.poll() is None for process in builders):
        assert ids(home) == BOTH
    for process in builders:
        assert process.communicate() == (b"", b"")
        assert process.returncode == 0
    assert ids(home) == BOTH
    left = [p.name for p in home.indexes.iterdir() if p.is_dir()]
    assert left == [home.current().name]


FULL = """
import resource, signal, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from assistant.cli import main
sys.exit(main(["index", "--force"]))
"""


def test_a_full_disk_is_one_error_and_the_old_index_answers(home: Home, folder: Path) -> None:
    build(home, (folder,))
    environment = os.environ | {"KEHOACH_HOME": str(home.root)}
    ran = subprocess.run(
        [sys.executable, "-c", FULL], cwd=ROOT, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    said = [line for line in ran.stderr.splitlines() if not line.startswith("[")]
    assert (ran.returncode, len(said)) == (2, 1)
    assert "không ghi được chỉ mục" in said[0]
    assert ids(home) == BOTH
    assert [p.name for p in home.indexes.glob("build-*")] == []


def test_what_a_killed_builder_left_goes_after_an_hour(home: Home, folder: Path) -> None:
    build(home, (folder,))
    for name, age in (("build-old", 7200), ("build-new", 10)):
        left = home.indexes / name
        left.mkdir()
        stamp = left.stat().st_mtime - age
        os.utime(left, (stamp, stamp))
    build(home, (folder,), force=True)
    assert [p.name for p in home.indexes.glob("build-*")] == ["build-new"]


def test_an_index_that_was_never_built_says_what_to_run(home: Home) -> None:
    with pytest.raises(RegisterError, match="hãy chạy: kehoach index"):
        home.open_register()
