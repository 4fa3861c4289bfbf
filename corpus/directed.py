"""Sentences of the body that hand out work: "Giao Sở Y tế chủ trì, … trước ngày 30/6/2026".

Closing sections are read as duties; here is what the rest of a body asks, in the words of
its items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.agencies import Directory
from corpus.doers import Doer, coordinating_of, deadline_of, doer_of
from corpus.labels import field_lines
from corpus.lazy import pattern
from corpus.naming import names
from corpus.outline import flatten
from corpus.plan import Assignment, Manifest, Paragraph, Section, Span
from corpus.text import fold

# A sentence opens with an order, or its subject leads.
_ORDERS = pattern(r"(?:giao|phan cong|yeu cau|de nghi)\s")
_LEADS = pattern(r"\s*(?:la (?:co quan|don vi) )?(?:chu tri|lam dau moi)\b")
# "Yêu cầu các phòng, ban … nghiêm túc thực hiện Kế hoạch này./." closes a document.
_CLOSES = pattern(
    r"\bthuc hien (?:nghiem )?(?:ke hoach|chuong trinh|chi thi|quyet dinh|cong dien) nay\W*$"
)
_SENTENCE = pattern(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])|(?<=;)\s+(?=giao\s)")
_NOWHERE = Span(0, 0)
_ABOVE = ("ubnd_tinh", "hdnd", "dang", "chinh_phu", "bo")


def read_directed(
    sections: tuple[Section, ...], taken: frozenset[str], manifest: Manifest, directory: Directory
) -> tuple[Assignment, ...]:
    """The orders of a body. `taken` are the locators that hold a record of another kind."""
    return tuple(
        record
        for section, _ in flatten(sections)
        if section.locator not in taken
        for record in _directed(section, manifest, directory)
    )


def _directed(section: Section, manifest: Manifest, directory: Directory) -> Iterator[Assignment]:
    """One order speaks for its whole item; of several, each stands for itself."""
    own = (Paragraph(section.title, section.head), *section.body)
    found = [(p, text) for p in own for text in orders_in(p.text, directory)]
    for paragraph, text in found:
        whole = len(found) == 1
        last = own[-1].span.last if whole else paragraph.span.last
        first = section.head.first if whole else paragraph.span.first
        doer, others = doer_of(text, directory), coordinating_of(text, directory)
        yield Assignment(
            plan=manifest.id,
            locator=section.locator,
            span=Span(first, last, section.span.page if whole else paragraph.span.page),
            text=" ".join(p.text for p in own) if whole else text,
            lead=doer.names,
            lead_raw=doer.raw,
            coordinating=names(directory, others),
            coordinating_raw=others,
            deadline=deadline_of(text, manifest),
        )


def orders_in(text: str, directory: Directory) -> Iterator[str]:
    """The orders in a paragraph, each with the sentences that go on with it."""
    parts = _SENTENCE.split(text)
    starts = [i for i, part in enumerate(parts) if _is_order(part, directory)]
    for start, end in zip(starts, [*starts[1:], len(parts)][: len(starts)], strict=True):
        yield " ".join(parts[start:end])


def _is_order(sentence: str, directory: Directory) -> bool:
    doer = doer_of(sentence, directory)
    heads = sentence.rstrip().endswith(":")
    if heads or not doer.names or field_lines(Paragraph(sentence, _NOWHERE)):
        return False
    folded = fold(sentence)
    if _CLOSES.search(folded):
        return False
    behind = sentence[folded.find(fold(doer.raw)) + len(doer.raw) :]
    if _ORDERS.match(folded) or _LEADS.match(fold(re.sub(r"^\s*,", "", behind))):
        return True
    return sentence.startswith(doer.raw) and _is_one(doer, directory) and directory.does(behind)


def _is_one(doer: Doer, directory: Directory) -> bool:
    """Whether it is one body under the province: what those above do is told, not asked."""
    found = directory.split(doer.raw)
    return all(not a.collective and a.kind not in _ABOVE for a in found)
