"""Work that only comes back within the asked days: told apart from what falls due in them.

Row 33 of Thái Nguyên's second annex ("Tháng 11 của năm trước") comes back every November.
"""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask

ROW = "thainguyen-25-2025#PL2.33"
PART = "*Việc định kỳ có kỳ đến hạn trong thời gian hỏi*"


def test_a_list_ends_with_it_under_its_own_words(assistant: Assistant) -> None:
    found = ask(assistant, "Thái Nguyên năm 2025 có những việc nào đến hạn?")
    assert [i.record.id for i in found.listed if i.timing == "recurring"] == [ROW]
    assert found.listed[-1].record.id == ROW
    before, after = found.markdown.split(PART)
    dated = len(found.listed) - 1
    assert f"\n{dated}. " in before and f"\n{dated + 1}. " in after
    assert f"gồm {dated} việc có hạn và 1 việc định kỳ" in before


def test_a_list_of_nothing_else_says_so(assistant: Assistant) -> None:
    found = ask(assistant, "Thái Nguyên tháng 11/2025 đến hạn những việc gì?")
    assert [i.record.id for i in found.listed] == [ROW]
    assert "Có **1** việc đến hạn trong tháng 11/2025, là việc định kỳ." in found.markdown


@pytest.mark.parametrize(
    ("counting", "listing"),
    [
        (
            "Thái Nguyên năm 2025 có bao nhiêu việc đến hạn?",
            "Thái Nguyên năm 2025 có những việc nào đến hạn?",
        ),
        (
            "Sở Thông tin và Truyền thông Thái Nguyên chủ trì bao nhiêu việc năm 2025?",
            "Sở Thông tin và Truyền thông Thái Nguyên chủ trì những việc nào năm 2025?",
        ),
    ],
)
def test_a_count_says_what_it_leaves_out(assistant: Assistant, counting: str, listing: str) -> None:
    counted, listed = ask(assistant, counting), ask(assistant, listing)
    assert [i.record.id for i in listed.listed] == [*(i.record.id for i in counted.listed), ROW]
    assert "Chưa kể 1 việc định kỳ" in counted.markdown


def test_a_table_of_counts_says_what_it_leaves_out(assistant: Assistant) -> None:
    found = ask(assistant, "Sở nào ở Thái Nguyên nhiều việc nhất năm 2025?")
    assert "Chưa kể 1 việc định kỳ" in found.markdown
