"""Is a plan itself asked about: what it is, its issue, what it changed?"""

from __future__ import annotations

from assistant.answer import Change, Edge
from assistant.locator import LocatorRef
from assistant.understanding.names.document_sorts import named_sorts
from assistant.understanding.reading.reading import Reading
from assistant.understanding.words.spans import blank, flat, only
from corpus.lazy import pattern
from corpus.text import key


def speaks_of_plans(reading: Reading) -> bool:
    """Is a plan or another document spoken of?"""
    return (
        bool(reading.plans or reading.documents or reading.unknown_plans)
        or "ke hoach" in reading.flat
        or ("van ban" in reading.flat)
    )


def asks_a_body(reading: Reading) -> bool:
    """Is an agency named that is not the issuer of plans ("UBND tỉnh ra Kế hoạch 86")?"""
    return any(m.agency.kind != "ubnd_tinh" for m in reading.agencies)


def names_plan_alone(reading: Reading) -> bool:
    """ "Kế hoạch 86": nothing in it is asked about, but it."""
    narrowed = reading.topic or reading.agencies or reading.window
    named = reading.plans or (reading.provinces and not reading.documents)
    return bool(named and not narrowed and speaks_of_plans(reading))


_ACT = (
    r"(?:van ban|nghi quyet|quyet dinh|chi thi|ket luan|luat|nghi dinh|thong tu|chuong trinh|de an"
    r"|chien luoc|ke hoach hanh dong|to trinh|chu truong)"
)
_ACTS_ASKED = pattern(
    rf"(?<!\w){_ACT}(?:[ ,](?!{_ACT} )[^\s,.;?]+){{0,6}}? (?:nao|gi|so may|so bao nhieu)(?!\w)"
    rf"|(?<!\w)(?:nhung|cac|neu|liet ke|ke|may)(?: cac| nhung| cai)? {_ACT}(?!\w)"
    rf"|(?<!\w){_ACT} phap ly(?!\w)"
)
# How a plan rests on an act; "viện dẫn" and "dẫn" only where it does so at its head.
_RESTS = pattern(
    r"(?<!\w)(?:xuat phat tu|bat nguon tu|cu the hoa|the che hoa|(?:phan|lam|de) can cu"
    r"|bam (?:vao|theo|sat)|mo dau|(?:o|tai|trong) phan (?:dau|mo dau|can cu)"
    r"|dua (?:tren|vao)|lam (?:co so|nen|goc)|de xay dung|de ban hanh"
    r"|(?:duoc|de) [·\s]*(?:to chuc )?(?:trien khai|thi hanh)(?: thuc hien)?"
    r"|vien dan(?=.* (?:khi|luc|de) (?:ban hanh|xay dung|lap)))(?!\w)"
)


def asks_its_ground(reading: Reading) -> bool:
    """ "Kế hoạch 25 xuất phát từ văn bản chỉ đạo nào của Tỉnh ủy?": on which acts one plan rests;
    who issued them is not asked for what it does."""
    if len({str(p.value) for p in reading.plans}) != 1 or reading.place or reading.documents:
        return False
    rest = flat(blank(reading.text, reading.plans))
    return bool(_RESTS.search(rest) and _ACTS_ASKED.search(rest))


_ANNEXES = pattern(
    r"(?<!\w)(?:may|bao nhieu) phu luc(?!\w)"
    r"|(?<!\w)(?:co |gom )?(?:kem|kem theo|dinh kem|co|gom) (?:nhung |cac )?phu luc"
    r"(?: (?!ve|noi|viet|ghi)\w+){0,2} (?:nao|gi|khong|chua)(?!\w)"
    r"|(?<!\w)(?:moi|tung|cac|hai|ba|may) phu luc (?:\S+ ){0,6}(?:noi|viet|gom|chua|ghi|ve)"
    r"(?: ve)?(?: nhung)? (?:gi|cai gi|noi dung gi)(?!\w)"
)
# "Phụ lục I và Phụ lục II nói về gì?"
_TWO_ANNEXES = pattern(
    r"(?<!\w)(?:phu luc|pl) (?:[iv]+|\d),? (?:va|voi|,) ?(?:(?:phu luc|pl) )?(?:[iv]+|\d)(?!\w)"
    r".*(?<!\w)(?:noi|viet|gom|chua|ghi|co)(?: ve)?(?: nhung)? (?:gi|cai gi|noi dung gi)(?!\w)"
)


