"""Bodies that a question names and nothing here knows: "Sở Vũ trụ", "Cục Hàng hải".

They must not become a topic: a list under a topic that nobody has is falsely empty. What
the plans themselves say ("trung tâm dữ liệu", "sở hữu trí tuệ") is a topic and no body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.understanding.words.lexicon import Vocabulary
from assistant.understanding.words.phrases import is_marked
from assistant.understanding.words.spans import Spotted, flat
from corpus.agencies import Directory
from corpus.issuers import issuers_in
from corpus.lazy import pattern
from corpus.text import accented, key, nfc

_LONGEST = 7
_VERBS = frozenset(("có", "được", "phải", "đã", "sẽ", "đang", "cần", "thì", "là", "bị"))
_ASKING = frozenset(("nào", "nao", "gì"))
_ALIKE = 0.8
_MOST_ALIKE = 3
_WORD = pattern(r"[^\W_]+")
# A name goes on over these: "Sở Vũ trụ và Đại dương".
_JOINED = pattern(r"(?: | và | va | - |-| & )?")
# What a body that is asked about stands behind.
_BEFORE = pattern(
    r"(?:^|[.,;:?!(·]|(?<!\w)(?:cua|do|cho|giao|con|the|vay|ma|thi|va|voi|hoi|biet|nhu|tai|o"
    r"|viec|nhiem vu))\s*$"
)


def find_strangers(
    text: str,
    taken: Sequence[tuple[int, int]],
    asking: Sequence[tuple[int, int]],
    directory: Directory,
    vocabulary: Vocabulary,
) -> tuple[Spotted, ...]:
    """Names of unknown bodies, where a body can stand: at the beginning, behind "của",
    "do", "còn" or before what it must do. No name goes into the spans `taken`; `asking` are
    those of them that say what a body does.

    "Cục Hàng hải phải làm gì?" → "Cục Hàng hải"
    """
    bare, marked = flat(text), is_marked(text)
    found: list[Spotted] = []
    for head in _heads(directory.heads).finditer(bare):
        start = head.start()
        if any(a < head.end() and start < b for a, b in taken):
            continue
        name = _name(text, start, head.end(), _limit(head.end(), taken, len(text)))
        if name and _is_body(text, bare, head, name, asking, marked, directory, vocabulary):
            found.append(Spotted(start, start + len(name), name))
    return tuple(found)


def alike(name: str, directory: Directory) -> tuple[str, ...]:
    """Known agencies with nearly the same name, the nearest first."""
    from difflib import get_close_matches  # not at import: few questions name a stranger

    known = _keys(directory)
    close = get_close_matches(key(name), known, _MOST_ALIKE, _ALIKE)
    return tuple(dict.fromkeys(known[k] for k in close))


@lru_cache(maxsize=4)
def _keys(directory: Directory) -> dict[str, str]:
    return {key(a.name): a.name for a in directory.agencies}


@lru_cache(maxsize=4)
def _heads(heads: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(flat(h)) for h in sorted(heads, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)(?<!bao(?= cao))")  # a report is no paper


def _limit(at: int, ends: Sequence[tuple[int, int]], size: int) -> int:
    """Where the next claimed span or phrase begins."""
    return min((start for start, _ in ends if start >= at), default=size)


def _name(text: str, start: int, head_end: int, limit: int) -> str:
    """The head with the words that follow it; "" where none does."""
    end, words = head_end, 0
    for word in _WORD.finditer(text, head_end, limit):
        between = text[end : word.start()]
        if not _JOINED.fullmatch(between) or word.group().isdigit() or words == _LONGEST:
            break
        if accented(word.group()) in _VERBS | _ASKING:  # "Viettel có được giao gì?"
            break
        end, words = word.end(), words + 1
    return text[start:end] if words else ""


def _is_body(
    text: str,
    bare: str,
    head: re.Match[str],
    name: str,
    asking: Sequence[tuple[int, int]],
    marked: bool,
    directory: Directory,
    vocabulary: Vocabulary,
) -> bool:
    if marked and accented(text[head.start() : head.end()]) not in _spelt(directory.heads):
        return False
    end = head.start() + len(name)
    asked = any(start - end in (0, 1) for start, _ in asking)
    behind = _BEFORE.search(bare[: head.start()])
    if not (behind and (asked or _is_written_as_name(text, head))):
        return False
    known = issuers_in(name) or _is_said(name, head.group().count(" "), vocabulary)
    return not known


@lru_cache(maxsize=4)
def _spelt(heads: tuple[str, ...]) -> frozenset[str]:
    return frozenset(accented(nfc(h)) for h in heads)


def _is_written_as_name(text: str, head: re.Match[str]) -> bool:
    """With a capital in the middle of a sentence, or two: "Sở Vũ trụ"."""
    after = _WORD.search(text, head.end())
    second = after is not None and after.group()[0].isupper()
    return text[head.start()].isupper() and not text.isupper() and (head.start() > 0 or second)


def _is_said(name: str, tail: int, vocabulary: Vocabulary) -> bool:
    """Do the plans have the end of the head and the two words behind it side by side?"""
    pairs = list(pairwise(key(name).split()))[tail : tail + 2]
    return all(vocabulary.has_phrase(pair) for pair in pairs)
