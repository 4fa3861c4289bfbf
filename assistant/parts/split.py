"""A message → the questions in it, each in words of its own.

A cut is made only where both sides surely ask: each has a phrase that asks, and the later
one either names something of its own or asks what no answer to the one before tells. "Đề
án X hạn khi nào và ai chủ trì?" is told by one record and stays one question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer import Question
from assistant.parts.apart import Told, tells_apart
from assistant.parts.cuts import Piece, bare, may_be_several, pieces, words
from assistant.parts.each import days_alone, each_alone, figures_alone, rows_alone
from assistant.understanding.reading.reading import Reading
from assistant.understanding.slots.kinds import kind_of
from assistant.understanding.words.phrases import load_phrases
from assistant.understanding.words.spans import Spotted, flat
from corpus.agencies import Mention
from corpus.provinces import ProvinceMention

_MOST = 5
_MOST_PIECES = 24

Read = Callable[[str], Reading]
Understand = Callable[[str, Sequence[Question]], Question]
Span = Spotted | Mention | ProvinceMention


@dataclass(frozen=True, slots=True)
class _Part:
    """A question as far as it is gathered: its place in the message, and what it asks."""

    start: int
    end: int
    told: Told


def split(
    text: str, history: Sequence[Question], read: Read, understand: Understand
) -> tuple[str, ...]:
    """The questions of a message, complete in their words; the message itself where it asks
    one. `read` and `understand` are those of a single question. Raises InvalidDate for a day
    that is none.
    """
    if not may_be_several(text) or load_phrases().is_off_topic(text):
        return _alone(text, read)
    whole = read(text)
    stretches = pieces(text, _claimed(whole))
    if len(stretches) > _MOST_PIECES:
        return _alone(text, read)
    parts = _gathered(text, stretches, whole, bool(history), read, understand)
    if not 1 < len(parts) <= _MOST:
        return _alone(text, read)
    said = [bare(text[p.start : p.end]) for p in parts]
    return tuple(_complete(words_, parts, i) for i, words_ in enumerate(said))


def _alone(text: str, read: Read) -> tuple[str, ...]:
    found = rows_alone(text)
    for alone in (days_alone, figures_alone):
        found = found if len(found) > 1 else alone(text, read)
    if len(found) > 1:
        return found
    return each_alone(text, read) if words().each.search(flat(text)) else (text,)


def _gathered(
    text: str,
    stretches: Sequence[Piece],
    whole: Reading,
    continued: bool,
    read: Read,
    understand: Understand,
) -> list[_Part]:
    """The parts of a message that ask; what asks nothing belongs to one beside it."""
    parts: list[_Part] = []
    begun: int | None = None
    lent = _lent_words(whole, continued)
    for piece in stretches:
        reading = read(bare(text[piece.start : piece.end]))
        if not _asks(reading):
            if begun is None and (_leads(piece, reading) if parts else _speaks(reading)):
                begun = piece.start
            elif begun is None and parts:
                parts[-1] = _longer(parts[-1], piece.end, text, lent, read, understand)
            continue
        start = piece.start if begun is None else begun
        told = _told(text[start : piece.end], lent, read, understand)
        if parts and not tells_apart(parts[-1].told, told, piece.stopped, continued):
            start, end = parts.pop().start, piece.end
            told = _told(text[start:end], lent, read, understand)
        parts.append(_Part(start, piece.end, told))
        begun = None
    if begun is not None and parts:
        parts[-1] = _longer(parts[-1], len(text), text, lent, read, understand)
    return parts


def _longer(
    part: _Part, end: int, text: str, lent: tuple[str, ...], read: Read, understand: Understand
) -> _Part:
    return _Part(part.start, end, _told(text[part.start : end], lent, read, understand))


def _told(text: str, lent: tuple[str, ...], read: Read, understand: Understand) -> Told:
    """What a stretch of the message asks; `lent` is the plan that it may leave out."""
    said = bare(text)
    reading = read(said)
    alone = Told(reading, understand(said, ()), kind_of(reading), of_plan=bool(lent[0]))
    if alone.names:
        return alone
    kinds = [kind_of(read(f"{words_}: {said}")) for words_ in lent if words_]
    found = [kind for kind in kinds if kind in _OF_HEADS or kind in _LISTS]
    return alone._replace(kind=found[0]) if found else alone


def _lent_words(whole: Reading, continued: bool) -> tuple[str, ...]:
    """The plan that the message names, or that the conversation may have named, and the
    agency: what a part may leave out."""
    plan = _words(whole.plans[0], whole) if whole.plans else "Kế hoạch" if continued else ""
    agency = _words(whole.agencies[0], whole) if whole.agencies else ""
    return plan, agency


def _claimed(whole: Reading) -> list[tuple[int, int]]:
    """Spans that are one name each."""
    spans = [(s.start, s.end) for s in _spans(whole)]
    return spans + [(s.start, s.end) for s in (*whole.strangers, *whole.signers)]


def _spans(reading: Reading) -> list[Span]:
    place = [reading.place] if reading.place else []
    return [*reading.plans, *reading.documents, *place, *reading.agencies, *reading.provinces]


def _asks(reading: Reading) -> bool:
    """Is a phrase there that asks, or one that names what only a plan's head tells?"""
    if any(words().asks(cue.phrase) for cue in reading.cues):
        return True
    if any(cue.kinds & _OF_HEADS and _is_noun(cue.phrase) for cue in reading.cues):
        return True
    return bool(words().closing.search(reading.flat))


