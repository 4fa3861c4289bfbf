"""Who appraises, approves or audits something: plans hardly ever say so."""

from __future__ import annotations

import re
from functools import cache

from assistant.answer import Question
from assistant.understanding.words.condition_words import listed
from corpus.lazy import pattern
from corpus.text import key

_THING = 2  # words
_BODY = r"(?:ai|(?:so|nganh|co quan|don vi|cap|ben|noi|dia phuong|hoi dong) nao)"


def act_asked(question: Question) -> str:
    """The act whose doer is asked for; empty where none is.

    "Cơ quan nào thẩm định Đề án …?" → "thẩm định"
    """
    found = _asked().search(key(question.text)) if question.kind == "who" else None
    said = (found["act"] or found["last"]) if found else None
    return next((act for act in listed("act.words") if key(act) == said), "")


def says_act(text: str, act: str, topic: str) -> bool:
    """Do the words of the work themselves name the act ("Thẩm định hồ sơ …") and what the topic
    says first that it is done to? That its product is "được phê duyệt" says not by whom.

    >>> says_act("Thẩm định hồ sơ khen thưởng", "thẩm định", "thẩm định công nghệ")
    False
    """
    said, done = f" {key(text)} ", key(act)
    before, _, after = key(topic).partition(done)
    thing = " ".join((after or before).split()[:_THING])
    return f" {done} " in said and (not thing or f" {thing} " in said)


@cache
def _asked() -> re.Pattern[str]:
    acts = "|".join(map(key, listed("act.words")))
    before = "|".join(map(key, listed("act.before")))
    return pattern(
        rf"(?<!\w){_BODY} (?:(?:{before}) )*(?P<act>{acts})(?!\w)"
        rf"|(?<!\w)(?:do|boi) {_BODY} (?P<last>{acts})(?!\w)"
    )
