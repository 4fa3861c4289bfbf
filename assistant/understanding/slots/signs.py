"""The signs by which a reading shows what kind of question it asks, the strongest first."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Kind
from assistant.locator import LocatorRef
from assistant.understanding.reading.reading import Reading
from assistant.understanding.slots.aims import aims_at_year
from assistant.understanding.slots.blanks import blank_of
from assistant.understanding.slots.lists import compares_lists, lists_work, tells_of_many
from assistant.understanding.slots.of_plans import (
    asks_a_body,
    asks_changes,
    asks_its_ground,
    asks_its_years,
    asks_keeper,
    asks_named_documents,
    asks_number,
    asks_plans_on,
    asks_what_annexes,
    issue_asked,
    names_plan_alone,
    speaks_of_plans,
)
from assistant.understanding.slots.tallying import tally_of
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern


def _asks_work(reading: Reading) -> bool:
    return reading.has("responsibility", "coordinating", "tracking", "ongoing") or bool(
        reading.window and not reading.window.horizon
    )


def _asks_of_work(reading: Reading) -> bool:
    """Beside a document's number: is it the work on it that is asked about?"""
    if reading.has("mention"):
        return False
    of_agency = reading.agencies and reading.has("responsibility")
    of_work = reading.topic and reading.has("deadline", "due", "who")
    return bool(of_agency or of_work)


def names_place(reading: Reading) -> LocatorRef | None:
    """A row or clause to look up; a whole annex beside a question of work is its scope, and
    so is a clause beside what an agency has in it."""
    place = reading.place.value if reading.place else None
    if not isinstance(place, LocatorRef):
        return None
    whole = place.number is None and place.locator is None
    asked = reading.has("count", "responsibility")
    if whole and reading.has("target"):  # "Phụ lục I gồm những chỉ tiêu nào?"
        asked = True
    if whole and reading.topic:  # "trong phụ lục ghi sao?", "trong Phụ lục II … hạn khi nào?"
        asked = asked or reading.has("who", "deadline", "due", "target", "series", "comparison")
    scope = whole and (reading.agencies or reading.window or asked)
    counts = place.locator and _COUNTS_WORK.search(reading.flat)  # "mục II.7 có bao nhiêu việc"
    of_one = not place.number and (counts or (reading.agencies and asked))
    return None if scope or of_one else place


_COUNTS_WORK = pattern(
    r"(?<!\w)(?:bao nhieu|may) (?:cai |dau |cong )?(?:viec|nhiem vu|trach nhiem)(?!\w)"
)


def _asks_whom(reading: Reading) -> bool:
    """Is there a question word for a body ("sở nào", "ai"), or only "do Sở chủ trì"?"""
    asking = {"ai", "nao"}
    return any("who" in c.kinds and asking & set(c.phrase.split()) for c in reading.cues)


def _compares_work(reading: Reading) -> bool:
    """ "… hạn khác nhau ra sao": days or leads beside each other, no figures."""
    compared = reading.has("comparison") and not ranks_figures(reading)
    return bool(compared and reading.topic and not reading.has("target"))


def ranks_figures(reading: Reading) -> bool:
    """ "Ba tỉnh ai đặt cao hơn?": of days and leads none is higher than another."""
    ranked = (c.phrase.split()[-1] for c in reading.cues if "comparison" in c.kinds)
    return not _RANKED.isdisjoint(ranked) and not reading.has("lead", "deadline", "due")


_RANKED = frozenset(("hon", "nhat"))


def _names_work(reading: Reading) -> bool:
    """ "Hạn ban hành kế hoạch phát triển hạ tầng số": a piece of work, not a plan here."""
    return bool(reading.known and not reading.plans and reading.has("deadline", "due"))


def _several_provinces(reading: Reading) -> bool:
    return len({p.name for p in reading.provinces}) > 1 and not reading.agencies


def _counts(reading: Reading) -> bool:
    """A number is asked for; "mấy việc … là gì" asks for the things."""
    return any(
        "count" in cue.kinds
        and not ("may" in cue.phrase.split() and _NAMES_THINGS.search(reading.flat[cue.end :]))
        for cue in reading.cues
    )


