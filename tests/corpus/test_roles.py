"""One cell that says who leads and who helps."""

from __future__ import annotations

import pytest

from corpus.roles import parted


@pytest.mark.parametrize(
    "cell",
    [
        "Chủ trì: Sở Y tế; Phối hợp: Công an tỉnh, Sở Công Thương",
        "- Chủ trì: Sở Y tế - Phối hợp: Công an tỉnh, Sở Công Thương",
        "Cơ quan chủ trì: Sở Y tế. Cơ quan phối hợp: Công an tỉnh, Sở Công Thương.",
        "Sở Y tế (chủ trì); Công an tỉnh, Sở Công Thương (phối hợp)",
        "Sở Y tế chủ trì, phối hợp với Công an tỉnh, Sở Công Thương",
        "Sở Y tế; phối hợp: Công an tỉnh, Sở Công Thương",
        "Sở Y tế chủ trì; Công an tỉnh, Sở Công Thương phối hợp.",
        "Sở Y tế là cơ quan chủ trì, Công an tỉnh, Sở Công Thương cùng phối hợp thực hiện",
        "Sở Y tế; Công an tỉnh, Sở Công Thương phối hợp",
        "Sở Y tế (chủ trì), Công an tỉnh, Sở Công Thương",
    ],
)
def test_who_leads_and_who_helps_stand_in_one_cell(cell: str) -> None:
    assert parted(cell) == ("Sở Y tế", "Công an tỉnh, Sở Công Thương")


@pytest.mark.parametrize("cell", ["Sở Y tế, Công an tỉnh", "Chủ trì: Sở Y tế", ""])
def test_a_cell_that_parts_nobody_is_who_leads(cell: str) -> None:
    assert parted(cell) == (cell, "")


@pytest.mark.parametrize("cell", ["Sở Y tế chủ trì.", "Sở Y tế chịu trách nhiệm"])
def test_one_body_leads_alone(cell: str) -> None:
    assert parted(cell) == ("Sở Y tế", "")
