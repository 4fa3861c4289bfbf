"""Short lists of phrases, looked up at a word of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.spelling.words import JOIN, Word, forms

Phrases = Mapping[str, Mapping[tuple[str, ...], frozenset[str]]]


def phrases(lines: Sequence[str]) -> Phrases:
    """Phrases for `phrase_at`: by first word, folded words → spellings of that word."""
    out: dict[str, dict[tuple[str, ...], frozenset[str]]] = {}
    for line in lines:
        pairs = [forms(w) for w in line.replace("-", " ").split()]
        folded = tuple(f for f, _ in pairs)
        here = out.setdefault(folded[0], {})
        here[folded] = here.get(folded, frozenset()) | {pairs[0][1]}
    return out


def phrase_at(table: Phrases, words: Sequence[Word], at: int, *, strict: bool = False) -> int:
    """How many words the longest phrase at word `at` takes; 0 for none.

    A phrase of one word must agree in its diacritics ("quan" in "cơ quan quản lý" is
    no "quận"); longer ones are safe without, and so survive OCR. With `strict` a word
    without any agrees only where its neighbours have none: "Phong trào" is no "phòng".
    """
    if at >= len(words):
        return 0
    word, best = words[at], 0
    for phrase, spelt in table.get(word.folded, {}).items():
        marked = _is_accented(words, at) if strict else word.marked != word.folded
        if len(phrase) == 1 and marked and word.marked not in spelt:
            continue
        if len(phrase) > best and _stands(phrase, words, at):
            best = len(phrase)
    return best


def _is_accented(words: Sequence[Word], at: int) -> bool:
    """Whether a word, or one beside it, is written with diacritics."""
    beside = words[max(at - 1, 0) : at + 2]
    return any(w.marked != w.folded for w in beside)


def _stands(phrase: tuple[str, ...], words: Sequence[Word], at: int) -> bool:
    span = words[at : at + len(phrase)]
    joined = all(JOIN.fullmatch(w.gap) and "," not in w.gap for w in span[1:])
    return joined and tuple(w.folded for w in span) == phrase
