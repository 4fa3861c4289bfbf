"""Slots come back from questions that were made from them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest

from assistant.respond import Assistant
from eval.paraphrase import judge, run
from eval.phrasings.book import DEFAULT_PATH, PhrasingError, load_book
from eval.phrasings.disguise import new_tone, slip, unaccented
from eval.phrasings.questions import AS_OF, make
from eval.phrasings.windows import any_window

_KINDS = {
    "responsibility", "deadline", "who", "count", "target", "comparison", "series", "citation",
    "mention", "validity", "basis", "signer", "reporting", "open",
}  # fmt: skip


def test_every_kind_has_fifteen_phrasings_and_a_third_is_held() -> None:
    """At least 15 ways to ask each kind; every third of a list is kept apart, and all
    of the newest by another hand."""
    others = ("seen", "seen2", "seen3", "seen4", "seen5", "unseen")
    phrasings = [p for p in load_book().phrasings if p.register not in others]
    rest = [p for p in load_book().phrasings if p.register in others]
    assert all(p.held == (p.register == "unseen") for p in rest)
    assert {p.kind for p in phrasings} == _KINDS
    for kind in _KINDS:
        own = [p for p in phrasings if p.kind == kind]
        assert len(own) >= 15
        assert 0.25 < sum(p.held for p in own) / len(own) < 0.36


def test_the_same_seed_makes_the_same_questions() -> None:
    """Figures can be compared from one day to the next."""
    plans = {"Thái Bình": ("a",), "Đồng Tháp": ("b",), "Thái Nguyên": ("c",)}
    one, two = (make(load_book(), plans, 50, seed=3) for _ in range(2))
    assert [m.text for m in one] == [m.text for m in two]


def test_windows_are_in_order() -> None:
    """A window that is made ends after it begins."""
    rng = Random(5)
    for _ in range(500):
        window = any_window(rng, AS_OF, 2025)
        assert (window.after or date.min) <= (window.before or date.max)


def test_disguises_keep_the_letters() -> None:
    """Only what a disguise is for changes."""
    assert unaccented("Sở Nội vụ", Random()) == "So Noi vu"
    assert new_tone("hóa đơn, thủy lợi, quý", Random()) == "hoá đơn, thuỷ lợi, quý"
    assert slip("an", Random(1)) == "an"


def test_a_wrong_slot_in_the_book_is_named(tmp_path: Path) -> None:
    """A phrasing with a slot that there is not is told with its place."""
    text = DEFAULT_PATH.read_text(encoding="utf-8")
    file = tmp_path / "phrasings.toml"
    file.write_text(text.replace('"{agency} phải', '"{agensy} phải', 1), encoding="utf-8")
    with pytest.raises(PhrasingError, match="agensy"):
        load_book(file)


def test_slots_not_asked_and_not_found_do_not_count() -> None:
    """An empty slot that comes back empty makes no figure better."""
    plans = {"Thái Bình": ("a",), "Đồng Tháp": ("b",), "Thái Nguyên": ("c",)}
    made = next(m for m in make(load_book(), plans, 300, 1) if m.phrasing.kind == "signer")
    wrong, counted = judge(made, dict(made.expected))
    assert wrong == () and counted == 2  # kind and plans


def test_tuned_phrasings_come_back(assistant: Assistant) -> None:
    """Nearly all slots of the phrasings that were tuned on; of the others, half of them by
    another hand, somewhat fewer."""
    report = run(assistant.context, 1500, seed=4)
    tuned, held = (report.tallies["all", "all", side] for side in (False, True))
    assert tuned.right / tuned.slots > 0.97
    assert held.right / held.slots > 0.95
