"""How often a report is asked about: "báo cáo 6 tháng", "báo cáo hằng quý"."""

from __future__ import annotations

from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.plan import Deadline

_EACH = "(?:hang|moi|tung)"
# A bare unit counts right behind the report: "báo cáo quý", no "trong quý".
_OF = "(?:bao cao|so ket|tong ket)(?: ket qua)?(?: dinh ky)?"
_SAID = {
    "weekly": f"{_EACH} tuan|{_OF} tuan",
    "monthly": f"{_EACH} thang|{_OF} thang",
    "quarterly": f"{_EACH} quy|{_OF} quy|0?3 thang|ba thang",
    "half_yearly": "0?6 thang|sau thang|nua nam|ban nien",
    "yearly": f"{_EACH} nam|{_OF} nam|thuong nien",
    "adhoc": "dot xuat",
}
# "Quý III" and "tháng trước" are days, no rhythm.
_DAYS = (
    r"(?! ?(?:(?:dau|cuoi|giua)(?! nam(?! \d))|\d|[ivx]+(?!\w)|nay|nao|qua|toi"
    r"|truoc(?! ngay)|sau|tiep|ke))"
)
_RHYTHMS = {name: pattern(rf"(?<!\w)(?:{said})(?!\w){_DAYS}") for name, said in _SAID.items()}
_TIMES_A_YEAR = {1: "yearly", 2: "half_yearly", 4: "quarterly", 12: "monthly"}


# "Mỗi quý hay cuối năm?": which one is what is asked.
_CHOICE = pattern(
    rf"(?<!\w)hay (?:la )?(?:\w+ ){{0,2}}?(?:cuoi|dau|giua|{_EACH}|bao cao|quy|thang|nam|dot xuat)"
    r"(?!\w)"
)


def rhythms_asked(text: str) -> frozenset[str]:
    """The rhythms that a question names, as `Recurrence.freq` calls them; none for any.

    >>> rhythms_asked("Bao giờ phải báo cáo 6 tháng?")
    frozenset({'half_yearly'})
    >>> rhythms_asked("Báo cáo tháng 6 nộp ngày nào?")
    frozenset()
    """
    said = flat(text)
    if _CHOICE.search(said):
        return frozenset()
    return frozenset(name for name, words in _RHYTHMS.items() if words.search(said))


def comes_so(deadline: Deadline | None, asked: frozenset[str]) -> bool:
    """Does it come back so: by what is printed, or by how many days a year it has?"""
    if deadline is None or deadline.recurrence is None:
        return False
    again = deadline.recurrence
    own = {*again.freq, _TIMES_A_YEAR.get(len(again.before_md), "")}
    return bool(own & asked)
