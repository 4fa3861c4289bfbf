"""Counts in an answer's text are the counts of what it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.answer import Answer
from assistant.cite.tallies import tally_counts
from assistant.deferred import made
from assistant.locator import direct_parts
from assistant.lookups.scope import plans_of
from corpus.lazy import pattern
from corpus.plan import Record, Target
from index.register import Register

MARK = pattern(r"(?<!\\)\[(\d+)\]")
_PLACE = pattern(r"(\d+)\. ")
GROUP = pattern(r"\*\*[^*]+\*\* \((\d+)\)$")
MORE = pattern(r"- … và (\d+) \D*(\d+)\D*$")
CUT = pattern(r"- … và \d+ mục khác")
_WHOLE = pattern(r"\d+")
_BOLD = pattern(r"\*\*(\d+)\*\*")
_QUOTED = pattern(r"“[^”]*”")
_COUNTED = pattern(
    r"(?<![\d.,/])(\d+)(?:\*\*)? (?:việc|nhiệm vụ|chỉ tiêu|mục tiêu|dòng|đoạn|chỗ|kế hoạch"
    r"|quy định|ở phần)(?!\w)"
)
_COUNTING = ("responsibility", "count", "target", "comparison", "series", "mention", "reporting")


def count_faults(answer: Answer, register: Register) -> Iterator[str]:
    """Every count of the text that does not count what the answer shows, in words."""
    lines = answer.markdown.split("\n")
    if answer.status == "answered":
        yield from _head_faults(answer, lines[0], register)
    yield from _order_faults(lines, len(answer.items))
    yield from _cut_faults(lines, len(answer.items))
    yield from _group_faults(lines, len(answer.related))


def _head_faults(answer: Answer, head: str, register: Register) -> Iterator[str]:
    """A number in bold, or before what is counted ("12 nhiệm vụ ở phụ lục")."""
    said = _BOLD.findall(head)
    if answer.question.kind in _COUNTING:
        said += _COUNTED.findall(_QUOTED.sub("", head))
    true = counts(answer, register)
    for count in dict.fromkeys(said):
        if int(count) not in true:
            yield f"the head counts {count}: {head!r}"


def counts(answer: Answer, register: Register) -> frozenset[int]:
    """What can be counted: items, those of each part of the plans, those that come back and
    those that fall due once, passages, plans."""
    parts = Counter(_part(item.record) for item in answer.listed)
    returning = sum(bool(item.returns) for item in answer.listed)
    due = (returning, len(answer.items) - returning)
    plans = (len(plans_of(answer.question, register)), len(register.plans()))
    counted = (len(answer.items), *parts.values(), *due, *plans, *_passages(answer))
    return frozenset((*counted, *tally_counts(answer, register)))


def _part(record: Record) -> str:
    """The part of the plans in which a record is counted."""
    if not isinstance(record, Target):
        return record.kind
    if record.locator.startswith("PL"):
        return "unnumbered row" if record.locator.endswith("-bis") else "row"
    return "target of the body"


def _passages(answer: Answer) -> Iterator[int]:
    """Passages, their plans and the parts of a heading; the sentence that only proves a remark
    is none of them."""
    proofs = {int(n) for note in answer.notes for n in MARK.findall(note)}
    every = [c for _, c in made(answer.citations) if c.record is None]
    for passages in (every, [c for c in every if c.n not in proofs]):
        yield len(passages)
        yield len({c.plan for c in passages})
        yield direct_parts([c.locator for c in passages])


def _order_faults(lines: Sequence[str], items: int) -> Iterator[str]:
    """Numbered lines are numbered through, and are no more than the items."""
    numbered = [int(found[1]) for line in lines if (found := _PLACE.match(line))]
    if numbered != list(range(1, len(numbered) + 1)):
        yield f"lines are numbered {numbered}"
    if len(numbered) > items:
        yield f"{len(numbered)} lines are numbered, {items} items are shown"


def _cut_faults(lines: Sequence[str], items: int) -> Iterator[str]:
    """A list that is cut says how many items it leaves out; a table counts its rows, which
    need not be for every item."""
    for line in filter(CUT.match, lines):
        left, whole = map(int, _WHOLE.findall(line))
        numbered = sum(bool(_PLACE.match(one)) for one in lines)
        shown = numbered or sum(map(_is_row, lines))
        if shown + left != whole or whole > items or (numbered and whole < items):
            yield f"{line!r} after {shown}: {items} items are shown"


def _is_row(line: str) -> bool:
    return line.startswith("| ") and bool(MARK.search(line))


def _group_faults(lines: Sequence[str], related: int) -> Iterator[str]:
    """A heading counts the lines under it and those left out; all headings, what is related."""
    total = 0
    for at, line in enumerate(lines):
        if heading := GROUP.match(line):
            said = int(heading[1])
            total += said
            if (fault := _under(lines[at + 1 :], said)) is not None:
                yield f"{line!r}: {fault}"
    if total != related:
        yield f"headings count {total}, {related} records are related"


def _under(lines: Sequence[str], said: int) -> str | None:
    """What is wrong with the lines of a group that counts `said`."""
    shown = 0
    for line in lines:
        if more := MORE.match(line):
            left, whole = int(more[1]), int(more[2])
            return None if (shown + left, whole) == (said, said) else f"then {line!r}"
        if line.startswith("- "):
            shown += 1
        elif line:
            break
    return None if shown == said else f"{shown} lines"
