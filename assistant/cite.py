"""The check: nothing is shown whose quotation does not stand word for word at its place."""

from __future__ import annotations

from functools import lru_cache

from assistant.answer import Answer, Citation, Item, Passage
from assistant.labels import place, plan_name
from corpus.lazy import pattern
from corpus.plan import Assignment, Duty, Manifest, Record, Relation, Task
from corpus.text import squeeze
from index.register import Register

_LONGEST = 2600
_MARK = pattern(r"\[(\d+)\]")


class CitationError(RuntimeError):
    """An answer failed its check; it is logged and not shown."""


def cite_item(n: int, item: Item, register: Register, in_force: bool) -> Citation:
    """A citation of a record: its own words, at its own lines."""
    record = item.record
    manifest = register.plan(record.plan)
    return _citation(n, record.id, manifest, record, _quote(register, record.id), in_force)


def cite_passage(n: int, passage: Passage, register: Register, in_force: bool) -> Citation:
    """A citation of a passage outside of any record."""
    manifest = register.plan(passage.plan)
    source = source_text(register, passage.plan, passage.span.first, passage.span.last)
    return Citation(
        n=n,
        record=None,
        plan=manifest.id,
        number=manifest.number,
        locator=passage.locator,
        label=f"{plan_name(manifest, full=True)}, {place(passage.locator)}",
        file=manifest.file,
        page=passage.span.page,
        lines=(passage.span.first, passage.span.last),
        quote=quotation(passage.text, source),
        in_force=in_force,
    )


@lru_cache(maxsize=65536)
def _quote(register: Register, record_id: str) -> str:
    """The words that show the record whole: a row with all its cells, an item with its
    agency line. Of a row that a page break cuts, the part before the break."""
    record = register.get(record_id)
    if record is None:
        raise CitationError(f"{record_id}: not in the register")
    source = source_text(register, record.plan, record.span.first, record.span.last)
    if isinstance(record, Relation):
        return quotation(record.text, source)
    cut = squeeze(record.text) not in source
    first = source_text(register, record.plan, record.span.first, record.span.first)
    whole = first if cut and record.locator.startswith("PL") else source
    return quotation(whole, source)


def _citation(
    n: int, record_id: str, manifest: Manifest, record: Record, quote: str, in_force: bool
) -> Citation:
    return Citation(
        n=n,
        record=record_id,
        plan=manifest.id,
        number=manifest.number,
        locator=record.locator,
        label=f"{plan_name(manifest, full=True)}, {place(record.locator, record)}",
        file=manifest.file,
        page=record.span.page,
        lines=(record.span.first, record.span.last),
        quote=quote,
        in_force=in_force,
    )


def source_text(register: Register, plan: str, first: int, last: int) -> str:
    """Source lines as one text, white space collapsed, cell bars kept apart."""
    return register.source(plan, first, last)


def quotation(text: str, source: str) -> str:
    """The words of `text` that stand in one piece in `source`: all, else the longest start.

    A row that a page break cut stands in two pieces; the first is quoted. Long items are
    quoted to the end of a sentence.
    """
    text = _shorten(squeeze(text))
    if text in source:
        return text
    words = text.split(" ")
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if " ".join(words[:middle]) in source:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low])


def _shorten(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    cut = max(text.rfind(mark, 0, _LONGEST) for mark in (". ", "; ", ", "))
    return text[: cut + 1] if cut > 0 else text[:_LONGEST]


def check(answer: Answer, register: Register) -> None:
    """Raises CitationError when a quotation is not at its place, when a record's agency,
    role, task and deadline do not stand in the record's own lines, or when a marker in
    the text has no citation."""
    faults = [f for citation in answer.citations if (f := _citation_fault(citation, register))]
    by_record = {c.record: c for c in answer.citations if c.record}
    for shown in (*answer.items, *answer.related):
        record = shown.item.record
        if shown.cites and record.id not in by_record:
            faults.append(f"{record.id}: shown without a citation of its own")
        faults += _record_faults(shown.item, register)
    known = {c.n for c in answer.citations}
    marks = {int(m) for m in _MARK.findall(answer.markdown)}
    faults += [f"marker [{n}] has no citation" for n in sorted(marks - known)]
    if faults:
        raise CitationError("; ".join(faults))


def _citation_fault(citation: Citation, register: Register) -> str | None:
    source = source_text(register, citation.plan, *citation.lines)
    if not citation.quote:
        return f"[{citation.n}] {citation.label}: empty quotation"
    if citation.quote not in source:
        return f"[{citation.n}] {citation.label}: quotation is not at lines {citation.lines}"
    return None


def _record_faults(item: Item, register: Register) -> list[str]:
    """Agency, role, task and deadline of an item come from one record, and stand there."""
    record = item.record
    stored = register.get(record.id)
    if stored != record:
        return [f"{record.id}: not as the register holds it"]
    if not isinstance(record, Task | Assignment | Duty):
        return []
    names = record.coordinating if item.role == "coordinating" else record.lead
    faults = []
    if item.agency and item.role in ("lead", "coordinating") and item.agency not in names:
        faults.append(f"{record.id}: {item.agency} is not {item.role} there")
    source = source_text(register, record.plan, record.span.first, record.span.last)
    deadline = record.deadline.raw if record.deadline else ""
    if deadline and not _stands(deadline, source):
        faults.append(f"{record.id}: deadline {deadline!r} is not in its lines")
    return faults


def _stands(text: str, source: str) -> bool:
    """Every word stands in the source in order; a page break may part them."""
    at = 0
    for word in text.split():
        at = source.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True
