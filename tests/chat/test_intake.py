"""Messages have a length and a pace."""

from chat.intake import LONGEST, Pace, fault


def test_a_question_of_the_longest_length_passes() -> None:
    assert fault("a" * LONGEST) is None


def test_a_longer_one_is_refused_with_the_limit() -> None:
    assert "2.000 ký tự" in (fault("a" * (LONGEST + 1)) or "")


def test_an_empty_one_is_refused() -> None:
    assert fault(" \n") == "Anh/chị chưa nhập câu hỏi."


def test_a_minute_must_pass_after_too_many() -> None:
    clock = [0.0]
    pace = Pace(3, now=lambda: clock[0])
    assert [pace.allows() for _ in range(4)] == [True, True, True, False]
    clock[0] = 60.0
    assert pace.allows()
