"""`kehoach search`: what it prints, and how it says that it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main
from index.build import build
from index.home import Home

PLAN = """KẾ HOẠCH
Nghề gốm
I. NHIỆM VỤ
1. Lắp hạ tầng số cho hợp tác xã gốm.
2. Mở lớp dạy nghề đan lát.
"""
ENTRY = """[[plan]]
id = "hoabinh-1-2025"
file = "1.txt"
number = "1/KH-UBND"
title = "Nghề gốm"
issuer = "Ủy ban nhân dân tỉnh Hòa Bình"
province = "Hòa Bình"
date = 2025-03-14
signer = "Trần Văn A"
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("plans")
    (place / "plans.toml").write_text(ENTRY, "utf-8")
    (place / "1.txt").write_text(PLAN, "utf-8")
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
    assert "I.1 (4-4)\n   1. Lắp hạ tầng số" in capsys.readouterr().out


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


def test_another_encoder_is_exit_code_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KEHOACH_ENCODER", str(tmp_path / "nowhere"))
    assert main(["search", "gốm"]) == 3
    assert "no such folder (KEHOACH_ENCODER)" in capsys.readouterr().err