_OF_HEADS = frozenset(("signer", "basis", "validity"))
_LISTS = frozenset(("responsibility", "count", "reporting"))


def _is_noun(phrase: str) -> bool:
    """ "căn cứ ban hành", not "căn cứ vào" before what it rests on."""
    said = phrase.split()
    return len(said) > 1 and said[-1] not in ("vao", "theo", "tren")


def _speaks(reading: Reading) -> bool:
    """Does what stands in front of all questions name anything?"""
    named = (*_spans(reading), *reading.strangers, *reading.unknown_plans)
    return bool(named or reading.window or reading.known)


def _leads(piece: Piece, reading: Reading) -> bool:
    """Does what asks nothing name what the next part is about?"""
    named = reading.plans or reading.place or reading.documents or reading.agencies
    return bool(piece.stopped or named)


def _complete(said: str, parts: Sequence[_Part], at: int) -> str:
    """The words of a part with what it takes from the message: what stands in front of all
    questions, and, where it names nothing itself, what the one before names."""
    own = parts[at].told
    subject = _subject(parts[0].told.reading) if at else ""
    if subject and not (own.refers or _spans(own.reading)):
        return f"{subject}: {said}"
    taken: list[str] = []
    named = own if own.names or own.refers else _nearest(parts, at)
    if named is not own:
        taken = [_words(s, named.reading) for s in _lent(own, named)]
        window = named.reading.window
        if own.question.rank and window and not own.reading.window:
            taken.append(named.reading.text[slice(*window.span)].strip())
    elif at:
        taken = _in_front(parts[0].told.reading, own.reading)
    missing = [w for w in taken if flat(w) not in flat(said)]
    return f"{', '.join(missing)}: {said}" if missing else said


def _subject(first: Reading) -> str:
    """ "Hồ sơ khen thưởng: nơi nào xét chọn, nơi nào thẩm định?": what is asked of, where nothing
    of it asks."""
    head, colon, _ = first.text.partition(":")
    asks = any(cue.start < len(head) and words().asks(cue.phrase) for cue in first.cues)
    return head.strip() if colon and " " in head.strip() and not asks else ""


def _nearest(parts: Sequence[_Part], at: int) -> Told:
    """The part before that names something, else one behind."""
    order = [*reversed(parts[:at]), *parts[at + 1 :]]
    return next((p.told for p in order if p.told.names), parts[at].told)


def _lent(own: Told, other: Told) -> list[Span]:
    """What a part that names nothing takes over: the plans and the place, and, where it is
    about work, whose."""
    lent: list[Span] = [*other.reading.plans, *other.reading.provinces]
    if own.kind not in _OF_HEADS:
        lent += other.reading.agencies
    return sorted(lent, key=lambda s: s.start)


def _in_front(first: Reading, own: Reading) -> list[str]:
    """Plan, province and days named before anything is asked hold for every part that
    names none."""
    begin = min((c.start for c in first.cues), default=0)
    begin = min([begin, *(a.start for a in first.agencies)])
    found: list[str] = []
    if not (own.plans or own.provinces or own.documents or own.unknown_plans):
        spans: list[Span] = [*first.plans, *first.provinces]
        found += [_words(s, first) for s in spans if s.start < begin]
    if first.window and not own.window and first.window.span[0] < begin:
        found.append(first.text[slice(*first.window.span)].strip())
    return found


def _words(span: Span, reading: Reading) -> str:
    return reading.text[span.start : span.end]
