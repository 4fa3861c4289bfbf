"""What a query without diacritics means, read against a corpus."""

import numpy as np
import pytest

from index.restore import read
from index.segment import build
from index.syllables import Keys, Lexicon, syllables

CORPUS = ["sở nội vụ", "số liệu", "sở y tế", "so sánh số liệu", "nói về vụ án"]


def _likely(query: str) -> list[list[str]]:
    lexicon = Lexicon()
    segment = build([lexicon.number(text) for text in CORPUS], 0)

    def frequency(keys: Keys) -> np.ndarray:
        first, last = segment.ranges(keys)
        return last - first

    return [
        [
            lexicon.names[int(ids[belief.argmax()])]
            for ids, belief in zip(run.candidates, run.singles, strict=True)
        ]
        for run in read(syllables(query), lexicon, frequency, len(CORPUS))
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("so noi vu", "sở nội vụ"),
        ("so lieu", "số liệu"),
        ("so sanh so lieu", "so sánh số liệu"),
        ("sở noi vu", "sở nội vụ"),
        ("noi ve vu an", "nói về vụ án"),
        ("so sánh", "so sánh"),
    ],
)
def test_neighbours_decide_what_a_syllable_means(typed: str, meant: str) -> None:
    assert _likely(typed) == [meant.split()]


def test_a_syllable_with_the_wrong_marks_is_read_by_its_letters() -> None:
    assert _likely("sờ nội vụ") == [["sở", "nội", "vụ"]]


def test_an_unknown_syllable_ends_a_run() -> None:
    assert _likely("so noi xyz vu an") == [["sở", "nội"], ["vụ", "án"]]


def test_nothing_known_gives_no_reading() -> None:
    assert _likely("xyz") == _likely("") == []


def test_belief_sums_to_one_at_every_position() -> None:
    lexicon = Lexicon()
    segment = build([lexicon.number(text) for text in CORPUS], 0)
    ranges = segment.ranges
    run = read(syllables("so noi vu"), lexicon, lambda k: np.subtract(*ranges(k)[::-1]), 5)[0]
    assert [belief.sum() for belief in (*run.singles, *run.pairs)] == pytest.approx([1] * 5)
