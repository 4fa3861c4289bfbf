"""A plan is cut along its outline: nothing is lost, nothing stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from corpus.layout import lay_out
from corpus.plan import Plan, Span
from corpus.text import squeeze
from index.passages import Passage, searched, windows

IDS = (
    "thaibinh-26-2025",
    "thaibinh-86-2025",
    "dongthap-283-2025",
    "thainguyen-25-2025",
    "thaibinh-thidua-2025",
)


def of(cut: tuple[Passage, ...], plan: str) -> dict[str, Passage]:
    return {p.locator: p for p in cut if p.plan == plan}


@pytest.mark.parametrize("plan", IDS)
def test_every_line_of_the_outline_stands_in_one_passage(
    plan: str, plans: Mapping[str, Plan], cut: tuple[Passage, ...]
) -> None:
    body = {x.number for x in lay_out(plans[plan].lines).body if x.text.strip(" \t|\u00a0")}
    counted = Counter(n for p in cut if p.plan == plan for n in p.lines if n in body)
    unplaced = {n for i in plans[plan].issues for n in range(i.span.first, i.span.last + 1)}
    assert set(counted.values()) == {1}
    assert body - set(counted) <= unplaced


@pytest.mark.parametrize("plan", IDS)
def test_a_passage_of_prose_says_its_lines_word_for_word(
    plan: str, plans: Mapping[str, Plan], cut: tuple[Passage, ...]
) -> None:
    lines = {line.number: line.text for line in plans[plan].lines}
    for passage in cut:
        if passage.plan == plan and passage.kind != "row":
            assert passage.text == squeeze(" ".join(lines[n] for n in passage.lines))


def test_an_item_carries_the_headings_above_it(cut: tuple[Passage, ...]) -> None:
    halal = of(cut, "thaibinh-86-2025")["II.4.5"]
    assert halal.lines == (107, 108)
    assert halal.path[0] == "II. NHIỆM VỤ VÀ GIẢI PHÁP"
    assert halal.path[1].startswith("4. Tiếp tục cơ cấu lại các ngành kinh tế")
    assert "Sở Nông nghiệp và Môi trường" in halal.agencies


def test_a_row_carries_its_table(cut: tuple[Passage, ...]) -> None:
    row = of(cut, "thaibinh-26-2025")["PL2.99"]
    assert row.columns[1:4] == ("Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp")
    assert row.path[0].startswith("PHỤ LỤC II DANH MỤC CÁC NHIỆM VỤ")
    assert row.path[1].startswith("IX. Tăng cường hợp tác quốc tế")
    assert row.span == Span(515, 515)
    assert "Văn bản hợp tác" in row.more


def test_opening_closing_and_recipients_are_passages(cut: tuple[Passage, ...]) -> None:
    zones = {p.locator: p.lines for p in cut if p.plan == "dongthap-283-2025" and p.kind == "zone"}
    assert zones == {"MD": (5, 6, 7), "KL": (364, 365), "NN": tuple(range(366, 380))}


def test_a_site_s_metadata_is_no_list_of_recipients(cut: tuple[Passage, ...]) -> None:
    assert "NN" not in of(cut, "thaibinh-86-2025")


def test_a_passage_is_found_by_its_plan_and_headings_too() -> None:
    row = Passage("p", "PL1.1", "row", Span(1, 1), (1,), "Tỷ lệ", ("Nhóm",), (), "70 %", "Hà Nam 1")
    assert searched(row) == "Hà Nam 1 Nhóm Tỷ lệ 70 %"


def test_long_items_are_cut_in_windows_that_overlap() -> None:
    words = [f"từ{n}" for n in range(200)]
    item = Passage("p", "I", "item", Span(1, 1), (1,), " ".join(words), ("Chung", "Riêng"))
    found = [w.removeprefix("Riêng. ").split() for w in windows(item)]
    assert [(w[0], w[-1]) for w in found] == [
        ("từ0", "từ89"), ("từ60", "từ149"), ("từ120", "từ199"),
    ]  # fmt: skip


def test_a_short_item_is_one_window() -> None:
    assert windows(Passage("p", "I", "item", Span(1, 1), (1,), "một hai")) == ("một hai",)
