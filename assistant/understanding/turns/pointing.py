"""What a follow-up points at in the last answer: a place in its list, all of it, a part of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.answer import Question
from assistant.understanding.words.condition_words import listed
from assistant.understanding.words.spans import blanked, flat
from corpus.lazy import pattern
from corpus.text import key

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading

# A follow-up that points past the end of the last answer points at no record at all.
NO_RECORD = "#"
SHORTER = "Danh sách vừa nêu chỉ có"
FEW = 12  # records of the last answer that are shown once more in full
_NOUN = r"(?:viec|nhiem vu|muc|cai|khoan|dau viec|cong viec)"
_WORDS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_NTH = rf"(?:{'|'.join(_WORDS)}|\d{{1,2}})"
_NO_DAYS = r"(?!\w|[/.-]\d|\s+(?:thang|nam|quy|ngay|tuan|20\d\d)(?!\w))"
# "việc thứ hai và thứ tư", "nhiệm vụ số 2", "mục 3"; "dân số từ 15 tuổi" has no fourth.
_ORDINAL = pattern(
    rf"(?<!\w)(?:(?:thu|{_NOUN}\s+so|so(?=\s+\d))\s+(?P<word>{_NTH})"
    rf"|{_NOUN}\s+(?P<digits>\d{{1,2}})){_NO_DAYS}"
)
_ALSO = pattern(rf"\s*(?:,|va|voi)\s*(?:{_NOUN}\s+)?(?:(?:thu|so)\s+)?(?P<word>{_NTH}){_NO_DAYS}")
# "việc đầu tiên", "3 việc đầu", "hai cái cuối cùng".
_COUNTS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5}
_END = pattern(
    rf"(?<!\w)(?:(?P<n>{'|'.join(_COUNTS)}|\d{{1,2}})\s+)?{_NOUN}\s+"
    r"(?P<end>dau tien|cuoi cung|dau|cuoi)"
    r"(?!\s+(?:nam|thang|quy|tuan|ky|tu|moi|ra|vao|bai|nguon|to|thau|gia)(?!\w))(?!\w)"
)
# "Việc kia", "những việc còn lại": the others of the list that one of was told of; "việc tiếp
# theo", "nhiệm vụ liền trước": beside that one.
_REST = pattern(
    rf"(?<!\w)(?:(?:nhung|cac|may|\d{{1,2}}|{'|'.join(_COUNTS)}) )?{_NOUN} (?:con lai|kia)(?!\w)"
)
_STEP = pattern(
    rf"(?<!nhung )(?<!cac )(?<!\w){_NOUN} (?:(?P<next>tiep theo|ke tiep|ke sau|tiep|lien sau"
    r"|ngay sau|sau do|sau)|lien truoc|ngay truoc|ke truoc|truoc do|truoc)"
    r"(?=\W*(?:$|(?:thi|la|do|ai|noi|co|han|bao gio|khi nao|nhe|a|nua)(?!\w)))"
)
# Words of a topic that are left of a place: "nhiệm vụ thứ 2 kết quả là gì", "3 việc đầu".
_PLACE = pattern(rf"^(?:(?:thu|so) )?{_NTH}(?:(?: va)? (?:(?:thu|so) )?{_NTH})*(?: |$)")
_BESIDE = pattern(r"con lai|kia|tiep theo|ke tiep|tiep|(?:lien|ngay)(?: sau| truoc)?|sau|truoc")
# What every answer about work tells of it: "kết quả phải có là gì?".
_PARTS = pattern(
    r"(?:ket qua|san pham(?: dau(?: ra)?)?|dau ra|noi dung)"
    r"(?: (?:cuoi cung|cu the|(?:phai|can) (?:co|nop|dat|giao|bao cao)))?"
)
_PART = pattern(rf"(?<!\w){_PARTS.pattern}(?!\w)")
# Without its diacritics "nó" is sure only where it begins what is asked of a plan.
_IT = pattern(r"(?<!\w)nó(?!\w)|^\W*no (?=can cu|thay|bi thay|do |con hieu|co hieu|het hieu|han )")


def places(reading: Reading) -> tuple[int, ...]:
    """The places in the last list that are meant, from its end below zero.

    "việc thứ hai và thứ tư" → (2, 4), "3 việc đầu" → (1, 2, 3), "việc cuối cùng" → (-1,)
    """
    found_names = (reading.agencies, reading.documents, reading.plans, reading.provinces)
    names = [(found.start, found.end) for of in found_names for found in of]
    said = flat(blanked(reading.text, names))  # "Sở Tư pháp" is no fourth
    if end := _END.search(said):
        count = _COUNTS.get(end["n"] or "", 0) or int(end["n"] or 1)
        return tuple(range(-count, 0) if end["end"].startswith("cuoi") else range(1, count + 1))
    found = _ORDINAL.search(said)
    if not found or (reading.place and not (found["word"] or "").isalpha()):
        return ()
    words = [found["word"] or found["digits"]]
    while found := _ALSO.match(said, found.end()):
        words.append(found["word"])
    return tuple(int(w) if w.isdigit() else _WORDS.index(w) + 1 for w in words)


def says_rest(reading: Reading) -> bool:
    """ "Những việc còn lại", "việc kia"."""
    return bool(_REST.search(reading.flat))


def step(reading: Reading) -> int:
    """How far from the piece of work just told of: 1 for "việc tiếp theo", -1 for "việc liền
    trước", 0 where none is asked for so."""
    found = _STEP.search(reading.flat)
    return 0 if not found else 1 if found["next"] else -1


