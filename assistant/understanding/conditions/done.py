"""Whether work is done: "Sở Nội vụ đã hoàn thành những việc nào?". No plan records it."""

from __future__ import annotations

from assistant.condition import Condition, Done
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern

_ENDS = r"(?:hoan thanh|hoan tat|lam xong|thuc hien xong|trien khai xong|xong)"
_ACTS = r"(?:hoan thanh|hoan tat|lam|thuc hien|trien khai|xong|phe duyet|nghiem thu|khoi cong)"
_NOW = r"(?:den nay|toi nay|hien nay|hien tai|den gio|toi gio|roi)"
_SHARE = r"(?:bao nhieu|may)(?: phan tram| %|%)?"
_ASKED = pattern(
    rf"(?<!\w)(?:"
    rf"(?:da|vua)(?: duoc)? {_ENDS}(?: duoc)?"
    rf"|(?:da|vua) (?:lam|thuc hien|trien khai) duoc"
    rf"|(?:van |con )?chua(?: duoc)? (?:{_ENDS}|lam|thuc hien|trien khai|hoan thien)(?: xong)?"
    rf"|{_ACTS}(?: xong| duoc)? (?:hay )?chua"
    rf"|{_ACTS} duoc {_SHARE}(?: roi)?"
    rf"|{_ENDS}(?= (?:\w+ ){{0,5}}roi(?! (?:vao|thi|moi|sau do))(?!\w))"
    r"|da dat(?: duoc)?"
    r"|(?:lam|thuc hien|trien khai|tien hanh|chay) (?:den|toi) dau(?: roi)?|(?:den|toi) dau roi"
    r")(?!\w)"
)
# "Tiến độ thực hiện kế hoạch 25 đến đâu rồi?", "Đến nay … đạt bao nhiêu?": how far it has got.
_SO_FAR = pattern(
    r"(?<!\w)(?:(?:tien do|ket qua)(?!\w).*?(?<!\w)(?P<far>(?:den|toi) dau(?: roi)?)"
    rf"|{_NOW}.*?(?<!\w)(?P<reached>dat(?: duoc)?))(?!\w)"
)
# The day has come: that is in the plans ("việc quá hạn chưa xong").
_OVERDUE = pattern(r"(?<!\w)(?:qua|tre|cham) (?:han|tien do)(?!\w)")


def find_done(sentence: Sentence) -> list[Claim]:
    """The condition that work is done, or is not; none where what is overdue is asked for."""
    bare = flat(sentence.text)
    if _OVERDUE.search(bare) or "hieu luc" in bare:  # "Hiệu lực … đến đâu rồi?"
        return []
    span = _span(bare)
    said = sentence.text[slice(*span)].strip() if span else ""
    return [Claim(*span, Condition(Done(), said))] if span else []


def _span(bare: str) -> tuple[int, int] | None:
    """The words that ask it, without what stands between them."""
    if found := _ASKED.search(bare):
        return found.span()
    found = _SO_FAR.search(bare)
    return found.span("far" if found["far"] else "reached") if found else None
