"""Work and targets of which a plan says two things: "nội dung và phụ lục ghi chủ trì khác nhau"."""

from __future__ import annotations

from assistant.condition import Condition, Disputed
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.spoken import Spoken

_SAYS = r"(?:(?:<disputed.says>)\s+)*"
_BETWEEN = (
    r"(?:(?:giữa|ở|trong)\s+)?(?:(?:<disputed.parts>)\s+(?:và|với|so với)\s+phụ lục"
    r"|phụ lục\s+(?:và|với|so với)\s+(?:<disputed.parts>))"
)
_OTHERWISE = r"(?:<disputed.words>|<disputed.differs>)(?:\s+(?:với\s+)?nhau)?"
_BETWEEN_PARTS = Spoken(
    rf"{_BETWEEN}\s+{_SAYS}{_OTHERWISE}|{_SAYS}{_OTHERWISE}\s+{_BETWEEN}",
    needs="disputed.parts",
)
_AT_ODDS = Spoken(
    rf"{_SAYS}(?<!giải quyết )(?<!xử lý )(?:<disputed.words>)(?:\s+(?:với\s+)?nhau)?",
    needs="disputed.words",
)
_ASKED = Spoken(r"<things>|<targets>|điểm|chỗ|những gì|gì|nào|không")


def find_disputed(sentence: Sentence) -> list[Claim]:
    """That one plan says otherwise elsewhere, where such places are asked for."""
    found = _BETWEEN_PARTS.search(sentence) or _AT_ODDS.search(sentence)
    if found is None or not _ASKED.search(sentence):
        return []
    return [Claim(*found.span(), Condition(Disputed(), found.group().strip()))]
