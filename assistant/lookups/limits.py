"""Lists narrowed by what comes of the work, and by who else has a part in it."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from assistant.answer import Limits
from assistant.lookups.standing import Held
from assistant.memo import once
from assistant.understanding.limits import load_limits
from corpus.plan import Assignment, Record, Task
from corpus.text import key
from index.register import Register, Standing
from index.word_query import any_of, phrase

OTHERS = "Việc khác, không phải loại đã hỏi"
_WITHIN = 5  # words from a verb to the name of what it makes


def limited(
    held: list[Held], limits: Limits, plans: Sequence[str], register: Register
) -> list[Held]:
    """The work that keeps to the limits."""
    if not limits:
        return held
    keeps = _of_agencies(limits, plans, register)
    held = [Held(role, [row for row in rows if keeps(role, row)]) for role, rows in held]
    if not (limits.makes or limits.output):
        return held
    right = _right(limits, held, register)
    return [Held(role, [row for row in rows if row[0] in right]) for role, rows in held]


def _of_agencies(
    limits: Limits, plans: Sequence[str], register: Register
) -> Callable[[str, Standing], bool]:
    """Is a record led by nobody that is left out, and does who is named beside have the other
    part in it?"""

    def records(names: Sequence[str], role: str) -> frozenset[int]:
        return frozenset(row[0] for row in register.standings(names, role, plans))

    out = records(limits.without, "lead")
    leads, aids = records(limits.beside, "lead"), records(limits.beside, "coordinating")

    def keeps(role: str, row: Standing) -> bool:
        other = leads if role == "coordinating" else aids
        return row[0] not in out and (not limits.beside or row[0] in other)

    return keeps


def _right(limits: Limits, held: Sequence[Held], register: Register) -> Container[int]:
    """The records of which the asked product or result comes."""
    names = [key(name) for name in limits.makes or (limits.output,)]
    among = {row[0] for one in held for row in one.rows}
    query = any_of(phrase(name.split()) for name in names)
    found = (record for record, *_ in register.holding(register.matching(query)))
    return {record for record in found if record in among and _comes(register, record, limits)}


@once
def _comes(register: Register, record: int, limits: Limits) -> bool:
    return comes(register.at(record), limits)


def comes(record: Record, limits: Limits) -> bool:
    """Does what is asked for come of a piece of work?"""
    output = key(record.output) if isinstance(record, Task | Assignment) else ""
    if limits.output:
        asked = key(limits.output)
        return output == asked if limits.whole else f" {asked} " in f" {output} "
    return any(_is_made(key(name), output, record.text) for name in limits.makes)


def _is_made(name: str, output: str, text: str) -> bool:
    """A document is the printed result, where one is printed; a thing may stand in the text."""
    book = load_limits()
    if f" {name} " in f" {output} ":
        return True
    if name in book.documents:
        return not output and _made(name, text, book.writes)
    return _made(name, text, book.makes)


def _made(name: str, text: str, verbs: frozenset[str]) -> bool:
    """Does a verb stand before it ("Xây dựng, triển khai đề án …"), and is it no document by
    its number ("Đề án 06")?"""
    passed, said, size = load_limits().passed, key(text).split(), len(name.split())
    for at in range(1, len(said) - size + 1):
        after = said[at + size] if at + size < len(said) else ""
        if " ".join(said[at : at + size]) == name and not after.isdigit():
            before = said[max(0, at - _WITHIN) : at]
            while before and before[-1] in passed:
                before = before[:-1]
            if not verbs.isdisjoint((" ".join(before[-2:]), *before[-1:])):
                return True
    return False
