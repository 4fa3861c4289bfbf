"""What a query without diacritics means, read against a corpus."""

import numpy as np
import pytest

from index.restore import candidates, read
from index.segment import build
from index.syllables import Keys, Lexicon, syllables

CORPUS = ["sở nội vụ", "số liệu", "sở y tế", "so sánh số liệu", "nói về vụ án"]


def _likely(query: str) -> list[list[str]]:
    lexicon = Lexicon()
    segment = build([lexicon.number(text) for text in CORPUS], 0)

    def frequency(keys: Keys) -> np.ndarray:
        first, last = segment.ranges(keys)
        return last - first

    typed = [candidates(s, lexicon, frequency) for s in syllables(query)]
    return [
        [
            lexicon.names[int(may.ids[belief.argmax()])]
            for may, belief in zip(run.candidates, run.singles, strict=True)
        ]
        for run in read(typed, frequency, len(CORPUS))
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

    def frequency(keys: Keys) -> np.ndarray:
        return np.subtract(*segment.ranges(keys)[::-1])

    typed = [candidates(s, lexicon, frequency) for s in syllables("so noi vu")]
    run = read(typed, frequency, 5)[0]
    assert [belief.sum() for belief in (*run.singles, *run.pairs)] == pytest.approx([1] * 5)
