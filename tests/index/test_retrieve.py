"""Searching passages: real FAISS and SQLite, against plain loops."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.plan import Plan
from index import settings
from index.encoder import Encoder
from index.passages import Passage, windows
from index.retrieve import LONGEST, MODES, Hit, QueryError, Retriever, RetrieverError
from index.search_files import VECTORS

QUERY = "chuyển đổi số trong nông nghiệp"


@pytest.fixture
def retriever(
    searchable: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Retriever]:
    monkeypatch.setattr(settings, "open_encoder", lambda setting=None: encoder)
    yield Retriever.open(searchable)


def best_windows(cut: Sequence[Passage], encoder: Encoder) -> dict[tuple[str, str], float]:
    """The cosine of each passage's best window, one by one."""
    row = encoder.encode_queries([QUERY])[0]
    return {
        (p.plan, p.locator): float(np.max(encoder.encode_queries(windows(p)) @ row)) for p in cut
    }


def places(hits: Sequence[Hit]) -> list[tuple[str, str]]:
    return [(hit.plan, hit.locator) for hit in hits]


# --- ranking ---------------------------------------------------------------------


def test_a_passage_counts_by_its_best_window(
    retriever: Retriever, cut: Sequence[Passage], encoder: Encoder
) -> None:
    expected = best_windows(cut, encoder)
    hits = retriever.search(QUERY, top=20, mode="dense")
    best = sorted(expected.values(), reverse=True)[:20]
    assert [hit.score for hit in hits] == pytest.approx(best, abs=1e-4)
    for hit in hits:
        assert expected[hit.plan, hit.locator] == pytest.approx(hit.score, abs=1e-4)


@pytest.mark.parametrize("mode", MODES)
def test_a_rare_word_is_found_at_its_lines(retriever: Retriever, mode: str) -> None:
    hit = retriever.search("chuẩn Halal", top=1, mode="lexical")[0]
    assert (hit.plan, hit.locator) == ("thaibinh-86-2025", "II.4.5")
    assert (hit.span.first, hit.span.last, hit.kind) == (107, 108, "item")
    assert "chuẩn Halal" in hit.text
    assert set(retriever.search(QUERY, mode=mode)[0].scores) <= {"dense", "lexical"}  # type: ignore[arg-type]


def test_a_hybrid_score_is_made_of_both_exact_scores(
    retriever: Retriever, cut: Sequence[Passage], encoder: Encoder
) -> None:
    expected = best_windows(cut, encoder)
    hits = retriever.search(QUERY, top=30)
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    for hit in hits:
        assert hit.scores["dense"] == pytest.approx(expected[hit.plan, hit.locator], abs=1e-4)


# --- filters ---------------------------------------------------------------------

FILTERS: list[tuple[dict[str, Any], Callable[[Passage], bool]]] = [
    ({"plans": ("thaibinh-26-2025",)}, lambda p: p.plan == "thaibinh-26-2025"),
    ({"kinds": ("row", "zone")}, lambda p: p.kind in ("row", "zone")),
    ({"provinces": ("Đồng Tháp",)}, lambda p: p.plan.startswith("dongthap")),
    ({"agencies": ("Sở Y tế",)}, lambda p: "Sở Y tế" in p.agencies),
    ({"in_force": date(2025, 5, 19)}, lambda p: p.plan != "thaibinh-26-2025"),
    ({"in_force": date(2025, 5, 18)}, lambda p: True),
    (
        {"plans": ("thaibinh-26-2025", "thainguyen-25-2025"), "kinds": ("row",)},
        lambda p: p.kind == "row",
    ),
]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("where", "fits"), FILTERS)
def test_a_filter_gives_what_sorting_everything_out_by_hand_gives(
    retriever: Retriever,
    cut: Sequence[Passage],
    where: dict[str, Any],
    fits: Callable[[Passage], bool],
    mode: str,
) -> None:
    wanted = {(p.plan, p.locator) for p in cut if fits(p)}
    everything = retriever.search(QUERY, top=len(cut), mode=mode)  # type: ignore[arg-type]
    by_hand = [h for h in everything if (h.plan, h.locator) in wanted]
    found = retriever.search(QUERY, top=len(cut), mode=mode, **where)  # type: ignore[arg-type]
    assert set(places(found)) == set(places(by_hand))
    scored = "dense" if mode != "lexical" else "lexical"
    ours, theirs = ({(h.plan, h.locator): h.scores[scored] for h in x} for x in (found, by_hand))
    assert ours == pytest.approx(theirs, abs=1e-4)


