"""What is left out: "trừ các việc do Sở Y tế chủ trì", "ngoài phụ lục II"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.condition import (
    Condition,
    Due,
    Jointly,
    Makes,
    Named,
    Planned,
    Plays,
    Speaks,
    Stands,
    Test,
    Unclear,
)
from assistant.locator import LocatorRef
from assistant.time_window import find_window
from assistant.understanding.conditions.sentence import Claim, Finder, Sentence
from assistant.understanding.names.places import find_place
from assistant.understanding.names.plans import find_plans
from assistant.understanding.names.provinces import find_provinces
from assistant.understanding.words.spans import flat
from assistant.understanding.words.spoken import Spoken
from corpus.lazy import pattern
from corpus.text import key

_EXCEPT = Spoken(
    r"(?:(?P<strong><exclusion.strong>)|<exclusion.weak>|(?P<marked><exclusion.marked>))"
    r"(?!\s+(?:<exclusion.never>)(?!\w))",
    needs="exclusion.strong exclusion.weak exclusion.marked",
)
_AFTER = Spoken(r"(?:<exclusion.after>)\s+·*$")
_ENDS = pattern(
    r"[.;?!\n,]|(?<!\w)(?:thì|thi|còn|con|nhé|nhe|ạ)(?!\w)"
    r"|(?<!\w)ra(?=\s*(?:$|[,.?!]))"
)
_WORK = Spoken(r"(?:<exclusion.work>\s*,?\s*)+")
# Also without diacritics: "trừ các việc …", "bỏ qua phụ lục", "loại các việc của …".
_SURELY = pattern(
    r"(?:tru|tru di|tru ra|ngoai tru|bo qua|bo|loai|loai bo|loai tru)"
    r" (?:cac|nhung|moi|may) (?:viec|nhiem vu|chi tieu|cong viec|dau viec)"
    r"(?!\w| (?:\w+ ){0,3}?(?:nao|gi)(?!\w))"
    r"|bo qua phu luc(?!\w)"
)
# "Loại việc nào …": a sort of work; "loại việc của Sở Y tế ra" leaves out.
_SORT = Spoken(
    r"loại\s+(?:hình\s+)?(?:việc|nhiệm vụ|công việc)(?!\s+(?:của|do|thuộc))(?!.*\sra\W*$)"
)
_LATE = pattern(
    r"(?:bo|bo qua|bo di|loai|loai bo) (?:(?:cac|nhung|moi|may|cai|viec|nhiem vu|muc) )*"
    r"(?:da |bi )*(?:qua han|tre han|het han)(?!\w)"
)
_ABOUT = Spoken(r"<exclusion.about>")
_STATE_OR_PRODUCT = Spoken(
    r"<timing.ongoing timing.recurring timing.undated product.documents product.things>"
)
_PRODUCT = Spoken(r"<product.documents product.common product.things>")
_AIDS = Spoken(r"phối hợp")
_LEADS = Spoken(r"chủ trì")
_TOGETHER = Spoken(
    r"(?:chung|cùng|đồng|liên danh)\s+(?:\w+\s+){0,3}?<partner.others>"
    r"|(?:nhiều|hai|các)\s+(?:sở|cơ quan|đơn vị)\s+<partner.jointly>",
    needs="partner.others partner.jointly",
)


def find_exclusions(sentence: Sentence, others: Sequence[Finder]) -> list[Claim]:
    """Each "trừ …" with what it leaves out, by the rules for what is asked for; words that
    are not understood stay as such."""
    found: list[Claim] = []
    for match in _EXCEPT.finditer(sentence):
        end = _end(sentence, match)
        taken = any(c.start <= match.start() < c.end for c in found)
        if taken or _is_other(sentence, match):
            continue
        inner = sentence.only(match.end(), end)
        if match["marked"] and not (
            sentence.marked or _SURELY.match(flat(sentence.text), match.start())
        ):
            continue
        said = sentence.text[match.end() : end].strip(" ,.")
        sure = match["strong"] and sentence.marked  # "tru so" is no "trừ Sở"
        sure = sure or bool(_SURELY.match(flat(sentence.text), match.start()))
        sure = sure or bool(_LATE.match(flat(sentence.text), match.start()))
        tests = list(_left_out(inner, others)) if sure or _named_first(inner) else []
        shown = _shown_apart(inner) or _product(inner)
        if not tests and (sure or shown):
            tests = [shown or _topic(inner)]
        found += [Claim(match.start(), end, Condition(test, said, negated=True)) for test in tests]
    return found


def _is_other(sentence: Sentence, match: re.Match[str]) -> bool:
    """Does it stand within a name, or end a word that excludes nothing ("khấu trừ")?"""
    named = any(start <= match.start() < end for start, end in sentence.stops)
    if _SORT.at(sentence, match.start()):
        return True
    return named or bool(_AFTER.search(sentence.only(0, match.start())))


def _named_first(inner: Sentence) -> bool:
    """Does what is named stand right behind the word, but for words of work?"""
    begin = len(inner.low) - len(inner.low.lstrip("· "))
    work = _WORK.at(inner, begin)
    at = _word_from(inner, work.end() if work else begin)
    named = any(start >= begin and not inner.low[at:start].strip() for start, _ in inner.stops)
    return named or bool(find_place(inner.text) or _STATE_OR_PRODUCT.at(inner, at))


def _word_from(inner: Sentence, at: int) -> int:
    """Where the next word begins."""
    return at + len(inner.low[at:]) - len(inner.low[at:].lstrip(" ,"))


def _end(sentence: Sentence, match: re.Match[str]) -> int:
    """Where the words behind "trừ" end: no name is cut, and a list of names goes on."""
    low = sentence.low
    for name in sentence.mentions:
        low = f"{low[: name.start]}{'·' * (name.end - name.start)}{low[name.end :]}"
    named = [m.start for m in sentence.mentions if m.start >= match.end()]
    for ended in _ENDS.finditer(low, match.end()):
        if ended.group() != "," or not _goes_on(low, ended.end(), match.end(), named):
            return ended.start()
    return len(low)


def _goes_on(low: str, at: int, start: int, named: Sequence[int]) -> bool:
    """Does a comma join two names?"""
    return any(n < at for n in named if n >= start) and low[at:].lstrip()[:1] == "·"


def _left_out(inner: Sentence, others: Sequence[Finder]) -> Iterator[Test]:
    """Everything that the words name."""
    context = inner.context
    if names := tuple(m.agency.name for m in inner.mentions):
        aids = _AIDS.search(inner) and not _LEADS.search(inner)
        yield Named("coordinating" if aids else "lead", names)
    if _TOGETHER.search(inner):
        yield Jointly()
    for find in others:
        for claim in find(inner):
            if isinstance(claim.found, Condition):
                yield claim.found.test
    plans, _ = find_plans(inner.text, context.plans)
    ids = [str(p.value) for p in plans]
    if provinces := {p.name for p in find_provinces(inner.text, context, _spans(inner))}:
        ids += [p.id for p in context.plans if p.province in provinces] if not ids else []
    place = find_place(inner.text)
    if place and isinstance(place.value, LocatorRef):
        yield Stands(place.value)
    elif ids and not names:
        yield Planned(tuple(ids))
    if window := find_window(inner.text, inner.as_of, None):
        yield Due(window)


def _spans(inner: Sentence) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in inner.mentions]


# "không tính việc phối hợp", "bỏ phần giao chung": what is shown under a heading of its own.
_APART: tuple[tuple[Spoken, Plays], ...] = (
    (
        Spoken(r"(?:chỉ\s+|làm\s+)?(?:phối hợp|tham gia)(?!\s+(?:với|cùng|của))"),
        Plays("coordinating"),
    ),
    (
        Spoken(r"(?:được\s+)?giao\s+(?:chung|tập thể)|(?:chung|tập thể)(?=\W*$)"),
        Plays("collective"),
    ),
    (Spoken(r"(?:kế thừa|thừa kế|tiếp nhận|nhận lại|nhận bàn giao)"), Plays("inherited")),
)


def _shown_apart(inner: Sentence) -> Test | None:
    """A role of the asked agency."""
    at = _behind_work(inner)
    return next(
        (role for words, role in _APART if not inner.mentions and words.at(inner, at)), None
    )


def _product(inner: Sentence) -> Test | None:
    """ "trừ các đề án"."""
    found = _PRODUCT.at(inner, _behind_work(inner))
    return Makes((key(found.group()),)) if found else None


def _behind_work(inner: Sentence) -> int:
    """Where what is left out is named, behind "các việc"."""
    begin = len(inner.low) - len(inner.low.lstrip("· "))
    work = _WORK.at(inner, begin)
    return _word_from(inner, work.end() if work else begin)


def _topic(inner: Sentence) -> Test:
    """ "trừ các việc về chuyển đổi số"."""
    text = inner.text.replace("·", " ")
    led = _ABOUT.search(inner)
    said = text[led.end() :].strip(" ,.") if led else ""
    return Speaks(said) if key(said) else Unclear()
