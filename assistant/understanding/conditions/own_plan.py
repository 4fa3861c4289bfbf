"""The plans that bodies make of their own: "Hạn nộp kế hoạch triển khai của các sở?"."""

from __future__ import annotations

from assistant.condition import Condition, OwnPlan
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern

_MANY = (
    r"(?:(?:cac|tung|moi|nhung) (?:so(?:,? (?:ban|nganh))*|don vi|co quan|nganh|dia phuong)"
    r"(?:(?:,| va) (?:so|don vi|co quan|nganh|dia phuong))*)"
)
_OWN = (
    r"(?:ke hoach|chuong trinh)(?: hanh dong)?(?: rieng| cu the| chi tiet)?"
    r"(?: de)?(?: (?:to chuc|trien khai|thuc hien)){1,3}(?: cu the| chi tiet| rieng)?"
)
_MADE = r"(?:nop|gui|trinh|lap|xay dung|hoan thanh|(?:phai|can|se) (?:co|ban hanh|lam))"
# What may follow; other words tell what some other plan is about ("kế hoạch triển khai 5G").
_END = (
    r"(?=\s*(?:[?.,;:!)·]|$)|\s+(?:cua|theo|truoc|khi|bao gio|ngay|thang|luc|la|o|tai|trong|nay"
    r"|cham|muon|xong|den|ve|cho|vao|nhu|kh|ke hoach|thi|han|ra sao|duoc)(?!\w))"
)
_ASKED = pattern(
    rf"(?<!\w)(?:(?:bat|buoc|yeu cau|giao) )?(?:(?:{_MANY}|don vi|co quan) )?"
    rf"(?:(?:phai|can|se) )?{_MADE}(?: (?:ban|cac))? {_OWN}{_END}"
    rf"(?: cua (?:{_MANY}|minh|don vi minh|co quan minh|don vi))?"
)
# "UBND huyện phải tự lập kế hoạch gì?"
_BY_ONESELF = pattern(
    r"(?<!\w)tu (?:minh )?(?:lap|xay dung|ban hanh|soan) (?:cac |nhung )?ke hoach"
    r"(?: (?:gi|nao))?(?!\w)"
)
_TO = pattern(r"\s+(?:ve|cho|len|den|toi|qua)\s+")


def find_own_plan(sentence: Sentence) -> list[Claim]:
    """That a plan of one's own is to be made, by which a province's is carried out."""
    bare = flat(sentence.text)
    found = _ASKED.search(bare) or _BY_ONESELF.search(bare)
    if found is None:
        return []
    start, end = found.start(), _past_receiver(sentence, found.end())
    return [Claim(start, end, Condition(OwnPlan(), sentence.text[start:end].strip()))]


def _past_receiver(sentence: Sentence, at: int) -> int:
    """Behind whom it is handed to ("… về UBND tỉnh"), who has no part in the work."""
    to = _TO.match(flat(sentence.text), at)
    receiver = sentence.names_at(to.end()) if to else None
    return receiver.end if receiver else at
