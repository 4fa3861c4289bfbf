"""Does a later part of a message ask something that the answer to the one before leaves out?"""

from __future__ import annotations

from typing import NamedTuple

from assistant.answer import Kind, Question
from assistant.parts.cuts import words
from assistant.understanding.reading.reading import Reading
from assistant.understanding.slots.signs import dates_another
from corpus.lazy import pattern

# What the head and the foot of a plan tell; each is told by an answer of its own.
_OF_PLANS = ("signer", "basis", "validity")
_LISTS = ("responsibility", "count")
# Parts of any answer about work, and words for a thing of which nothing is said.
_PARTS = frozenset(("ket qua", "san pham", "dau ra", "noi dung", "thoi gian", "don vi", "co quan"))


# "…, trong những nhiệm vụ nào": of what stands before it.
_GOES_ON = pattern(
    r"^\W*(?:trong|o|tai) (?:nhung|cac|may) (?:nhiem vu|viec|noi dung|muc) nao(?!\w)"
)


class Told(NamedTuple):
    """A part of a message: what it names, the question it asks alone, its kind by its own
    signs, and whether the message or the conversation names a plan for it."""

    reading: Reading
    question: Question
    kind: Kind
    of_plan: bool

    @property
    def refers(self) -> bool:
        """Does it point at something said before ("đề án này")?"""
        return self.reading.has("follow_ref")

    @property
    def names(self) -> bool:
        """Does it name what it asks about?"""
        return bool(_objects(self))


def tells_apart(left: Told, right: Told, stopped: bool, continued: bool) -> bool:
    """Are two parts side by side two questions? `stopped`: a full stop or a question mark
    stands between them; `continued`: a conversation may lend what the left one leaves out."""
    if right.question.kind in ("invalid", "out_of_scope") or _only_compares(right):
        return False
    if _GOES_ON.match(right.reading.flat) and not stopped:
        return False
    if left.kind == "basis" and dates_another(right.reading):
        return False  # an answer of what a plan is based on has the days
    if _agrees(right) and right.kind not in _OF_PLANS:
        return False
    if right.refers or not right.names:
        return _asks_more(left, right)
    if not (left.names or continued):  # "ai chủ trì, ai phối hợp đề án X"
        return _asks_more(left, right)
    if right.kind == "open" and not stopped:
        return False
    if _objects(right) <= _objects(left) or _beside(left, right):
        return _asks_more(left, right)
    return left.kind != "open" or left.names


def _asks_more(left: Told, right: Told) -> bool:
    """Of the same thing: what no answer to the left part tells?"""
    a, b = left.kind, right.kind
    if b in _OF_PLANS:
        return a != b and right.of_plan
    if b == "reporting":
        return a != b and not _same_act(left, right)
    if a == "mention" and b == "who":
        return bool(left.reading.documents)
    if a in (*_OF_PLANS, "reporting"):
        return b in _LISTS
    if a in _LISTS and right.question.rank and not left.question.rank:
        return True  # "bao nhiêu việc, việc nào muộn nhất?": all of them, and their end
    if a in _LISTS and b == "count" and right.reading.window and not left.reading.window:
        return True  # "bao nhiêu nhiệm vụ, mấy việc xong trước tháng 7?": all, and some of them
    if a in _LISTS and b in _LISTS:
        return (a == b == "count" and _counted(left) != _counted(right)) or _slots_differ(
            left, right
        )
    return False


def _same_act(left: Told, right: Told) -> bool:
    """ "nộp kết quả mấy lần, …, nộp cho ai": what is done is said again for what it leaves out."""
    act = right.reading.flat.partition(" ")[0]
    return not right.names and act in left.reading.flat.split()


def _counted(part: Told) -> bool:
    """Are targets counted, not work?"""
    return part.question.tracks


def _slots_differ(left: Told, right: Told) -> bool:
    """Another role, or other days."""
    a, b = left.reading.window, right.reading.window
    days = a is not None and b is not None and (a.after, a.before) != (b.after, b.before)
    return left.question.role != right.question.role or days


def _only_compares(part: Told) -> bool:
    """ "so với Đồng Tháp thì sao" goes on with what stands before it."""
    return part.reading.has("comparison", "series") and not part.reading.known


def _agrees(part: Told) -> bool:
    """Does it want yes or no and nothing else?"""
    asked = any(words().asks(cue.phrase) for cue in part.reading.cues)
    return bool(words().closing.search(part.reading.flat)) and not asked


def _beside(left: Told, right: Told) -> bool:
    """The same asked of several plans or provinces: one answer tells it of each."""
    reading = right.reading
    topic = right.question.topic if reading.known else left.question.topic
    figures = {left.kind, right.kind} <= {"target", "comparison", "series"} and not reading.plans
    same = (left.kind == right.kind or figures) and topic == left.question.topic
    only = not (reading.agencies or reading.place)
    return same and only and (right.kind in _OF_PLANS or figures)


def _objects(part: Told) -> frozenset[str]:
    """What a part is about, in comparable words."""
    reading = part.reading
    named = {str(s.value) for s in (*reading.plans, *reading.documents, *reading.signers)}
    named |= {*reading.unknown_plans, *(m.agency.name for m in reading.agencies)}
    named |= {*(str(s.value) for s in reading.strangers), *(p.name for p in reading.provinces)}
    if reading.place:
        named.add(str(reading.place.value))
    topic = " ".join(part.question.topic)
    if reading.known and topic not in _PARTS:
        named.add(topic)
    return frozenset(named)
