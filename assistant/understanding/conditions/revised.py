"""Documents that the work shall change: "Quyết định nào phải sửa đổi, bổ sung?"."""

from __future__ import annotations

import re

from assistant.condition import Condition, Revises
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.condition_words import listed
from assistant.understanding.words.spoken import Spoken
from corpus.lazy import pattern
from corpus.text import key

_VERBS = r"<revised.verbs>(?:\s*(?:,|và|hoặc|hay)\s*<revised.verbs>)*"
_ONE = r"<revised.documents revised.any>"
_KIND = rf"(?P<kind>(?:{_ONE}\s*(?:,|và|hoặc|hay)\s*)*{_ONE})"
# The verb behind the document, with who issued that between, or before it.
_WHICH = Spoken(
    rf"(?:(?:những|các)\s+)?{_KIND}\s+(?:nào|gì)(?:\s+[\w·]+){{0,9}}?\s+<revised.must>\s+"
    rf"(?:rà soát\s*,?\s*(?:để\s+)?)?{_VERBS}",
    needs="revised.verbs",
)
_CHANGED = Spoken(
    rf"<revised.must>\s+{_VERBS}\s+(?:(?:những|các)\s+)?{_KIND}\s+(?:nào|gì)",
    needs="revised.verbs",
)
# "Việc nào sửa đổi nghị quyết của HĐND?"
_BY_WORK = Spoken(
    rf"(?<=nào )(?:(?:là|để|phải|cần|có|nhằm|liên quan đến|liên quan tới)\s+)*{_VERBS}\s+"
    rf"(?:(?:các|những|một số)\s+)?{_KIND}(?!\s+(?:nào|gì))",
    needs="revised.verbs",
)
_WORK_ASKED = Spoken(r"(?:việc|nhiệm vụ|công việc|đầu việc)\s+nào")


def find_revised(sentence: Sentence) -> list[Claim]:
    """The condition that a document of a kind is changed. Who issued it is asked for nothing."""
    found = next(_WHICH.finditer(sentence), None) or next(_CHANGED.finditer(sentence), None)
    if found is None and _WORK_ASKED.search(sentence):
        found = next(_BY_WORK.finditer(sentence), None)
        if found is not None:
            said = sentence.text[slice(*found.span("kind"))]
            end = _past_issuer(sentence, found.end())
            return [Claim(found.start(), end, Condition(Revises(_kinds(found["kind"])), said))]
    if found is None or _is_led(sentence, found):
        return []
    said = sentence.text[slice(*found.span("kind"))]
    return [Claim(*found.span(), Condition(Revises(_kinds(found["kind"])), said))]


def _past_issuer(sentence: Sentence, at: int) -> int:
    """Behind whose document it is ("… của HĐND tỉnh")."""
    of = _OF.match(sentence.low, at)
    issuer = sentence.names_at(of.end()) if of else None
    return issuer.end if issuer else at


_OF = pattern(r"\s+(?:của|cua|do)\s+")


def _kinds(said: str) -> tuple[str, ...]:
    """ "nghị quyết, quyết định" → its two kinds; () where any document will do."""
    named = tuple(key(kind) for kind in _JOIN.split(said))
    return () if set(named) & set(map(key, listed("revised.any"))) else named


_JOIN = pattern(r"\s*,\s*|\s+(?:và|va|hoặc|hoac|hay)\s+")


def _is_led(sentence: Sentence, found: re.Match[str]) -> bool:
    """ "Quyết định nào Sở A phải sửa đổi": who stands right behind the question changes it."""
    asked = re.compile(r"(?:nào|nao|gì|gi)\s+").search(sentence.low, found.start(), found.end())
    return asked is not None and sentence.names_at(asked.end()) is not None
