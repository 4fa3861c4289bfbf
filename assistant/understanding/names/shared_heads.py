"""Agencies that share one "Sở": "Sở Y tế và Nội vụ", "các sở KH&CN, TT&TT và Tài chính"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.understanding.words.edges import is_function_word
from assistant.understanding.words.phrases import is_marked
from corpus.agencies import Directory, Mention
from corpus.lazy import pattern
from corpus.text import accented

# What a name begins with that others after it may leave out, as the text has it.
_HEAD = pattern(
    r"(?i)(?:sở|so)(?=\s)|(?:ubnd|ủy ban nhân dân|uy ban nhan dan)\s+"
    r"(?:huyện|thành phố|thị xã|xã|phường|huyen|thanh pho|thi xa|xa|phuong)(?=\s)"
)
_JOIN = pattern(r"\s*(?:[,;/&+]\s*(?:và\s+|va\s+)?|(?:và|hoặc|hay|với|lẫn|va|hoac|voi|lan)\s+)")
_NEXT = pattern(r"\s*(\w+)")
_LONGEST = 80


def find_sharing(text: str, found: Sequence[Mention], directory: Directory) -> Iterator[Mention]:
    """The agencies behind each of `found` that are called without what its name begins with.

    "Sở Y tế và Nội vụ" → Sở Nội vụ; "Sở Y tế và xây dựng đề án" has no other: in small
    letters nothing but a question's own words may follow.
    """
    starts = {mention.start for mention in found}
    for mention in found:
        head = _HEAD.match(mention.surface)
        at = mention.end
        while head and (joined := _JOIN.match(text, at)) and joined.end() not in starts:
            other = _called(text, joined.end(), head.group(), directory)
            if other is None:
                break
            yield other
            at = other.end


def _called(text: str, start: int, head: str, directory: Directory) -> Mention | None:
    """The agency that the words from `start` name with the head before them."""
    said = f"{head} {text[start : start + _LONGEST]}"
    named = next((m for m in directory.find(said) if m.start == 0 and m.exact), None)
    if named is None or not _HEAD.match(named.agency.name + " "):
        return None
    end = start + named.end - len(head) - 1
    if end <= start or not (_is_name(text, start) or _ends(text, end)):
        return None
    surface = text[start:end]
    return Mention(start, end, named.agency, surface, exact=True, alternatives=named.alternatives)


def _is_name(text: str, start: int) -> bool:
    """Does a capital show that a name begins?"""
    return text[start].isupper() and not text.isupper()


def _ends(text: str, end: int) -> bool:
    """Is the word behind, if any, one that belongs to no name of a thing?"""
    behind = _NEXT.match(text, end)
    return behind is None or is_function_word(accented(behind[1]), is_marked(text))
