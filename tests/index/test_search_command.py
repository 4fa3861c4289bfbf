"""`kehoach search`: what it prints, and how it says that it cannot."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import main
from index.build import build
from index.home import Home
from index.settings import BUNDLED


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, pottery: Callable[[Path], Path]) -> Path:
    place = pottery(tmp_path_factory.mktemp("plans"))
    made = tmp_path_factory.mktemp("home")
    build(Home(made), (place,))
    return made


@pytest.fixture(autouse=True)
def _at_home(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_HOME", str(root))


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_a_hit_a_line_as_json(mode: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--json", "--top", "2", "--mode", mode, "dạy nghề đan lát"]) == 0
    hits = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (hits[0]["plan"], hits[0]["locator"], hits[0]["lines"]) == (
        "hoabinh-1-2025",
        "I.2",
        [5, 5],
    )
    assert hits[0]["text"] == "2. Mở lớp dạy nghề đan lát."
    assert hits[0]["path"] == ["I. NHIỆM VỤ"]
    assert [hit["rank"] for hit in hits] == list(range(1, len(hits) + 1))


def test_without_json_a_person_reads_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "hop tac xa gom"]) == 0
    assert "mục I.1 · dòng 4-4\n   1. Lắp hạ tầng số" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([""], "trống"),
        (["b"], "một chữ"),
        (["b" * 100_000], "quá dài"),
        (["--top", "0", "gốm"], "--top 0"),
        (["--plan", "x", "gốm"], "không có kế hoạch 'x'"),
    ],
)
def test_a_wrong_search_is_one_line_and_exit_code_2(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", *arguments]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("name", ["vectors.bin", "lexical.bin", "passages.bin", "passages.db"])
@pytest.mark.parametrize("damage", ["absent", "cut short", "changed", "empty"])
def test_a_damaged_index_is_one_line_and_exit_code_3(
    name: str,
    damage: str,
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(root, tmp_path / "home")
    monkeypatch.setenv("KEHOACH_HOME", str(tmp_path / "home"))
    spoil(Home(tmp_path / "home").current() / name, damage)
    assert main(["search", "gốm"]) == 3
    error = capsys.readouterr().err
    assert "hãy chạy: kehoach index" in error
    assert error.count("\n") == 1


def spoil(path: Path, damage: str) -> None:
    data = path.read_bytes()
    path.unlink()
    if damage == "cut short":
        path.write_bytes(data[: len(data) // 2])
    elif damage == "changed":  # an SQLite file has no checksum: its first page is hit
        path.write_bytes(data[:10] + bytes(byte ^ 255 for byte in data[10:]))
    elif damage == "empty":
        path.write_bytes(b"")


@pytest.mark.parametrize("command", [["search", "gốm"], ["index", "--force"]])
@pytest.mark.parametrize("file", ["tokenizer.json", "model.safetensors"])
def test_an_encoder_cut_short_is_one_line_and_exit_code_3(
    file: str,
    command: list[str],
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    short = tmp_path / "short"
    shutil.copytree(BUNDLED, short)
    path = short / "0_StaticEmbedding" / file
    path.write_bytes(path.read_bytes()[:1000])
    monkeypatch.setenv("KEHOACH_ENCODER", str(short))
    before = Home(root).current()
    assert main(command) == 3
    said = [x for x in capsys.readouterr().err.splitlines() if not x.startswith("[")]
    assert len(said) == 1
    assert "tệp hỏng hoặc bị cắt cụt" in said[0]
    assert "KEHOACH_ENCODER" in said[0]
    assert Home(root).current() == before


def test_another_encoder_is_exit_code_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KEHOACH_ENCODER", str(tmp_path / "nowhere"))
    assert main(["search", "gốm"]) == 3
    assert "không có thư mục này (KEHOACH_ENCODER)" in capsys.readouterr().err
