"""Places in plans that a question names."""

from __future__ import annotations

import pytest

from assistant.locator import LocatorRef
from assistant.understanding.names.places import find_place


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("Đề án X ở mục II.5.4 hạn bao giờ", "II.5.4"),
        ("de an X o muc II.5.4 han bao gio", "II.5.4"),
        ("điểm đ mục II.7 nói gì", "II.7.đ"),
        ("điểm o mục II.7 nói gì", "II.7.o"),
        ("c) mục II.2 nói gì", "II.2.c"),
    ],
)
def test_a_letter_before_a_clause_is_its_point_and_no_preposition(text: str, locator: str) -> None:
    found = find_place(text)
    assert found is not None
    assert found.value == LocatorRef(locator=locator)
