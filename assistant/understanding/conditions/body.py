"""The body of a plan alone: "ở phần nội dung", "trong thân kế hoạch", beside no annex."""

from __future__ import annotations

from assistant.condition import Condition, Stands
from assistant.locator import LocatorRef
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.spoken import Spoken

_ANY_ANNEX = LocatorRef(annex="")
_BODY = Spoken(
    r"(?:(?:riêng|chỉ)\s+)?(?:(?:nêu|ghi|nằm)\s+)?(?:ở|trong|tại|thuộc)\s+"
    r"(?:phần\s+(?:nội dung|thân|lời văn|lời|chính văn)|thân(?=\s+(?:kế hoạch|văn bản|·))"
    r"|lời văn(?=\s+(?:kế hoạch|văn bản|·)))"
    r"|phần\s+(?:nội dung|thân|lời văn)(?=\s+(?:giao|phân công|có|thì))"
)
_OF_WORK = Spoken(r"việc|nhiệm vụ|chủ trì|phối hợp|giao|phải\s+làm")
_ANNEX = Spoken(r"phụ lục")


def find_body(sentence: Sentence) -> list[Claim]:
    """What stands in no annex, where work is asked for; a passage has its own search."""
    found = _BODY.search(sentence)
    if not found or not _OF_WORK.search(sentence) or _ANNEX.search(sentence):
        return []
    outside = Condition(Stands(_ANY_ANNEX), "phụ lục", negated=True)
    return [Claim(*found.span(), outside)]
