"""Rows of the register as others see them, how they are read and a plan's is written."""

from __future__ import annotations

import json
from datetime import date
from typing import NamedTuple

from corpus.lazy import pattern
from corpus.plan import Manifest, Plan, Span, Timing
from corpus.text import key

# One agency's standing to one record, without the record: the record's number (`Register.at`),
# its plan's (`Register.number`), the agency's (`Register.agency`), the timing (None for a
# target), the deadline's last day, and the days of its milestones with a space between them.
# Days are ISO, which compare as text does. A bare tuple, for an answer may rest on tens of
# thousands.
Standing = tuple[int, int, int, Timing | None, str | None, str | None]

_COLUMNS = pattern(r"\t|\||\s{4,}")
_RANK = 8  # letters of a rank before a name: "PGS. TS. "
_LEAD_IN = 10  # words before a colon that make a heading of a clause's beginning
_LONGEST = 16


class SectionRow(NamedTuple):
    """A section as the register keeps it: where it stands, and its headings above."""

    plan: str
    locator: str
    label: str
    title: str
    path: str
    span: Span


class Wording(NamedTuple):
    """Words by which records are found, folded and with their diacritics. Records that say
    the same share one."""

    n: int
    folded: str
    marked: str


def heading(title: str) -> str:
    """A heading without its number: a short line, or what a clause begins with before a
    colon; "" where there is none.

    >>> heading("- Nguồn kinh phí thực hiện: ngân sách tỉnh")
    '- Nguồn kinh phí thực hiện'
    """
    lead_in, colon, _ = title.partition(":")
    if colon and len(lead_in.split()) <= _LEAD_IN:
        return lead_in.strip()
    return title.rstrip(" .;:") if len(title.split()) <= _LONGEST else ""


def section_of(plan_id: str, row: tuple[str, str, str, str, int, int, int | None]) -> SectionRow:
    """A section from its columns: locator, label, title, path, first, last, page."""
    locator, label, title, path, first, last, page = row
    return SectionRow(plan_id, locator, label, title, path, Span(first, last, page))


def manifest_of(row: tuple[object, ...]) -> Manifest:
    """A manifest from the columns of `plans`."""
    (_, id_, file, number, title, issuer, province, issued, day_known, signer, status) = row[:11]
    replaces, replaced_by, replaced_on, short = row[11:15]
    return Manifest(
        id=str(id_),
        file=str(file),
        number=str(number) if number else None,
        title=str(title),
        issuer=str(issuer),
        province=str(province),
        issued=date.fromisoformat(str(issued)),
        day_known=bool(day_known),
        signer=str(signer),
        status=str(status),
        replaces=tuple(json.loads(str(replaces))),
        replaced_by=str(replaced_by) if replaced_by else None,
        replaced_on=date.fromisoformat(str(replaced_on)) if replaced_on else None,
        short=str(short) if short else None,
    )


def plan_row(plan: Plan) -> tuple[object, ...]:
    """The columns of `plans` after the number."""
    m = plan.manifest
    replaced_on = m.replaced_on.isoformat() if m.replaced_on else None
    return (
        *(m.id, m.file, m.number, m.title, m.issuer, m.province, m.issued.isoformat()),
        *(int(m.day_known), m.signer, m.status, json.dumps(m.replaces), m.replaced_by),
        *(replaced_on, m.short, plan.digest),
        *(_line_with(m.number, plan), _signature(m.signer, plan)),
    )


def _line_with(words: str | None, plan: Plan) -> int | None:
    """The first line that prints a number or a name; None where none does."""
    wanted = key(words or "")
    found = (line.number for line in plan.lines if wanted in key(line.text))
    return next(found, None) if wanted else None


def _signature(signer: str, plan: Plan) -> int | None:
    """The line that ends with the signer's name and hardly says more; where none does, the
    first that names the signer, who may also stand among those in charge of a task."""
    wanted = key(signer)
    own = (
        line.number
        for line in plan.lines
        for piece in _COLUMNS.split(line.text)
        if key(piece).endswith(wanted) and len(key(piece)) <= len(wanted) + _RANK
    )
    return next(own, _line_with(signer, plan)) if wanted else None
