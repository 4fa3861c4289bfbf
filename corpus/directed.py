"""Sentences of the body that hand out work: "Giao Sở Y tế chủ trì, … trước ngày 30/6/2026".

Closing sections are read as duties; here is what the rest of a body asks, in the words of
its items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.agencies import Agency, Directory
from corpus.deadlines import find_deadlines
from corpus.doers import HELPS, Doer, coordinating_of, deadline_of, deadline_said, doer_of, is_deed
from corpus.labels import field_lines
from corpus.lazy import pattern
from corpus.naming import names
from corpus.outline import flatten
from corpus.plan import Assignment, Deadline, Manifest, Paragraph, Section, Span
from corpus.text import fold

# A sentence opens with an order, or its subject leads.
ORDERS = pattern(
    r"(?:giao(?: nhiem vu cho| cho)?|phan cong|yeu cau|(?:kinh |tran trong )?de nghi)\s+"
)
_LEADS = pattern(
    r"\s*(?:la (?:co quan|don vi) (?:thuong truc|dau moi)\b"
    r"|(?:la (?:co quan|don vi) |duoc giao(?: nhiem vu)? |dong )?(?:chu ?tri|lam dau moi)\b)"
)
# "Yêu cầu các phòng, ban … nghiêm túc thực hiện Kế hoạch này./." closes a document.
_CLOSES = pattern(
    r"\bthuc hien (?:nghiem )?(?:ke hoach|chuong trinh|chi thi|quyet dinh|cong dien) nay\W*$"
)
_SENTENCE = pattern(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])|(?<=;)\s+(?=giao\s)")
# A clause that says nothing but when.
_BY_WHEN = pattern(r"(?:(?:tat ca|deu|cung) )?(?:hoan thanh|xong|thuc hien|thoi (?:gian|han))\b")
_NOWHERE = Span(0, 0)
# Bodies from the highest down: who issues a document asks those below.
_RANKS = ("chinh_phu", "bo", "dang", "hdnd", "ubnd_tinh")
# What the Party of a province is called where it acts itself.
_PARTY = pattern(r"(?:tinh|thanh) uy\b|ban (?:thuong vu|chap hanh)|thuong truc|dang bo")


def read_directed(
    sections: tuple[Section, ...], taken: frozenset[str], manifest: Manifest, directory: Directory
) -> tuple[Assignment, ...]:
    """The orders of a body. `taken` are the locators that hold a record of another kind."""
    return tuple(
        record
        for section, _ in flatten(sections)
        if section.locator not in taken and not field_lines(Paragraph(section.title, section.head))
        for record in _directed(section, manifest, directory)
    )


def _directed(section: Section, manifest: Manifest, directory: Directory) -> Iterator[Assignment]:
    """One order speaks for its whole item; of several, each stands for itself."""
    own = (Paragraph(section.title, section.head), *section.body)
    found = [(p, text) for p in own for text in orders_in(p.text, manifest, directory)]
    shared = {p: _shared([text for q, text in found if q is p], manifest) for p, _ in found}
    for paragraph, text in found:
        whole = len(found) == 1
        last = own[-1].span.last if whole else paragraph.span.last
        first = section.head.first if whole else paragraph.span.first
        said = " ".join(p.text for p in own) if whole else text
        doer, others = doer_of(text, directory), coordinating_of(text, directory)
        yield Assignment(
            plan=manifest.id,
            locator=section.locator,
            span=Span(first, last, section.span.page if whole else paragraph.span.page),
            text=said,
            lead=doer.names,
            lead_raw=doer.raw,
            coordinating=names(directory, others),
            coordinating_raw=others,
            deadline=deadline_of(text, manifest)
            or shared[paragraph]
            or deadline_said(said, manifest),
        )


def _shared(orders: list[str], manifest: Manifest) -> Deadline | None:
    """The day that closes several orders as a clause of its own: "Sở A …; Sở B …; hoàn thành
    trong quý II". It is said of all where none of the others sets one."""
    *others, last = orders
    clause = last.rpartition(";")[2].strip(" .")
    if not others or clause == last.strip(" .") or not _BY_WHEN.match(fold(clause)):
        return None
    if any(deadline_of(text, manifest) for text in others):
        return None
    found = deadline_of(clause, manifest)
    return found if found and clause.endswith(found.raw) else None


def orders_in(text: str, manifest: Manifest, directory: Directory) -> Iterator[str]:
    """The orders in a paragraph, each with the sentences that go on with it."""
    parts = _SENTENCE.split(text)
    starts = [i for i, part in enumerate(parts) if _is_order(part, manifest, directory)]
    for start, end in zip(starts, [*starts[1:], len(parts)][: len(starts)], strict=True):
        yield " ".join(parts[start:end])


def _is_order(sentence: str, manifest: Manifest, directory: Directory) -> bool:
    doer = doer_of(sentence, directory)
    heads = sentence.rstrip().endswith(":")
    if heads or not doer.names or field_lines(Paragraph(sentence, _NOWHERE)):
        return False
    folded = fold(sentence)
    behind = sentence[folded.find(fold(doer.raw)) + len(doer.raw) :]
    if not behind.strip(" .,;"):  # "2. Giao Sở A" heads what it is to do
        return False
    if _CLOSES.search(folded) and not is_single_order(doer, folded, directory):
        return False
    if HELPS.match(fold(behind)):
        return False
    if ORDERS.match(folded) or _LEADS.match(fold(re.sub(r"^\s*,", "", behind))):
        return True
    does = directory.does(behind) or is_deed(behind)
    return sentence.startswith(doer.raw) and does and _is_asked(doer, sentence, manifest, directory)


def is_single_order(doer: Doer, folded: str, directory: Directory) -> bool:
    """ "Giao Sở A theo dõi … việc thực hiện Chỉ thị này": the work of one, no bidding of all."""
    single = bool(doer.raw) and not any(a.collective for a in directory.split(doer.raw))
    return single and folded.startswith("giao ")


def _is_asked(doer: Doer, sentence: str, manifest: Manifest, directory: Directory) -> bool:
    """Whether it is bodies below the issuer: what those above do is told. Of many at once only
    a day or a rhythm makes it an order, and no remark on what all do."""
    found = directory.split(doer.raw)
    above = _above(manifest, directory)
    if any(_told(agency, above) for agency in found):
        return False
    return not any(a.collective for a in found) or bool(find_deadlines(sentence))


def _above(manifest: Manifest, directory: Directory) -> tuple[str, ...]:
    """The kinds of bodies above the issuer of a document, its own the last."""
    kinds = [_RANKS.index(a.kind) for a in directory.split(manifest.issuer) if a.kind in _RANKS]
    return _RANKS[: min(kinds, default=len(_RANKS)) + 1]


def _told(agency: Agency, above: tuple[str, ...]) -> bool:
    """Of the Party's own document only what the Party itself does is told."""
    own = agency.kind == "dang" == above[-1]
    return bool(_PARTY.match(fold(agency.name))) if own else agency.kind in above
