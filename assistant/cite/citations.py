"""Citations: the words of a source that show a statement, and where they stand."""

from __future__ import annotations

from assistant.answer import Citation, Item, Passage
from assistant.errors import CitationError
from assistant.labels import place, plan_name
from assistant.memo import once
from corpus.plan import Record, Relation
from corpus.text import squeeze
from index.register import Register

_LONGEST = 2600


def cite_item(n: int, item: Item, register: Register, in_force: bool) -> Citation:
    """A citation of a record: its own words, at its own lines."""
    record = item.record
    where = place(record.locator, record)
    return _citation(n, register, record, where, _quote(register, record.id), in_force)


def cite_passage(n: int, passage: Passage, register: Register, in_force: bool) -> Citation:
    """A citation of a passage outside of any record."""
    source = register.source(passage.plan, passage.span.first, passage.span.last)
    words = quotation(passage.text, source)
    record = register.get(f"{passage.plan}#{passage.locator}")
    where = place(passage.locator, record)
    return _citation(n, register, passage, where, words, in_force)


@once
def _quote(register: Register, record_id: str) -> str:
    """The words that show the record whole: a row with all its cells, an item with its
    agency line. Of a row that a page break cuts, the part before the break."""
    record = register.get(record_id)
    if record is None:
        raise CitationError(f"{record_id}: not in the register")
    source = register.source(record.plan, record.span.first, record.span.last)
    if isinstance(record, Relation):
        return quotation(record.text, source)
    cut = squeeze(record.text) not in source
    first = register.source(record.plan, record.span.first, record.span.first)
    whole = first if cut and record.locator.startswith("PL") else source
    return quotation(whole, source)


def _citation(
    n: int, register: Register, cited: Record | Passage, where: str, quote: str, in_force: bool
) -> Citation:
    manifest = register.plan(cited.plan)
    return Citation(
        n=n,
        record=cited.id if isinstance(cited, Record) else None,
        plan=manifest.id,
        number=manifest.number,
        locator=cited.locator,
        label=f"{plan_name(manifest, full=True)}, {where}",
        file=manifest.file,
        page=cited.span.page,
        lines=(cited.span.first, cited.span.last),
        quote=quote,
        in_force=in_force,
    )


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
