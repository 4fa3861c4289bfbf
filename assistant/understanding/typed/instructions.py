"""What a message tells the assistant to do besides answering: no part of what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from assistant.understanding.words.spans import Span
from assistant.understanding.words.spoken import Heard, Spoken, any_of, heard
from corpus.lazy import pattern

_OPENS = r"(?:(?:<instruction.opens instruction.never>)\s+)*"
_MANNER = (
    r"(?:<instruction.manner>|bằng tiếng (?:<instruction.languages>)"
    r"|(?:bằng|dạng|ở dạng|dưới dạng|theo|kiểu)\s+(?:<instruction.shapes>)"
    r"|(?:(?:tối đa|trong|không quá|khoảng|đúng|bằng)\s+)*"
    r"(?:\d+|một|hai|ba)\s+<instruction.lengths>)"
)
# "Trả lời ngắn gọn thôi", "nói có hoặc không", anywhere in a text.
_HOW = Spoken(
    rf"{_OPENS}<instruction.answer>(?:\s+(?:cho|thật|hết sức|càng|là|tôi|em|anh)|\s+{_MANNER})*"
    rf"\s+{_MANNER}(?:\s+<instruction.closes>)*",
    needs="instruction.answer",
)
# "Tóm tắt … trong 3 câu", at the end
_SHORT = Spoken(
    r"(?:(?:gói gọn|ngắn gọn|gọn)\s+)?(?:trong|bằng|khoảng|tối đa|không quá)\s+"
    r"(?:(?:khoảng|tối đa|đúng)\s+)?(?:\d+|một|hai|ba|vài)\s+<instruction.lengths>"
    r"(?=\s*(?:[.,;:!?]|$))",
    needs="instruction.lengths",
)
_COLUMNS = Spoken(
    r"(?:gồm|có|với|theo|chia)\s+(?:(?:các|những|thành|\d|hai|ba|bốn|năm)\s+)*cột\s*:?"
    r"\s+<instruction.columns>(?:(?:\s*,|\s+và)\s+<instruction.columns>)+",
    needs="instruction.columns",
)
# The beginning of a clause that says what to leave aside, to pretend or to claim.
_ORDERS = (
    Spoken(
        rf"{_OPENS}<instruction.ignores>(?:\s+\w+){{0,4}}?\s+<instruction.rules>",
        needs="instruction.ignores",
    ),
    Spoken(rf"{_OPENS}<instruction.acts>", needs="instruction.acts"),
    Spoken(
        r"(?:từ giờ\s+|bây giờ\s+)?<instruction.you>\s+(?:(?:hãy|đang|phải)\s+)*là"
        r"\s+(?:(?:một|người|nhà)\s+)*<instruction.persons>",
        needs="instruction.you",
    ),
    Spoken(
        r"(?:(?:<instruction.opens>)\s+)+<instruction.answer>\s+<instruction.insists>",
        needs="instruction.insists",
    ),
    Spoken(
        r"(?:<instruction.never>)\s+(?:(?:phải|có|nêu|ghi)\s+)*<instruction.proofs>",
        needs="instruction.never",
    ),
    Spoken(
        rf"(?:nếu\s+[^,]{{1,40}}?\s+thì\s+)?{_OPENS}<instruction.invents>",
        needs="instruction.invents",
    ),
)
_ASKS = Spoken(r"<instruction.asks>")
_LED = Spoken(r"<instruction.answer>\s+<instruction.insists>", needs="instruction.insists")
_ENDS = pattern(r"[.!?;:,]+(?:\s+|$)|\n\s*|\s+(?=(?:và|va|rồi|roi)\s)")
_WORD = pattern(r"\w+")
_JOINS = pattern(r"(?:và|va|rồi|roi)\s+")


@lru_cache(maxsize=256)
def without_instructions(text: str) -> str:
    """What a message asks, without orders on how to answer; the text itself where nothing
    that asks is left of it.

    >>> without_instructions("Trả lời ngắn gọn thôi: ai ký Kế hoạch 86?")
    'ai ký Kế hoạch 86?'
    """
    said = heard(text)
    spans = [*_clauses(said), *_phrases(said)]
    left = _cut(text, spans) if spans else text
    return left if spans and _ASKS.search(heard(left)) else text


def _phrases(said: Heard) -> Iterator[Span]:
    for words in (_HOW,) if _tells_how(said) else ():
        yield from (found.span() for found in words.finditer(said))
    yield from (found.span() for found in _SHORT.finditer(said))
    yield from (found.span() for found in _COLUMNS.finditer(said))


def _tells_how(said: Heard) -> bool:
    """Are there a verb of answering and a word for its manner? Looked at first, for nearly no
    question has both."""
    held = set(_WORD.findall(said.low))
    lists = ("instruction.answer", "instruction.manner instruction.shapes instruction.lengths")
    verb, manner = ({w.partition(" ")[0] for w in any_of(each, said.marked)} for each in lists)
    languages = "tiếng" if said.marked else "tieng"
    return not held.isdisjoint(verb) and not held.isdisjoint({*manner, languages})


def _clauses(said: Heard) -> Iterator[Span]:
    """Clauses that begin as an order does, and what one goes on to claim."""
    orders = [order for order in _ORDERS if order.may(said)]
    at, led = 0, False
    for _, stop in _stops(said.low) if orders else ():
        begin = joined.end() if (joined := _JOINS.match(said.low, at)) else at
        led = any(o.at(said, begin) for o in orders) or (led and bool(_LED.at(said, begin)))
        if led:
            yield at, stop
        at = stop


def _stops(low: str) -> Iterator[Span]:
    yield from (found.span() for found in _ENDS.finditer(low))
    yield len(low), len(low)


def _cut(text: str, spans: list[Span]) -> str:
    """The text without the spans and without marks that then stand at an edge."""
    kept: list[str] = []
    at = 0
    for start, end in sorted(spans):
        kept.append(text[at:start].strip())
        at = max(at, end)
    rest = " ".join(part for part in (*kept, text[at:].strip(" ,;:")) if part)
    return rest.lstrip(" .").strip(" ,;:\n")
