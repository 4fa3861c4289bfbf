"""The things that a topic lists side by side."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.respond import Assistant
from assistant.understanding.reading.reading import read


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Mục tiêu về kinh tế số và nhân lực nghiên cứu", ("kinh tế số", "nhân lực nghiên cứu")),
        (
            "Chỉ tiêu dữ liệu lớn, sở hữu trí tuệ và thương mại điện tử của Thái Bình?",
            ("dữ liệu lớn", "sở hữu trí tuệ", "thương mại điện tử"),
        ),
        # The province stands between them.
        (
            "Tỷ lệ dữ liệu lớn của Thái Bình và tỷ lệ hồ sơ trực tuyến là bao nhiêu",
            ("dữ liệu lớn", "hồ sơ trực tuyến"),
        ),
        # Without diacritics "va" joins as well.
        ("muc tieu kinh te so va nhan luc nghien cuu", ("kinh te so", "nhan luc nghien cuu")),
        ("Mục tiêu kinh tế số của Thái Bình và Thái Nguyên", ()),
    ],
)
def test_a_topic_is_cut_where_it_lists(
    assistant: Assistant, text: str, things: tuple[str, ...]
) -> None:
    reading = read(text, date(2025, 11, 21), assistant.context)
    assert reading.topics.listed == things
