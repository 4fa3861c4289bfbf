"""The check: quotations stand at their places, records say what is shown of them, numbers
of the text come from what is cited. An answer that fails is an error, not an answer."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Answer, Citation, Item, Shown
from assistant.cite.conditions import condition_faults
from assistant.cite.counts import MARK, count_faults
from assistant.cite.facts import record_faults
from assistant.cite.figures import figure_faults
from assistant.cite.tallies import tally_faults
from assistant.deferred import made
from assistant.errors import CitationError
from index.register import Register


def check(answer: Answer, register: Register) -> None:
    """Raises CitationError, which lists every fault, unless all of this holds:

    - each quotation stands word for word in the lines that its citation names;
    - each record shown has a citation of its own, at its own lines, and agency, role, task,
      output, deadline and value of it stand there or in the headings above;
    - each marker [n] has a citation;
    - each number of the text is a count of what is shown, or comes from what its line cites;
    - each row of a table of counts counts the records that are shown for it;
    - each record fulfils the conditions that the question sets and the answer says.

    Of a long list this holds for what the text shows; the rest passes `checked_item` and
    `checked_citation` when somebody looks at it.
    """
    faults = [
        *_citation_faults(answer, register),
        *_shown_faults(answer, register),
        *_marker_faults(answer),
    ]
    if not faults:
        faults = [
            *count_faults(answer, register),
            *tally_faults(answer, register),
            *figure_faults(answer, register),
            *condition_faults(answer, register),
        ]
    if faults:
        raise CitationError("; ".join(faults))


def checked_item(item: Item, register: Register) -> Item:
    """An item that its record bears out. Raises CitationError."""
    if faults := record_faults(item, register):
        raise CitationError("; ".join(faults))
    return item


def checked_citation(citation: Citation, register: Register) -> Citation:
    """A citation whose quotation stands at its place. Raises CitationError."""
    faults = [*_quotation_faults(citation, register), *_place_faults(citation, register)]
    if faults:
        raise CitationError("; ".join(faults))
    return citation


def _citation_faults(answer: Answer, register: Register) -> Iterator[str]:
    for n, citation in made(answer.citations):
        if citation.n != n + 1:
            yield f"[{citation.n}] {citation.label}: stands in place {n + 1}"
        yield from _quotation_faults(citation, register)
        yield from _place_faults(citation, register)


def _quotation_faults(citation: Citation, register: Register) -> Iterator[str]:
    if not citation.quote:
        yield f"[{citation.n}] {citation.label}: empty quotation"
    elif citation.quote not in register.source(citation.plan, *citation.lines):
        yield f"[{citation.n}] {citation.label}: quotation is not at lines {citation.lines}"


def _place_faults(citation: Citation, register: Register) -> Iterator[str]:
    """A citation names the plan's own file and number, and the record's own lines."""
    manifest = register.plan(citation.plan)
    if (citation.file, citation.number) != (manifest.file, manifest.number):
        yield f"[{citation.n}] {citation.label}: not the file and number of {manifest.id}"
    if citation.record is None:
        return
    record = register.get(citation.record)
    if record is None:
        yield f"[{citation.n}] {citation.record}: not in the register"
        return
    span = record.span
    own = (record.plan, record.locator, (span.first, span.last), span.page)
    if (citation.plan, citation.locator, citation.lines, citation.page) != own:
        yield f"[{citation.n}] {citation.record}: not the place of the record"


def _shown_faults(answer: Answer, register: Register) -> Iterator[str]:
    cited = {c.record: c.n for _, c in made(answer.citations) if c.record}
    for _, shown in (*made(answer.items), *made(answer.related)):
        if not _cites_itself(shown, cited):
            yield f"{shown.item.record.id}: shown without a citation of its own"
        yield from record_faults(shown.item, register)


def _cites_itself(shown: Shown, cited: dict[str, int]) -> bool:
    return cited.get(shown.item.record.id) in shown.cites


def _marker_faults(answer: Answer) -> Iterator[str]:
    known = {c.n for _, c in made(answer.citations)}
    marks = {int(m) for m in MARK.findall(answer.markdown)}
    for n in sorted(marks - known):
        yield f"marker [{n}] has no citation"
