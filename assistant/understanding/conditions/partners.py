"""Who stands beside the asked agency: "phối hợp với Sở B", "việc của A mà B phối hợp"."""

from __future__ import annotations

from assistant.condition import Alone, Condition, Named, Partner
from assistant.understanding.conditions.sentence import Claim, Sentence, names_of
from assistant.understanding.conditions.together import find_together
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
_LEADS = Spoken(r"<partner.leads>")
_LEADS_NEXT = Spoken(r"\s+(?:(?:phải|được giao|là|làm)\s+)*<partner.leads>")
_OWN = Spoken(r"(?:của|do|thuộc)")
_HAS = Spoken(r"(?:mà|và|có|cần|với|phải|không|chẳng)(?:\s+(?:có|cần|với|phải|không|chẳng))*")
_AND = Spoken(r"và|với")
_WORK_OF = Spoken(r"(?:việc|nhiệm vụ|công việc|nội dung)(?:\s+(?:gì|nào))?\s+(?:của|do)")
_NOT = Spoken(r"không|chẳng")
_ALONE = Spoken(
    r"(?:<partner.alone>)(?:\s*,?\s*(?:và\s+|mà\s+)?(?:không|chẳng)\s+(?:có|cần)"
    r"(?:\s+(?:cơ quan|đơn vị|sở|sở ngành|ai|bên))*(?:\s+(?:nào|khác))*\s+phối hợp)?",
    needs="partner.alone",
)


def find_partners(sentence: Sentence) -> list[Claim]:
    """The condition that a second agency is named for."""
    alone = _ALONE.search(sentence)
    if alone and _LEADS.search(sentence):
        said = sentence.text[slice(*alone.span())]
        return [Claim(*alone.span(), Condition(Alone(), said))]
    if together := find_together(sentence):
        return together
    for find in (_led_by, _aided_by, _aids):
        if claim := find(sentence):
            return [claim]
    return []


def _aided_by(sentence: Sentence) -> Claim | None:
    """ "việc A chủ trì có B phối hợp", "việc của A mà B phối hợp": A leads, B coordinates; "việc
    của A không cần B phối hợp": B does not."""
    for partner in sentence.mentions[1:]:
        aids = _AIDS.at(sentence, sentence.past_names(partner.end))
        has = sentence.ends_at(_HAS, partner.start)
        without = has is not None and _NOT.within(sentence, *has.span()) is not None
        led = _LEADS.within(sentence, 0, partner.start)
        apart = has is not None and not _AND.at(sentence, has.start())
        if not aids or not (led or (apart and _is_own(sentence, sentence.mentions[0]))):
            continue
        start = has.start() if has else partner.start
        if not without:
            return _beside(sentence, partner, start, aids.end())
        said = sentence.text[partner.start : partner.end]
        test = Named("coordinating", names_of(partner))
        return Claim(start, aids.end(), Condition(test, said, negated=True))
    return None


def _led_by(sentence: Sentence) -> Claim | None:
    """ "việc A phối hợp do B chủ trì", "A phối hợp việc gì của B"."""
    first = sentence.mentions[0] if sentence.mentions else None
    if first is None or not _AIDS.at(sentence, sentence.past_names(first.end)):
        return None
    for partner in sentence.mentions[1:]:
        own = sentence.ends_at(_OWN, partner.start)
        leads = _LEADS_NEXT.at(sentence, sentence.past_names(partner.end))
        work = sentence.ends_at(_WORK_OF, partner.start)
        if leads or work:
            end = leads.end() if leads else partner.end
            return _beside(sentence, partner, own.start() if own else partner.start, end)
    return None


def _aids(sentence: Sentence) -> Claim | None:
    """ "A phải phối hợp với B việc gì": A coordinates in what B leads; "việc của A phải phối
    hợp với B", "A chủ trì, phối hợp với B": A leads."""
    for withs in _WITH.finditer(sentence):
        partner = sentence.names_next(withs.end())
        if partner is None:
            continue
        others = [m for m in sentence.mentions if m is not partner]
        if not others:
            return None
        leads = _LEADS.within(sentence, 0, withs.start()) or _is_own(sentence, others[0])
        with_ = [m.start() for m in _WITH_PLAIN.finditer(sentence) if m.end() <= partner.start]
        start = withs.start() if leads else max(with_, default=partner.start)
        return _beside(sentence, partner, start, partner.end)
    return None


def _beside(sentence: Sentence, partner: Mention, start: int, end: int) -> Claim:
    """The claim of a partner that stands on the other side."""
    said = sentence.text[partner.start : partner.end]
    return Claim(start, end, Condition(Partner(names_of(partner)), said))


def _is_own(sentence: Sentence, mention: Mention) -> bool:
    """ "việc của Sở A": its own work, which it leads."""
    return sentence.ends_at(_OWN, mention.start) is not None
