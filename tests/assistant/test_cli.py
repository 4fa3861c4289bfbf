"""The command line keeps shared names, JSON and exit codes stable."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import thesaurus
from assistant.cli import main
from index.build import build
from index.home import Home
from index.sealed import seal

_FIELDS = {
    "id", "question", "status", "answer", "understood", "items", "related", "citations", "notes",
    "timing_ms",
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(shipped_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_HOME", str(shipped_home.root))


def test_ask_json_prints_one_object_with_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    """Items carry role, timing and the numbers of their citations."""
    assert (
        main(["ask", "--json", "--as-of", "2025-03-01", "Sở Nội vụ phải làm gì trước tháng 6?"])
        == 0
    )
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) >= _FIELDS
    assert answer["understood"]["window"]["before"] == "2025-05-31"
    (item,) = answer["items"]
    assert (item["id"], item["role"], item["timing"]) == ("thaibinh-26-2025#PL2.7", "lead", "due")
    assert answer["citations"][item["cites"][0] - 1]["record"] == item["id"]


def test_batch_answers_in_order_and_keeps_conversations_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last turn of each conversation is answered, with the turns before it."""
    cases = [
        {"id": "a", "turns": ["Sở Nội vụ phải làm gì trước tháng 6?", "Còn Sở Y tế thì sao?"]},
        {"id": "b", "turns": ["Thời tiết ngày mai?"]},
    ]
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(json.dumps(c, ensure_ascii=False) for c in cases), encoding="utf-8")
    assert main(["ask", "--batch", str(file)]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["id"], first["understood"]["agencies"]) == ("a", ["Sở Y tế"])
    assert (second["id"], second["status"]) == ("b", "out_of_scope")


def test_a_bad_batch_line_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which file, which line, what it needs."""
    file = tmp_path / "cases.jsonl"
    file.write_text('{"turns": ["a"]}\n{"turns": []}\n', encoding="utf-8")
    assert main(["ask", "--batch", str(file)]) == 2
    assert "dòng 2" in capsys.readouterr().err


def test_without_an_index_the_exit_code_is_three(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line that says what is wrong and what to run."""
    monkeypatch.setenv("KEHOACH_HOME", str(tmp_path))
    assert main(["ask", "Sở Y tế phải làm gì?"]) == 3
    assert capsys.readouterr().err.strip().endswith("hãy chạy: kehoach index")


def test_a_file_of_reference_that_is_wrong_is_one_line_and_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever edited it reads which file and what, not a trace of the program."""
    wrong = tmp_path / "thesaurus.toml"
    wrong.write_text("[[field", encoding="utf-8")
    monkeypatch.setattr(thesaurus, "_FILE", wrong)
    monkeypatch.setenv("KEHOACH_HOME", str(tmp_path / "home"))
    assert main(["index"]) == 2
    assert f"kehoach: {wrong}: không đúng TOML" in capsys.readouterr().err.splitlines()[-1]


def test_usage_errors_are_one_line_and_two(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a question nor a file."""
    assert main(["ask"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["search", "--top", "abc", "x"], "--top: 'abc' không phải số nguyên"),
        (["search"], "thiếu query"),
        (["export", "a.xlsx"], "cần một trong các tùy chọn: --xlsx"),
        (["hoi"], "không có 'hoi'; có: 'ask'"),
        (["ask", "--sai", "x"], "không có tham số này: --sai"),
    ],
)
def test_a_slip_in_the_command_is_told_in_vietnamese(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line on stderr, and where to read more."""
    with pytest.raises(SystemExit) as stopped:
        main(words)
    (line,) = capsys.readouterr().err.splitlines()
    assert stopped.value.code == 2 and said in line and line.endswith("--help")


def test_an_agency_that_is_not_known_makes_no_empty_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.xlsx"
    assert main(["export", "--xlsx", "--agency", "Sở Không Có", str(out)]) == 2
    assert "không nhận ra cơ quan" in capsys.readouterr().err and not out.exists()


def test_records_come_one_json_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """`kehoach records --json --plan … --kind task`: 99 tasks of plan 26."""
    assert main(["records", "--json", "--plan", "thaibinh-26-2025", "--kind", "task"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(records) == 99
    assert records[18]["lead"] == ["Sở Nội vụ"]


def test_export_writes_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The work of one agency as a file."""
    out = tmp_path / "so-y-te.xlsx"
    assert main(["export", "--xlsx", "--agency", "Sở Y tế", str(out)]) == 0
    assert out.stat().st_size > 5000


_CASE = '{"id": "a", "turns": ["Sở Nội vụ phải làm gì?"]}\n'


@pytest.fixture
def misread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shipped_home: Home) -> Path:
    """A home whose register names a lead that the source does not print."""
    copy = tmp_path / "home"
    shutil.copytree(shipped_home.root, copy)
    path = Home(copy).current() / "register.db"
    with sqlite3.connect(path) as register:
        register.execute(
            'UPDATE records SET payload = replace(payload, \'"lead_raw":"Sở Nội vụ"\','
            ' \'"lead_raw":"Sở Y tế"\')'
        )
    register.close()
    seal(path)
    monkeypatch.setenv("KEHOACH_HOME", str(copy))
    return copy


