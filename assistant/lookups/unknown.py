"""A name that stands nowhere in the plans: what only shares the word for its sort
("chương trình OCOP") or some others of it ("đề án cầu vượt sông Hồng") is not about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from assistant.answer import Question
from assistant.lookups.said import spoken
from assistant.terms import variants
from assistant.understanding.words.condition_words import listed
from assistant.understanding.words.lexicon import SYLLABLE
from assistant.understanding.words.phrases import load_phrases
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.text import accented, key
from index.register import Register

_SHORTEST = 3  # letters of initials that are surely a name
_SORT = 2  # words of the sort of thing before its name


def names_unknown(question: Question, register: Register, held: Collection[str] = ()) -> bool:
    """Is the topic initials in capitals that no record has, nor the words `held`, and that
    stand for no words of plans, with nothing beside but what sort of thing they name? Or does
    it hold a name in capitals that no plan has?

    "chương trình OCOP", "đề án BRT", "hợp tác với Nhật Bản"
    """
    typed = question.topic_text.split()
    if question.text.isupper() or question.text.istitle():
        return False
    if any(_is_nowhere(name, question, register, held) for name in _names(typed)):
        return True
    names = [word for word in typed if _is_initials(word)]
    sort = " ".join(accented(word) for word in typed if word not in names)
    if not names or sort not in load_phrases().heads:
        return False
    counts = register.word_counts({key(name) for name in names})
    known = (counts.get(key(n), 0) or key(n) in held or _has_long_form(n) for n in names)
    return not any(known)


def is_misnamed(topic: str, folded: str, register: Register) -> bool:
    """A topic that begins with the sort of thing: does a record, in folded words, lack a word
    with which its name begins?

    "đề án cầu vượt sông Hồng" for "Đề án phát triển … Đồng bằng sông Hồng"
    """
    words, sort = key(topic).split(), _sort(topic)
    if not sort or spoken(words, [], register.has_phrase):
        return False
    ways = variants(tuple(words[sort:]))
    return all(_lacks(_beginning(way), folded) for way in ways)


# "4G", "ST25", "web3": no measure ("1Gbps"), which others may write otherwise.
_CODE = pattern(r"[a-z]+\d+[a-z\d]*|\d[a-z]")


def lacks_code(topic: str, folded: str) -> bool:
    """Does a record, in folded words, lack a word of letters and figures by which the topic is
    told from others of its sort?

    >>> lacks_code("phủ sóng 4G", "phu song 5g cho nguoi dan")
    True
    """
    said = set(folded.split())
    return any(_CODE.fullmatch(word) and word not in said for word in key(topic).split())


def tells_apart(topic: str) -> bool:
    """Does a topic name one thing of a sort ("đề án PACS"), or hold a code?"""
    return bool(_sort(topic) or any(_CODE.fullmatch(word) for word in key(topic).split()))


def names_another(topic: str, folded: str, register: Register) -> bool:
    """Is a record, in folded words, about another thing of the sort that the topic names?"""
    return lacks_code(topic, folded) or is_misnamed(topic, folded, register)


def _sort(topic: str) -> int:
    """How many words at the beginning say what sort of thing is named, with the verb before
    ("xây dựng đề án"); 0 where none do."""
    typed = [accented(word) for word in topic.split()]
    verb = next((n for n in (2, 1) if " ".join(typed[:n]) in _verbs()), 0)
    sizes = range(min(_SORT, len(typed) - verb - 1), 0, -1)
    heads = load_phrases().heads
    return next((verb + n for n in sizes if " ".join(typed[verb : verb + n]) in heads), 0)


@cache
def _verbs() -> frozenset[str]:
    return frozenset((*listed("product.writes"), *listed("product.makes")))


def _beginning(words: Sequence[str]) -> Sequence[str]:
    """The first words of a name, up to one that only joins; at most two."""
    joins = [word in load_phrases().joins for word in words]
    first = joins.index(False) if False in joins else len(words)
    return words[first : first + (1 if True in joins[first : first + 2] else 2)]


def _lacks(first: Sequence[str], folded: str) -> bool:
    """Is one of the words not there? "Quản lí" is "quản lý"."""
    said = f" {folded} ".replace("y ", "i ")
    return any(f" {word} ".replace("y ", "i ") not in said for word in first)


def _names(typed: Sequence[str]) -> Iterator[list[str]]:
    """Runs of words in capitals: "Nhật Bản", "Samsung"."""
    run: list[str] = []
    for word in (*typed, ""):
        if word[:1].isupper() and word.isalpha() and not word.isupper():
            run.append(word)
        elif run:
            yield run
            run = []


def _is_nowhere(
    name: Sequence[str], question: Question, register: Register, held: Collection[str]
) -> bool:
    """Has no plan the name? A word alone is one where it is no syllable, and does not only begin
    the question."""
    words = [key(word) for word in name]
    if len(words) > 1:
        return not any(register.has_phrase(two) for two in pairwise(words))
    begins = question.text.startswith(name[0])
    foreign = not SYLLABLE.fullmatch(flat(name[0])) and not begins
    return foreign and not (register.word_counts(words).get(words[0]) or words[0] in held)


def _has_long_form(name: str) -> bool:
    return len(variants((key(name),))) > 1


def _is_initials(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) >= _SHORTEST
