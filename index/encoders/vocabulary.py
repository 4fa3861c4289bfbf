"""The pieces that the bundled encoder reads a text in, and the tokenizer made of them.

A piece is a syllable, a frequent pair of syllables, or a few letters of a word that
is neither. The tokenizer is a Unigram model over whole texts: nothing is split at
spaces first, so a pair can be one piece. Several spellings may share one row of the
matrix (`hoà` and `hòa`; `noi vu` and `nội vụ` where nothing else folds to it).
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tokenizers import Regex, Tokenizer, models, normalizers

from corpus.text import nfc, old_tone, unaccent
from index.encoders.counting import MARK, Counts, Sizes, frequent_pairs, letter_groups, words

_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces with their scores, and the rows that they share.

    `pieces[i]` is read into row `rows[i]`. Rows `[0, singles)` stand for single
    words and letters; row `singles + j` is the pair of the rows `parts[j]`.
    `weight[r]` is the share of the text that row r covers. `folded` takes an
    accented piece to the pieces of its spelling without diacritics.
    """

    pieces: tuple[tuple[str, float], ...]
    rows: tuple[int, ...]
    singles: int
    parts: tuple[tuple[int, int], ...]
    weight: tuple[float, ...]
    forms: Mapping[int, tuple[tuple[int, float], ...]]
    folded: Mapping[int, tuple[int, ...]]


def new_tone(word: str) -> str:
    """The other spelling of an open oa, oe, uy: hòa → hoà; other words unchanged.

    >>> new_tone("hòa"), new_tone("sở")
    ('hoà', 'sở')
    """
    parts = unicodedata.normalize("NFD", word)
    marks = [c for c in parts if c in _TONES]
    if len(marks) != 1:
        return word
    moved = nfc(nfc("".join(c for c in parts if c not in _TONES)) + marks[0])
    return moved if old_tone(moved) == word else word


class _Builder:
    """Collects pieces in order; the first to name a spelling keeps it."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.scores: list[float] = []
        self.rows: list[int] = []

    def add(self, piece: str, score: float, row: int) -> None:
        if piece not in self.ids:
            self.ids[piece] = len(self.scores)
            self.scores.append(score)
            self.rows.append(row)

    def row(self, piece: str) -> int:
        return self.rows[self.ids[piece]]

    def pieces(self) -> tuple[tuple[str, float], ...]:
        return tuple((p, round(s, 3)) for p, s in zip(self.ids, self.scores, strict=True))


def build(
    counts: Counts, sizes: Sizes | None = None, abbreviations: Iterable[str] = ()
) -> Vocabulary:
    """The vocabulary of a training text; each abbreviation gets a row of its own."""
    sizes = sizes or Sizes()
    total = counts.total
    out, weight = _Builder(), [0.0, 0.0]
    out.add("<unk>", 0.0, 0)
    out.add(MARK, -20.0, 1)
    _add_abbreviations(out, weight, abbreviations)
    kept = {w: n for w, n in counts.words.items() if n >= sizes.min_word and len(w) < 25}
    groups = _fold_groups(kept)
    aliased = _dominant(groups, kept, sizes.dominant)
    _add_words(out, weight, kept, aliased, total)
    forms = _add_folds(out, weight, kept, groups, aliased, total)
    _add_letters(out, weight, counts, sizes)
    singles = len(weight)
    parts = _add_pairs(out, weight, frequent_pairs(counts, sizes), counts, sizes)
    return Vocabulary(
        out.pieces(),
        tuple(out.rows),
        singles,
        tuple(parts),
        tuple(weight),
        forms,
        _fold_table(out),
    )


def _add_abbreviations(out: _Builder, weight: list[float], short: Iterable[str]) -> None:
    for name in short:
        row = len(weight)
        out.add(spelled(name), -8.0, row)
        out.add(unaccent(spelled(name)), -9.0, row)
        weight.append(1e-4)


def spelled(text: str) -> str:
    """A text as one piece would spell it.

    >>> spelled("GD&ĐT")
    '▁gd▁đt'
    """
    return "".join(MARK + word for word in words(text))


def _add_words(
    out: _Builder,
    weight: list[float],
    kept: Mapping[str, int],
    aliased: Mapping[str, str],
    total: int,
) -> None:
    for word in sorted(kept, key=lambda w: (-kept[w], w)):
        if word in aliased or MARK + word in out.ids:
            continue
        score = math.log(kept[word] / total)
        out.add(MARK + word, score, len(weight))
        out.add(MARK + new_tone(word), score, len(weight))
        weight.append(kept[word] / total)


def _fold_groups(kept: Mapping[str, int]) -> dict[str, list[str]]:
    """Spelling without diacritics → the words that lose theirs to become it."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in kept:
        groups[unaccent(word)].append(word)
    return {bare: sorted(members) for bare, members in sorted(groups.items()) if members != [bare]}