# "2025, 2030 và 2045": a figure for each.
YEARS_IN_TURN = pattern(r"20[2-5]\d(?:(?:\s?(?:,|;|/|va|roi|den)\s?| )(?:nam |moc )?20[2-5]\d){2}")
# "từ 2025 đến 2035", "2025, 2030, …, 2045": all the years between; "giai đoạn 2025 đến 2030" is
# what a plan is for.
YEARS_SPANNED = pattern(
    r"(?<!giai doan )(?<!thoi ky )(?<!\d)(?P<first>20[2-5]\d)(?:, ?20[2-5]\d)*"
    r"(?: (?:den|toi|qua|sang|-) |,? ?(?:\.{2,}|…),? ?(?:(?:roi )?(?:den|toi) )?)(?:het )?"
    r"(?:cuoi )?(?:nam )?(?P<last>20[2-5]\d)(?!\d)"
)
_A_YEAR = pattern(r"(?<![\d/])20[2-5]\d(?![\d/])")
_EACH_YEAR = frozenset(("moi nam", "moi mot nam"))
NUMBER_ASKED = pattern(r"(?<!\w)(?:bao nhieu|may|dem|so luong|tong so)(?!\w)")
_NAMES_THINGS = pattern(r"(?<!\w)(?:gi|nao|nhung gi)(?!\w)")


# "Báo cáo … gửi về cơ quan nào?": who gets a report, not who leads some work.
_SENDS = pattern(r"(?<!\w)bao cao (?:.* )?(?:gui|nop|trinh|ve|len|cho) ")


def asks_figure(reading: Reading) -> bool:
    """ "Mức phạt khi nộp báo cáo chậm là bao nhiêu?": a figure of something, no day and no body."""
    other = reading.has("deadline", "due", "who", "responsibility", "count")
    return bool(reading.has("target") and reading.topic and not other)


def _about_reports(reading: Reading) -> bool:
    if (reading.agencies and reading.has("responsibility")) or asks_figure(reading):
        return False
    if _SENDS.search(reading.flat) and _asks_whom(reading):
        return True
    asked = reading.has("deadline", "due", "responsibility") or reading.window
    if reading.has("reporting"):
        return True
    of_plan = reading.plans and not (reading.agencies or _WORK_ALONE.search(reading.flat))
    # "Ngoài báo cáo năm, kế hoạch 25 còn đòi báo cáo quý không?"
    of_plan = of_plan and not re.sub(r"\bbao cao\b", "", flat(reading.known)).strip()
    return bool((asked or of_plan) and re.search(r"\bbao cao\b", reading.flat))


_WORK_ALONE = pattern(r"(?<!\w)(?:nhiem vu|viec|chi tieu|muc tieu)(?!\w)")


def _asks_office_holder(reading: Reading) -> bool:
    """ "Ai là giám đốc Sở Nội vụ?": a person, not who leads some work."""
    work = ("lead", "responsibility", "coordinating", "tracking", "deadline", "signer")
    alone = reading.has("office") and reading.has("who") and not reading.topic
    return bool(_HEADS_BOARD.search(reading.flat) or (alone and not reading.has(*work)))


# "Ai là trưởng ban …", "… trưởng ban … là ai", "ai đứng đầu Ban Chỉ đạo": of whatever it is.
_HEAD = r"(?:pho )?(?:truong (?:tieu )?ban|to truong|to pho|(?:uy|thanh) vien (?:ban|to))"
_BOARD = r"(?:ban (?:chi dao|dieu hanh|soan thao)|(?:cac )?tieu ban|to (?:cong tac|giup viec))"
_HEADS_BOARD = pattern(
    rf"(?<!\w)ai (?:\w+ ){{0,2}}?(?:la|lam|giu|dam nhiem) (?:chuc )?{_HEAD}(?!\w)"
    rf"|(?<!\w){_HEAD} .*(?:la|gom|co) (?:nhung )?(?:ai|nguoi nao)(?!\w)"
    rf"|(?<!\w)ai (?:\w+ )?(?:dung dau|lanh dao|cam dau|phu trach) {_BOARD}(?!\w)"
    rf"|(?<!\w)ai la (?:nguoi )?(?:dung dau|lanh dao|cam dau) {_BOARD}(?!\w)"
    rf"|(?<!\w){_BOARD}(?: \S+){{0,8}}? (?:gom|co) (?:nhung |cac )?(?:ai|(?:nguoi|thanh vien) nao)"
    r"(?!\w)"
)


def _asks_what_became(reading: Reading) -> bool:
    """ "Sở Thông tin và Truyền thông giờ là sở nào?": into whom a body went, no work of it."""
    of_work = reading.has("responsibility", "lead", "coordinating", "tracking", "count", "target")
    asked = of_work or reading.known or reading.window or reading.plans or reading.documents
    named = reading.agencies or reading.provinces
    return bool(reading.has("merger") and named and not asked)