def asks_what_annexes(reading: Reading) -> bool:
    """ "Kế hoạch 25 có mấy phụ lục?": of the plan, and no row of one."""
    place = reading.place.value if reading.place else None
    if not isinstance(place, LocatorRef) or not place.whole_annex:
        return False
    named = (reading.plans or reading.provinces) and not (reading.agencies or reading.window)
    several = not place.annex and _ANNEXES.search(reading.flat)
    return bool(named and (several or _TWO_ANNEXES.search(reading.flat)))


_TO_BE_ISSUED = pattern(r"(?<!\w)(?:phai|can|se|nen) (?:duoc )?(?:ban hanh|ra|ky|cong bo)(?!\w)")


def issue_asked(reading: Reading) -> Edge | None:
    """ "Kế hoạch nào ban hành sớm nhất?": the first or the last plan that was issued, none that
    somebody still must issue."""
    if not reading.has("earliest", "latest") or not speaks_of_plans(reading):
        return None
    if reading.known or reading.agencies or _TO_BE_ISSUED.search(reading.flat):
        return None
    return "last" if reading.has("latest") else "first"


# Words for who keeps a plan going; the other words say nothing of what in it is asked about.
_KEEPS = r"(?:theo doi|don doc|giam sat|kiem tra|thuong truc|dau moi|dieu phoi)"
_KEPT = only(
    rf"{_KEEPS}|chiu trach nhiem|nhiem vu|duoc giao|cong tac|trien khai|thuc hien|to chuc|tong hop"
    r"|danh gia|quan ly|chu tri|phu trach|tham muu|dam nhan|co quan|don vi|ke hoach|ai|la|so"
    r"|nganh|ben|nao|gi|cua|viec|giao|lam|chinh|chung|va|de|trong|o|tinh|nay|do"
)
_WHO = pattern(
    r"(?<!\w)(?:ai|(?:co quan|don vi|so|nganh|ben) (?:nao|gi)|dau moi|thuong truc)(?!\w)"
)
_KEEPER = pattern(rf"(?<!\w){_KEEPS}(?!\w)")


def asks_keeper(reading: Reading) -> bool:
    """ "Cơ quan nào theo dõi, đôn đốc Kế hoạch 283?": who keeps a plan going, as a whole."""
    if not reading.plans or reading.agencies or reading.window or reading.place:
        return False
    rest = flat(blank(reading.text, [*reading.plans, *reading.provinces]))
    return bool(_WHO.search(rest) and _KEEPER.search(rest) and _KEPT.match(rest))


_YEARS = pattern(
    r"(?<!\w)(?:(?:den|toi|tu) nam (?:nao|may|bao nhieu)|(?:giai doan|thoi ky) (?:nao|gi)"
    r"|(?:may|bao nhieu) nam|(?:den|toi) (?:bao gio|khi nao|luc nao)|keo dai bao lau)(?!\w)"
)
_ONLY_YEARS = only(
    r"ke hoach|ban|van ban|giai doan|thoi ky|thoi gian|thuc hien|trien khai|ap dung|keo dai"
    r"|hieu luc|co|tu|den|toi|nam|nao|may|bao nhieu|bao gio|khi nao|luc nao|bao lau|cho|trong"
    r"|la|nay|do|cua|tinh|gi|ket thuc|chay|lam|thi|duoc|danh|so|trong vong|pham vi|vay"
)


def asks_its_years(reading: Reading) -> bool:
    """ "Kế hoạch 283 thực hiện từ năm nào đến năm nào?": which years a plan is for, as a whole."""
    named = reading.plans or (reading.provinces and speaks_of_plans(reading))
    if not named or reading.agencies or reading.window or reading.place or reading.documents:
        return False
    rest = flat(blank(reading.text, [*reading.plans, *reading.provinces]))
    return bool(_YEARS.search(rest) and _ONLY_YEARS.match(rest))


