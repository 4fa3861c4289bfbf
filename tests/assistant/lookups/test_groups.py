"""A group that is asked for by its name: what names it, and what is given to a wider group."""

from __future__ import annotations

import pytest

from assistant.lookups.collectives import called
from assistant.respond import Assistant


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("Các sở, ban, ngành", "Các sở, ban, ngành, đơn vị và địa phương"),
        ("Ủy ban nhân dân cấp huyện", "Ủy ban nhân dân các huyện, thành phố"),
        ("Ủy ban nhân dân cấp xã", "Ủy ban nhân dân các xã, phường"),
    ],
)
def test_a_lead_that_names_the_group_is_its_own(
    assistant: Assistant, asked: str, lead: str
) -> None:
    assert called(assistant.directory, asked, lead)


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("Ủy ban nhân dân cấp xã", "Các sở, ban, ngành, đơn vị và địa phương"),
        ("Các sở, ban, ngành", "Các cơ quan, đơn vị, địa phương và doanh nghiệp"),
        ("Ủy ban nhân dân cấp xã", "Ủy ban nhân dân các huyện, thành phố"),
    ],
)
def test_a_group_that_only_takes_it_in_is_another(
    assistant: Assistant, asked: str, lead: str
) -> None:
    assert not called(assistant.directory, asked, lead)
