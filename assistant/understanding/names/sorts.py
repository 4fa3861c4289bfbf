"""Bodies called by their sort, several at once: "các trường đại học", "UBND 3 thành phố"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.understanding.words.edges import is_function_word
from assistant.understanding.words.lexicon import Vocabulary
from assistant.understanding.words.phrases import is_marked
from assistant.understanding.words.spans import flat
from corpus.agencies import Directory, Mention
from corpus.lazy import pattern
from corpus.text import accented, key

# "Hai trường đại học", "UBND 3 thành phố": all that are called so.
_SORT = pattern(
    r"(?<!\w)(?:(?P<unit>ubnd|uy ban(?: nhan dan)?)\s+)?"
    r"(?P<many>cac|nhung|ca|may|hai|ba|bon|nam|\d)\s+"
    r"(?P<sort>(?:[^\W\d_]+(?: (?=\w))?){2,3})"
)

_ALL = ("cac", "nhung")


def find_sorts(
    text: str, known: frozenset[str], directory: Directory, vocabulary: Vocabulary
) -> Iterator[Mention]:
    """Bodies called by the words with which the names of several begin, and no name; of `known`,
    the names that the plans have."""
    named = _by_sort(known)
    marked, bare = is_marked(text), flat(text)
    for match in _SORT.finditer(bare):
        unit = "uy ban nhan dan " if match["unit"] else ""
        words = match["sort"].split()
        for size in range(len(words), 1, -1):
            names = named.get(unit + " ".join(words[:size]), ())
            every = [a for n in names if (a := directory.get(n))]
            single = [a for a in every if not a.collective]
            agencies = every if match["many"] in _ALL else single  # "hai trường": no group
            if len(single) > 1:
                end = match.start("sort") + len(" ".join(words[:size]))
                if _goes_on(text, end, words[:size], marked, vocabulary):
                    break
                surface = text[match.start() : end]
                first, *others = agencies
                yield Mention(
                    match.start(), end, first, surface, exact=False, alternatives=tuple(others)
                )
                break


_BEHIND = pattern(r"\s+(\w+)")


def _goes_on(
    text: str, end: int, words: Sequence[str], marked: bool, vocabulary: Vocabulary
) -> bool:
    """ "Các trung tâm dữ liệu": a thing of the plans, whose name begins as those of bodies do."""
    behind = _BEHIND.match(text, end)
    if behind is None or is_function_word(accented(behind[1]), marked):
        return False
    return vocabulary.has_phrase([*words, flat(behind[1])])


@lru_cache(maxsize=4)
def _by_sort(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Known names by their first words, which say what sort of body each is; a name of several
    sorts ("Trường đại học, cao đẳng trên địa bàn tỉnh") by those of each."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(known):
        head, *others = [key(part).split() for part in name.split(",")]
        for words in (head, *([head[0], *other] for other in others)):
            for size in range(2, len(words) + bool(others)):
                first = " ".join(words[:size])
                found[first] = (*found.get(first, ()), name)
    return found
