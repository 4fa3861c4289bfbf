"""Who stands beside the asked agency: "phối hợp với Sở B", "A và B cùng chủ trì"."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.condition import Alone, Condition, Jointly, Named, Partner
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.spoken import Spoken
from corpus.agencies import Mention

# What stands before and behind the name of a partner.
_WITH = Spoken(
    r"<partner.aids>(?:\s+(?!với|cùng)[\w]+){0,5}\s+(?:cùng\s+với|với|cùng)", needs="partner.aids"
)
_WITH_PLAIN = Spoken(r"(?:cùng với|cùng|với)")
_AIDS = Spoken(
    r"(?:\s*,)?\s*(?:(?:cùng|tham gia|là|làm|giữ vai trò|đóng vai trò|ở vai trò|được giao)\s+)*"
    r"(?:(?:cơ quan|đơn vị|bên)\s+)?<partner.aids>"
)
_JOINED = Spoken(r"(?:\s*,)?\s*(?:và|cùng với|cùng|với|,)")
_JOINTLY = Spoken(r"\s*(?:<partner.jointly>\s+)?(?P<role><partner.leads>|phối hợp)")
_BOTH = Spoken(r"(?:\s*,)?\s*<partner.jointly>\s+(?P<role><partner.leads>|phối hợp)")
_JOINTLY_WITH = Spoken(
    r"<partner.jointly>\s+(?P<role><partner.leads>|phối hợp)\s+(?:chung\s+)?(?:cùng với|với|cùng)",
    needs="partner.jointly",
)
_TWO = 2
_LEADS = Spoken(r"<partner.leads>")
_LEADS_NEXT = Spoken(r"\s+(?:(?:phải|được giao|là|làm)\s+)*<partner.leads>")
_OWN = Spoken(r"(?:của|do|thuộc)")
_HAS = Spoken(r"(?:mà|và|có|cần|với|phải|không|chẳng)(?:\s+(?:có|cần|với|phải|không|chẳng))*")
_NOT = Spoken(r"không|chẳng")
_SEVERAL = Spoken(
    r"(?:có\s+)?(?:từ\s+)?(?:hai|ba|nhiều|2|3)\s+(?:cơ quan|đơn vị|sở)(?:\s+trở lên)?"
    r"(?:\s+<partner.jointly>)?\s+chủ trì|(?:<partner.jointly>\s+)?chủ trì\s+"
    r"(?:(?:chung|cùng|với)\s+)+<partner.others>|<partner.jointly>\s+chủ trì\s+<partner.others>"
)
_ALONE = Spoken(
    r"(?:<partner.alone>)(?:\s*,?\s*(?:và\s+|mà\s+)?(?:không|chẳng)\s+(?:có|cần)"
    r"(?:\s+(?:cơ quan|đơn vị|sở|sở ngành|ai|bên))*(?:\s+(?:nào|khác))*\s+phối hợp)?",
    needs="partner.alone",
)


def find_partners(sentence: Sentence) -> list[Claim]:
    """The condition that a second agency is named for; one at most."""
    alone = _ALONE.search(sentence)
    if alone and _LEADS.search(sentence):
        said = sentence.text[slice(*alone.span())]
        return [Claim(*alone.span(), Condition(Alone(), said))]
    if joint := _SEVERAL.search(sentence):
        said = sentence.text[slice(*joint.span())]
        return [Claim(*joint.span(), Condition(Jointly(), said))]
    for find in (_jointly, _jointly_with, _led_by, _aided_by, _aids):
        if claim := find(sentence):
            return [claim]
    return []


def _past_names(sentence: Sentence, at: int) -> int:
    """Behind the province or plan that a name bears ("Sở B tỉnh Thái Nguyên cùng …")."""
    for start, end in sentence.stops:
        between = sentence.low[at:start].strip() if start >= at else "-"
        at = end if between in ("", "tỉnh", "tinh") else at
    return at


def _names(mention: Mention) -> tuple[str, ...]:
    return (mention.agency.name, *(a.name for a in mention.alternatives))


def _jointly(sentence: Sentence) -> Claim | None:
    """ "A và B cùng chủ trì", "A cùng với B chủ trì": both stand in the cell."""
    for first, second in pairwise(sentence.mentions):
        joined = _JOINED.at(sentence, _past_names(sentence, first.end))
        if not joined or sentence.low[joined.end() : second.start].strip():
            continue
        word = sentence.low[joined.start() : joined.end()]
        beside = "cùng" in word or "cung" in word
        role = (_JOINTLY if beside else _BOTH).at(sentence, _past_names(sentence, second.end))
        if role:
            cell = "coordinating" if role["role"] in ("phối hợp", "phoi hop") else "lead"
            said = sentence.text[second.start : second.end]
            test = Named(cell, _names(second))  # type: ignore[arg-type]
            return Claim(joined.start(), role.start("role"), Condition(test, said))
    return None


def _jointly_with(sentence: Sentence) -> Claim | None:
    """ "A cùng chủ trì với B": both stand in the cell."""
    if len(sentence.mentions) < _TWO:
        return None
    for joint in _JOINTLY_WITH.finditer(sentence):
        second = next((m for m in sentence.mentions if m.start >= joint.end()), None)
        beside = second and not sentence.low[joint.end() : second.start].strip()
        if second and beside and sentence.mentions[0] is not second:
            cell = "coordinating" if joint["role"] in ("phối hợp", "phoi hop") else "lead"
            said = sentence.text[second.start : second.end]
            test = Named(cell, _names(second))  # type: ignore[arg-type]
            return Claim(joint.end("role"), second.end, Condition(test, said))
    return None


def _aided_by(sentence: Sentence) -> Claim | None:
    """ "việc A chủ trì có B phối hợp": A leads, B coordinates; "việc của A không cần B phối
    hợp": B does not."""
    for partner in sentence.mentions[1:]:
        aids = _AIDS.at(sentence, partner.end)
        has = _beside(_HAS, sentence, partner.start)
        without = has is not None and _NOT.within(sentence, *has.span()) is not None
        led = _LEADS.within(sentence, 0, partner.start)
        if not aids or not (led or (without and _is_own(sentence, sentence.mentions[0]))):
            continue
        said = sentence.text[partner.start : partner.end]
        names = _names(partner)
        test = Named("coordinating", names) if without else Partner(names)
        start = has.start() if has else partner.start
        return Claim(start, aids.end(), Condition(test, said, negated=without))
    return None


