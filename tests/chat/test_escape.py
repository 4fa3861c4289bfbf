"""Text of plans and users stays text in Markdown."""

import pytest

from chat.escape import JOINER, escape, marked


@pytest.mark.parametrize(
    "text",
    ["<img src=x onerror=alert(1)>", "![a](http://x/y.png)", "[a](javascript:alert(1))",
     "Căn cứ:Luật", "~5~ 5*3*2 __x__", "$x^2$", ":::note", "# 1", "| a | b |", "`rm`"],
)  # fmt: skip
def test_every_mark_is_escaped(text: str) -> None:
    shown = escape(text)
    for n, char in enumerate(shown):
        if char.isascii() and not char.isalnum() and char not in " \\":
            assert shown[n - 1] == "\\"


def test_addresses_are_parted_so_that_no_link_is_made_of_them() -> None:
    assert f"https{JOINER}" in escape("https://a.vn")
    assert f"www{JOINER}" in escape("www.a.vn")
    assert f"a{JOINER}\\@b" in escape("a@b.vn")


def test_direction_marks_and_the_cursor_sign_are_left_out() -> None:
    assert escape("a\u202eb\u200bc\u2066") == "abc"


def test_a_highlight_holds_whatever_stands_beside_it() -> None:
    assert marked('"x"') == f'*{JOINER}\\"x\\"{JOINER}*'
    assert marked("  ") == ""