def _one_beside_another(reading: Reading) -> bool:
    """ "Từ khi có Kế hoạch 86 thì Kế hoạch 26 ra sao?": two plans and nothing in them."""
    return len({str(plan.value) for plan in reading.plans}) > 1 and names_plan_alone(reading)


def _figures_of_several(reading: Reading) -> bool:
    """ "Phi địa giới hành chính đến 2030: Thái Bình, Đồng Tháp ra sao": what each aims at."""
    aimed = (reading.window and reading.window.horizon) or _AIMED.search(reading.flat)
    of_work = reading.has("responsibility", "lead", "who", "deadline", "due", "mention")
    return bool(_several_provinces(reading) and reading.topic and aimed and not of_work)


_AIMED = pattern(r"(?<!\w)(?:den|toi|vao|moc) (?:nam )?20[2-5]\d(?!\w)")


_WHOSE = pattern(
    r"(?<!\w)(?:(?:la )?cua (?:ai|co quan nao|cap nao)|do ai ra"
    r"|(?:ngay|thang|nam|khi) nao|bao gio)(?!\w)"
)


def asks_whose(reading: Reading) -> bool:
    """ "Nghị quyết 71 của ai?": who issued a document that is no plan here."""
    alone = reading.documents and not (reading.plans or reading.topic)
    return bool(alone and _WHOSE.search(reading.flat))


def is_of_one_year(reading: Reading) -> bool:
    """ "Mỗi năm có bao nhiêu bài báo vào 2035?": one figure, of one year."""
    said = {cue.phrase for cue in reading.cues if "series" in cue.kinds}
    return bool(said) and said <= _EACH_YEAR and len(_A_YEAR.findall(reading.flat)) == 1


def names_years(reading: Reading) -> bool:
    """ "2025, 2030 và 2045", "từ 2025 đến 2035": a figure for each."""
    return bool(YEARS_IN_TURN.search(reading.flat) or YEARS_SPANNED.search(reading.flat))


_OR = pattern(r"\s*,?\s*(?:hay|hoac)(?: la)?(?: do)?\s*")


def asks_which_of(reading: Reading) -> bool:
    """ "Sở A hay Sở B chủ trì phong trào X?": which of them leads one piece of work."""
    either = any(
        _OR.fullmatch(reading.flat[a.end : b.start])
        for a, b in zip(reading.agencies, reading.agencies[1:], strict=False)
    )
    work = reading.has("lead") and reading.topic and not reading.window
    return bool(either and work and not reading.has("count", "most", "fewest", "responsibility"))


# "… theo tờ trình nào, tờ trình đề ngày bao nhiêu?": the day of what a plan is based on.
_DAY_OF_ANOTHER = pattern(
    r"(?<!\w)(?:to trinh|nghi quyet|quyet dinh|chi thi|chuong trinh hanh dong|van ban do|no)"
    r" (?:do |ay |nay )?(?:\w+ ){0,2}?(?:vao )?ngay (?:nao|bao nhieu|may)"
)


def dates_another(reading: Reading) -> bool:
    """Is the day of another document than the plan asked for?"""
    return bool(_DAY_OF_ANOTHER.search(reading.flat))


# "Kế hoạch 26 có hiệu lực kể từ ngày ký phải không?", "quan hệ thay thế giữa …"
_IN_FORCE = pattern(
    r"(?<!\w)(?:hieu luc|quan he thay the|(?:con|van|dang)(?: duoc| dang| tiep tuc)*"
    r" (?:ap dung|chay|su dung|thi hanh)|de len|(?:bi|duoc) (?:cai|ban) (?:moi|khac|sau))(?!\w)"
)
_SIGNED_BY = pattern(r"(?<!\w)(?:ai|nguoi|ong nao|ba nao|chu ky|ky boi|ky ten)(?!\w)")


def asks_its_force(reading: Reading) -> bool:
    """Is one plan's being in force asked about, and not who signed it?"""
    one = len({str(p.value) for p in reading.plans}) == 1
    other = reading.agencies or reading.place or _SIGNED_BY.search(reading.flat)
    return bool(one and not other and _IN_FORCE.search(reading.flat))