def test_an_answer_that_fails_its_check_is_an_error_and_logged(
    misread: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line on stderr with the code of the log's entry, nothing on stdout, exit code 1."""
    assert main(["ask", "Sở Nội vụ phải làm gì?"]) == 1
    out, err = capsys.readouterr()
    assert not out and len(err.splitlines()) == 1
    code = err.split("mã lỗi ")[1].split(",")[0]
    logged = (misread / "logs" / "loi.log").read_text(encoding="utf-8")
    assert code in logged and "lead 'Sở Y tế' is not in its lines" in logged


@pytest.mark.parametrize("name", ["register.db", "passages.db"])
def test_a_letter_that_changed_on_disk_is_no_answer(
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    shipped_home: Home,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """SQLite itself reads such a file without a word; here one line says what to run."""
    home = Home(tmp_path / "home")
    shutil.copytree(shipped_home.root, home.root)
    path = home.current() / name
    raw = path.read_bytes()
    assert b"carbon" in raw
    path.write_bytes(raw.replace(b"carbon", b"carbol"))
    monkeypatch.setenv("KEHOACH_HOME", str(home.root))
    assert main(["ask", "Kế hoạch nào nhắc đến tín chỉ carbon?"]) == 3
    out, err = capsys.readouterr()
    assert not out and "hãy chạy: kehoach index" in err and len(err.splitlines()) == 1


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
@pytest.mark.parametrize("name", ["register.db", "passages.bin", "vectors.bin"])
def test_what_is_no_file_is_told_in_one_line_and_built_anew(
    name: str,
    make: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    shipped_home: Home,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A pipe, too, which would be waited for without end."""
    home = Home(tmp_path / "home")
    shutil.copytree(shipped_home.root, home.root)
    (home.current() / name).unlink()
    make(home.current() / name)
    monkeypatch.setenv("KEHOACH_HOME", str(home.root))
    assert main(["ask", "Kế hoạch nào nhắc đến tín chỉ carbon?"]) == 3
    out, err = capsys.readouterr()
    assert not out and "hãy chạy: kehoach index" in err and len(err.splitlines()) == 1
    assert build(home).fresh


def test_a_failed_answer_stops_no_batch(
    misread: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its line says "failed"; the others are answered."""
    file = tmp_path / "cases.jsonl"
    file.write_text(_CASE + '{"id": "b", "turns": ["Thời tiết ngày mai?"]}\n', encoding="utf-8")
    assert main(["ask", "--batch", str(file)]) == 1
    failed, other = map(json.loads, capsys.readouterr().out.splitlines())
    assert (failed["id"], failed["status"]) == ("a", "failed") and "items" not in failed
    assert other["status"] == "out_of_scope"
