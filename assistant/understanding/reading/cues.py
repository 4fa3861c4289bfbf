"""Cue phrases of a question: in what no name has claimed, and where they count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.words.phrase_book import Cue, Known
from assistant.understanding.words.phrases import is_marked, load_phrases
from assistant.understanding.words.spans import Span, blanked
from corpus.lazy import pattern

# Phrases that stand beside a body: what it must do.
OF_BODIES = frozenset(
    ("responsibility", "coordinating", "tracking", "lead", "ongoing", "count", "due", "reporting")
)
_OF_FIGURES = frozenset(("target", "comparison", "series", "validity", "basis", "signer", "plans"))
# "TOD là mô hình gì", "5 rõ là những rõ nào": the class that is asked for is no topic.
_CLASS = pattern(r"(?<=[\w)”\"·] )la (?:[^\W\d_]+ ){1,4}(?:gi|nao)(?!\w)")


def find_cues(
    text: str, bare: str, spans: Sequence[Span], tails: frozenset[int], known: Known
) -> tuple[Cue, ...]:
    """Cue phrases outside of the spans, none of which begins at one of the `tails` or ends in
    the middle of a word of the plans. `bare` is the text without diacritics, letter for letter."""
    open_ = blanked(bare, spans)
    found = load_phrases().cues(open_, blanked(text, spans), tails, known)
    found = tuple(_of_share(cue, bare) for cue in found if not _is_made(cue, bare))
    return _in_position((*found, *_definition(open_, found)), bare)


# "chi bao nhiêu ngân sách cho khoa học": a share of the budget, which the topic names.
_BUDGET = pattern(r"(?<!\w)bao nhieu(?P<noun> (?:ngan sach|von|kinh phi))$")
_FOR = pattern(r"\s+(?:cho|vao|de phat trien)\s+\w")


def _of_share(cue: Cue, bare: str) -> Cue:
    """The cue without the noun of a sum that is spent on something."""
    noun = _BUDGET.search(bare[cue.start : cue.end])
    if "money" not in cue.kinds or noun is None or not _FOR.match(bare, cue.end):
        return cue
    return cue._replace(end=cue.start + noun.start("noun"))


# "Sở nào phải xây dựng danh mục nhiệm vụ ưu tiên?": the list is what somebody makes.
_LIST = pattern(r"(?:danh muc|danh sach|bang) ")
_MAKES = pattern(
    r"(?<!\w)(?:ai|(?:so|co quan|don vi|nganh|ben) nao)(?: \w+){0,4}?"
    r" (?:lam|xay dung|ban hanh|lap|cong bo|ra soat|trinh|tham muu|de xuat|cap nhat|bo sung) $"
)


def _is_made(cue: Cue, bare: str) -> bool:
    return bool(_LIST.match(bare, cue.start) and _MAKES.search(bare[: cue.start]))


def find_tails(text: str, bare: str, known: Known) -> frozenset[int]:
    """Where a word without diacritics ends a word of the plans ("dien tu", "kinh te so")
    and so begins no phrase."""
    if is_marked(text):
        return frozenset()
    phrases = load_phrases()
    tails = "|".join(sorted(phrases.tails))
    pairs = re.finditer(rf"(?=(?<!\w)(\w+) ({tails})(?: (\w+)|\b))", bare)
    return frozenset(
        m.start(2)
        for m in pairs
        if known([m[1], m[2]]) and not phrases.spelt.get((m[2], m[3] or ""))
    )


def speak_for(cues: Sequence[Cue]) -> frozenset[str]:
    """All that some cues speak for."""
    return frozenset[str]().union(*(cue.kinds for cue in cues))


def of_figures(cues: Sequence[Cue]) -> bool:
    """Is a figure or a document asked for, and no work?"""
    return bool(speak_for(cues) & _OF_FIGURES)


def _definition(bare: str, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    asked = _CLASS.search(bare)
    if asked is None or any(c.start < asked.end() and asked.start() < c.end for c in cues):
        return ()
    return (Cue(*asked.span(), frozenset(("open", "citation")), asked.group()),)


def _in_position(cues: Sequence[Cue], bare: str) -> tuple[Cue, ...]:
    """ "còn" opens a follow-up only at the beginning, "hả" closes one only at the end."""
    kept, begun = [], 0
    for cue in cues:
        opens, closes = "follow_start" in cue.kinds, "follow_end" in cue.kinds
        first = opens and not bare[begun : cue.start].strip(" ,.·")
        last = closes and not bare[cue.end :].strip(" ?!.,")
        begun = cue.end if first else begun
        if first or last or cue.kinds - {"follow_start", "follow_end"}:
            kept.append(cue)
    return tuple(kept)
