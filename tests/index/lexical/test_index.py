"""The lexical index against a plain BM25 written here, and its file."""

import math
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexical import FUSED, PLAIN, LexicalIndex, LexicalIndexError, bm25

# Syllables that all differ without diacritics: a query has one reading.
WORDS = ["sở", "nội", "vụ", "kế", "hoạch", "đề", "án", "tỉnh"]
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def _terms(text: str) -> list[str]:
    words = text.split()
    return words + [f"{a} {b}" for a, b in pairwise(words)]


def _plain_bm25(query: str, corpus: dict[int, str]) -> dict[int, float]:
    """BM25 as the textbook has it (k1 = 1.2, b = 0.75), repeated query terms adding up."""
    counts = {i: Counter(_terms(text)) for i, text in corpus.items()}
    mean = max(1.0, sum(len(t.split()) for t in corpus.values()) / max(1, len(corpus)))
    scores = dict.fromkeys(corpus, 0.0)
    for term in _terms(query):
        found = sum(term in c for c in counts.values())
        worth = math.log(1 + (len(corpus) - found + 0.5) / (found + 0.5))
        for i, held in counts.items():
            norm = 1.2 * (0.25 + 0.75 * len(corpus[i].split()) / mean)
            scores[i] += worth * 2.2 * held[term] / (held[term] + norm)
    return scores


@settings(max_examples=60, deadline=None)
@given(
    batches=st.lists(st.lists(texts, min_size=1, max_size=5), min_size=1, max_size=9),
    gone=st.sets(st.integers(0, 30)),
    allowed=st.none() | st.sets(st.integers(0, 30)),
    query=texts,
)
def test_adding_deleting_and_filtering_equal_a_plain_search(
    batches: list[list[str]], gone: set[int], allowed: set[int] | None, query: str
) -> None:
    index, corpus = LexicalIndex(), dict[int, str]()
    for batch in batches:
        ids = range(len(corpus), len(corpus) + len(batch))
        index.add(ids, batch)
        corpus |= dict(zip(ids, batch, strict=True))
    assert index.delete(gone) == len(gone & corpus.keys())
    corpus = {i: text for i, text in corpus.items() if i not in gone}
    known = [w for w in query.split() if any(w in t.split() for t in corpus.values())]
    if known != query.split():  # a gap in the query ends a pair here, not in the plain search
        query = known[0] if known else ""
    expected = _plain_bm25(query, corpus)
    hits = index.search(query, 50, allowed)
    wanted = {i for i, s in expected.items() if s > 0 and (allowed is None or i in allowed)}
    assert set(hits.ids.tolist()) == wanted
    assert hits.scores == pytest.approx([expected[i] for i in hits.ids.tolist()], rel=1e-4)
    assert index.score(query, sorted(corpus)) == pytest.approx(
        [expected[i] for i in sorted(corpus)], rel=1e-4
    )


@settings(max_examples=25, deadline=None)
@given(
    corpus=st.lists(texts, min_size=1, max_size=20), gone=st.sets(st.integers(0, 19)), query=texts
)
def test_a_saved_index_answers_as_before(
    tmp_path_factory: pytest.TempPathFactory, corpus: list[str], gone: set[int], query: str
) -> None:
    path = tmp_path_factory.mktemp("lexical") / "index"
    index = LexicalIndex()
    index.add(range(len(corpus)), corpus)
    index.delete(gone)
    index.save(path)
    loaded = LexicalIndex.load(path)
    before, after = index.search(query), loaded.search(query)
    assert after.ids.tolist() == before.ids.tolist()
    assert after.scores == pytest.approx(before.scores, rel=1e-4)


def _few() -> LexicalIndex:
    index = LexicalIndex()
    index.add(
        [1, 2, 3],
        [
            "Sở Nội vụ chủ trì đề án cải cách hành chính",
            "Sở Y tế so sánh số liệu nội trú",
            "Bán tín chỉ carbon rừng",
        ],
    )
    return index


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("so noi vu", 1),
        ("sở noi vu", 1),
        ("tin chi cac bon", 3),
        ("so sanh so lieu", 2),
        ("SỞ NỘI VỤ?", 1),
    ],
)
def test_a_query_without_diacritics_finds_what_it_means(query: str, best: int) -> None:
    assert _few().search(query, 1).ids.tolist() == [best]


def test_restoring_keeps_what_stands_as_it_should() -> None:
    assert _few().restore("So noi vu làm gì, XYZ?") == "sở nội vụ làm gì, XYZ?"


def test_question_words_are_restored_though_no_document_holds_them() -> None:
    assert _few().restore("so noi vu phai lam gi") == "sở nội vụ phải làm gì"


def test_a_misspelt_syllable_is_read_by_the_rule_of_ng_and_ngh() -> None:
    index = LexicalIndex()
    index.add([1, 2], ["ngành học", "nghề đánh cá"])
    assert index.restore("nghành, ngề") == "ngành, nghề"


