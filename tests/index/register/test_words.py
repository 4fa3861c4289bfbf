"""Records are found by their words."""

from __future__ import annotations

from index.register import Register
from index.word_query import any_of, phrase
from tests.index.register.kit import ID


def test_records_are_found_by_folded_words_of_text_and_output(register: Register) -> None:
    query = any_of([phrase(["mo", "xuong"]), phrase(["lop"])])
    found = {register.at(held.record).locator: held.marked for held in register.worded(query)}
    assert found == {"PL2.1": "mở lớp dạy nghề báo cáo", "II.1.a": "mở xưởng xưởng"}
    assert list(register.worded(query, kinds=["duty"])) == list(register.worded("")) == []
    assert register.word_counts(["xuong", "vang"]) == {"xuong": 1, "vang": 0}
    assert register.has_phrase(["day", "nghe"]) and not register.has_phrase(["nghe", "day"])


def test_words_are_looked_for_among_some_records_and_in_some_plans(register: Register) -> None:
    query = any_of([phrase(["mo", "xuong"]), phrase(["lop"])])
    first = next(register.worded(query))
    assert [w.record for w in register.worded(query, among={first.record})] == [first.record]
    assert list(register.worded(query, plans=[ID])) == list(register.worded(query))
    assert list(register.worded(query, plans=[])) == []
