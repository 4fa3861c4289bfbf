"""What a query without diacritics means, read against a corpus."""

import numpy as np
import pytest

from index.lexical.restore import Candidates, candidates, read
from index.lexical.segment import build
from index.lexical.syllables import Keys, Lexicon, syllables

CORPUS = ["sở nội vụ", "số liệu", "sở y tế", "so sánh số liệu", "nói về vụ án"]


_LEXICON = Lexicon()
_SEGMENT = build([_LEXICON.number(text) for text in CORPUS], 0)


def frequency(keys: Keys) -> np.ndarray:
    first, last = _SEGMENT.ranges(keys)
    return last - first


def _typed(query: str) -> list[Candidates]:
    return [candidates(s, _LEXICON, frequency) for s in syllables(query)]


def _likely(query: str) -> list[list[str]]:
    return [
        [
            _LEXICON.names[int(may.ids[belief.argmax()])]
            for may, belief in zip(run.candidates, run.singles, strict=True)
        ]
        for run in read(_typed(query), frequency, len(CORPUS))
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


def test_in_a_query_typed_with_its_marks_a_bare_syllable_beside_its_neighbour_stays() -> None:
    assert _likely("y tế so sánh số liệu") == [["y", "tế", "so", "sánh", "số", "liệu"]]
    typed = _typed("so sánh số liệu sở y tế")
    assert [len(run.candidates[0]) for run in read(typed, frequency, len(CORPUS))] == [1]


def test_where_half_the_marks_are_missing_every_reading_is_weighed() -> None:
    typed = _typed("so sánh so lieu")
    assert [len(run.candidates[0]) for run in read(typed, frequency, len(CORPUS))] == [3]


def test_a_syllable_with_the_wrong_marks_is_read_by_its_letters() -> None:
    assert _likely("sờ nội vụ") == [["sở", "nội", "vụ"]]


def test_an_unknown_syllable_ends_a_run() -> None:
    assert _likely("so noi xyz vu an") == [["sở", "nội"], ["vụ", "án"]]


def test_nothing_known_gives_no_reading() -> None:
    assert _likely("xyz") == _likely("") == []


def test_belief_sums_to_one_at_every_position() -> None:
    run = read(_typed("so noi vu"), frequency, len(CORPUS))[0]
    assert [belief.sum() for belief in (*run.singles, *run.pairs)] == pytest.approx([1] * 5)
