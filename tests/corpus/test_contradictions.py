"""Two sentences say the same with another figure, or of another list of names."""

from __future__ import annotations

import pytest

from corpus.contradictions import differs

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
