"""The commands as typed, over the shipped plans and the first golden cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.__main__ import main


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(tmp_path_factory.mktemp("home"))


@pytest.fixture(autouse=True)
def own_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_HOME", str(home))


def test_a_report_without_a_run_says_what_to_run(capsys) -> None:
    assert main(["report"]) == 2
    assert "python -m eval run" in capsys.readouterr().err


def test_a_run_prints_its_folder_and_a_report_its_tables(capsys, home: Path) -> None:
    assert main(["run", "--limit", "3"]) == 0
    printed = capsys.readouterr()
    folder = Path(printed.out.strip())
    assert folder.is_relative_to(home) and "3/3" in printed.err
    assert main(["report", str(folder)]) == 0
    assert "Cases that pass, by kind" in capsys.readouterr().out
    assert (folder / "report.html").is_file()


def test_a_run_compared_with_itself_is_unchanged(capsys, home: Path) -> None:
    main(["run", "--limit", "3"])
    folder = capsys.readouterr().out.strip()
    assert main(["report", "--compare", folder, folder]) == 0
    assert "3 cases stand in both runs, 3 unchanged" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["runs"], ["run", "--limit", "0"], ["run", "--kind", "x"]])
def test_bad_usage_exits_with_two(words: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