# In order: the first sign that holds decides.
SIGNS: tuple[tuple[Kind, Callable[[Reading], object]], ...] = (
    ("validity", asks_its_force),
    ("signer", issue_asked),
    ("tally", tally_of),
    ("blank", blank_of),
    ("overview", asks_what_annexes),
    ("deadline", lambda r: names_place(r) and r.has("deadline", "due") and not r.has("citation")),
    ("who", lambda r: names_place(r) and r.has("who", "coordinating")),
    ("citation", names_place),
    ("who", asks_keeper),
    ("basis", asks_its_ground),
    ("target", aims_at_year),
    ("signer", lambda r: r.documents and r.has("signer") and not (r.plans or r.topic)),
    ("signer", asks_whose),
    ("basis", asks_plans_on),
    (
        "mention",
        lambda r: (
            r.documents
            and (not r.plans or r.has("mention"))
            and not r.has("validity", "basis")
            and not _asks_of_work(r)
        ),
    ),
    ("mention", asks_named_documents),
    ("change", asks_changes),
    ("merger", _asks_what_became),
    ("office", _asks_office_holder),
    ("signer", lambda r: r.signers or asks_number(r)),
    (
        "signer",
        lambda r: (
            r.has("signer")
            and not _names_work(r)
            and not asks_a_body(r)
            and not (r.has("basis") and dates_another(r))
            and speaks_of_plans(r)
            and (r.plans or not r.documents)
        ),
    ),
    ("validity", lambda r: r.has("validity") and speaks_of_plans(r) and not asks_a_body(r)),
    ("overview", asks_its_years),
    (
        "basis",
        lambda r: (
            r.has("basis") and speaks_of_plans(r) and (r.plans or r.provinces or not asks_a_body(r))
        ),
    ),
    ("overview", lambda r: r.has("overview") and names_plan_alone(r)),
    ("target", lambda r: r.has("money")),
    ("office", lambda r: r.has("contact")),
    ("count", lambda r: _counts(r) and not r.has("series")),
    ("reporting", _about_reports),
    (
        "responsibility",
        lambda r: r.agencies and r.window and r.has("responsibility", "lead") and not _asks_whom(r),
    ),
    (
        "responsibility",
        lambda r: r.window and not r.window.horizon and not r.known and r.has("responsibility"),
    ),
    ("responsibility", lambda r: r.window and r.window.overdue and not (r.topic or r.has("count"))),
    ("responsibility", tells_of_many),
    ("who", asks_which_of),
    ("who", lambda r: r.has("who") and r.topic and not r.has("comparison", "target")),
    ("deadline", lambda r: _compares_work(r) and r.has("deadline", "due")),
    ("who", lambda r: _compares_work(r) and r.has("who")),
    ("responsibility", compares_lists),
    ("comparison", lambda r: r.has("comparison") and (r.topic or r.has("target"))),
    ("comparison", lambda r: _several_provinces(r) and r.has("target") and r.topic),
    ("series", lambda r: r.has("series") and (r.topic or r.has("target"))),
    ("responsibility", lambda r: r.has("tracking") and r.agencies and not r.has("who")),
    ("who", lambda r: r.has("who") and (r.topic or not r.agencies)),
    ("responsibility", lambda r: r.agencies and r.has("responsibility") and r.window),
    ("target", lambda r: r.has("target") and r.topic and r.window and r.window.horizon),
    ("deadline", lambda r: r.has("deadline") and (r.topic or not r.agencies)),
    ("deadline", lambda r: r.has("due") and " " in r.topic and not r.window and not r.agencies),
    ("responsibility", lambda r: r.agencies and (_asks_work(r) or not r.has("target"))),
    (
        "who",
        lambda r: (
            r.has("lead", "coordinating")
            and r.topic
            and not r.agencies
            and not r.has("responsibility", "open")
        ),
    ),
    ("responsibility", lists_work),
    ("plans", lambda r: r.has("plans") and not r.topic),
    ("mention", lambda r: r.has("mention") and r.topic and not r.has("open")),
    ("validity", _one_beside_another),
    ("comparison", _figures_of_several),
    ("open", lambda r: r.has("open") and not names_plan_alone(r)),
    ("target", lambda r: r.has("target")),
    ("responsibility", lambda r: r.has("responsibility", "due") and (r.window or r.has("ongoing"))),
    ("responsibility", lambda r: r.has("responsibility") and not r.topic),
    ("responsibility", lambda r: r.window and not r.topic and not (r.plans and r.window.horizon)),
    ("overview", names_plan_alone),
)
