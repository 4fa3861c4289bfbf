"""Several agencies in one cell: "A và B cùng chủ trì", "vừa giao A vừa giao B", "sở nào cùng
chủ trì với A"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Literal

from assistant.condition import Condition, Jointly, Named
from assistant.understanding.conditions.sentence import Claim, Sentence, names_of
from assistant.understanding.words.spoken import Spoken
from corpus.agencies import Mention
from corpus.text import unaccent

_ROLE = r"(?P<role><partner.leads>|phối hợp)"
_WITH = r"(?:cùng với|với|cùng)"
# What joins two names, and what then says that both are meant.
_JOINED = Spoken(rf"(?:\s*,)?\s*(?P<join>và|lẫn|{_WITH}|,)")
_JOINTLY = Spoken(rf"\s*(?:<partner.jointly>\s+)?{_ROLE}")
_BOTH = Spoken(
    r"(?:\s*,)?\s*<partner.jointly>\s+(?P<role><partner.leads>|phối hợp|<partner.shares>)"
)
_LEADS_OR_AIDS = Spoken(r"(?:<partner.leads>|phối hợp)")
# "A và B cùng tham gia", "có việc gì chung": both, whatever they do there.
_BOTH_ARE_IN = Spoken(r"(?:\s*,)?\s*<partner.jointly>\s+<partner.stands>")
_ASKED = r"(?:(?:những|các|bao nhiêu|mấy)\s+)?(?:việc|nhiệm vụ|công việc|đầu việc)"
_HAVE_IN_COMMON = Spoken(
    rf"\s*(?:có|làm)\s+(?:chung|cùng)(?=\s+{_ASKED})"
    rf"|\s*(?:có|làm)\s+{_ASKED}(?:\s+(?:gì|nào))?\s+(?:chung|cùng nhau)"
)
_HAS_BOTH = Spoken(
    r"(?:<partner.stands>|có|gồm|bao gồm|sự tham gia|của)\s+(?:của\s+)?cả", needs="partner.both"
)
_SAYS_BOTH = frozenset(("cùng", "cùng với", "lẫn"))
_FROM_BOTH = Spoken(r"cả|chung(?:\s+(?:cho|của|giữa))?", needs="partner.both")
_OWN = r"(?:\s+(?:giao cho|giao|do|của|thuộc|có|là việc của|cho))?"
_ONE = Spoken(rf"vừa{_OWN}", needs="partner.each")
_OTHER = Spoken(rf"(?:\s*,)?\s*(?:mà\s+|và\s+)?vừa{_OWN}")
_ANY_ROLE = Spoken(rf"(?:\w+\s+){{0,4}}?{_ROLE}")
_SHARES = r"(?:<partner.leads>|<partner.shares>)"
_JOINTLY_WITH = Spoken(
    rf"<partner.jointly>\s+{_ROLE}\s+(?:chung\s+)?{_WITH}",
    needs="partner.jointly",
)
# With one agency alone: whoever stands beside it.
_SHARED = Spoken(
    rf"(?:<partner.jointly>\s+{_SHARES}(?:\s+chung)?|{_SHARES}\s+chung)\s+{_WITH}",
    needs="partner.jointly",
)
# "A làm cùng B", "A cùng B làm": side by side in whatever role.
_SHARED_WITH = Spoken(
    rf"(?:<partner.jointly>\s+<partner.shares>|<partner.shares>\s+(?:cùng|chung)"
    rf"|<partner.shares>(?:\s+{_ASKED})?\s+(?:gì|nào)\s+(?P<beside>cùng|chung))(?:\s+{_WITH})*",
    needs="partner.shares",
)
_SHARE = Spoken(r"\s*(?:<partner.jointly>\s+)?<partner.shares>")
_IN_COMMON = Spoken(r"\s*(?:(?:phải|cần|sẽ)\s+)?<partner.shares>\s+(?:chung|cùng nhau)")
_WHOM = Spoken(r"\s*(?:(?:những|các)\s+)?(?:<partner.whom>)", needs="partner.whom")
_SEVERAL = Spoken(
    r"(?:(?:có|do)\s+)?(?:từ\s+)?(?:hai|ba|nhiều|2|3)\s+(?:cơ quan|đơn vị|sở)(?:\s+trở lên)?"
    r"(?:\s+<partner.jointly>)?\s+(?:chủ trì|theo dõi|phụ trách)"
    r"|(?:được\s+)?giao(?:\s+cho)?\s+(?:từ\s+)?(?:hai|nhiều|2)\s+(?:cơ quan|đơn vị|sở)"
    r"(?:\s+trở lên)?"
    r"|(?:<partner.jointly>\s+)?(?:chủ trì|đứng chủ trì|đứng tên|đứng)\s+"
    r"(?:(?:chung|cùng|với)\s+)+<partner.others>|<partner.jointly>\s+chủ trì\s+<partner.others>"
)
# "Làm chung với sở khác": with others, who lead too or coordinate; "làm cùng" is to coordinate.
_WITH_OTHERS = Spoken(
    r"(?:<partner.jointly>\s+)?<partner.shares>\s+chung\s+(?:(?:cùng|với)\s+)+<partner.others>",
    needs="partner.others",
)
_TWO = 2
_HAS = Spoken(r"có")


def find_together(sentence: Sentence) -> list[Claim]:
    """The condition that more than one agency stands in a cell, with all words that say so."""
    if joint := _SEVERAL.search(sentence):
        return [_several(sentence, *joint.span())]
    if others := _WITH_OTHERS.search(sentence):
        said = sentence.text[slice(*others.span())]
        return [Claim(*others.span(), Condition(Jointly(helped=True), said))]
    pairs = (_pair(sentence, *two) for two in pairwise(sentence.mentions))
    own = (_jointly_with, _works_with, _with_whom)
    single = (f(sentence) for f in own)
    return next(filter(None, pairs), None) or [c for c in single if c][:1]


def _several(sentence: Sentence, start: int, end: int) -> Claim:
    return Claim(start, end, Condition(Jointly(), sentence.text[start:end]))


def _pair(sentence: Sentence, first: Mention, second: Mention) -> list[Claim]:
    """ "A và B cùng chủ trì", "A cùng với B chủ trì", "cả A và B phối hợp", "việc chung của A
    và B", "vừa do A vừa do B chủ trì": both stand in the cell."""
    start, end = sentence.past_names(first.end), sentence.past_names(second.end)
    each = sentence.ends_at(_ONE, first.start) and _OTHER.at(sentence, start)
    if each and not sentence.low[each.end() : second.start].strip():
        role = _ANY_ROLE.at(sentence, end + 1)
        only_there = role is None and sentence.ends_at(_HAS, each.end())
        stands = _beside(sentence, second) if only_there else _both(sentence, second, role)
        return [Claim(each.start(), second.end, stands)]
    joined = _JOINED.at(sentence, start)
    if not joined or sentence.low[joined.end() : second.start].strip():
        return []
    whole = sentence.ends_at(_FROM_BOTH, first.start)
    beside = bool(whole) or joined["join"] in _spelt(_SAYS_BOTH, sentence)
    role = (_JOINTLY if beside else _BOTH).at(sentence, end)
    if role:
        does = _LEADS_OR_AIDS.at(sentence, role.start("role"))  # "cùng làm gì": in any role
        both = _both(sentence, second, role) if does else _beside(sentence, second)
        said = Claim(end, role.start("role"), both)
        return [Claim(joined.start(), second.end, both), said]
    if common := _IN_COMMON.at(sentence, end) or _BOTH_ARE_IN.at(sentence, end):
        both = _beside(sentence, second)
        return [Claim(joined.start(), second.end, both), Claim(end, common.end(), both)]
    if _HAVE_IN_COMMON.at(sentence, end) or sentence.ends_at(_HAS_BOTH, first.start):
        return [Claim(joined.start(), second.end, _beside(sentence, second))]
    if beside and not whole and _SHARE.at(sentence, end):
        return [Claim(joined.start(), second.end, _beside(sentence, second))]
    if whole and whole.group() not in _spelt(frozenset(("cả",)), sentence):
        return [Claim(joined.start(), second.end, _both(sentence, second, None))]
    return []


