"""What is kept between commands gives what working it out anew gives, or is not there."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.agencies import keep_agencies, known_agencies, known_provinces
from assistant.kept import Shelves, is_kept, keep, keep_shelved, kept, shelved
from corpus.agencies import Directory
from corpus.provinces import Provinces

_NAME = "Trường Đại học Thái Bình"


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KEHOACH_HOME", str(tmp_path))
    return tmp_path


def test_shelves_give_every_entry_and_nothing_else() -> None:
    table = {("phải", "làm"): 1, ("phải",): 2, ("sở", "nội", "vụ"): 3}
    shelves = Shelves(shelved(table), dict)
    assert {words: shelves.get(words) for words in table} == table
    assert shelves.longest == 3
    assert "phải" in shelves and "làm" not in shelves
    assert shelves.get(("làm",)) is None


def test_a_damaged_file_is_worked_out_anew(root: Path) -> None:
    keep("words", (1, 2), root)
    assert is_kept("words", root) and kept("words", lambda: None) == (1, 2)
    (file,) = (root / "cache").iterdir()
    for damaged in (b"nothing of the kind", b"", file.read_bytes()[:-1] + b"\3"):
        file.write_bytes(damaged)
        assert kept("words", lambda: "anew") == "anew"


def test_of_shelves_only_the_damaged_one_is_worked_out_anew(root: Path) -> None:
    """Each has a sum of its own, checked when it is opened."""
    table = {("phải", "làm"): 1, ("sở", "nội", "vụ"): 3}
    keep_shelved("words", table, root)
    (file,) = (root / "cache").iterdir()
    raw = bytearray(file.read_bytes())
    at = raw.index("vụ".encode())
    raw[at] ^= 1
    file.write_bytes(raw)
    shelves = Shelves.kept("words", lambda: {("sở", "nội", "vụ"): 4, ("phải", "làm"): 5})
    assert shelves.get(("sở", "nội", "vụ")) == 4
    assert shelves.get(("phải", "làm")) == 1


def test_shelves_whose_head_is_damaged_are_all_worked_out_anew(root: Path) -> None:
    keep_shelved("words", {("phải",): 1}, root)
    (file,) = (root / "cache").iterdir()
    for damaged in (b"", b"nothing of the kind", file.read_bytes()[:20]):
        file.write_bytes(damaged)
        assert Shelves.kept("words", lambda: {("phải",): 2}).get(("phải",)) == 2


def test_kept_provinces_are_those_of_the_file(root: Path) -> None:
    provinces = Provinces.load()
    keep("provinces", provinces.plain(), root)
    assert known_provinces().all == provinces.all
    assert known_provinces().district_end == provinces.district_end


def test_the_kept_agencies_are_used_for_just_these_names(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan that was added since has names that the kept directory lacks."""
    keep_agencies([_NAME], root)
    provinces = Provinces.load()
    assert known_agencies([], provinces).get(_NAME) is None
    expected = Directory.load(learned=[_NAME])
    monkeypatch.setattr(Directory, "load", None)  # nothing is read again
    assert known_agencies([_NAME], provinces).agencies == expected.agencies


def test_what_is_kept_is_the_same_in_every_process() -> None:
    """The order that a process gives its sets decides nothing: one index answers as another."""
    script = (
        "from assistant.understanding.words.lexicon import to_keep\n"
        "from corpus.agencies import Directory\n"
        "from corpus.provinces import Provinces\n"
        "_, pairs, _, often, *_ = to_keep(Directory.load(), Provinces.load())['neighbours']\n"
        "print(pairs, often)\n"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1] and len(printed[0]) > 100_000


def test_a_full_disk_leaves_what_was_kept_before_and_nothing_else(tmp_path: Path) -> None:
    keep("words", ["sở"], tmp_path)
    before = {p.name: p.read_bytes() for p in (tmp_path / "cache").iterdir()}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            keep("words", ["sở"] * 1000, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert {p.name: p.read_bytes() for p in (tmp_path / "cache").iterdir()} == before


def test_every_entry_is_gone_through_shelf_by_shelf() -> None:
    table = {("phải", "làm"): 1, ("phải",): 2, ("sở", "nội", "vụ"): 3}
    shelves = Shelves(shelved(table), dict)
    assert shelves.get(("phải",)) == 2
    assert sorted(shelves.values()) == [1, 2, 3]
