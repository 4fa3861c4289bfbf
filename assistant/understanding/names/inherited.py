"""What an agency took over from another one: to be included, or asked for by itself."""

from __future__ import annotations

from datetime import date

from assistant.understanding.words.spans import Span
from corpus.agencies import Agency, Directory, Mention
from corpus.lazy import pattern

# "…, kể cả việc của Sở B cũ": what the asked one took over, which is shown beside its own work.
_INCLUDED = pattern(
    r"(?<!\w)(?:ke ca|tinh ca|gom ca|bao gom ca|tinh luon|gom luon|kem ca|cong ca|sau khi"
    r"|ca(?= (?:cai|viec|phan|nhiem vu|nhung|cac)(?!\w)))"
    r"(?: \w+){0,8}?\s+$"
)


def without_included(
    found: tuple[Mention, ...],
    every: tuple[Mention, ...],
    bare: str,
    directory: Directory,
    day: date,
) -> tuple[Mention, ...]:
    """The agencies asked about without one that another of the question has taken over and that
    is only to be included; of `every`, the asker's own may be the one that is asked about."""
    included = [m for m in every if _INCLUDED.search(bare[: m.start]) or _apart(m, bare)]
    rest = tuple(m for m in every if m not in included)
    former = {p.from_ for m in rest for p in directory.predecessors(m.agency.name, day)}
    if not any(m.agency.name in former for m in included):
        return found
    left = tuple(m for m in found if m.agency.name not in former)
    return left or rest


# "Phần nhận lại từ sở B cũ thì ghi riêng ra giúp": shown beside, as it always is.
_APART = pattern(
    r"(?:\s+\w+){0,3}?\s+(?:ghi|de|tach|neu|liet ke|xep|danh dau|lap|cho)(?:\s+\w+){0,2}?\s+rieng"
    r"(?:\s+(?:ra|thanh muc|biet|rieng|giup|nhe|a|cho (?:toi|minh|em)))*(?=\W*$|\s*[.;])"
)
_PART = pattern(r"(?:(?:nhung|cac)\s+)?(?:phan|viec|nhiem vu)(?:\s+\w+){0,6}\s+$")


def _apart(mention: Mention, bare: str) -> bool:
    return bool(_APART.match(bare, mention.end) and _PART.search(bare[: mention.start]))


def shown_apart(every: tuple[Mention, ...], bare: str) -> list[Span]:
    """What asks to show work that was taken over by itself: no words of a topic."""
    spans = []
    for mention in every:
        part, rest = _PART.search(bare[: mention.start]), _APART.match(bare, mention.end)
        if part and rest:
            spans.append((part.start(), rest.end()))
    return spans


_TAKES = r"(?:tiep nhan|nhan(?: lai| ban giao| them| ve)?|ke thua|thua ke|thua huong|tiep quan)"
# "… nhận từ Sở B", "việc vốn của Sở B", "việc của" before "Sở B cũ".
_TAKEN = pattern(
    rf"(?<!\w)(?:{_TAKES}(?: \w+){{0,7}}? (?:tu|cua|ben)"
    r"|(?:von|truoc day|truoc kia)(?: \w+){0,4} (?:cua|thuoc|do))\s+$"
)
_OF = pattern(r"(?<!\w)(?:viec|nhiem vu|phan)(?: \w+){0,2} cua\s+$")
_FORMER = pattern(r" (?:cu|truoc day|truoc kia)(?!\w)")
_LEFT = pattern(
    r"(?:(?! (?:va|voi|cung|hay|hoac|so)(?!\w)) \w+){0,3}?,?"
    r" (?:de lai|giao lai|ban giao|chuyen (?:sang|cho|ve|giao|qua)|nhuong"
    r"|(?:bay gio|hien nay|nay|gio) (?:thuoc|do|ve|la cua|la viec cua|chuyen))(?!\w)"
)
_JOINED = pattern(r"\s*(?:,|va|voi|cung|lan|cung voi)\s*(?:cua |tu )?")
# "… kế thừa việc của những sở nào", "nhận việc gì từ các sở cũ".
_OF_FORMER = pattern(
    rf"(?<!\w){_TAKES}(?: \w+){{0,3}}? (?:viec|nhiem vu|phan|chuc nang)(?: \w+){{0,3}}?"
    r" (?:tu|cua) (?:nhung |cac |hai |may )?(?:so|don vi|co quan|noi|ben)(?: \w+)?"
    r" (?:nao|cu|khac|(?:da |bi )?sap nhap)(?!\w)"
    # "… phải gánh những việc gì của sở cũ"
    r"|(?<!\w)(?:viec|nhiem vu|phan)(?: \w+){0,3}? (?:cua|tu) (?:nhung |cac |hai |may )?"
    r"(?:so|don vi|co quan|nganh)"
    r" (?:cu|truoc day|truoc kia|truoc sap nhap|(?:da |bi )?sap nhap)(?!\w)"
)


def taken_over(
    every: tuple[Mention, ...], bare: str, directory: Directory, day: date
) -> tuple[Mention, ...]:
    """The agencies whose work another of the question has taken over, where that work is asked
    for: "Sở Tài chính nhận việc gì từ Sở KH&ĐT?" asks for the work of the latter, "… từ các
    sở cũ?" for that of all that went into it."""
    gone = [p for m in every for p in directory.predecessors(m.agency.name, day)]
    former = {p.from_ for p in gone}
    given: tuple[Mention, ...] = ()
    for mention in every:
        beside = given and _JOINED.fullmatch(bare[given[-1].end : mention.start])
        if mention.agency.name in former and (beside or _is_given(mention, bare)):
            given = (*given, mention)
    if given or len(every) != 1 or not _OF_FORMER.search(bare):
        return given
    whole = {p.from_ for p in gone if p.part == "whole"} or former  # "sở cũ": what it was made of
    agencies = (directory.get(name) for name in sorted(whole))
    return _instead(every[0], tuple(agency for agency in agencies if agency))


def _instead(heir: Mention, former: tuple[Agency, ...]) -> tuple[Mention, ...]:
    """The former agencies, as what the name of their heir means."""
    if not former:
        return ()
    first, *others = former
    return (Mention(heir.start, heir.end, first, heir.surface, False, tuple(others)),)


def _is_given(mention: Mention, bare: str) -> bool:
    before = bare[: mention.start]
    if _INCLUDED.search(before) or _apart(mention, bare):
        return False
    if _TAKEN.search(before) or _LEFT.match(bare, mention.end):
        return True
    return bool(_OF.search(before) and _FORMER.match(bare, mention.end))
