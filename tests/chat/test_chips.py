"""Markers become links to the cited place, and only markers do."""

from chat.chips import Place, link, place, with_chips


def test_a_marker_becomes_a_link_with_plan_lines_and_clause(answers) -> None:
    answer = answers.of("PL2.7")
    shown = with_chips("Việc [1]", answer.citations)
    # cat -n 000_5e8ed121d685de27.txt: task 7 stands on line 383.
    assert shown.startswith("Việc [\\[1\\]](/ke-hoach/thaibinh-26-2025?dong=383-383#PL2.7 ")


def test_what_is_no_marker_stays(answers) -> None:
    citations = answers.of("PL2.7").citations
    for text in ("[2]", r"\[1\]", "[1](x)", "1", "[a]"):
        assert with_chips(text, citations) == text


def test_markers_side_by_side_are_both_links(answers) -> None:
    citations = answers.of("PL2.7", "PL2.8").citations
    assert with_chips("[1][2]", citations).count("/ke-hoach/") == 2


def test_a_link_is_read_back() -> None:
    address = link("dongthap-283-2025", "II.2.đ", (12, 14))
    assert place(address) == Place("dongthap-283-2025", (12, 14), "II.2.đ")


def test_any_other_address_is_no_place() -> None:
    for address in ("", "/ke-hoach/x", "http://evil/ke-hoach/x?dong=1-2", "//e/ke-hoach/?dong=1-2",
                    "/ke-hoach/x?dong=1-2&dong=3-4", "/ke-hoach/x?dong=-1-2"):  # fmt: skip
        assert place(address) is None
