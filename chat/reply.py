"""An answer as the message that shows it: its words, its table and chart, its buttons."""

from __future__ import annotations

import chainlit as cl
from chainlit.element import Element

from assistant.answer import Answer
from chat import chips, figures, followups
from chat.elements import chart_element, table_element
from chat.escape import escape
from chat.table import table
from chat.timeline import timeline
from chat.visit import Choice
from chat.workload import workload
from index.register import Register


def message(answer: Answer, register: Register, choice: Choice) -> cl.Message:
    """The message, not yet sent; its buttons name it by its id."""
    shown = cl.Message(content=_text(answer, choice), elements=_elements(answer, register))
    shown.actions = [action(button, shown.id) for button in followups.buttons(answer)]
    return shown


def _text(answer: Answer, choice: Choice) -> str:
    text = chips.with_chips(answer.markdown, answer.citations)
    if not choice.text:
        return text
    return f"{text}\n\n*Thiết lập đang áp dụng\\: {escape(choice.text)}*"


def _elements(answer: Answer, register: Register) -> list[Element]:
    found: list[Element] = []
    if rows := table(answer, register):
        found.append(table_element(rows))
    drawn = (draw(answer, register) for draw in (workload, timeline, figures.figures))
    return [*found, *(chart_element(figure) for figure in drawn if figure)]


def action(button: followups.Button, step: str) -> cl.Action:
    """A button under the message `step`."""
    return cl.Action(
        name=button.name,
        label=button.label,
        tooltip=button.tooltip,
        icon=button.icon,
        payload={"value": button.value, "step": step},
    )
