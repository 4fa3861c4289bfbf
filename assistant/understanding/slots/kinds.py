"""What kind of question a reading asks: its strongest sign, or what the trained model finds
far likelier."""

from __future__ import annotations

from assistant.answer import Kind
from assistant.condition import Done, Makes, Measured
from assistant.understanding.opinion import Asked
from assistant.understanding.reading.reading import Reading
from assistant.understanding.slots.aims import aims_at_year
from assistant.understanding.slots.lists import compares_lists, tells_of_many
from assistant.understanding.slots.of_plans import (
    asks_a_body,
    asks_its_ground,
    asks_its_years,
    asks_keeper,
    asks_named_documents,
    asks_number,
    asks_plans_on,
    asks_what_annexes,
    issue_asked,
    speaks_of_plans,
)
from assistant.understanding.slots.signs import (
    NUMBER_ASKED,
    SIGNS,
    asks_figure,
    asks_its_force,
    asks_which_of,
    asks_whose,
    is_of_one_year,
    names_place,
    names_years,
    ranks_figures,
)
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern


def kind_of(reading: Reading) -> Kind:
    """What is asked: by the strongest sign, unless the trained model finds something else far
    likelier. Targets of several years are a series, those of one year are none."""
    kind = _decided(reading)
    if kind == "series" and is_of_one_year(reading):
        return "target"
    return "series" if kind == "target" and reading.topic and names_years(reading) else kind


def _decided(reading: Reading) -> Kind:
    ruled: Kind = next((kind for kind, asks in SIGNS if asks(reading)), "open")
    second = reading.second
    if reading.limits and not _of_documents(ruled, reading):
        cites = second is not None and second.kind in _CITING and second.share >= _SURE
        return second.kind if second and cites else _limited(ruled, reading)
    if second is None or second.kind == ruled or _is_untaught(ruled, reading):
        return ruled
    if _is_said_of_a_document(ruled, reading) or _is_of_every_province(ruled, reading):
        return ruled
    least = _SPOKEN if reading.has(ruled) else _LEAST  # the rules may only have guessed
    sure = second.share >= max(least, _TIMES * second.shares.get(ruled, 0.0))
    if ruled == "reporting":  # "số liệu … để đưa vào báo cáo"
        sure = sure and not reading.has("reporting") and second.shares[ruled] <= _NEVER
    money = ruled == "target" and second.kind == "count"  # "bao nhiêu tỷ"
    return second.kind if sure and not money and _has_all(second, reading) else ruled


def _of_documents(ruled: Kind, reading: Reading) -> bool:
    """ "Nghị quyết 47 bãi bỏ những nghị quyết nào?", "Kế hoạch nào ban hành sớm nhất?": documents
    are asked for, not products."""
    if (ruled == "basis" and asks_its_ground(reading)) or (
        ruled == "validity" and asks_its_force(reading)
    ):
        return True
    made = all(isinstance(c.test, Makes) for c in reading.limits.conditions)
    named = ruled == "validity" and (reading.plans or reading.documents)
    of_documents = issue_asked(reading) or asks_named_documents(reading) or asks_plans_on(reading)
    return made and bool(named or of_documents)


def _is_said_of_a_document(ruled: Kind, reading: Reading) -> bool:
    """ "Người ký kế hoạch đột phá khoa học", "Nghị quyết 45-NQ/TW về trí thức được nhắc ở đâu?":
    the topic only tells which document is meant."""
    if not reading.has(ruled):
        return False
    if ruled == "mention":
        named = any("mention" in c.kinds and _NAMED.search(c.phrase) for c in reading.cues)
        return bool(reading.documents or named)
    if ruled == "basis" and reading.agencies:  # "UBND tỉnh ra kế hoạch này theo tờ trình nào?"
        return not asks_a_body(reading) and "ke hoach" in reading.flat
    topic = flat(reading.topic)
    return ruled in ("signer", "validity") and f"ke hoach {topic}" in reading.flat


def _is_of_every_province(ruled: Kind, reading: Reading) -> bool:
    """ "…: mấy tỉnh này đặt bao nhiêu, tỉnh nào im lặng?": a row of each, also of a silent one."""
    if ruled != "comparison" or reading.plans:
        return False
    if len({p.name for p in reading.provinces}) > 1:
        return bool(_BESIDE.search(reading.flat))
    return bool(not reading.provinces and _EVERY_PROVINCE.search(reading.flat))


# "… so Thái Bình với Thái Nguyên"
_BESIDE = pattern(r"(?<!\w)so (?:\S+ ){1,4}voi(?!\w)")
_EVERY_PROVINCE = pattern(
    r"(?<!\w)(?:(?:cac|may|ba|tung|moi) tinh (?:nay |do |kia )?(?:dat|neu|phan dau|de ra)"
    r"|tinh nao (?:thi )?(?:im lang|bo trong|(?:khong|chua) (?:neu|dat|de ra|nhac|noi|de cap)))"
    r"(?!\w)"
)
_NAMED = pattern(
    r"(?<!\w)(?:nhac|neu ten|xuat hien|de cap) .*(?:dau|muc|cho|phan|khoan|dieu)(?!\w)"
)


