"""What a clause says otherwise than a target of the same plan stands beside the target."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Settings
from assistant.lookups.elsewhere import differs, elsewhere
from assistant.respond import Assistant

FOUR = "Hoàn thành xây dựng đô thị thông minh tại phường A, phường B, phường C và phường D."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # Lists of which some names are the same.
        (FOUR, "Hoàn thành xây dựng đô thị thông minh tại phường B, phường C và phường D.", True),
        (FOUR, FOUR.replace("phường C và phường D", "phường D và phường C"), False),
        (FOUR, "Hoàn thành xây dựng đô thị thông minh tại xã E, xã F và xã G.", False),
        (FOUR, "Khởi công xây dựng khu công nghiệp công nghệ cao tại phường A và phường B.", False),
        # The same words with another figure.
        (
            "Tỷ lệ người dân có tài khoản định danh điện tử đạt 80%.",
            "Tỷ lệ người dân có tài khoản định danh điện tử đạt 90%.",
            True,
        ),
        (
            "Tỷ lệ người dân có tài khoản định danh điện tử đạt 80%.",
            "Tỷ lệ người dân có tài khoản định danh điện tử đạt 80%.",
            False,
        ),
        # Another year is another target; other words say something else.
        (
            "Hoàn thành kết nối cơ sở dữ liệu của tỉnh năm 2030.",
            "Hoàn thành kết nối cơ sở dữ liệu của tỉnh năm 2045.",
            False,
        ),
        (
            "Bố trí ít nhất 15% ngân sách chi sự nghiệp khoa học và công nghệ",
            "Bố trí ít nhất 20% ngân sách chi sự nghiệp giáo dục và đào tạo",
            False,
        ),
    ],
)  # fmt: skip
def test_what_says_otherwise(one: str, other: str, expected: bool) -> None:
    assert differs(one, other) is expected
    assert differs(other, one) is expected


def test_four_wards_here_and_three_there(assistant: Assistant) -> None:
    """002, line 132: Mỹ Tho, Cao Lãnh, Sa Đéc, Hồng Ngự; line 335: without Mỹ Tho."""
    found = elsewhere(assistant.register, "dongthap-283-2025#II.2.2.e-20")
    assert [(p.locator, p.span.first) for p in found] == [("III.5.s", 335)]


def test_the_plans_contradict_themselves_there_alone(assistant: Assistant) -> None:
    targets = [r.id for r in assistant.register.records(None, ["target"])]
    found = [i for i in targets if elsewhere(assistant.register, i)]
    assert found == ["dongthap-283-2025#II.2.2.e-20"]


def test_the_answer_shows_both_and_cites_both(assistant: Assistant) -> None:
    text = "Mục tiêu xây dựng đô thị thông minh của Đồng Tháp đến năm 2030?"
    answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
    assert "Ở chỗ khác (mục III.5.s) kế hoạch ghi “Hoàn thành xây dựng đô thị" in answer.markdown
    assert {132, 335} <= {c.lines[0] for c in answer.citations}
