"""What was typed, as it was meant: courtesy cut off, short forms written out, slips put right."""

from __future__ import annotations

from assistant.understanding.typed.courtesy import NamesBody, names_none, said_plainly
from assistant.understanding.typed.respelling import misplaced
from assistant.understanding.typed.short_forms import written_out
from assistant.understanding.typed.slips import meant
from assistant.understanding.typed.tokens import Typed, is_bare, is_known, tokens_of
from assistant.understanding.typed.widening import without_widening
from assistant.understanding.words.lexicon import Lexicon, Vocabulary
from assistant.understanding.words.phrases import is_marked


def corrected(
    text: str, words: Lexicon, vocabulary: Vocabulary, names_body: NamesBody = names_none
) -> str:
    """The text as it was meant; `names_body` knows the names of bodies.

    "so y te phai lma gi, ko roi" → "so y te phai làm gi, không roi"
    """
    text = written_out(without_widening(said_plainly(text, names_body)))
    tokens, marked, shouting = tokens_of(text), is_marked(text), text.isupper()
    bare = [i for i, token in enumerate(tokens) if is_bare(token, words)]
    half = bare if len(bare) > 1 else []  # one word alone may be a slip
    unknown = [
        i for i, token in enumerate(tokens) if i not in half and not is_known(token, words, marked)
    ]
    if not (unknown or marked):
        return text
    counts = vocabulary.word_counts([tokens[i].folded for i in unknown]) if unknown else {}
    typed = Typed(tokens, marked, words, vocabulary, counts)
    for i, token in reversed(list(enumerate(tokens))):
        if token.typed.isupper() and not shouting:
            continue
        if word := (meant if i in unknown else misplaced)(typed, i):
            text = text[: token.start] + word + text[token.end :]
    return written_out(text)
