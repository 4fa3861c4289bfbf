"""Whom the work hands something to: "phải trình Tỉnh ủy", "báo cáo Chính phủ"."""

from __future__ import annotations

from assistant.condition import Condition, Receives
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.spoken import Spoken
from corpus.text import fold, key

_HANDS = Spoken(
    r"(?:(?:phải|cần|sẽ|được|để)\s+)*(?P<verb><receiver.verbs>)(?:\s+(?:<receiver.to>))*"
)
_BODY = Spoken(r"\s+<receiver.bodies>")
_BEHIND = Spoken(r"(?:\s+(?:ban hành|phê duyệt|xem xét|thông qua|quyết định|cho ý kiến))+")
_OF_WORK = Spoken(
    r"<things>(?:\s+[\w,]+){0,10}?\s+(?:nào|gì)|(?:những|làm) gì|(?:các|liệt kê) <things>"
)
_OTHER = Spoken(r"<receiver.other>")


def find_receivers(sentence: Sentence) -> list[Claim]:
    """The body that work must be handed to, where work is asked for; one at most."""
    if not _OF_WORK.search(sentence) or _OTHER.search(sentence):
        return []
    for match in _HANDS.finditer(sentence):
        verb, end = fold(match["verb"]), match.end()
        if not sentence.text[: match.start()].strip():
            continue  # "Đề nghị Sở X phải hoàn thành …" speaks to the body itself
        for mention in (m for m in sentence.mentions if m.start > end):
            if not sentence.low[end : mention.start].strip():
                names = (mention.agency.name, *(a.name for a in mention.alternatives))
                return [_claim(sentence, match.start(), mention.end, Receives(verb, names))]
        if body := _BODY.at(sentence, match.end()):
            test = Receives(verb, (), key(body.group()))
            return [_claim(sentence, match.start(), body.end(), test)]
    return []


def _claim(sentence: Sentence, start: int, end: int, test: Receives) -> Claim:
    said = sentence.text[start:end].strip()
    behind = _BEHIND.at(sentence, end)
    return Claim(start, behind.end() if behind else end, Condition(test, said))
