"""The settings that a user opens beside the question, with what is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import chainlit as cl
from chainlit.input_widget import Select, TextInput

from chat.visit import ALL, Choice, agencies, provinces
from index.register import Register


def settings_panel(register: Register, choice: Choice) -> cl.ChatSettings:
    """Province, agency and as-of day, not yet sent."""
    day = choice.as_of.strftime("%d/%m/%Y") if choice.as_of else ""
    return cl.ChatSettings([
        _select("province", "Tỉnh mặc định", "Tất cả các tỉnh",
                provinces(register), choice.province),
        _select("agency", "Cơ quan của anh/chị", "Không chọn", agencies(register), choice.agency),
        TextInput(
            id="as_of", label="Ngày dùng để tính thời hạn", initial=day,
            placeholder="ngày/tháng/năm; để trống là hôm nay",
        ),
    ])  # fmt: skip


def _select(name: str, label: str, none: str, known: Sequence[str], chosen: str | None) -> Select:
    items = {none: ALL} | {one: one for one in known}
    return Select(id=name, label=label, items=items, initial_value=chosen or ALL)
