"""Records are found by their words."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from corpus.agencies import Directory
from index.register import Register
from index.register.writer import write_register
from index.word_query import any_of, phrase
from tests.index.register.kit import ID, PLAN


def test_records_are_found_by_folded_words_of_text_and_output(register: Register) -> None:
    query = any_of([phrase(["mo", "xuong"]), phrase(["lop"])])
    numbers = register.matching(query)
    said = {w.n: w.marked for w in register.wordings(numbers)}
    found = {register.at(n).locator: said[wording] for n, _, wording in register.holding(numbers)}
    assert found == {"PL2.1": "mở lớp dạy nghề báo cáo", "II.1.a": "mở xưởng xưởng"}
    assert register.matching(query, kinds=["duty"]) == register.matching("") == []
    assert register.word_counts(["xuong", "vang"]) == {"xuong": 1, "vang": 0}
    assert register.has_phrase(["day", "nghe"]) and not register.has_phrase(["nghe", "day"])


def test_words_are_looked_for_in_some_plans(register: Register) -> None:
    query = any_of([phrase(["mo", "xuong"]), phrase(["lop"])])
    assert register.matching(query, plans=[ID]) == register.matching(query)
    assert register.matching(query, plans=[]) == []
    assert register.holding(register.matching(query), plans=[]) == []


def test_records_that_say_the_same_share_a_wording(tmp_path: Path) -> None:
    """Of two plans with the same words each record counts, and each is found."""
    path, other = tmp_path / "register.db", "hoabinh-8-2025"
    again = replace(
        PLAN,
        manifest=replace(PLAN.manifest, id=other),
        records=tuple(replace(record, plan=other) for record in PLAN.records),
    )
    write_register(path, [PLAN, again], Directory.load())
    with closing(Register(path)) as both:
        numbers = both.matching(phrase(["xuong"]))
        assert len(numbers) == 1 and both.word_counts(["xuong"]) == {"xuong": 2}
        assert [both.at(n).plan for n, *_ in both.holding(numbers)] == [ID, other]
        assert [both.at(n).plan for n, *_ in both.holding(numbers, [other])] == [other]


def test_a_part_of_a_task_is_found_by_the_words_of_the_whole(tmp_path: Path) -> None:
    """ "1.1 Người cao tuổi" under "1. Mở lớp dạy nghề"."""
    path = tmp_path / "register.db"
    (task,) = (r for r in PLAN.records if r.locator == "PL2.1")
    part = replace(task, locator="PL2.1.1", text="Người cao tuổi")
    write_register(path, [replace(PLAN, records=(*PLAN.records, part))], Directory.load())
    with closing(Register(path)) as found:
        numbers = found.matching("day AND nghe")
        assert [found.at(n).locator for n, *_ in found.holding(numbers)] == ["PL2.1", "PL2.1.1"]
