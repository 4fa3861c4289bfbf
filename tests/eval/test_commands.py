"""The commands as typed, over the shipped plans and the first golden cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import commands
from eval.__main__ import main
from eval.answers import FILE, read_run
from tests.model_server import replying, serving


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


def test_a_run_with_a_language_model_is_one_of_its_own_and_scored_alike(
    capsys, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its folder, its name in the header, its sentences and its time in the tables."""
    assert main(["run", "--kind", "open", "--limit", "4"]) == 0
    alone = Path(capsys.readouterr().out.strip())
    with serving(replying("Kế hoạch nêu nội dung này [1]. Chi 7.777 tỷ đồng [1].")) as server:
        for name, value in server.settings.items():
            monkeypatch.setenv(name, value)
        assert main(["run", "--kind", "open", "--limit", "4"]) == 0
    folder = Path(capsys.readouterr().out.strip())
    assert server.heard and folder != alone
    assert read_run(folder / FILE)[0].settings["language_model"] == "thu-nghiem"
    assert main(["report", str(folder)]) == 0
    report = capsys.readouterr().out
    assert "summary_kept" in report and "p50 (language model)" in report
    assert main(["report", str(folder), "--readme", "README.md"]) == 2, "its table has no model"


def test_the_gate_asks_no_model(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its baseline has none. A wrong setting, too, is nothing to it."""
    asked: list[object] = []
    monkeypatch.setenv("KEHOACH_LLM_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setattr(commands, "_answered", lambda *given: asked.append(given) or _stop())
    with pytest.raises(KeyboardInterrupt):
        main(["gate"])
    ((_, _, *model),) = asked
    assert model == []


def _stop() -> None:
    raise KeyboardInterrupt


def test_a_wrong_model_setting_exits_with_two(capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_LLM_URL", "http://127.0.0.1:9/v1")
    assert main(["run", "--limit", "1"]) == 2
    assert capsys.readouterr().err.startswith("KEHOACH_LLM_MODEL: chưa đặt")
