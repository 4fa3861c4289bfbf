"""Tables and charts for Chainlit's page, made without pandas and without Plotly's Python."""

from __future__ import annotations

import json
from typing import ClassVar
from uuid import uuid4

from chainlit.context import context
from chainlit.element import Element, Text
from pydantic.dataclasses import dataclass

from chat.look import Figure
from chat.table import Table


@dataclass
class TableElement(Element):  # type: ignore[misc]
    """Rows that the page's table component shows."""

    type: ClassVar[str] = "dataframe"
    # As text: the table component parses it itself.
    mime: str = "text/plain"


@dataclass
class ChartElement(Element):  # type: ignore[misc]
    """A figure that the page's chart component draws."""

    type: ClassVar[str] = "plotly"
    mime: str = "application/json"


def table_element(table: Table) -> Element:
    return TableElement(name=table.title, content=table.json())


def chart_element(figure: Figure) -> Element:
    name = figure["layout"]["meta"]["title"]
    return ChartElement(name=name, content=json.dumps(figure, ensure_ascii=False))


async def open_panel(title: str, markdown: str) -> None:
    """Open the side panel on a text, in place of what it shows.

    Chainlit's own call also announces the element to the message list, which closes the
    panel again; here only the panel hears of it.
    """
    text = Text(name=title, content=markdown, mime="text/plain", display="side")
    await text._create(persist=False)
    panel = {"elements": [text.to_dict()], "key": str(uuid4())}
    await context.emitter.emit("set_sidebar_elements", panel)
    await context.emitter.emit("set_sidebar_title", title)