def _beside(words: Spoken, sentence: Sentence, at: int) -> re.Match[str] | None:
    """The match that ends right before an offset."""
    found = (m for m in words.finditer(sentence) if m.end() <= at)
    return next((m for m in found if not sentence.low[m.end() : at].strip()), None)


def _led_by(sentence: Sentence) -> Claim | None:
    """ "việc A phối hợp do B chủ trì"."""
    first = sentence.mentions[0] if sentence.mentions else None
    if first is None or not _AIDS.at(sentence, first.end):
        return None
    for partner in sentence.mentions[1:]:
        leads = _LEADS_NEXT.at(sentence, partner.end)
        if leads:
            own = _beside(_OWN, sentence, partner.start)
            start = own.start() if own else partner.start
            said = sentence.text[partner.start : partner.end]
            return Claim(start, leads.end(), Condition(Partner(_names(partner)), said))
    return None


def _aids(sentence: Sentence) -> Claim | None:
    """ "A phải phối hợp với B việc gì": A coordinates in what B leads; "việc của A phải phối
    hợp với B", "A chủ trì, phối hợp với B": A leads."""
    for withs in _WITH.finditer(sentence):
        partner = next((m for m in sentence.mentions if m.start >= withs.end()), None)
        if partner is None or sentence.low[withs.end() : partner.start].strip():
            continue
        others = [m for m in sentence.mentions if m is not partner]
        if not others:
            return None
        own = others[0]
        leads = _LEADS.within(sentence, 0, withs.start()) or _is_own(sentence, own)
        with_ = list(_WITH_PLAIN.finditer(sentence))
        start = max((m.start() for m in with_ if m.end() <= partner.start), default=partner.start)
        start = withs.start() if leads else start
        said = sentence.text[partner.start : partner.end]
        return Claim(start, partner.end, Condition(Partner(_names(partner)), said))
    return None


def _is_own(sentence: Sentence, mention: Mention) -> bool:
    """ "việc của Sở A": its own work, which it leads."""
    return _beside(_OWN, sentence, mention.start) is not None