def _jointly_with(sentence: Sentence) -> Claim | None:
    """ "A cùng chủ trì với B": both stand in the cell."""

    def claim(joint: re.Match[str], second: Mention) -> Claim:
        return Claim(joint.end("role"), second.end, _both(sentence, second, joint))

    return _with_another(sentence, _JOINTLY_WITH, claim)


def _works_with(sentence: Sentence) -> Claim | None:
    """ "A làm cùng B", "việc A làm chung với B": B stands there too, whatever it does."""

    def claim(shared: re.Match[str], second: Mention) -> Claim | None:
        if shared["beside"] and _JOINTLY.at(sentence, sentence.past_names(second.end)):
            return None  # "A làm việc gì cùng với B phối hợp": on the other side
        start = shared.start("beside" if shared["beside"] else 0)  # "làm gì" asks for the list
        return Claim(start, second.end, _beside(sentence, second))

    return _with_another(sentence, _SHARED_WITH, claim)


def _with_another(
    sentence: Sentence, words: Spoken, claim: Callable[[re.Match[str], Mention], Claim | None]
) -> Claim | None:
    """The claim of words that lead from the first body to another."""
    if len(sentence.mentions) < _TWO:
        return None
    for found in words.finditer(sentence):
        second = sentence.names_next(found.end())
        if second and sentence.mentions[0] is not second:
            return claim(found, second)
    return None


def _with_whom(sentence: Sentence) -> Claim | None:
    """ "Sở nào cùng chủ trì với A?", "A chủ trì chung với những sở nào?": in what A leads with
    others."""
    if len(sentence.mentions) != 1:
        return None
    for shared in _SHARED.finditer(sentence):
        whom = _WHOM.at(sentence, shared.end())
        if whom or sentence.names_next(shared.end()):
            return _several(sentence, shared.start(), whom.end() if whom else shared.end())
    return None


def _both(sentence: Sentence, second: Mention, role: re.Match[str] | None) -> Condition:
    said = sentence.text[second.start : second.end]
    return Condition(Named(_cell(role), names_of(second)), said)


def _beside(sentence: Sentence, second: Mention) -> Condition:
    said = sentence.text[second.start : second.end]
    return Condition(Named("either", names_of(second)), said)


def _cell(role: re.Match[str] | None) -> Literal["lead", "coordinating"]:
    """The cell that a role speaks of; where none is named, who leads."""
    return "coordinating" if role and unaccent(role["role"]) == "phoi hop" else "lead"


def _spelt(words: frozenset[str], sentence: Sentence) -> Iterator[str]:
    return iter(words if sentence.marked else map(unaccent, words))
