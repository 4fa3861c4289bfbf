"""Rows of the register as others see them, and how they are read."""

from __future__ import annotations

import json
from datetime import date
from typing import NamedTuple

from corpus.plan import Manifest, Span, Timing

# One agency's standing to one record, without the record: the record's number (`Register.at`),
# its plan's (`Register.number`), the agency's (`Register.agency`), the timing (None for a
# target), the deadline's last day, and the days of its milestones with a space between them.
# Days are ISO, which compare as text does. A bare tuple, for an answer may rest on tens of
# thousands.
Standing = tuple[int, int, int, Timing | None, str | None, str | None]


class SectionRow(NamedTuple):
    """A section as the register keeps it: where it stands, and its headings above."""

    plan: str
    locator: str
    label: str
    title: str
    path: str
    span: Span


class Words(NamedTuple):
    """The words by which a record is found, folded and with their diacritics."""

    record: int
    plan: int
    folded: str
    marked: str


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
