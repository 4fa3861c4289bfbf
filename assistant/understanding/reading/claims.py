"""What a question names, span by span: each word belongs to one name, period or phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from assistant.time_window import Window
from assistant.understanding.conditions import Limits, find_conditions, sentence_of
from assistant.understanding.names.addressed import asked_about, introductions
from assistant.understanding.names.agencies import Context, find_agencies
from assistant.understanding.names.days import find_bare_year, find_days, said_again
from assistant.understanding.names.document_sorts import says_naming
from assistant.understanding.names.documents import (
    find_documents,
    find_matter,
    find_typed_documents,
)
from assistant.understanding.names.inherited import shown_apart, taken_over, without_included
from assistant.understanding.names.places import find_annexes, find_place
from assistant.understanding.names.plans import find_plans, find_signers
from assistant.understanding.names.provinces import find_provinces
from assistant.understanding.names.strangers import find_strangers
from assistant.understanding.reading.cues import (
    OF_BODIES,
    find_cues,
    find_tails,
    of_figures,
    speak_for,
)
from assistant.understanding.words.phrase_book import Cue
from assistant.understanding.words.spans import (
    Found,
    Span,
    Spotted,
    blank,
    blanked,
    flat,
    meets,
    only,
    spans_of,
)
from corpus.agencies import Directory, Mention
from corpus.provinces import ProvinceMention

_OF_A_PLAN = "ke hoach"  # what is issued where a plan is asked about
S = TypeVar("S", Spotted, Mention, ProvinceMention, Cue)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a text names. `text` is what is left of it without conditions (`limits`), whose words
    belong to nothing else. `agencies` are those that are asked about, `every` has all that are
    named; `typed` are documents called by kind and figure alone; `matter` asks what one is
    about; `spans` are claimed, by whatever it is."""

    text: str
    limits: Limits
    plans: tuple[Spotted, ...]
    unknown_plans: tuple[str, ...]
    documents: tuple[Spotted, ...]
    typed: tuple[Spotted, ...]
    matter: Span | None
    place: Spotted | None
    every: tuple[Mention, ...]
    agencies: tuple[Mention, ...]
    signers: tuple[Spotted, ...]
    provinces: tuple[ProvinceMention, ...]
    strangers: tuple[Spotted, ...] = ()
    window: Window | None = None
    bare_year: Window | None = None
    cues: tuple[Cue, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def names(self) -> tuple[Found, ...]:
        """Everything but days, phrases and unknown bodies."""
        return (
            *self.plans, *self.documents, *self.typed, *self.signers,
            *([self.place] if self.place else []), *self.every, *self.provinces,
        )  # fmt: skip

    @property
    def signs(self) -> list[tuple[int, int, str]]:
        """The names and the period, each with the letter that stands for its sort."""
        others = [m for m in self.every if m not in self.agencies]
        sorts: dict[str, tuple[Found, ...]] = {
            "A": self.agencies, "O": tuple(others), "P": self.plans, "D": self.documents,
            "R": (self.place,) if self.place else (), "V": self.provinces, "G": self.signers,
            "B": self.strangers,
        }  # fmt: skip
        found = [(*span, sign) for sign, some in sorts.items() for span in spans_of(some)]
        return [*found, (*self.window.span, "W")] if self.window else found


def find_claims(text: str, as_of: date, context: Context) -> Claims:
    """Names and conditions first, then days, phrases, and unknown bodies where one can stand.
    Raises InvalidDate for a day that is none."""
    named = _names(text, as_of, context)
    text, bare = named.text, flat(named.text)
    open_ = blank(text, named.names)
    known = context.vocabulary.has_phrase
    tails = find_tails(text, flat(open_), known)  # "Thái Nguyên từ" is no "nguyên tử"
    window = find_days(open_, tails, as_of)
    spans = [*spans_of(named.names), *named.limits.spans, *introductions(named.every, bare)]
    spans += shown_apart(named.every, bare)
    spans += [window.span, *said_again(bare)] if window else []
    spans += find_annexes(bare) if named.place else []
    cues = find_cues(text, bare, spans, tails, known)
    if named.matter:
        cues = (*_beside(cues, [named.matter]), _about(named.matter, bare))
    named, spans = _typed_settled(named, bare, spans, cues)
    spans += named.limits.kept  # no part of a topic
    bare_year = None if window else find_bare_year(open_, as_of)
    if bare_year and _is_due(named, cues):
        window, spans = bare_year, [*spans, bare_year.span]
    ends, asking = [*spans, *spans_of(cues)], spans_of(c for c in cues if c.kinds & OF_BODIES)
    strangers = find_strangers(text, ends, asking, context.directory, context.vocabulary)
    return replace(
        named, strangers=strangers, window=window, bare_year=bare_year,
        spans=(*spans, *spans_of(strangers)),
        cues=tuple(c for c in cues if not any(s.start <= c.start < s.end for s in strangers)),
    )  # fmt: skip


def _names(text: str, as_of: date, context: Context) -> Claims:
    plans, unknown = find_plans(text, context.plans)
    documents = _beside(find_documents(text), spans_of(plans))
    typed = find_typed_documents(
        text, context.vocabulary.documents_numbered, context.vocabulary.has_phrase
    )
    typed = _beside(typed, spans_of((*plans, *documents)))
    every = _beside(find_agencies(text, context), spans_of(_called_plans(plans, text)))
    provinces = find_provinces(text, context, spans_of(every))
    signers = find_signers(text, context.plans)
    matter = find_matter(flat(blank(text, (*every, *provinces))), (*documents, *typed))
    stops = [*spans_of((*plans, *documents, *provinces)), *([matter] if matter else [])]
    limits = find_conditions(sentence_of(text, every, stops, as_of, context))
    text, taken = blanked(text, limits.spans), limits.spans
    plans, documents = _beside(plans, taken), _beside(documents, taken)
    every, provinces = _beside(every, taken), _places_beside(provinces, taken)
    return Claims(
        text=text,
        limits=limits,
        plans=plans,
        unknown_plans=unknown,
        documents=documents,
        typed=_beside(typed, taken),
        matter=matter,
        place=find_place(blank(text, (*plans, *documents, *provinces))),
        every=every,
        agencies=_agencies(every, flat(text), as_of, context.directory),
        signers=signers,
        provinces=provinces,
    )


def _agencies(
    every: tuple[Mention, ...], bare: str, day: date, directory: Directory
) -> tuple[Mention, ...]:
    """Those of the named agencies whose work is asked about."""
    if given := taken_over(every, bare, directory, day):
        return given
    return without_included(asked_about(every, bare), every, bare, directory, day)


def _called_plans(plans: tuple[Spotted, ...], text: str) -> Iterator[Spotted]:
    """Those called plans: "bai bo Ke hoach so 86" names no "Bộ Kế hoạch". One that goes by its
    commune leaves "Công an xã …" a body."""
    return (plan for plan in plans if flat(text[plan.start :]).startswith(("ke hoach", "kh")))


def _beside(found: tuple[S, ...], taken: Sequence[Span]) -> tuple[S, ...]:
    """What shares no letter with the spans."""
    return tuple(one for one in found if not meets(taken, one.start, one.end))


def _places_beside(
    found: tuple[ProvinceMention, ...], taken: Sequence[Span]
) -> tuple[ProvinceMention, ...]:
    """The same of provinces, without the word before one that ends another name: "nghị quyết
    của HĐND tỉnh" leaves "Thái Bình"."""
    short = []
    for mention in found:
        end = max((b for a, b in taken if a <= mention.start < b < mention.end), default=0)
        name = mention.surface[end - mention.start :].lstrip() if end else mention.surface
        short.append(replace(mention, start=mention.end - len(name), surface=name))
    return _beside(tuple(short), taken)


# All that is asked of a document beside its name: "Nghị quyết 57 là gì?", "NQ 71 của ai?".
_ONLY_ASKED = only(
    r"van ban|co quan|ban hanh|bao gio|ngay|thang|nam|khi|la|gi|cua|ai|do|nao|noi|ve|viec|cai|sao"
    r"|ra|ky|xem|can|muon"
)


def _typed_settled(
    named: Claims, bare: str, spans: list[Span], cues: tuple[Cue, ...]
) -> tuple[Claims, list[Span]]:
    """A document called by its kind and figure is one where its mentions, its validity or its
    issue are asked for, or nothing else; else its words are part of a topic."""
    kinds = speak_for(cues)
    alone = not (named.plans or _OF_A_PLAN in bare)
    whole = bool(named.typed) and _ONLY_ASKED.match(flat(blank(named.text, named.typed)))
    asked = "mention" in kinds or says_naming(bare) or whole
    if asked or (alone and kinds & {"signer", "validity"}):
        return replace(named, documents=(*named.documents, *named.typed)), spans
    typed = spans_of(named.typed)
    return named, [span for span in spans if span not in typed]


def _about(matter: Span, bare: str) -> Cue:
    """What a document is about stands where it is named."""
    return Cue(*matter, frozenset(("mention",)), bare[slice(*matter)])


def _is_due(named: Claims, cues: tuple[Cue, ...]) -> bool:
    """Is a bare year the one in which work is due, and not one of a figure?"""
    return not of_figures(cues) and bool(named.every or speak_for(cues) & OF_BODIES)