def test_a_filter_that_admits_nothing_finds_nothing(retriever: Retriever) -> None:
    assert retriever.search(QUERY, plans=()) == ()
    assert retriever.search(QUERY, plans=("hanoi-1-2025",)) == ()
    assert retriever.search(QUERY, kinds=("không có",)) == ()


def test_no_filter_reaches_every_passage(retriever: Retriever, plans: Mapping[str, Plan]) -> None:
    found = retriever.search("và", top=5000, mode="lexical")
    assert {hit.plan for hit in found} == set(plans)


# --- bad queries, bad folders ------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "says"),
    [("", "trống"), (" .,- ", "trống"), ("a", "một chữ"), ("a" * 100_000, "100.000 ký tự")],
)
def test_what_cannot_be_searched_for_is_told_in_one_line(
    retriever: Retriever, query: str, says: str
) -> None:
    with pytest.raises(QueryError, match=says) as fault:
        retriever.search(query)
    assert "\n" not in str(fault.value)


def test_the_longest_query_is_answered(retriever: Retriever) -> None:
    assert retriever.search(("nông nghiệp " * LONGEST)[:LONGEST])


def test_words_that_nothing_holds_find_nothing(retriever: Retriever) -> None:
    assert retriever.search("qqq zzz", mode="lexical") == ()


def test_another_encoder_is_refused_with_both_names(searchable: Path) -> None:
    with pytest.raises(
        RetrieverError, match=r"bộ mã hóa letters .* không phải kehoach-static .*kehoach"
    ):
        Retriever.open(searchable, str(settings.BUNDLED)).search(QUERY)


def test_a_lexical_search_needs_no_encoder(searchable: Path) -> None:
    assert Retriever.open(searchable, "/nowhere").search(QUERY, mode="lexical")


def test_a_folder_without_passages_is_told(tmp_path: Path) -> None:
    with pytest.raises(RetrieverError, match="hãy chạy: kehoach index"):
        Retriever.open(tmp_path)


@pytest.mark.parametrize("name", [VECTORS, "lexical.bin", "passages.bin", "passages.db"])
def test_a_damaged_file_is_told_and_never_means_not_found(
    name: str, searchable: Path, tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "open_encoder", lambda setting=None: encoder)
    folder = tmp_path / "copy"
    shutil.copytree(searchable, folder)
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(RetrieverError, match="hãy chạy: kehoach index"):
        Retriever.open(folder).search(QUERY)


def test_damage_in_the_middle_of_the_table_is_told_when_it_is_met(
    searchable: Path, tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no checksum, and its first page, which is read on opening, is whole."""
    monkeypatch.setattr(settings, "open_encoder", lambda setting=None: encoder)
    folder = tmp_path / "copy"
    shutil.copytree(searchable, folder)
    data = (folder / "passages.db").read_bytes()
    (folder / "passages.db").write_bytes(data[:16384] + b"\xff" * (len(data) - 16384))
    with pytest.raises(RetrieverError, match=r"chỉ mục hỏng.*hãy chạy: kehoach index"):
        Retriever.open(folder).search(QUERY)


def test_importing_the_retriever_loads_nothing_heavy() -> None:
    code = "import index.retrieve, sys; print({'numpy', 'faiss', 'tokenizers'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "set()"
