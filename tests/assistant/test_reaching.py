"""What is left out of a search for a topic could not have reached the floor."""

from __future__ import annotations

import pytest

from assistant.lookups.hits import on_topic, scores_on
from assistant.lookups.matching import covered, weigh
from assistant.lookups.reaching import reaching
from assistant.respond import Assistant
from corpus.text import key
from index.word_query import any_of, phrase

TOPICS = (
    "chuyển đổi số",
    "kho dữ liệu dùng chung",
    "đề án số hóa các điểm đến du lịch",
    "hạ tầng 5G cho người dân",
    "tỷ lệ 30 % doanh nghiệp",
    "nguồn nhân lực công nghệ thông tin",
    "lương",
)


@pytest.mark.parametrize("floor", [0.0, 0.4, 0.45, 0.5, 0.55, 0.8])
@pytest.mark.parametrize("topic", TOPICS)
def test_no_record_that_reaches_the_floor_is_lost(
    assistant: Assistant, topic: str, floor: float
) -> None:
    """Against the score of every record that holds a word of the topic."""
    register, words = assistant.register, key(topic).split()
    weights = weigh(words, register, topic)
    among = any_of(phrase([word]) for word in weights.counts)
    every = list(register.wordings(register.matching(among)))
    wanted = {w.n for w in every if covered(weights, w.folded, w.marked) >= floor}
    held = set(register.matching(reaching(weights, floor, among)))
    assert wanted <= held <= {w.n for w in every}
    if floor:
        records = {record for record, *_ in register.holding(wanted)}
        assert set(scores_on(topic, register, floor)) == records


def test_a_high_floor_leaves_most_records_unread(assistant: Assistant) -> None:
    """Common words and pairs are not looked up: what they bring does not reach the floor."""
    register = assistant.register
    words = ("kho", "du", "lieu", "dung", "chung")
    weights = weigh(words, register)
    among = any_of(phrase([word]) for word in words)
    few = register.matching(reaching(weights, 0.55, among))
    assert 0 < len(few) < len(register.matching(among)) / 4


def test_hits_come_in_source_order_at_or_above_the_floor(assistant: Assistant) -> None:
    hits = list(on_topic("dữ liệu", assistant.register, None, ["task"], 0.55))
    assert [h.record for h in hits] == sorted(h.record for h in hits)
    assert hits and all(h.score >= 0.55 for h in hits)
