"""A reranker puts the foremost hits in another order; a real cross-encoder is one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from index import settings
from index.encoder import Encoder
from index.reranker import RERANKED, RerankerError
from index.retrieve import Retriever, RetrieverError
from index.sentence_models import CrossEncoderReranker

QUERY = "chuyển đổi số trong nông nghiệp"


class Shortest:
    """Prefers short texts, and keeps what it was asked."""

    name = "shortest"

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def score(self, query: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.asked.append((query, len(texts)))
        return np.array([-len(text) for text in texts], np.float32)


@pytest.fixture
def shortest(monkeypatch: pytest.MonkeyPatch, encoder: Encoder) -> Shortest:
    reranker = Shortest()
    monkeypatch.setattr(settings, "open_encoder", lambda setting=None: encoder)
    monkeypatch.setattr(settings, "open_reranker", lambda: reranker)
    return reranker


def test_hits_come_in_the_order_of_the_reranker(searchable: Path, shortest: Shortest) -> None:
    hits = Retriever.open(searchable).search(QUERY, top=5)
    scores = [hit.score for hit in hits]
    assert len(hits) == 5
    assert scores == sorted(scores, reverse=True)
    assert scores == [hit.scores["rerank"] for hit in hits]
    assert all({"dense", "lexical"} <= hit.scores.keys() for hit in hits)


@pytest.mark.parametrize(("top", "read"), [(5, RERANKED), (40, 40)])
def test_only_the_foremost_are_read_again(
    searchable: Path, shortest: Shortest, top: int, read: int
) -> None:
    Retriever.open(searchable).search(QUERY, top=top)
    assert shortest.asked == [(QUERY, read)]


def test_a_lexical_search_stays_as_it_is(searchable: Path, shortest: Shortest) -> None:
    assert Retriever.open(searchable).search(QUERY, mode="lexical")
    assert shortest.asked == []


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder of one small layer with random weights."""
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("models") / "tiny-reranker"
    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "so", "noi", "vu", "y", "te"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(words), hidden_size=8, num_hidden_layers=1, num_attention_heads=1,
        intermediate_size=8, max_position_embeddings=64, num_labels=1,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    CrossEncoder(str(folder)).save_pretrained(str(folder))
    return folder


def test_a_cross_encoder_of_a_folder_is_one_setting_away(
    model: Path, searchable: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "open_encoder", lambda setting=None: encoder)
    monkeypatch.setenv("KEHOACH_RERANKER", str(model))
    hits = Retriever.open(searchable).search(QUERY, top=3)
    assert [hit.score for hit in hits] == [hit.scores["rerank"] for hit in hits]
    assert hits[0].score >= hits[-1].score


def test_scores_are_one_finite_number_a_text(model: Path) -> None:
    scores = CrossEncoderReranker(model).score("so noi vu", ["so y te", "noi vu", ""])
    assert (scores.dtype, scores.shape) == (np.float32, (3,))
    assert np.isfinite(scores).all()


def test_no_texts_load_no_model(tmp_path: Path) -> None:
    assert CrossEncoderReranker(tmp_path).score("so", []).shape == (0,)


@pytest.mark.parametrize("setting", ["./none", "/nowhere/model"])
def test_a_folder_that_is_not_there_is_one_clear_error(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEHOACH_RERANKER", setting)
    with pytest.raises(settings.SettingError, match=r"không có thư mục này \(KEHOACH_RERANKER\)"):
        settings.open_reranker()


def test_a_folder_that_holds_no_model_is_one_clear_error(
    searchable: Path, tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "open_encoder", lambda setting=None: encoder)
    monkeypatch.setenv("KEHOACH_RERANKER", str(tmp_path))
    with pytest.raises(RetrieverError, match=r"không nạp được .* \(KEHOACH_RERANKER\)"):
        Retriever.open(searchable).search(QUERY)


def test_a_model_of_several_scores_is_refused(model: Path) -> None:
    class Classes:
        def predict(self, pairs: list[tuple[str, str]], **_: object) -> np.ndarray:
            return np.zeros((len(pairs), 3))

    reranker = CrossEncoderReranker(model)
    reranker.__dict__["_model"] = Classes()
    with pytest.raises(RerankerError, match="một điểm hữu hạn"):
        reranker.score("so", ["noi vu", "y te"])


def test_unset_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KEHOACH_RERANKER", raising=False)
    assert settings.open_reranker() is None