def _beside(reading: Reading, last: Question) -> tuple[str, ...]:
    """The records of the last list that stand beside those just told of."""
    shown, told = last.answered, [i for i in last.answered if i in last.about]
    if not told or len(told) == len(shown):
        return ()
    if says_rest(reading):
        return tuple(i for i in shown if i not in told)
    if by := step(reading):
        at = shown.index(told[-1 if by > 0 else 0]) + by
        return shown[at : at + 1] if 0 <= at < len(shown) else (NO_RECORD,)
    return ()


def says_it(reading: Reading) -> bool:
    """ "Nó căn cứ vào đâu?": what the last turn was about, unless this one named it before."""
    found = _IT.search(reading.text.lower())
    if found is None:
        return False
    told = " ".join(flat(reading.topic).split()[:2])
    return not told or told not in flat(reading.text[: found.start()])


def asks_part(reading: Reading) -> bool:
    """ "Sản phẩm là gì?": what every answer about work tells of it."""
    return bool(_PART.search(reading.flat))


# "Kế hoạch 26 có nhiệm vụ nào tương tự?": the topic of the last turn.
_ALIKE = pattern(
    r"(?:viec |nhiem vu |noi dung )?(?:tuong tu|tuong ung|giong (?:vay|the)|nhu (?:vay|the))"
)


# "Mở rộng ra cả năm 2026": other days than the last, and nothing of what is done.
_OTHER_DAYS = pattern(
    r"(?:mo |noi |lay |tinh |xem )?(?:rong|them|dai|lui|keo dai|day lui)"
    r"(?: (?:ra|them|toi|den|sang))*"
)


def is_no_topic(topic: str, reading: Reading) -> bool:
    """Is a folded topic only a place in a list, a part of what was told ("thứ 2 kết quả"), or
    how the days become others?"""
    if (reading.window or reading.bare_year) and _OTHER_DAYS.fullmatch(topic):
        return True
    if says_rest(reading) or step(reading):
        topic = _BESIDE.sub("", topic).strip()
    rest = _PLACE.sub("", topic).strip() if places(reading) else topic
    act = reading.has("who", "deadline") and rest in _folded("pointer.acts")
    return not rest or bool(act or _PARTS.fullmatch(rest) or _ALIKE.fullmatch(rest))


def is_of_any_plan(topic: str) -> bool:
    """Is a folded topic something that every plan has ("nguồn kinh phí thực hiện")?"""
    own = re.sub(rf"\b(?:{'|'.join(_folded('pointer.of_any_plan'))})\b", "", topic)
    beside = set(" ".join(_folded("pointer.of_any_plan_beside")).split())
    return own != topic and set(own.split()) <= beside


@cache
def _folded(name: str) -> tuple[str, ...]:
    return tuple(sorted(map(key, listed(name)), key=len, reverse=True))


def pointed_at(reading: Reading, last: Question, kind: str) -> tuple[str, ...]:
    """The records of the last answer that a turn asks about, which names nothing itself."""
    shown = tuple(i.partition("~")[0] for i in last.answered)  # of a mention, where it stands
    if others := _beside(reading, last):
        return others
    if shown and (meant := places(reading)):
        at = [place + len(shown) if place < 0 else place - 1 for place in meant]
        if by_number := [i for n in meant if n > len(shown) for i in shown if i.endswith(f".{n}")]:
            return tuple(by_number)  # "việc 12" after the rows 10 to 12
        return tuple(shown[i] for i in at if 0 <= i < len(shown)) or (NO_RECORD,)
    if kind in ("who", "deadline") or (kind == "citation" and len(shown) <= FEW):
        return shown
    return ()
