"""A department called by its field alone after another one: "còn công thương?"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Question
from corpus.agencies import Directory
from corpus.lazy import pattern
from corpus.text import key

_NEXT = pattern(
    r"(?i)^\W*(?:(?:thế|vậy|rồi|the|vay|roi)\s+)?(?:còn|con)\s+(?P<field>[^?.!,;:]{3,60}?)"
    r"(?:\s+(?:thì\s+sao|thi\s+sao|thế\s+nào|the\s+nào|ra\s+sao|sao|nữa|nua))?\s*[?.!]*$"
)
_HEAD = "Sở "


def with_its_head(text: str, history: Sequence[Question], directory: Directory) -> str:
    """The text with "Sở" before a field, after a question about departments alone: there "công
    thương" is no topic."""
    found = _NEXT.match(text)
    last = next(reversed(history), None)
    if found is None or last is None or last.topic or not last.agencies:
        return text
    if not all(name.startswith(_HEAD) for name in last.agencies):
        return text
    called = directory.find(f"{_HEAD}{found['field']}")
    whole = len(called) == 1 and called[0].end - called[0].start == len(_HEAD + found["field"])
    name = key(called[0].agency.name) if whole else ""
    if not f"{name} ".startswith(key(f"{_HEAD}{found['field']}") + " "):  # no slip of another
        return text
    return f"{text[: found.start('field')]}{_HEAD}{text[found.start('field') :]}"
