"""The shipped golden set holds against the shipped plans and the records read from them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from eval.bed import built_home
from eval.cases import load_cases, validate
from eval.truth import Truth, load_truth


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    return load_truth(built_home(Path(tmp_path_factory.mktemp("home"))))


class Known:
    def __init__(self, id_: str) -> None:
        self.id = id_


def test_every_expected_record_exists_and_every_quotation_stands_in_its_lines(truth) -> None:
    records = {i: Known(i) for i in truth.records}
    assert validate(load_cases(), records, truth.lines) == []


def test_at_least_three_hundred_cases_of_which_about_a_sixth_is_held_out() -> None:
    cases = load_cases()
    assert len(cases) >= 300
    assert 0.15 <= sum(c.held_out for c in cases) / len(cases) <= 0.23


def test_every_kind_with_ten_cases_or_more_has_some_held_out() -> None:
    every = Counter(c.kind for c in load_cases())
    held = Counter(c.kind for c in load_cases() if c.held_out)
    assert [k for k, n in every.items() if n >= 10 and not held[k]] == []
