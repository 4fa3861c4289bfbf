"""A stock LlamaIndex pipeline beside our search, on a set small enough to know the answers."""

import json
import sys
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.retrieval import stock
from eval.retrieval.beir import Document
from index.settings import load_encoder

YEARS = " ".join(f"Năm thứ {n} tuyển thêm {n + 7} người giỏi." for n in range(120))
TEXTS = {
    "rừng": "Bán tín chỉ carbon rừng cho các doanh nghiệp trong tỉnh.",
    "nhân tài": f"Thu hút nhân tài về làm việc. {YEARS}",
    "du lịch": "Mở tuyến du lịch biển, quảng bá điểm đến mới.",
}
QUERIES = {"rừng": "tín chỉ carbon", "nhân tài": "thu hút nhân tài", "du lịch": "du lịch biển"}


def _absent() -> str:
    try:
        stock.required()
    except stock.StockMissing as error:
        return str(error)
    return ""


ABSENT = _absent()
installed = pytest.mark.skipif(bool(ABSENT), reason=ABSENT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents, one of several chunks, and a query for each."""
    _lines(tmp_path / "corpus.jsonl", TEXTS)
    _lines(tmp_path / "queries.jsonl", QUERIES)
    (tmp_path / "qrels.tsv").write_text("".join(f"{d}\t{d}\t1\n" for d in TEXTS), "utf-8")
    return tmp_path


def _lines(path: Path, texts: dict[str, str]) -> None:
    rows = [json.dumps({"_id": name, "text": text}) for name, text in texts.items()]
    path.write_text("\n".join(rows), encoding="utf-8")


@installed
def test_the_table_follows_the_json_and_holds_every_system(folder: Path, capsys) -> None:
    assert main(["bench", str(folder), "--mode", "dense", "--stock"]) == 0
    first, blank, title, head, *rows = capsys.readouterr().out.splitlines()
    assert (json.loads(first)["mode"], json.loads(first)["recall_10"]) == ("dense", 1.0)
    assert blank == ""
    assert title == "3 queries; LlamaIndex splits at 512 tokens, overlap 50"
    assert head.split()[:5] == ["system", "nDCG@10", "recall@5", "recall@10", "MRR@10"]
    assert [row.split("  ")[0] for row in rows] == [
        *(f"ours: {mode}" for mode in ("hybrid", "dense", "lexical")),
        *(f"LlamaIndex: {name}, 10 chunks" for name in ("hybrid", "FAISS", "BM25")),
        *(f"LlamaIndex: {name}, 100 chunks" for name in ("hybrid", "FAISS", "BM25")),
    ]
    assert all(row.split().count("1.0000") == 4 for row in rows)


@installed
def test_the_json_is_the_same_with_and_without_the_table_but_for_times(folder, capsys) -> None:
    main(["bench", str(folder), "--mode", "lexical"])
    alone = json.loads(capsys.readouterr().out)
    main(["bench", str(folder), "--mode", "lexical", "--stock"])
    beside = json.loads(capsys.readouterr().out.splitlines()[0])
    times = dict.fromkeys(("build_s", "query_ms_p50", "query_ms_p95"))
    assert list(alone) == list(beside)
    assert alone | times == beside | times


@installed
@pytest.mark.parametrize("name", ["hybrid", "FAISS", "BM25"])
def test_chunks_become_the_documents_they_come_from_each_once(name: str) -> None:
    documents = [Document(d, "", text) for d, text in TEXTS.items()]
    system = stock.systems(documents, load_encoder(), 10)[name]
    assert system.pieces > len(documents)
    found = system.search("thu hút nhân tài, tuyển người giỏi")
    assert found[0] == "nhân tài"
    assert sorted(found) == sorted(TEXTS)


@installed
def test_two_documents_of_one_text_stay_two() -> None:
    documents = [Document(d, "", TEXTS["rừng"]) for d in ("a", "b")]
    for system in stock.systems(documents, load_encoder(), 10).values():
        assert sorted(system.search("tín chỉ")) == ["a", "b"]


def test_without_the_parts_of_llamaindex_one_line_says_what_to_install(
    folder: Path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "llama_index.retrievers.bm25", None)
    assert main(["bench", str(folder), "--stock"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "install it with: pip install -c constraints.txt -e '.[stock]'" in said[0]
