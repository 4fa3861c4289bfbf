"""The reference as the splitter of printed cells looks things up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.agencies.reference import Head, Noun, Reference
from corpus.spelling.phrases import Phrases, phrases
from corpus.spelling.trie import Node
from corpus.spelling.words import Speller, Word
from corpus.text import fold


@dataclass(slots=True)
class Lexicon:
    """The reference as the splitter looks things up: built once by the Directory."""

    speller: Speller
    full: Node
    fields: Mapping[tuple[str, ...], Mapping[str, int]]
    heads: Phrases
    head_of: Mapping[tuple[str, ...], Head]
    nouns: Phrases
    noun_of: Mapping[tuple[str, ...], Noun]
    predicates: Phrases
    fields_of_work: Phrases
    deeds: Phrases
    openers: Phrases
    not_names: Phrases
    province: Callable[[Sequence[Word], int], int]


def lexicon(
    reference: Reference,
    full: Node,
    fields: Mapping[tuple[str, ...], Mapping[str, int]],
    speller: Speller,
    province: Callable[[Sequence[Word], int], int],
) -> Lexicon:
    """Look-up tables of the reference. `province` gives the words of a province's name."""
    return Lexicon(
        speller=speller,
        full=full,
        fields=fields,
        heads=phrases([h.words for h in reference.heads]),
        head_of={_folded(h.words): h for h in reference.heads},
        nouns=phrases([n.words for n in reference.nouns]),
        noun_of={_folded(n.words): n for n in reference.nouns},
        predicates=phrases(reference.words["predicates"]),
        fields_of_work=phrases(reference.words["fields_of_work"]),
        deeds=phrases(reference.words["deeds"]),
        openers=phrases(reference.words["openers"]),
        not_names=phrases(reference.words["not_names"]),
        province=province,
    )


def _folded(words: str) -> tuple[str, ...]:
    return tuple(fold(words).replace("-", " ").split())
