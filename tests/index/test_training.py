"""Training on a few made-up articles: vocabulary, pairs, and the same folder twice."""

import json
import lzma
from pathlib import Path

import numpy as np
import pytest

from index.encoders import counting, pairs, train, vocabulary
from index.encoders.counting import Sizes
from index.encoders.folder import quantised
from index.encoders.sampling import Noise, Sampler
from index.settings import load_encoder

TEXTS = [
    "Sở Nội vụ chủ trì xây dựng đề án văn hoá công vụ",
    "Sở Y tế chủ trì, Sở Nội vụ phối hợp",
    "Hoà giải ở cơ sở do Sở Tư pháp hướng dẫn",
    "Đề án chuyển đổi số của Sở Nội vụ",
]


@pytest.fixture(scope="module")
def made() -> vocabulary.Vocabulary:
    counts = counting.count(TEXTS * 30)
    return vocabulary.build(counts, Sizes(pairs=50, letters=50, min_word=1, min_pair=5))


def _rows(made: vocabulary.Vocabulary, text: str) -> list[int]:
    return [made.rows[i] for i in vocabulary.tokenizer(made).encode(text).ids]


def test_a_frequent_pair_is_one_piece(made: vocabulary.Vocabulary) -> None:
    assert "▁nội▁vụ" in vocabulary.tokenizer(made).encode("Sở Nội vụ").tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà giải", "hòa giải"), ("noi vu", "nội vụ"), ("NỘI  VỤ!", "nội vụ"), ("phap", "pháp")],
)
def test_spellings_of_one_thing_share_their_rows(
    made: vocabulary.Vocabulary, one: str, other: str
) -> None:
    assert _rows(made, one) == _rows(made, other) != []


def test_an_unknown_word_is_read_in_groups_of_letters(made: vocabulary.Vocabulary) -> None:
    assert len(_rows(made, "nộc")) > 1


def test_a_spelling_that_may_mean_several_words_has_a_row_of_its_own() -> None:
    counts = counting.count(["sở", "số", "sở", "số"] * 10)
    made = vocabulary.build(counts, Sizes(min_word=1))
    assert len({*_rows(made, "so"), *_rows(made, "sở"), *_rows(made, "số")}) == 3


def test_rows_in_eight_bits_stay_within_half_a_step() -> None:
    matrix = np.random.default_rng(0).standard_normal((50, 16)).astype(np.float32)
    numbers, factor = quantised(matrix)
    assert np.abs(numbers * factor[:, None] - matrix).max() <= factor.max() * 0.5001


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty made-up articles and four procedures in the form of the training text."""
    folder = tmp_path_factory.mktemp("data")
    law = [
        {
            "demuc": f"Đề mục 1.{i % 4} Lĩnh vực {i % 4}",
            "chuong": "CHUNG",
            "title": f"Việc {i}",
            "text": " ".join(TEXTS[(i + j) % 4] for j in range(1 + i % 9)),
        }
        for i in range(40)
    ]
    procedure = dict.fromkeys(pairs._FIELDS, "Không có thông tin") | {
        "linh_vuc": "Nội vụ",
        "ten_thu_tuc": "Cấp bằng",
        "trinh_tu_thuc_hien": TEXTS[0],
    }
    for name, rows in (("phapdien", law), ("tthc", [procedure] * 4)):
        with lzma.open(folder / f"{name}.jsonl.xz", "wt", encoding="utf-8") as out:
            out.write("\n".join(json.dumps(row) for row in rows))
    return folder


def test_windows_cover_every_piece_of_an_article(data: Path, made: vocabulary.Vocabulary) -> None:
    drawn = pairs.build(vocabulary.tokenizer(made), pairs.read_articles(data), width=10, step=6)
    for a in range(len(drawn.articles)):
        starts = drawn.window_start[drawn.window_article == a]
        covered = {i for s in starts for i in range(s, s + 10)}
        assert covered >= set(range(len(drawn.articles[a])))


def test_a_batch_pairs_each_query_with_its_own_article(
    data: Path, made: vocabulary.Vocabulary
) -> None:
    drawn = pairs.build(vocabulary.tokenizer(made), pairs.read_articles(data), width=10, step=6)
    quiet = Noise(0, 0, 0, 0, 0, 0)
    sampler = Sampler(drawn, made.folded, [], [], quiet, np.random.default_rng(0))
    batch = next(sampler.epoch(size=16, group=4))
    assert len(batch.article) == len(batch.query_offsets) == len(batch.passage_offsets) == 16
    assert set(batch.passage_ids) <= set(drawn.articles.flat)


def test_the_same_seed_gives_the_same_folder(data: Path, tmp_path: Path) -> None:
    small = Sizes(pairs=50, letters=50, min_word=1, min_pair=5)
    settings = train.Settings(dim=8, epochs=1, batch=16, group=4, sizes=small)
    for name in ("one", "two"):
        tokenizer, made, matrix = train.train(data, settings)
        train.folder.write(tmp_path / name, tokenizer, matrix, made.rows, "", {})
    one, two = load_encoder(tmp_path / "one"), load_encoder(tmp_path / "two")
    assert (one.digest, one.dim) == (two.digest, 8)


def test_missing_training_text_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert train.main(["--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "phapdien.jsonl.xz is missing" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
