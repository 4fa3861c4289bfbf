"""A document that an earlier turn named, pointed at by its kind: "ai ban hành nghị quyết này?"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Question
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern

_THIS = pattern(
    r"(?<!\w)(?P<kind>nghi quyet|quyet dinh|chi thi|cong van|thong bao|nghi dinh|thong tu)"
    r" (?:nay|do|ay|kia|noi tren|vua neu|vua noi)(?!\w)"
)
_NUMBER = pattern(r"^\d+[/-]|^\d+$")


def with_its_number(text: str, history: Sequence[Question]) -> str:
    """The text with the number of the document asked about last, where it points at one."""
    found = _THIS.search(flat(text))
    document = next((q.document for q in reversed(history) if q.document), None)
    if found is None or document is None or not _NUMBER.match(document):
        return text
    return f"{text[: found.end('kind')]} {document}{text[found.end() :]}"
