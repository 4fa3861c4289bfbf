"""Training text → queries and the passages that answer them, as piece ids.

Articles are read into pieces once. Titles, chapter headings and the names of
procedures are fixed queries; every window of an article also gives a new span
query in each epoch (see `sampling.py`).
"""

from __future__ import annotations

import json
import lzma
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Ids = npt.NDArray[np.int32]
_HERE = Path(__file__).parent
_NOTHING = {"", "Không có thông tin"}
_FIELDS = {
    "trinh_tu_thuc_hien": "trình tự thực hiện",
    "thanh_phan_ho_so": "thành phần hồ sơ",
    "yeu_cau_dieu_kien": "yêu cầu, điều kiện",
    "cach_thuc_thuc_hien": "cách thức, thời hạn, lệ phí",
    "ket_qua_xu_ly": "kết quả",
}


@dataclass(frozen=True, slots=True)
class Article:
    """One text to train on: what it is about, its heading, and where that stands."""

    topic: str
    heading: str
    context: str
    text: str


@dataclass(frozen=True, slots=True)
class Ragged:
    """Many lists of piece ids in one array; list i is `flat[starts[i]:starts[i + 1]]`."""

    flat: Ids
    starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, i: int) -> Ids:
        return self.flat[self.starts[i] : self.starts[i + 1]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """What one epoch draws from.

    `queries[i]` is answered by one of the windows of article `query_article[i]`.
    Window w is `articles[window_article[w]][window_start[w]:][:width]`.
    """

    articles: Ragged
    headings: Ragged
    topic: npt.NDArray[np.int32]
    queries: Ragged
    query_article: npt.NDArray[np.int32]
    window_article: npt.NDArray[np.int32]
    window_start: npt.NDArray[np.int32]
    first_window: npt.NDArray[np.int64]
    width: int


def read_articles(folder: Path) -> list[Article]:
    """Every article of `phapdien.jsonl.xz` and `tthc.jsonl.xz` in a folder.

    Raises FileNotFoundError naming the file that is missing.
    """
    return [*_law(folder / "phapdien.jsonl.xz"), *_procedures(folder / "tthc.jsonl.xz")]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _law(path: Path) -> Iterator[Article]:
    for row in _rows(path):
        topic = row["demuc"].split(" ", 3)[-1]
        yield Article(topic, row["title"], f"{topic}. {row['chuong']}", row["text"])


def _procedures(path: Path) -> Iterator[Article]:
    for row in _rows(path):
        for field, label in _FIELDS.items():
            if row[field].strip() not in _NOTHING:
                name = row["ten_thu_tuc"]
                yield Article(row["linh_vuc"], f"{name}: {label}", row["linh_vuc"], row[field])


def encode(tokenizer: Tokenizer, texts: Sequence[str], chunk: int = 4096) -> Ragged:
    """Texts as pieces."""
    parts: list[Ids] = []
    lengths: list[int] = []
    for at in range(0, len(texts), chunk):
        for got in tokenizer.encode_batch(texts[at : at + chunk], add_special_tokens=False):
            parts.append(np.asarray(got.ids, dtype=np.int32))
            lengths.append(len(got.ids))
    flat = np.concatenate(parts) if parts else np.zeros(0, np.int32)
    return Ragged(flat, np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64))


def read_abbreviations() -> dict[str, str]:
    """Short form → long form, from abbreviations.toml."""
    return tomllib.loads((_HERE / "abbreviations.toml").read_text(encoding="utf-8"))


def _fixed_queries(articles: Sequence[Article]) -> tuple[list[str], list[int]]:
    """Headings, alone and with their topic, and whose they are."""
    texts = [text for a in articles for text in (a.heading, f"{a.heading} {a.topic}")]
    return texts, [i for i in range(len(articles)) for _ in range(2)]


def build(tokenizer: Tokenizer, articles: Sequence[Article], width: int, step: int) -> Pairs:
    """Articles cut into windows of `width` pieces, `step` apart, with their queries."""
    bodies = encode(tokenizer, [a.text for a in articles])
    headings = encode(tokenizer, [f"{a.context}. {a.heading}" for a in articles])
    texts, owners = _fixed_queries(articles)
    lengths = np.diff(bodies.starts)
    counts = np.maximum(1, -(-(lengths - width) // step) + 1).astype(np.int64)
    owner = np.repeat(np.arange(len(articles), dtype=np.int32), counts)
    first = np.concatenate([[0], np.cumsum(counts)])
    start = (np.arange(len(owner)) - first[owner]) * step
    topics = {name: i for i, name in enumerate(sorted({a.topic for a in articles}))}
    return Pairs(
        bodies,
        headings,
        np.array([topics[a.topic] for a in articles], np.int32),
        encode(tokenizer, texts),
        np.array(owners, np.int32),
        owner,
        start.astype(np.int32),
        first,
        width,
    )
