"""Everything that a text says, before it is decided what is asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from assistant.time_window import Window
from assistant.understanding.conditions import Limits
from assistant.understanding.names.agencies import Context
from assistant.understanding.opinion import Asked, Token, Weights
from assistant.understanding.reading.claims import find_claims
from assistant.understanding.reading.worded import Topics, find_words
from assistant.understanding.words.phrase_book import Cue
from assistant.understanding.words.spans import Spotted, flat
from corpus.agencies import Mention
from corpus.provinces import ProvinceMention

__all__ = ["Context", "Reading", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in a text, before it is decided what is asked.

    `topic` are the words that are left; `known`, `named`, `meant` and `subject` are parts of
    them, `plain` has all five without the trained models (`worded.Topics`). `second` is what
    the trained model takes the question to ask (None: not asked for). `unused` are words that
    were left aside although nobody asks with them. `limits` are the conditions; their words
    are blanked in the text, for they belong to nothing else.
    """

    text: str
    flat: str
    plans: tuple[Spotted, ...]
    unknown_plans: tuple[str, ...]
    documents: tuple[Spotted, ...]
    place: Spotted | None
    agencies: tuple[Mention, ...]
    strangers: tuple[Spotted, ...]
    signers: tuple[Spotted, ...]
    provinces: tuple[ProvinceMention, ...]
    window: Window | None
    bare_year: Window | None
    cues: tuple[Cue, ...]
    topics: Topics
    plain: Topics
    tokens: tuple[Token, ...] = ()
    second: Asked | None = None
    unused: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)

    @property
    def topic(self) -> str:
        return self.topics.left

    @property
    def known(self) -> str:
        return self.topics.known

    @property
    def named(self) -> str:
        return self.topics.named

    @property
    def meant(self) -> str:
        return self.topics.meant

    @property
    def subject(self) -> str:
        return self.topics.subject

    def by_rules(self) -> Reading:
        """The reading as it is without the trained models."""
        return replace(self, topics=self.plain, second=None)

    def has(self, *kinds: str) -> bool:
        """Does any cue speak for one of these?"""
        return any(kind in cue.kinds for cue in self.cues for kind in kinds)


def read(text: str, as_of: date, context: Context, weights: Weights | None = None) -> Reading:
    """Everything that a clean text says; with weights, as the trained models see it too.
    Raises InvalidDate for a day that is none."""
    claims = find_claims(text, as_of, context)
    words = find_words(claims, context.vocabulary, weights)
    return Reading(
        text=claims.text,
        flat=flat(claims.text),
        plans=claims.plans,
        unknown_plans=claims.unknown_plans,
        documents=claims.documents,
        place=claims.place,
        agencies=claims.agencies,
        strangers=claims.strangers,
        signers=claims.signers,
        provinces=claims.provinces,
        window=claims.window,
        bare_year=claims.bare_year,
        cues=claims.cues,
        topics=words.topics,
        plain=words.plain,
        tokens=words.tokens,
        second=words.second,
        unused=words.unused,
        limits=claims.limits,
    )
