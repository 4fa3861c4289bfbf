"""Is work listed by its topic, whoever leads it?"""

from __future__ import annotations

from assistant.understanding.reading.reading import Reading
from corpus.lazy import pattern

_WORK = pattern(r"(?<!\w)(?:nhiem vu|viec)(?!\w)")
_WORK_LISTED = pattern(
    r"(?<!\w)(?:nhung|cac|moi|toan bo|tat ca|liet ke|danh sach|danh muc|may|co)(?!\w).*"
    r"(?<!\w)(?:nhiem vu|viec)(?!\w)|(?<!\w)(?:nhiem vu|viec) (?:nao|gi)(?!\w)"
)


def compares_lists(reading: Reading) -> bool:
    """ "So sánh nhiệm vụ về du lịch của hai kế hoạch": the work of each, no figures."""
    named = any(_WORK.search(c.phrase) for c in reading.cues if "responsibility" in c.kinds)
    other = reading.has("target", "who", "deadline", "due")
    return bool(named and reading.known and reading.has("comparison") and not other)


_MANY = pattern(
    r"(?<!\w)(?:nhung|cac|moi|toan bo|tat ca) (?:dau |cong )?(?:nhiem vu|viec)"
    r" (?:ve|lien quan)(?!\w)"
)


def tells_of_many(reading: Reading) -> bool:
    """ "Ai chủ trì các nhiệm vụ về dữ liệu?": of each of them, not of the one that fits best."""
    asked = reading.has("who", "deadline", "due") and not reading.has("comparison", "target")
    return bool(asked and reading.known and not reading.agencies and _MANY.search(reading.flat))


def lists_work(reading: Reading) -> bool:
    """ "Có những nhiệm vụ nào về dữ liệu?", "Đồng Tháp làm gì cho doanh nghiệp nhỏ?": work by its
    topic, whoever leads it."""
    other = reading.has("open", "mention", "target", "who", "deadline")
    listed = (_WORK_LISTED.search(c.phrase) for c in reading.cues if "responsibility" in c.kinds)
    does = _DOES_FOR.search(reading.flat) and (reading.provinces or reading.plans)
    return bool(reading.known) and not other and bool(does or any(listed))


_DOES_FOR = pattern(
    r"(?<!\w)(?:lam|trien khai|thuc hien)(?: duoc| nhung)? gi (?:cho|voi|ve|de|trong)(?!\w)"
)
