"""A name that stands nowhere in the plans: what only shares the word for its sort
("chương trình OCOP") is not about it."""

from __future__ import annotations

from collections.abc import Collection

from assistant.answer import Question
from assistant.terms import variants
from assistant.understanding.words.phrases import load_phrases
from corpus.text import accented, key
from index.register import Register

_SHORTEST = 3  # letters of initials that are surely a name


def names_unknown(question: Question, register: Register, held: Collection[str] = ()) -> bool:
    """Is the topic initials in capitals that no record has, nor the words `held`, and that
    stand for no words of plans, with nothing beside but what sort of thing they name?

    "chương trình OCOP", "đề án BRT"
    """
    typed = question.topic_text.split()
    names = [word for word in typed if _is_initials(word)]
    sort = " ".join(accented(word) for word in typed if word not in names)
    if not names or question.text.isupper() or sort not in load_phrases().heads:
        return False
    counts = register.word_counts({key(name) for name in names})
    known = (counts.get(key(n), 0) or key(n) in held or _has_long_form(n) for n in names)
    return not any(known)


def _has_long_form(name: str) -> bool:
    return len(variants((key(name),))) > 1


def _is_initials(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) >= _SHORTEST