_CHANGES: tuple[Change, ...] = ("kept", "dropped", "added")
_OLDER = pattern(r"(?<!\w)(?:ke hoach|ban|van ban) (?:cu|truoc|truoc do|truoc day)(?!\w)")


def change_asked(reading: Reading) -> Change | None:
    """What is asked of two plans; None where it is all that changed."""
    return next((change for change in _CHANGES if reading.has(change)), None)


# The number itself is asked for, of no other thing: "Kế hoạch của Đồng Tháp số bao nhiêu?"
_ITS_NUMBER = pattern(
    r"^\W*(?:cho (?:toi |em |minh )?(?:hoi|biet) )?(?:ban )?(?:ke hoach|kh)(?: \S+){0,8}? "
    r"(?:so|ky hieu)(?: van ban| ke hoach| ky hieu)? (?:bao nhieu|may|nao|gi)"
    r"(?: (?:vay|the|nhi|a|ha|nhe|day|ay))*\W*$"
)


def asks_number(reading: Reading) -> bool:
    """ "Kế hoạch của Đồng Tháp số bao nhiêu?": of a plan that goes by its province."""
    named = reading.provinces and not (reading.plans or reading.agencies or reading.documents)
    return bool(named and key(reading.known) in ("", "so") and _ITS_NUMBER.search(reading.flat))


def asks_changes(reading: Reading) -> bool:
    """ "Kế hoạch 86 bỏ những nhiệm vụ nào của Kế hoạch 26?": of a plan and the one it replaces."""
    plans = {str(plan.value) for plan in reading.plans}
    two = len(plans) > 1 or (plans and _OLDER.search(reading.flat))
    if reading.known or reading.place or reading.documents or not plans:
        return False
    if _OF_THE_PLANS.search(reading.flat):
        return False
    differs = two and (_compares_work(reading) or _DIFFERS.search(reading.flat))
    return bool(reading.has("change", *_CHANGES) or differs)


_DIFFERS = pattern(
    r"(?<!\w)khac (?:\S+ ){1,8}?(?:o )?(?:(?:diem|cho|noi dung|phan) )?"
    r"(?:nao|gi|the nao|ra sao)(?!\w)"
)


# What is asked of two plans is then no work of theirs.
_OF_THE_PLANS = pattern(r"(?<!\w)(?:bao cao|can cu|co so phap ly|nguoi ky|ai ky)(?!\w)")


def _compares_work(reading: Reading) -> bool:
    return reading.has("comparison") and not reading.has("target")


_PLANS_ON = pattern(
    r"(?<!\w)(?:(?:nhung|cac|may|bao nhieu) )?(?:ke hoach|van ban|tinh|noi|dia phuong) nao"
    r"(?: \S+){0,4}? (?:can cu|lay|dua tren|dua vao|trien khai|thuc hien|thi hanh|cu the hoa)(?!\w)"
    r"|(?<!\w)(?:la|lam) (?:can cu|co so)(?: \S+){0,4}? (?:ke hoach|tinh|van ban) nao(?!\w)"
    r"|(?<!\w)(?:ke hoach|tinh|van ban) nao (?:lay )?(?:lam|la) (?:can cu|co so)(?!\w)"
)


def asks_plans_on(reading: Reading) -> bool:
    """ "Kế hoạch nào căn cứ Nghị quyết 71/NQ-CP?": the plans that rest on a document."""
    asked = reading.agencies or reading.topic or reading.plans or reading.has("mention")
    return bool(len(reading.documents) == 1 and not asked and _PLANS_ON.search(reading.flat))


def asks_named_documents(reading: Reading) -> bool:
    """ "Kế hoạch 26 nhắc đến những nghị quyết nào?": documents of a sort, wherever they stand."""
    of_plans = reading.plans or reading.provinces or speaks_of_plans(reading)
    return bool(of_plans and not reading.documents and named_sorts(reading.text))
