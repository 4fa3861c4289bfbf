"""Messages have a length and a pace."""

from chat.intake import LONGEST, Pace, Paces, fault


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


def test_each_speaker_has_a_pace_and_the_longest_silent_are_let_go(monkeypatch) -> None:
    monkeypatch.setattr(Paces, "MOST", 2)
    paces = Paces(per_minute=1)
    assert [paces.allow(name) for name in ("lan", "lan", "hoa")] == [True, False, True]
    assert paces.allow("minh"), "now Lan, silent the longest, is forgotten"
    assert paces.allow("lan")
