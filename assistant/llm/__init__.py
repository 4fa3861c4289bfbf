"""A language model, where KEHOACH_LLM_* names one: it sums up the passages of an open
question, and what it says is held against them. Without these settings nothing here is
loaded, and no connection is made.

settings   KEHOACH_LLM_* read
model      what the assistant needs of a model, and how one fails
endpoint   the one module that speaks to a server (OpenAI's protocol, over httpx)
reply      what a model wrote → sentences with the passages that each names
summary    the story: passages → prompt → reply → sentences that pass `cite.statements`
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.llm.model import ChatModel

_PREFIX = "KEHOACH_LLM_"


def chosen_model(environ: Mapping[str, str]) -> ChatModel | None:
    """The model that the settings name; None where none is set.

    Raises ModelSettingError where they are incomplete or cannot be used.

    >>> chosen_model({"OPENAI_API_KEY": "sk-1"}) is None
    True
    """
    given = {name: value for name, value in environ.items() if name.startswith(_PREFIX) and value}
    if not given:
        return None
    from assistant.llm.endpoint import Endpoint
    from assistant.llm.settings import read_settings

    return Endpoint(read_settings(given))
