"""Physical lines become paragraphs: wrapped ones join, markers stay apart."""

from collections.abc import Callable

from corpus.paragraphs import paragraphs
from corpus.plan import Line, Paragraph

Lines = Callable[[str], tuple[Line, ...]]

WRAPPED = """Tỉnh tổ chức các lớp dạy nghề làm gốm cho người dân ở các xã ven sông, ưu
tiên người trẻ, người khuyết tật và các hộ vừa thoát nghèo trong ba năm qua;
các lớp học mở vào mùa khô để người dân còn kịp làm ruộng, mỗi lớp không quá
hai mươi người và có ít nhất hai người thợ lành nghề đứng lớp.
"""


def spans(found: tuple[Paragraph, ...]) -> list[tuple[int, int]]:
    return [(p.span.first, p.span.last) for p in found]


def test_hard_wrapped_lines_are_one_paragraph_of_single_spaces(lines: Lines) -> None:
    (found,) = paragraphs(lines(WRAPPED))
    assert found.text == " ".join(WRAPPED.split())
    assert (found.span.first, found.span.last) == (1, 4)


def test_a_marker_opens_a_paragraph_also_in_wrapped_text(lines: Lines) -> None:
    found = paragraphs(lines(WRAPPED + "2. Mở xưởng chung.\n- Xưởng ở xã.\na) Ở bến sông."))
    assert spans(found) == [(1, 4), (5, 5), (6, 6), (7, 7)]


def test_a_page_break_inside_a_sentence_does_not_end_it(lines: Lines) -> None:
    (found,) = paragraphs(
        lines("5. Giao Văn phòng phối hợp với Sở Công Thương\n\n \n\nbáo cáo tỉnh.")
    )
    assert found.text == "5. Giao Văn phòng phối hợp với Sở Công Thương báo cáo tỉnh."
    assert (found.span.first, found.span.last) == (1, 5)


def test_a_dash_in_small_letters_after_an_open_sentence_is_no_bullet(lines: Lines) -> None:
    """ "kinh tế - xã hội" that the line's end parts."""
    wrapped = WRAPPED.replace("làm ruộng, mỗi lớp không quá", "phát triển kinh tế\n- xã hội")
    (found,) = paragraphs(lines(wrapped))
    assert "phát triển kinh tế - xã hội hai mươi" in found.text


def test_a_labelled_line_is_a_paragraph_of_its_own(lines: Lines) -> None:
    found = paragraphs(lines("1. Mở lớp dạy nghề.\nCơ quan chủ trì: Sở Công Thương."))
    assert spans(found) == [(1, 1), (2, 2)]


def test_lines_of_blanks_and_bars_are_no_text(lines: Lines) -> None:
    assert paragraphs(lines("\n | \n\u00a0\n\t")) == ()


def test_a_label_opens_a_paragraph_below_a_full_line(lines: Lines) -> None:
    full = "Cơ quan phối hợp: Sở Nội vụ, Hội Nông dân tỉnh và Liên minh Hợp tác xã."
    found = paragraphs(lines(WRAPPED + full + "\nThời gian thực hiện: quý III."))
    assert [p.text for p in found[1:]] == [full, "Thời gian thực hiện: quý III."]


def test_a_line_break_inside_a_number_a_day_or_a_name_opens_no_paragraph(lines: Lines) -> None:
    text = "Căn cứ Quyết định số\n14/QĐ-TTg ngày\n02/4/2024 của Bộ\nY tế về trạm y tế;"
    (found,) = paragraphs(lines(text))
    assert found.text == "Căn cứ Quyết định số 14/QĐ-TTg ngày 02/4/2024 của Bộ Y tế về trạm y tế;"


def test_a_title_in_capitals_ends_where_small_letters_begin(lines: Lines) -> None:
    text = "PHÁT TRIỂN NGHỀ MUỐI VEN BIỂN\nThực hiện Nghị quyết số\n5/NQ-HĐND, Ủy ban ban hành:"
    assert spans(paragraphs(lines(text))) == [(1, 1), (2, 3)]


def test_an_article_may_stand_on_the_line_above_its_words(lines: Lines) -> None:
    found = paragraphs(lines("Điều 1.\nPhê duyệt Kế hoạch trồng cói.\nĐiều 2.\nGiao Sở Tài chính."))
    assert [p.text for p in found] == [
        "Điều 1. Phê duyệt Kế hoạch trồng cói.", "Điều 2. Giao Sở Tài chính.",
    ]  # fmt: skip


def test_a_line_that_names_who_is_spoken_to_opens_behind_a_full_stop(lines: Lines) -> None:
    text = (
        "Sở Khoa học và Công nghệ: chủ trì triển khai Đề án, báo cáo Ủy ban nhân\n"
        "dân tỉnh; thẩm định hồ sơ, trình phân bổ kinh phí trong tháng tư năm 2026.\n"
        "Sở Tài chính: thẩm định dự toán, trình phân bổ kinh phí trong tháng bốn\n"
        "của năm kế hoạch, hướng dẫn các đơn vị thanh quyết toán theo quy định."
    )
    assert [p.span.first for p in paragraphs(lines(text))] == [1, 3]


def test_lines_that_each_end_a_sentence_are_paragraphs_of_their_own() -> None:
    """Their lengths alone look like those of a text that breaks its lines."""
    said = [
        "Sở Khoa học và Công nghệ chủ trì triển khai, báo cáo trước ngày 15/12/2026.",
        "Sở Tài chính bố trí vốn sự nghiệp, trình Hội đồng nhân dân tỉnh tại kỳ họp sau.",
        "Các sở, ban, ngành, Ủy ban nhân dân các xã rà soát nhu cầu trước ngày 30/11.",
        "Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
    ]
    lines = tuple(Line(n, text) for n, text in enumerate(said, 1))
    assert [p.text for p in paragraphs(lines)] == said


def test_a_heading_may_end_with_the_word_that_a_number_follows_elsewhere(lines: Lines) -> None:
    text = "3. Phát triển kinh tế số\nSở Y tế mở lớp.\n4. Theo Quyết định số\n12 của tỉnh."
    assert [p.text for p in paragraphs(lines(text))] == [
        "3. Phát triển kinh tế số",
        "Sở Y tế mở lớp.",
        "4. Theo Quyết định số 12 của tỉnh.",
    ]
