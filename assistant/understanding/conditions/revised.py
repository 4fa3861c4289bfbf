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


def find_revised(sentence: Sentence) -> list[Claim]:
    """The condition that a document of a kind is changed. Who issued it is asked for nothing."""
    found = next(_WHICH.finditer(sentence), None) or next(_CHANGED.finditer(sentence), None)
    if found is None or _is_led(sentence, found):
        return []
    said = sentence.text[slice(*found.span("kind"))]
    return [Claim(*found.span(), Condition(Revises(_kinds(found["kind"])), said))]


def _kinds(said: str) -> tuple[str, ...]:
    """ "nghị quyết, quyết định" → its two kinds; () where any document will do."""
    named = tuple(key(kind) for kind in _JOIN.split(said))
    return () if set(named) & set(map(key, listed("revised.any"))) else named


_JOIN = pattern(r"\s*,\s*|\s+(?:và|va|hoặc|hoac|hay)\s+")


def _is_led(sentence: Sentence, found: re.Match[str]) -> bool:
    """ "Quyết định nào Sở A phải sửa đổi": who stands right behind the question changes it."""
    asked = re.compile(r"(?:nào|nao|gì|gi)\s+").search(sentence.low, found.start(), found.end())
    return asked is not None and sentence.names_at(asked.end()) is not None
