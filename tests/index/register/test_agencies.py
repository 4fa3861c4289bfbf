"""An agency has every record that names it in a role, and its days."""

from __future__ import annotations

import pytest

from index.register import Register


@pytest.mark.parametrize(
    ("agency", "role", "locators"),
    [
        ("Sở Y tế", "lead", ["PL2.1", "II.1.a", "III.1"]),
        ("Các sở, ban, ngành", "coordinating", ["PL2.1", "II.1.a", "III.1"]),
        ("Sở Tài chính", "tracking", ["PL1.1-bis"]),
        ("Sở Tài chính", "lead", []),
        ("Sở Nội vụ", "lead", []),
    ],
)
def test_a_role_finds_every_record_and_no_other_role(
    register: Register, agency: str, role: str, locators: list[str]
) -> None:
    found = register.standings([agency], role)
    assert [register.at(number).locator for number, *_ in found] == locators


def test_a_standing_holds_the_days_of_its_record(register: Register) -> None:
    """Timing, last day and milestones, so that no record is read to place it in a window."""
    days = {row[3:] for row in register.standings(["Sở Y tế"], "lead")}
    assert days == {
        ("due", "2030-12-31", "2025-12-31 2030-12-31"),
        ("undated", None, None),
        ("recurring", None, None),
    }
    assert register.standings(["Sở Tài chính"], "tracking")[0][3:] == (None, None, None)


def test_every_agency_is_listed_once_and_collectives_are_marked(register: Register) -> None:
    assert sorted(register.agencies()) == [
        ("Các sở, ban, ngành", True),
        ("Sở Tài chính", False),
        ("Sở Y tế", False),
    ]