# "Các việc về trí tuệ nhân tạo ở …": a list, with no word that asks.
_WORK_ABOUT = pattern(
    r"\W*(?:cac|nhung|toan bo|tat ca|moi) (?:cac |nhung )?(?:viec|nhiem vu|cong viec|dau viec)"
    r" (?:ve|lien quan|thuoc|trong) "
)


# "Thái Nguyên có việc gì về AI?"
_WHICH_WORK = pattern(
    r"(?<!\w)(?:viec|nhiem vu|cong viec|dau viec) (?:gi|nao) (?:ve|lien quan|thuoc)(?!\w)"
)


def _asks_work_about(reading: Reading) -> bool:
    return bool(_WORK_ABOUT.match(reading.flat) or _WHICH_WORK.search(reading.flat))


def _is_untaught(ruled: Kind, reading: Reading) -> bool:
    """No phrasing asks for these, so the model cannot tell them; nor who leads a row, nor
    days and leads of many or beside each other, nor anything with conditions. A plan that is
    named and nothing else that the rules know is no such sign."""
    if reading.limits or issue_asked(reading) or asks_named_documents(reading):
        return True
    if ruled == "basis" and (asks_plans_on(reading) or asks_its_ground(reading)):
        return True
    if ruled == "validity" and asks_its_force(reading):
        return True
    if ruled == "tally" and reading.has("comparison"):
        return True
    if ruled == "signer" and (asks_number(reading) or asks_whose(reading)):
        return True
    if ruled == "responsibility" and (tells_of_many(reading) or compares_lists(reading)):
        return True
    if ruled == "responsibility" and _asks_work_about(reading):
        return True
    if ruled in ("who", "deadline") and reading.has("comparison"):
        return not ranks_figures(reading)
    if ruled == "target" and aims_at_year(reading):
        return True
    if ruled == "series":
        return names_years(reading)
    if ruled == "who":
        if asks_which_of(reading):
            return True
        return names_place(reading) is not None or asks_keeper(reading)
    spoken = reading.has("overview") or asks_what_annexes(reading) or asks_its_years(reading)
    return ruled in _UNTAUGHT and (ruled != "overview" or spoken)


def _limited(ruled: Kind, reading: Reading) -> Kind:
    """Conditions are on records: what else would look for passages or documents lists those."""
    made = any(isinstance(c.test, Makes) and not c.negated for c in reading.limits.conditions)
    if ruled == "reporting" and made:
        return "responsibility"  # reports as what comes of work
    done = any(isinstance(c.test, Done) for c in reading.limits.conditions)
    if done and names_place(reading):  # "Nhiệm vụ 19 đã xong chưa?"
        return "citation"
    makes = any(isinstance(c.test, Makes) for c in reading.limits.conditions)
    if makes and ruled == "target" and "chi tieu" not in reading.flat:
        return "count"  # "phải ban hành bao nhiêu quyết định"
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
_UNTAUGHT = frozenset(("plans", "overview", "change", "merger", "office", "tally", "blank"))


def _has_all(second: Asked, reading: Reading) -> bool:
    """Does a reading name what a question of this kind is about?"""
    kind = second.kind
    if kind in ("validity", "basis", "signer"):
        return speaks_of_plans(reading) and not (reading.named or reading.unused)
    if kind == "citation":
        return names_place(reading) is not None
    if kind == "mention":
        return bool(reading.documents)
    if kind == "count":
        asked = reading.has("count") or (reading.agencies and NUMBER_ASKED.search(reading.flat))
        return bool(asked) and not (reading.has("target") and bool(reading.topic))
    if kind == "deadline":
        known = reading.known and second.share >= _SURER
        spoken = reading.has("deadline", "due") or known
        return bool(spoken and reading.topic)
    if kind == "responsibility":
        return bool(reading.agencies or not (reading.documents or _names_a_thing(reading)))
    if kind == "reporting":
        return not asks_figure(reading)
    return bool(reading.topic)


def _names_a_thing(reading: Reading) -> bool:
    """ "GRDP bình quân đầu người đến 2030?", "Hình thức khen thưởng gồm những gì?": no phrase
    speaks of work, and what is left in no question's wording is no list of it."""
    if reading.limits:
        return False
    content = all(_CONTENT.fullmatch(cue.phrase) for cue in reading.cues)
    asked = reading.topic and not reading.window if reading.cues else reading.unused
    return bool(content and asked)


_CONTENT = pattern(r"(?:gom|co|bao gom|la)(?: co)? nhung (?:gi|cai gi)")
