"""What an earlier turn named, pointed at by its kind: "ai ban hành nghị quyết này?", "Sở Nội vụ
làm gì trong phong trào này?"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Question
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern

_THIS = pattern(
    r"(?<!\w)(?P<kind>nghi quyet|quyet dinh|chi thi|cong van|thong bao|nghi dinh|thong tu)"
    r" (?:nay|do|ay|kia|noi tren|vua neu|vua noi)(?!\w)"
)
_IN_THIS = pattern(
    r"(?<!\w)(?:trong|voi|cho|ve|doi voi|thuoc|phuc vu) (?P<kind>\w+(?: \w+){0,3}?)"
    r" (?:nay|do|ay|noi tren)(?!\w)"
)
_NUMBER = pattern(r"^\d+[/-]|^\d+$")


def with_its_number(text: str, history: Sequence[Question]) -> str:
    """The text with the number of the document asked about last, where it points at one."""
    found = _THIS.search(flat(text))
    document = next((q.document for q in reversed(history) if q.document), None)
    if found is None or document is None or not _NUMBER.match(document):
        return text
    return f"{text[: found.end('kind')]} {document}{text[found.end() :]}"


def with_its_topic(text: str, history: Sequence[Question]) -> str:
    """The text with the topic of the last question that had one, where it points at that by its
    first words."""
    found = _IN_THIS.search(flat(text))
    last = next((q for q in reversed(history) if q.topic), None)
    if found is None or last is None:
        return text
    kind = tuple(found["kind"].split())
    if last.topic == kind or last.topic[: len(kind)] != kind:
        return text
    return f"{text[: found.start('kind')]}{last.topic_text}{text[found.end() :]}"
