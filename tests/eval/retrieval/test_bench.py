"""The bench on a set small enough to know the answers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from corpus.text import fold
from eval.__main__ import main
from eval.retrieval import fusion
from eval.retrieval.beir import BadSet, Document, read
from eval.retrieval.bench import bench, windows
from eval.retrieval.systems import System, measure

TOPICS = ("tín chỉ", "nhân tài", "du lịch")


@dataclass(frozen=True, slots=True)
class TopicEncoder:
    """A text's vector says which topics it names: enough to rank by."""

    name: str = "topics"
    digest: str = "1"
    dim: int = 3

    def encode_passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        rows = np.array([[fold(t) in fold(x) for t in TOPICS] for x in texts], np.float32)
        return rows / np.maximum(1, np.linalg.norm(rows, axis=1, keepdims=True))

    encode_queries = encode_passages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents, a query for each, and one query that nothing answers."""
    texts = ["Bán tín chỉ carbon rừng", "Giữ chân nhân tài " + "ở tỉnh " * 100, "Du lịch"]
    asked = ["tín chỉ carbon", "nhân tài", "du lịch", "thời tiết"]
    _lines(
        tmp_path / "corpus.jsonl",
        [{"_id": f"d{i}", "title": "", "text": t} for i, t in enumerate(texts)],
    )
    _lines(tmp_path / "queries.jsonl", [{"_id": f"q{i}", "text": t} for i, t in enumerate(asked)])
    (tmp_path / "qrels.tsv").write_text("".join(f"q{i}\td{i}\t1\n" for i in range(3)))
    return tmp_path


def _lines(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")


@pytest.mark.parametrize("mode", ["lexical", "dense", "hybrid"])
@pytest.mark.parametrize("asked", [str, fold])
def test_each_mode_finds_the_answers_with_and_without_diacritics(folder, mode, asked) -> None:
    result = bench(read(folder), mode, TopicEncoder(), asked=asked)
    assert (result.ndcg_10, result.recall_10, result.mrr_10, result.n) == (1, 1, 1, 3)
    assert result.windows == (0 if mode == "lexical" else 5)


class Contrary:
    """Puts last what names the topic."""

    name = "contrary"

    def score(self, query: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.array([-(fold(query) in fold(text)) for text in texts], np.float32)


def test_a_reranker_has_the_last_word(folder: Path) -> None:
    held, encoder = read(folder), TopicEncoder()
    assert bench(held, "hybrid", encoder, reranker=Contrary()).mrr_10 < 1
    assert bench(held, "lexical", encoder, reranker=Contrary()).mrr_10 == 1


def test_a_long_document_is_cut_in_overlapping_windows_that_reach_its_end() -> None:
    words = [str(i) for i in range(200)]
    cut = [w.split() for w in windows(Document("d", "", " ".join(words)))]
    assert [w[0] for w in cut] == ["0", "60", "120"]
    assert [w[-1] for w in cut] == ["89", "149", "199"]


def test_a_document_without_text_is_one_window() -> None:
    assert windows(Document("d", "Tên", "")) == ["Tên. "]


def test_the_command_prints_one_json_object(folder: Path, capsys) -> None:
    assert main(["bench", str(folder), "--mode", "lexical", "--limit", "2"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["n"], printed["recall_10"], printed["mode"]) == (2, 1.0, "lexical")


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("corpus.jsonl", "{", "corpus.jsonl:1: not JSON"),
        ("queries.jsonl", '{"_id": "q0"}', "queries.jsonl:1: lacks text"),
        ("qrels.tsv", "q0 d0 1", "qrels.tsv:1: not `query TAB"),
        ("qrels.tsv", "q9\td0\t1", "no query with a relevant document"),
    ],
)
def test_a_broken_set_names_file_and_line(folder: Path, file: str, text: str, says: str) -> None:
    (folder / file).write_text(text)
    with pytest.raises(BadSet, match=says):
        read(folder)


def test_a_missing_set_and_a_missing_encoder_exit_with_two(folder: Path, capsys) -> None:
    assert main(["bench", str(folder / "none"), "--mode", "lexical"]) == 2
    assert "corpus.jsonl is missing" in capsys.readouterr().err
    assert main(["bench", str(folder), "--model", str(folder / "none")]) == 2
    assert "không có thư mục này" in capsys.readouterr().err


def test_systems_are_asked_the_same_queries_and_take_turns_in_going_first(folder: Path) -> None:
    heard: list[tuple[str, str]] = []

    def system(name: str, found: list[str]) -> System:
        return System(lambda query: heard.append((name, query)) or found, 0, 0.0)

    held = read(folder)
    scores = measure(held, {"a": system("a", ["d0"]), "b": system("b", [])}, limit=2)
    first, second = list(held.queries.values())[:2]
    assert heard == [("a", first), ("b", first), ("b", second), ("a", second)]
    assert (scores["a"].recall_10, scores["b"].recall_10, scores["b"].n) == (0.5, 0, 2)


def test_the_table_of_fusion_weights_has_a_line_a_choice(folder: Path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(fusion, "load_encoder", TopicEncoder)
    assert fusion.main([str(folder)]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name, _ in fusion.variants())
    assert "1.0000 / 1.0000" in printed
    assert fusion.main([str(folder / "none")]) == 2
