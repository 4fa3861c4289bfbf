"""The bundled encoder without torch, other models, and what goes wrong with folders."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoder import EncoderError, StaticEncoder
from index.sentence_models import SentenceTransformerEncoder, known_prefixes
from index.settings import BUNDLED, load_encoder

TEXTS = [
    "Sở Nội vụ chủ trì đề án thu hút nhân tài trước tháng 6/2025",
    "so noi vu phai lam gi",
    "Tín chỉ carbon rừng; blockchain, AI",
    "văn hoá – thuỷ sản",
    "30 %",
]


@pytest.fixture(scope="module")
def bundled() -> StaticEncoder:
    encoder = load_encoder()
    assert isinstance(encoder, StaticEncoder)
    return encoder


def test_vectors_are_float32_of_length_one(bundled: StaticEncoder) -> None:
    got = bundled.encode_passages(TEXTS)
    assert (got.dtype, got.shape) == (np.float32, (len(TEXTS), bundled.dim))
    assert np.linalg.norm(got, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_text_without_a_word_is_all_zeros_and_no_texts_give_no_rows(
    bundled: StaticEncoder,
) -> None:
    assert not bundled.encode_queries(["", " ?! "]).any()
    assert bundled.encode_passages([]).shape == (0, bundled.dim)


def test_many_texts_give_the_same_vectors_as_one_by_one(bundled: StaticEncoder) -> None:
    many = bundled.encode_passages(TEXTS * 300)
    assert np.array_equal(many[-1], bundled.encode_queries(TEXTS[-1:])[0])


def test_sentence_transformers_gives_the_same_vectors(bundled: StaticEncoder) -> None:
    theirs = SentenceTransformerEncoder(BUNDLED)
    assert theirs.prefixes == ("", "")
    assert theirs.dim == bundled.dim
    assert np.abs(theirs.encode_passages(TEXTS) - bundled.encode_passages(TEXTS)).max() < 1e-5


def test_the_bundled_encoder_needs_no_torch() -> None:
    code = (
        "import sys; from index.settings import load_encoder; "
        "load_encoder().encode_queries(['sở']); "
        "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("giữ chân người tài", "chính sách thu hút, trọng dụng nhân tài", "nạo vét kênh mương"),
        ("STTTT", "Sở Thông tin và Truyền thông", "Sở Y tế"),
        ("thu tuc hanh chinh", "cải cách thủ tục hành chính", "chăn nuôi gia cầm"),
        ("văn hoá", "văn hóa", "thủy lợi"),
        ("cntt", "ứng dụng công nghệ thông tin", "phòng chống thiên tai"),
    ],
)
def test_what_means_the_same_is_nearer(
    bundled: StaticEncoder, query: str, near: str, far: str
) -> None:
    q, n, f = bundled.encode_queries([query, near, far])
    assert q @ n > q @ f


def test_the_bundled_folder_stays_small() -> None:
    assert sum(p.stat().st_size for p in BUNDLED.rglob("*")) < 25_000_000


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUNDLED, tmp_path / "model"))


def test_the_digest_follows_the_weights(copy: Path, bundled: StaticEncoder) -> None:
    assert load_encoder(copy).digest == bundled.digest
    weights = copy / "0_StaticEmbedding" / "model.safetensors"
    raw = bytearray(weights.read_bytes())
    raw[-1000] ^= 1
    weights.write_bytes(raw)
    assert load_encoder(copy).digest != bundled.digest


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("modules.json", "không đọc được"),
        ("0_StaticEmbedding/tokenizer.json", "cắt cụt"),
        ("0_StaticEmbedding/model.safetensors", "cắt cụt"),
    ],
)
def test_a_file_cut_short_is_one_clear_error(copy: Path, file: str, says: str) -> None:
    path = copy / file
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(EncoderError, match=says):
        load_encoder(copy)


@pytest.mark.parametrize("file", ["modules.json", "0_StaticEmbedding/model.safetensors"])
def test_a_missing_file_is_named(copy: Path, file: str) -> None:
    (copy / file).unlink()
    with pytest.raises(EncoderError, match=r"thiếu"):
        load_encoder(copy)


def test_a_folder_that_is_not_there_is_no_hub_name(tmp_path: Path) -> None:
    for setting in (tmp_path / "none", str(tmp_path / "none"), "./none"):
        with pytest.raises(EncoderError, match="không có thư mục này"):
            load_encoder(setting)


def test_a_folder_that_sentence_transformers_cannot_load_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text(
        json.dumps(
            [
                {
                    "idx": 0,
                    "name": "0",
                    "path": "",
                    "type": "sentence_transformers.models.Transformer",
                }
            ]
        )
    )
    with pytest.raises(EncoderError, match="không nạp được"):
        load_encoder(tmp_path).encode_queries(["sở"])


def test_a_hub_name_loads_nothing_before_its_first_text() -> None:
    assert load_encoder("intfloat/multilingual-e5-small").name == "intfloat/multilingual-e5-small"


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        ("intfloat/multilingual-e5-small", "query: ", "passage: "),
        ("models/e5-base-v2", "query: ", "passage: "),
        ("BAAI/bge-m3", "", ""),
        ("BAAI/bge-small-en-v1.5", "Represent this sentence for searching relevant passages: ", ""),
        ("kehoach-static", "", ""),
    ],
)
def test_known_models_get_their_prefixes(name: str, query: str, passage: str) -> None:
    assert known_prefixes(name) == (query, passage)


class _Recorder:
    """Stands for a loaded model: keeps what it is asked to encode."""

    def __init__(self) -> None:
        self.prompts: dict[str, str] = {}
        self.seen: list[str] = []

    def encode(self, texts: list[str], **_: object) -> np.ndarray:
        self.seen += texts
        return np.ones((len(texts), 2), np.float32)


def test_prefixes_stand_before_queries_and_passages() -> None:
    encoder = SentenceTransformerEncoder("intfloat/multilingual-e5-small")
    recorder = encoder.__dict__["_model"] = _Recorder()
    encoder.encode_queries(["a"])
    encoder.encode_passages(["b"])
    assert recorder.seen == ["query: a", "passage: b"]