def test_for_fusion_words_that_only_ask_count_little_and_pairs_less_than_their_halves() -> None:
    index = LexicalIndex()
    index.add([1, 2, 3], ["ai nào gì cũng hỏi", "học phí của trường", "phí học và trường nào"])
    plain, fused = (index.score("học phí gì ai nào", [1, 2], w) for w in (PLAIN, FUSED))
    assert fused[0] / fused[1] < plain[0] / plain[1]
    pair, halves = (index.score("học phí", [2, 3], w) for w in (PLAIN, FUSED))
    assert pair[1] / pair[0] < halves[1] / halves[0]


def test_a_heading_counts_by_the_share_that_the_query_names(tmp_path: Path) -> None:
    index = LexicalIndex()
    texts = ["Học phí. Nộp hai lần", "Nộp học phí ở trường", "Điểm. Học phí", "Thi cử"]
    index.add([1, 2, 3, 4], texts, ["Học phí", "", "Điểm học phí", "Thi"])
    index.delete([1])
    index.save(tmp_path / "index")
    for held in (index, LexicalIndex.load(tmp_path / "index")):
        assert held.named("hoc phi la gi", [1, 2, 3, 4, 9]) == pytest.approx([0, 0, 2 / 3, 0, 0])


def test_headings_come_with_every_text_or_with_none() -> None:
    with pytest.raises(ValueError, match="1 headings for 2 texts"):
        LexicalIndex().add([1, 2], ["một", "hai"], ["đầu"])


def test_ids_never_come_back_even_after_the_last_was_deleted_and_saved(tmp_path: Path) -> None:
    index = _few()
    index.delete([3])
    index.save(tmp_path / "index")
    loaded = LexicalIndex.load(tmp_path / "index")
    with pytest.raises(ValueError, match="above 3"):
        loaded.add([3], ["lại"])
    loaded.add([4], ["mới"])
    assert loaded.search("mới").ids.tolist() == [4]


def test_empty_queries_and_an_empty_index_find_nothing() -> None:
    assert _few().search("").ids.tolist() == _few().search("?!").ids.tolist() == []
    assert LexicalIndex().search("sở").ids.tolist() == []
    assert LexicalIndex().score("sở", [5]).tolist() == [0.0]
    assert LexicalIndex().restore("xyz") == "xyz"


@pytest.fixture(scope="module")
def zipf() -> tuple[LexicalIndex, list[str]]:
    """3,000 documents whose words are as unequal as those of a language; 40 queries."""
    rng = np.random.default_rng(3)
    words = np.array([f"từ{i}" for i in range(300)])
    chance = 1 / np.arange(1, 301)
    drawn = rng.choice(words, (3000, 20), p=chance / chance.sum())
    index = LexicalIndex()
    index.add(range(3000), [" ".join(row) for row in drawn])
    return index, [" ".join(row[:6]) for row in drawn[:40]]


def test_where_few_postings_are_read_the_best_stay_the_best(
    zipf: tuple[LexicalIndex, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    index, queries = zipf
    monkeypatch.setattr(bm25, "CONTENDERS", 300)
    full = [index.search(q, 5) for q in queries]
    part = [index.search(q, 5, scanned=1000) for q in queries]
    same = [len(np.intersect1d(a.ids, b.ids)) / 5 for a, b in zip(part, full, strict=True)]
    assert np.mean(same) >= 0.95
    for query, hits in zip(queries, part, strict=True):
        assert hits.scores == pytest.approx(index.score(query, hits.ids), rel=1e-4)


@pytest.mark.parametrize("contenders", [5, 2000])
def test_a_filter_without_the_rare_words_is_filled_from_the_frequent_ones(
    contenders: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bm25, "CONTENDERS", contenders)
    index = LexicalIndex()
    index.add(range(60), ["gốm và đất"] * 30 + ["vải và lụa"] * 30)
    hits = index.search("gốm và", 4, allowed=range(40, 60), scanned=10)
    assert hits.ids.tolist() == [40, 41, 42, 43]


def test_bits_admit_what_the_same_ids_admit(zipf: tuple[LexicalIndex, list[str]]) -> None:
    index, queries = zipf
    bits = np.zeros(5000, bool)
    bits[::7] = True
    for allowed in (bits, bits[:100], bits[:0]):
        by_bits = index.search(queries[0], 9, allowed)
        by_ids = index.search(queries[0], 9, np.flatnonzero(allowed))
        assert by_bits.ids.tolist() == by_ids.ids.tolist()


def test_a_missing_or_damaged_file_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "index"
    with pytest.raises(LexicalIndexError, match="thiếu tệp này; hãy chạy: kehoach index"):
        LexicalIndex.load(path)
    _few().save(path)
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(LexicalIndexError, match=r"chỉ mục hỏng.*hãy chạy: kehoach index"):
        LexicalIndex.load(path)


def test_queries_from_several_threads_get_their_own_answers() -> None:
    index = _few()
    asked = ["so noi vu", "tin chi", "so lieu"] * 40
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda q: index.search(q, 1).ids.tolist(), asked))
    assert found == [[1], [3], [2]] * 40
