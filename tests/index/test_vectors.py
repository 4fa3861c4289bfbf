"""The vector store with real FAISS against plain numpy, and its file."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import files, vectors
from index.vectors import Model, VectorStore, VectorStoreError

TOY = Model("toy", "abc", 8)
Rows = npt.NDArray[np.float32]


def _rows(n: int, dim: int = 8, seed: int = 0) -> Rows:
    rows = np.random.default_rng(seed).standard_normal((n, dim)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def _plain(rows: dict[int, Rows], query: Rows, k: int, allowed: set[int] | None) -> list[int]:
    scores = {i: float(r @ query) for i, r in rows.items() if allowed is None or i in allowed}
    return sorted(scores, key=lambda i: -scores[i])[:k]


@settings(max_examples=60, deadline=None)
@given(
    steps=st.lists(st.integers(1, 8) | st.sets(st.integers(0, 40)), max_size=10),
    allowed=st.none() | st.sets(st.integers(-3, 60)),
    k=st.integers(1, 12),
    seed=st.integers(0, 9),
)
def test_adding_deleting_and_filtering_equal_a_plain_search(
    steps: list[int | set[int]], allowed: set[int] | None, k: int, seed: int
) -> None:
    store, held = VectorStore(TOY), dict[int, Rows]()
    for number, step in enumerate(steps):
        if isinstance(step, int):
            new = _rows(step, seed=100 * seed + number)
            held |= dict(zip(store.add(new).tolist(), new, strict=True))
        else:
            assert store.delete(step) == len(step & held.keys())
            held = {i: row for i, row in held.items() if i not in step}
    query = _rows(1, seed=seed + 5000)[0]
    hits = store.search(query, k, allowed)
    assert hits.ids.tolist() == _plain(held, query, k, allowed)
    assert store.score(query, sorted(held)) == pytest.approx(
        [float(held[i] @ query) for i in sorted(held)], abs=1e-5
    )


def test_ids_rise_and_are_never_given_twice(tmp_path: Path) -> None:
    store = VectorStore(TOY)
    assert store.add(_rows(3)).tolist() == [0, 1, 2]
    store.delete([2, 99])
    store.save(tmp_path / "v")
    assert VectorStore.load(tmp_path / "v", TOY).add(_rows(1)).tolist() == [3]


def test_a_score_of_an_id_that_is_not_held_is_zero() -> None:
    store = VectorStore(TOY)
    store.add(_rows(2))
    assert store.score(_rows(1)[0], [7, 0])[0] == 0.0


@pytest.fixture(scope="module")
def large() -> tuple[VectorStore, Rows]:
    """6,000 vectors around 200 centres, past a limit lowered to 4,000."""
    rng = np.random.default_rng(1)
    near = _rows(200, 32)[rng.integers(200, size=6000)]
    rows = near + 0.1 * rng.standard_normal((6000, 32)).astype(np.float32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "EXACT_UP_TO", 4000)
        store = VectorStore(Model("toy", "abc", 32))
    for part in np.split(rows, 3):
        store.add(part)
    return store, rows


def test_a_large_store_turns_to_codes_and_still_finds_the_nearest(
    large: tuple[VectorStore, Rows],
) -> None:
    store, rows = large
    assert not store.exact
    found = [
        len(np.intersect1d(store.search(q, 10).ids, np.argsort(-(rows @ q))[:10])) / 10
        for q in rows[:100]
    ]
    assert np.mean(found) >= 0.95


def test_a_large_store_finds_everything_behind_a_narrow_filter(
    large: tuple[VectorStore, Rows],
) -> None:
    store, rows = large
    allowed = list(range(0, 6000, 600))
    assert sorted(store.search(rows[7], 10, allowed).ids.tolist()) == allowed


def test_a_large_store_forgets_and_comes_back_from_its_file(
    large: tuple[VectorStore, Rows], tmp_path: Path
) -> None:
    store, rows = large
    store.save(tmp_path / "v")
    loaded = VectorStore.load(tmp_path / "v")
    assert loaded.delete([5, 5, 70_000]) == 1
    assert 5 not in loaded.search(rows[5], 50).ids
    assert loaded.score(rows[6], [5, 6]) == pytest.approx([0, rows[6] @ rows[6]], abs=0.02)
    assert loaded.add(rows[:1]).tolist() == [6000]


def test_a_large_store_gives_exact_scores_before_and_after_its_file(
    large: tuple[VectorStore, Rows], tmp_path: Path
) -> None:
    store, rows = large
    store.save(tmp_path / "v")
    for held in (store, VectorStore.load(tmp_path / "v")):
        hits = held.search(rows[3], 5)
        assert hits.scores == pytest.approx(rows[hits.ids] @ rows[3], abs=0.002)
        assert held.score(rows[3], [*hits.ids[:2], 9000, hits.ids[0]]) == pytest.approx(
            [hits.scores[0], hits.scores[1], 0, hits.scores[0]], abs=1e-5
        )


def test_saving_leaves_out_what_was_forgotten(
    large: tuple[VectorStore, Rows], tmp_path: Path
) -> None:
    large[0].save(tmp_path / "v")
    store = VectorStore.load(tmp_path / "v")
    store.delete(range(3000))
    store.save(tmp_path / "w")
    left = VectorStore.load(tmp_path / "w")
    assert (len(left), left.search(large[1][5], 3000).ids.min()) == (3000, 3000)
    assert (tmp_path / "w").stat().st_size < 0.6 * (tmp_path / "v").stat().st_size
    assert left.add(large[1][:1]).tolist() == [6000]


def test_a_store_goes_on_answering_when_its_file_is_replaced(
    large: tuple[VectorStore, Rows], tmp_path: Path
) -> None:
    path = tmp_path / "v"
    large[0].save(path)
    store = VectorStore.load(path)
    before = store.search(large[1][9])
    VectorStore(TOY).save(path)
    assert store.search(large[1][9]).ids.tolist() == before.ids.tolist()


@pytest.mark.parametrize("large_one", [False, True])
def test_bits_admit_what_the_same_ids_admit(
    large_one: bool, large: tuple[VectorStore, Rows]
) -> None:
    store = large[0]
    if not large_one:
        store = VectorStore(Model("toy", "abc", 32))
        store.add(large[1][:400])
    bits = np.zeros(9000, bool)
    bits[::3] = True
    for allowed in (bits, bits[:50], bits[:0]):
        by_bits = store.search(large[1][0], 20, allowed)
        by_ids = store.search(large[1][0], 20, np.flatnonzero(allowed))
        assert by_bits.ids.tolist() == by_ids.ids.tolist()
        assert bits[by_bits.ids].all()


def test_damaged_codes_are_told_where_the_file_is_too_large_to_check(
    large: tuple[VectorStore, Rows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "v"
    large[0].save(path)
    data = bytearray(path.read_bytes())
    data[-1000:] = bytes(1000)  # FAISS's own part comes last
    path.write_bytes(data)
    monkeypatch.setattr(files, "CHECKED_BYTES", 0)
    with pytest.raises(VectorStoreError, match=r"chỉ mục hỏng.*tổng kiểm tra.*kehoach index"):
        VectorStore.load(path)


@pytest.mark.parametrize("bad", [np.ones((1, 9)), np.ones(8), np.full((1, 8), np.nan)])
def test_wrong_vectors_are_refused(bad: npt.NDArray[np.float64]) -> None:
    with pytest.raises(ValueError):
        VectorStore(TOY).add(bad.astype(np.float32))


def test_an_empty_store_or_filter_finds_nothing() -> None:
    store = VectorStore(TOY)
    assert store.search(_rows(1)[0]).ids.tolist() == []
    store.add(_rows(2))
    assert store.search(_rows(1)[0], allowed=[]).ids.tolist() == []


def test_another_model_is_refused_in_one_line(tmp_path: Path) -> None:
    VectorStore(TOY).save(tmp_path / "v")
    with pytest.raises(
        VectorStoreError, match=r"toy \(8 chiều.*không phải other \(9.*kehoach index"
    ):
        VectorStore.load(tmp_path / "v", Model("other", "abc", 9))


@pytest.mark.parametrize("keep", [0, 100, 4096, 4200, -1])
def test_a_damaged_file_is_one_clear_line(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "v"
    store = VectorStore(TOY)
    store.add(_rows(20))
    store.save(path)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(VectorStoreError, match=r"chỉ mục hỏng.*hãy chạy: kehoach index"):
        VectorStore.load(path)


def test_a_missing_file_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(VectorStoreError, match="thiếu tệp này; hãy chạy: kehoach index"):
        VectorStore.load(tmp_path / "none")
