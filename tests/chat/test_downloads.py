"""The export buttons make files that open."""

from datetime import date

import pytest

from chat.downloads import MIMES, file_name, write


@pytest.mark.parametrize(("kind", "opening"), [("xlsx", b"PK"), ("docx", b"PK"),
                                               ("ics", b"BEGIN:VCALENDAR")])  # fmt: skip
def test_each_kind_is_written(answers, register, tmp_path, kind: str, opening: bytes) -> None:
    path = tmp_path / f"tep.{kind}"
    write(answers.of("PL2.2", "PL2.7"), register, kind, path)
    assert path.read_bytes().startswith(opening)
    assert kind in MIMES


def test_the_name_is_plain(answers) -> None:
    name = file_name(answers.of("PL2.7"), "xlsx", date(2025, 6, 1))
    assert name == "so-noi-vu-phai-lam-gi_20250601.xlsx"
