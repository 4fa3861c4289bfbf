"""What kind of question a reading asks, by its signs in order."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Kind
from assistant.condition import Makes, Measured
from assistant.locator import LocatorRef
from assistant.understanding.opinion import Asked
from assistant.understanding.reading.reading import Reading
from assistant.understanding.slots.blanks import blank_of
from assistant.understanding.slots.tallying import tally_of
from corpus.lazy import pattern


def kind_of(reading: Reading) -> Kind:
    """What is asked: by the strongest sign, unless the trained model finds something else far
    likelier."""
    ruled: Kind = next((kind for kind, asks in _SIGNS if asks(reading)), "open")
    second = reading.second
    if reading.limits and not _of_documents(ruled, reading):
        cites = second is not None and second.kind in _CITING and second.share >= _SURE
        return second.kind if second and cites else _limited(ruled, reading)
    if second is None or second.kind == ruled or _is_untaught(ruled, reading):
        return ruled
    least = _SPOKEN if reading.has(ruled) else _LEAST  # the rules may only have guessed
    sure = second.share >= max(least, _TIMES * second.shares.get(ruled, 0.0))
    if ruled == "reporting":  # "số liệu … để đưa vào báo cáo"
        sure = sure and not reading.has("reporting") and second.shares[ruled] <= _NEVER
    money = ruled == "target" and second.kind == "count"  # "bao nhiêu tỷ"
    return second.kind if sure and not money and _has_all(second, reading) else ruled


def _of_documents(ruled: Kind, reading: Reading) -> bool:
    """ "Nghị quyết 47 bãi bỏ những nghị quyết nào?": documents are asked for, not products."""
    made = all(isinstance(c.test, Makes) for c in reading.limits.conditions)
    return ruled == "validity" and made and bool(reading.plans or reading.documents)


def _is_untaught(ruled: Kind, reading: Reading) -> bool:
    """No phrasing asks for these, so the model cannot tell them; nor who leads a row, nor
    anything with conditions. A plan that is named and nothing else that the rules know is no
    such sign."""
    if reading.limits:
        return True
    if ruled == "who":
        return _names_place(reading) is not None
    spoken = reading.has("overview") or _asks_what_annexes(reading)
    return ruled in _UNTAUGHT and (ruled != "overview" or spoken)


def _limited(ruled: Kind, reading: Reading) -> Kind:
    """Conditions are on records: what else would look for passages or documents lists those."""
    if ruled == "reporting" and any(isinstance(c.test, Makes) for c in reading.limits.conditions):
        return "responsibility"  # reports as what comes of work
    measured = any(isinstance(c.test, Measured) for c in reading.limits.conditions)
    if measured and ruled in ("deadline", "series"):  # the year in which a value is reached
        return "target"
    of_one = ruled in ("who", "deadline") and (reading.limits.rank or not reading.topic)
    if ruled in _OF_RECORDS and not of_one:
        return ruled
    targets = reading.limits.of_targets or reading.has("target") or "chi tieu" in reading.flat
    return "target" if measured or targets else "responsibility"


_OF_RECORDS = (
    "responsibility", "count", "tally", "blank", "target", "comparison", "series", "deadline",
    "who", "reporting", "out_of_scope", "invalid",
)  # fmt: skip
_LEAST, _SPOKEN, _SURE, _SURER, _NEVER = 0.4, 0.55, 0.65, 0.8, 0.05
_TIMES = 3  # how much likelier than what the rules say
# "Nghị quyết nào …?" may ask for what a plan rests on, not for work that makes one.
_CITING = ("basis", "open")
_UNTAUGHT = frozenset(("plans", "overview", "merger", "office", "tally", "blank"))


def _has_all(second: Asked, reading: Reading) -> bool:
    """Does a reading name what a question of this kind is about?"""
    kind = second.kind
    if kind in ("validity", "basis", "signer"):
        return _speaks_of_plans(reading) and not (reading.named or reading.unused)
    if kind == "citation":
        return _names_place(reading) is not None
    if kind == "mention":
        return bool(reading.documents)
    if kind == "count":
        asked = reading.has("count") or (reading.agencies and _NUMBER_ASKED.search(reading.flat))
        return bool(asked) and not (reading.has("target") and bool(reading.topic))
    if kind == "deadline":
        known = reading.known and second.share >= _SURER
        spoken = reading.has("deadline", "due") or known
        return bool(spoken and reading.topic)
    if kind == "responsibility":
        return bool(reading.agencies or not reading.documents)
    return kind == "reporting" or bool(reading.topic)


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


def _names_place(reading: Reading) -> LocatorRef | None:
    """A row or clause to look up; a whole annex beside a question of work is its scope, and
    so is a clause beside what an agency has in it."""
    place = reading.place.value if reading.place else None
    if not isinstance(place, LocatorRef):
        return None
    whole = place.number is None and place.locator is None
    asked = reading.has("count", "responsibility")
    if whole and reading.topic:  # "trong phụ lục ghi sao?", "trong Phụ lục II … hạn khi nào?"
        asked = asked or reading.has("who", "deadline", "due", "target", "series", "comparison")
    scope = whole and (reading.agencies or reading.window or asked)
    of_one = not place.number and reading.agencies and asked  # "mục II giao Sở Y tế việc gì"
    return None if scope or of_one else place


def _speaks_of_plans(reading: Reading) -> bool:
    return (
        bool(reading.plans or reading.documents or reading.unknown_plans)
        or "ke hoach" in reading.flat
        or ("van ban" in reading.flat)
    )


def _asks_whom(reading: Reading) -> bool:
    """Is there a question word for a body ("sở nào", "ai"), or only "do Sở chủ trì"?"""
    asking = {"ai", "nao"}
    return any("who" in c.kinds and asking & set(c.phrase.split()) for c in reading.cues)


def _compares_work(reading: Reading) -> bool:
    """ "… hạn khác nhau ra sao": days or leads beside each other, no figures."""
    return bool(reading.has("comparison") and reading.topic and not reading.has("target"))


def _asks_a_body(reading: Reading) -> bool:
    """Is an agency named that is not the issuer of plans ("UBND tỉnh ra Kế hoạch 86")?"""
    return any(m.agency.kind != "ubnd_tinh" for m in reading.agencies)


def _names_plan_alone(reading: Reading) -> bool:
    """ "Kế hoạch 86": nothing in it is asked about, but it."""
    narrowed = reading.topic or reading.agencies or reading.window
    named = reading.plans or (reading.provinces and not reading.documents)
    return bool(named and not narrowed and _speaks_of_plans(reading))


_ANNEXES = pattern(
    r"(?<!\w)(?:may|bao nhieu) phu luc(?!\w)"
    r"|(?<!\w)(?:co|kem|kem theo|gom) (?:nhung |cac )?phu luc (?:nao|gi|khong|chua)(?!\w)"
)


def _asks_what_annexes(reading: Reading) -> bool:
    """ "Kế hoạch 25 có mấy phụ lục?": of the plan, and no row of one."""
    whole = reading.place is not None and reading.place.value == LocatorRef("")
    return bool(whole and _ANNEXES.search(reading.flat))


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
_YEARS_IN_TURN = pattern(r"20[2-5]\d(?:\s?(?:,|;|/|va|roi|den)\s?(?:nam |moc )?20[2-5]\d){2}")
_NUMBER_ASKED = pattern(r"(?<!\w)(?:bao nhieu|may|dem|so luong|tong so)(?!\w)")
_NAMES_THINGS = pattern(r"(?<!\w)(?:gi|nao|nhung gi)(?!\w)")


# "Báo cáo … gửi về cơ quan nào?": who gets a report, not who leads some work.
_SENDS = pattern(r"(?<!\w)bao cao (?:.* )?(?:gui|nop|trinh|ve|len|cho) ")


def _about_reports(reading: Reading) -> bool:
    if reading.agencies and reading.has("responsibility"):
        return False
    if _SENDS.search(reading.flat) and _asks_whom(reading):
        return True
    asked = reading.has("deadline", "due", "responsibility") or reading.window
    return reading.has("reporting") or bool(asked and re.search(r"\bbao cao\b", reading.flat))


def _asks_office_holder(reading: Reading) -> bool:
    """ "Ai là giám đốc Sở Nội vụ?": a person, not who leads some work."""
    work = ("lead", "responsibility", "coordinating", "tracking", "deadline", "signer")
    return (
        reading.has("office")
        and reading.has("who")
        and not reading.topic
        and not reading.has(*work)
    )


def _asks_what_became(reading: Reading) -> bool:
    """ "Sở Thông tin và Truyền thông giờ là sở nào?": into whom a body went, no work of it."""
    of_work = reading.has("responsibility", "lead", "coordinating", "tracking", "count", "target")
    asked = of_work or reading.known or reading.window or reading.plans or reading.documents
    named = reading.agencies or reading.provinces
    return bool(reading.has("merger") and named and not asked)


# In order: the first sign that holds decides.
_SIGNS: tuple[tuple[Kind, Callable[[Reading], object]], ...] = (
    ("tally", tally_of),
    ("blank", blank_of),
    ("overview", lambda r: _asks_what_annexes(r) and _names_plan_alone(r)),
    ("deadline", lambda r: _names_place(r) and r.has("deadline", "due") and not r.has("citation")),
    ("who", lambda r: _names_place(r) and r.has("who", "coordinating")),
    ("citation", _names_place),
    (
        "mention",
        lambda r: (
            r.documents
            and (not r.plans or r.has("mention"))
            and not r.has("validity", "basis")
            and not _asks_of_work(r)
        ),
    ),
    ("merger", _asks_what_became),
    ("office", _asks_office_holder),
    ("signer", lambda r: r.signers),
    (
        "signer",
        lambda r: (
            r.has("signer")
            and not _names_work(r)
            and not _asks_a_body(r)
            and _speaks_of_plans(r)
            and (r.plans or not r.documents)
        ),
    ),
    ("validity", lambda r: r.has("validity") and _speaks_of_plans(r) and not _asks_a_body(r)),
    (
        "basis",
        lambda r: (
            r.has("basis")
            and _speaks_of_plans(r)
            and (r.plans or r.provinces or not _asks_a_body(r))
        ),
    ),
    ("overview", lambda r: r.has("overview") and _names_plan_alone(r)),
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
    ("who", lambda r: r.has("who") and r.topic and not r.has("comparison", "target")),
    ("deadline", lambda r: _compares_work(r) and r.has("deadline", "due")),
    ("who", lambda r: _compares_work(r) and r.has("who")),
    ("comparison", lambda r: r.has("comparison") and (r.topic or r.has("target"))),
    ("comparison", lambda r: _several_provinces(r) and r.has("target") and r.topic),
    ("series", lambda r: r.has("series") and (r.topic or r.has("target"))),
    ("series", lambda r: r.has("target") and r.topic and _YEARS_IN_TURN.search(r.flat)),
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
    ("plans", lambda r: r.has("plans") and not r.topic),
    ("mention", lambda r: r.has("mention") and r.topic and not r.has("open")),
    ("open", lambda r: r.has("open")),
    ("target", lambda r: r.has("target")),
    ("responsibility", lambda r: r.has("responsibility", "due") and (r.window or r.has("ongoing"))),
    ("responsibility", lambda r: r.has("responsibility") and not r.topic),
    ("responsibility", lambda r: r.window and not r.topic and not (r.plans and r.window.horizon)),
    ("overview", _names_plan_alone),
)
