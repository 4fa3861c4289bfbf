"""Phrases are found however many of their diacritics are typed, never with other ones."""

from __future__ import annotations

import pytest

from assistant.choices import spread
from assistant.understanding.words.phrase_book import lacks_marks
from assistant.understanding.words.phrases import load_phrases, read_book
from corpus.text import fold


@pytest.mark.parametrize(
    ("typed", "spelt", "lacks"),
    [
        ("may", "mấy", True),
        ("mây", "mấy", True),  # the tone is missing
        ("máy", "mấy", True),  # the vowel's own mark is
        ("mẩy", "mấy", False),  # another tone
        ("dến", "đến", True),
        ("đên", "đến", True),
        ("đền", "đến", False),
        ("mai", "mấy", False),
    ],
)
def test_a_word_may_lack_some_of_its_marks(typed: str, spelt: str, lacks: bool) -> None:
    assert lacks_marks(typed, spelt) is lacks


def test_a_phrase_without_one_tone_is_found() -> None:
    """ "đên" is "đến" without its tone; "đền hạn" is another word."""
    found = [
        [cue.phrase for cue in load_phrases().cues(fold(text), text)]
        for text in ("việc nào đên hạn", "việc nào đền hạn")
    ]
    assert "den han" in " ".join(found[0])
    assert "den han" not in " ".join(found[1])


def test_a_name_in_capitals_is_no_word_without_its_mark() -> None:
    """ "xã Minh Quang" (000, line 111) is no "xã mình"."""
    book = load_phrases()

    def phrases(typed: str) -> list[str]:
        return [cue.phrase for cue in book.cues(fold(typed), typed)]

    assert "xa minh" in phrases("ở xã minh phải làm gì")
    assert "xa minh" not in phrases("ở xã Minh Quang phải làm gì")


def test_no_phrase_has_more_ways_than_can_be_written_out() -> None:
    """Choices multiply: every way of every phrase is kept in memory and on the disk."""
    book = read_book()
    ways = {
        phrase: sum(1 for _ in spread([phrase], book["choices"]))
        for phrases in book["cues"].values()
        for phrase in phrases
    }
    assert {phrase: n for phrase, n in ways.items() if n > 20_000} == {}
    assert sum(ways.values()) < 150_000
