"""The year by which goals are to be reached that state none themselves."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.deadlines import without_documents
from corpus.deadlines.folded import folded
from corpus.plan import Manifest, Section
from corpus.quantities import parse_horizon


def stated_above(headings: Iterable[Section], manifest: Manifest) -> int | None:
    """The year that the nearest heading says, or the sentence that opens its list ("Trong năm
    2026 tập trung các chỉ tiêu sau:"); else the one that the plan's title is about."""
    for section in headings:
        leads = (p.text for p in section.body if p.text.rstrip().endswith(":"))
        found = (parse_horizon(text) for text in (section.title, *leads))
        if year := next(filter(None, found), None):
            return year
    return title_year(manifest)


def title_year(manifest: Manifest, *above: str) -> int | None:
    """The year that the titles above a table set, else the plan's: "Chuyển đổi số năm 2026",
    "giai đoạn 2026-2030".

    Years of the documents that they name are not their own, nor are past ones.
    """
    years = (parse_horizon(_own_words(title)) for title in (*above, manifest.title))
    return next((year for year in years if year and year >= manifest.issued.year), None)


def _own_words(title: str) -> str:
    source = folded(title)
    masked = without_documents(source.text)
    return "".join(
        " " if mark == "#" else source.slice(at, at + 1) for at, mark in enumerate(masked)
    )