def _dominant(
    groups: Mapping[str, list[str]], kept: Mapping[str, int], share: float
) -> dict[str, str]:
    """Bare spellings that stand for one accented word nearly always."""
    found = {}
    for bare, members in groups.items():
        best = max(members, key=lambda w: (kept[w], w))
        if best != bare and kept[best] >= share * sum(kept[w] for w in members):
            found[bare] = best
    return found


def _add_folds(
    out: _Builder,
    weight: list[float],
    kept: Mapping[str, int],
    groups: Mapping[str, list[str]],
    aliased: Mapping[str, str],
    total: int,
) -> dict[int, tuple[tuple[int, float], ...]]:
    """Spellings without diacritics: the row of the one form they stand for, or their own."""
    forms = {}
    for bare, members in groups.items():
        mass = sum(kept[w] for w in members)
        score = math.log(mass / total) - 2
        if bare in aliased:
            out.add(MARK + bare, score, out.row(MARK + aliased[bare]))
            continue
        out.add(MARK + bare, score, len(weight))
        row = out.row(MARK + bare)
        if row == len(weight):
            weight.append(mass / total)
        if kept.get(bare, 0) < 0.5 * mass:
            others = [w for w in members if w != bare]
            forms[row] = tuple((out.row(MARK + w), kept[w] / mass) for w in others)
    return forms


def _add_letters(out: _Builder, weight: list[float], counts: Counts, sizes: Sizes) -> None:
    letters = sorted({c for word in counts.words for c in word})
    for group in [*letter_groups(counts, sizes), *letters]:
        if group not in out.ids:
            out.add(group, -22.0 if len(group) == 1 else -17.0, len(weight))
            weight.append(2e-5 if len(group) > 2 else 2e-4)


def _add_pairs(
    out: _Builder,
    weight: list[float],
    pairs: Sequence[tuple[str, str]],
    counts: Counts,
    sizes: Sizes,
) -> list[tuple[int, int]]:
    parts, total = [], counts.total
    bare_mass: Counter[str] = Counter()
    for (left, right), n in counts.pairs.items():
        bare_mass[unaccent(f"{MARK}{left}{MARK}{right}")] += n
    for left, right in pairs:
        n, row = counts.pairs[left, right], len(weight)
        score = math.log(n / total)
        both = f"{MARK}{left}{MARK}{right}"
        out.add(both, score, row)
        out.add(f"{MARK}{new_tone(left)}{MARK}{new_tone(right)}", score, row)
        if n >= sizes.dominant * bare_mass[unaccent(both)]:
            out.add(unaccent(both), score - 2, row)
        parts.append((out.row(MARK + left), out.row(MARK + right)))
        weight.append(n / total)
    return parts


def _fold_table(out: _Builder) -> dict[int, tuple[int, ...]]:
    table = {}
    for piece, number in out.ids.items():
        bare = unaccent(piece)
        if bare == piece:
            continue
        steps = [bare] if bare in out.ids else [MARK + w for w in bare.split(MARK) if w]
        if all(step in out.ids for step in steps):
            table[number] = tuple(out.ids[step] for step in steps)
    return table


def tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """A `tokenizers` tokenizer that reads texts into these pieces."""
    made = Tokenizer(models.Unigram(list(vocabulary.pieces), unk_id=0, byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Lowercase(),
            normalizers.Prepend(MARK),
            normalizers.Replace(Regex(r"[^\p{L}\p{N}%]+"), MARK),
            normalizers.Replace(Regex(MARK + r"$"), ""),
        ]
    )
    return made
