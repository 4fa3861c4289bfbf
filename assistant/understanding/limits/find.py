"""A text → its limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.answer import Limits
from assistant.understanding.limits.others import left_out, names, with_other_part
from assistant.understanding.limits.products import asked_products, printed_result
from assistant.understanding.limits.rows import asked_edge, asked_figure, asked_group, is_undated
from assistant.understanding.limits.words import Span
from corpus.agencies import Mention


@dataclass(frozen=True, slots=True)
class Limited:
    """The limits of a text, the spans that say them, the agencies that are asked about
    still, and in which role where the limits tell."""

    limits: Limits
    spans: tuple[Span, ...]
    asked: tuple[Mention, ...]
    role: Literal["lead", "coordinating"] | None = None


def find_limits(text: str, bare: str, found: tuple[Mention, ...]) -> Limited:
    """The limits of a text in which agencies were found; `bare` is it flat, its plans,
    places and provinces blanked."""
    without, spans = left_out(bare, found)
    rest = tuple(m for m in found if m not in without)
    asked, beside, role = with_other_part(bare, rest)
    result, figure, group = printed_result(bare), asked_figure(bare), asked_group(bare)
    limits = Limits(
        makes=() if result else asked_products(bare, [m.start for m in found]),
        output=text[slice(*result.said)].strip() if result else "",
        whole=result is not None and result.whole,
        without=names(without),
        beside=names(beside),
        group=text[slice(*group.said)].strip() if group else "",
        figure=figure.figure if figure else None,
        undated=is_undated(bare),
        edge=asked_edge(bare),
    )
    said = tuple(one.span for one in (result, figure, group) if one)
    return Limited(limits, (*spans, *said), asked, role)
