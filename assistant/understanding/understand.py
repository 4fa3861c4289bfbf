"""Text and conversation → one Question.

clean → put right → read (names, phrases, topic) → slots → conversation → scope
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Question, Settings
from assistant.time_window import InvalidDate
from assistant.understanding.names.agencies import Context, names_body
from assistant.understanding.opinion import load_weights
from assistant.understanding.reading.reading import Reading, read
from assistant.understanding.slots.described import SURE
from assistant.understanding.slots.kinds import kind_of
from assistant.understanding.slots.scoping import points_at_nobody, scoped
from assistant.understanding.slots.slots import question_of
from assistant.understanding.slots.subjects import by_subject
from assistant.understanding.turns.by_field import with_its_head
from assistant.understanding.turns.conversation import carry_over, last_asked
from assistant.understanding.turns.references import pointed_out
from assistant.understanding.turns.same_document import with_its_number, with_its_topic
from assistant.understanding.typed.cleaning import cleaned, fault_of
from assistant.understanding.typed.courtesy import manner
from assistant.understanding.typed.files import Wanted, file_wanted
from assistant.understanding.typed.wording import corrected
from assistant.understanding.words.lexicon import lexicon
from assistant.understanding.words.phrases import is_marked, load_phrases
from corpus.text import squeeze

__all__ = ["Context", "meant", "understand"]


def understand(
    text: str, history: Sequence[Question], settings: Settings, context: Context
) -> Question:
    """The question that a text asks in its conversation. Never raises for any text."""
    clean = squeeze(cleaned(text))
    fault = fault_of(clean)
    if fault:
        return Question(clean[:200], "invalid", settings.as_of, fault=fault)
    if manner(clean):  # a greeting alone
        return Question(clean, "out_of_scope", settings.as_of)
    plain = meant(clean, context)
    if not re.search(r"\w", plain):
        return Question(clean, "out_of_scope", settings.as_of)
    if wanted := file_wanted(plain):
        return _with_file(wanted, clean, history, settings, context)
    return _understood(plain, clean, history, settings, context)


def _with_file(
    wanted: Wanted, text: str, history: Sequence[Question], settings: Settings, context: Context
) -> Question:
    """The question of which a file is asked for: what the text asks beside, else the last one."""
    if wanted.rest:
        asked = _understood(wanted.rest, text, history, settings, context)
    else:
        last = last_asked(history)
        asked = replace(last, answered=()) if last else Question(text, "open", settings.as_of)
    return replace(asked, wants=wanted.kind)


def _understood(
    plain: str, clean: str, history: Sequence[Question], settings: Settings, context: Context
) -> Question:
    """The question that a text asks as it was meant."""
    plain = with_its_topic(with_its_number(plain, history), history)
    plain = with_its_head(plain, history, context.directory)
    try:
        reading = read(plain, settings.as_of, context, load_weights())
    except InvalidDate as error:
        return Question(clean, "invalid", settings.as_of, fault=str(error))
    question = question_of(reading, settings.as_of, context.vocabulary)
    if _is_off_topic(reading, question):
        return replace(question, kind="out_of_scope")
    if history:
        carried = _as_turn(plain, reading, history, settings.as_of, context)
        question = carried if carried.follows else question
    question = by_subject(scoped(question, settings, context), plain, context)
    question = replace(question, text=clean)
    return replace(question, unnamed=points_at_nobody(question, reading))


def _as_turn(
    plain: str, reading: Reading, history: Sequence[Question], as_of: date, context: Context
) -> Question:
    """A text as a turn of its conversation. A fragment is nothing that the trained model has
    learnt from, and words that point at earlier turns name nothing here."""
    pointed = pointed_out(plain, history, context.plans)
    turn = (read(pointed.text, as_of, context) if pointed else reading).by_rules()
    question = replace(question_of(turn, as_of, context.vocabulary), text=reading.text)
    return carry_over(question, turn, history, pointed, context.plans)


def meant(text: str, context: Context) -> str:
    """A clean text with its slips put right and without courtesy."""
    words = lexicon(context.directory, context.provinces)
    return corrected(text, words, context.vocabulary, lambda said: names_body(said, context))


def _is_off_topic(reading: Reading, question: Question) -> bool:
    """A phrase of something else, and nothing of a plan. Where the trained model is not sure what
    is asked the rules say: of other things it has learnt nothing."""
    named = question.agencies or question.plans or question.place or question.document
    if named or "ke hoach" in reading.flat:
        return False
    phrases, second = load_phrases(), reading.second
    sure = second is not None and second.share >= SURE
    kind = question.kind if sure else kind_of(reading.by_rules())
    # "1 USD hôm nay bằng bao nhiêu tiền Việt?": a figure of what no plan speaks of
    is_open = kind == "open" or (kind in ("target", "deadline") and not reading.known)
    if not is_open and not is_marked(reading.text):
        return False  # without diacritics many words look like others ("dat ve")
    chat = is_open and not reading.known and phrases.is_chat(reading.text)
    return phrases.is_off_topic(reading.text) or chat
