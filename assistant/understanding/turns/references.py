"""What a turn points at that earlier turns named: "tháng đó", "cả hai sở", "tỉnh kia"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Question
from assistant.time_window import Window
from assistant.understanding.names.plans import points_at_newer
from assistant.understanding.turns.days import days_meant, days_summed
from assistant.understanding.turns.remarks import remark_before
from assistant.understanding.words.condition_words import listed
from assistant.understanding.words.spans import Span, blanked, flat, meets
from assistant.understanding.words.spoken import Heard, Spoken, heard
from corpus.lazy import pattern
from corpus.plan import CENTRAL, Manifest
from corpus.text import key

_COUNTS = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bốn": 4, "bon": 4, "4": 4}
_N = "(?P<n><pointer.counts>)"
_SORT = "(?P<body><pointer.bodies>)|(?P<place><pointer.places>)|(?P<plan><pointer.plans>)"
# "cả hai sở", "hai tỉnh đó", "cả hai" before nothing that is counted.
_SEVERAL = Spoken(
    rf"(?P<all>cả\s+)?{_N}\s+(?:{_SORT})(?P<that>\s+(?:<pointer.that pointer.here>))?"
    rf"|cả\s+(?P<any><pointer.counts>)(?=\s*(?:[?.!,]|$|(?:<pointer.goes_on>)(?!\w)))",
    needs="pointer.counts",
)
# "sở ban đầu", "đơn vị sau thì sao", "tỉnh thứ hai"; "các đơn vị sau:" points at none.
_PLACED = Spoken(
    rf"(?:{_SORT})\s+(?P<at><pointer.first pointer.last>|thứ\s+(?:nhất|hai|ba))"
    r"(?=\s*(?:[?.!,]|$|(?:<pointer.goes_on>)(?!\w)))"
)
_PLACES = {"thứ nhất": 0, "thứ hai": 1, "thứ ba": 2}
# "Họ còn việc gì?", of whoever leads what was just told.
_THEY = Spoken(r"họ(?=\s+(?:<pointer.they_do>)(?!\w))", needs="pointer.they")
# "sở đó", "tỉnh kia", "sở mới này" of what a body became.
_ONE = Spoken(
    rf"(?:{_SORT})\s+(?:(?P<other><pointer.other>)|(?:mới\s+)?<pointer.that pointer.here>)"
)
# "Sở mới có việc gì?", of what a body became.
_NEW_BODY = Spoken(r"(?P<body><pointer.bodies>)\s+mới(?=\s+(?:<pointer.they_do>)(?!\w))")
_MANY = pattern(r"(?<!\w)(?:mấy|may|các|cac|những|nhung)\s+$")
_TWO = 2
_NO_DAYS = r"(?!\s+(?:ngày|tháng|quý|năm|khi|tuần|\d))"
_OLDER = Spoken(rf"<pointer.plans>\s+<pointer.older>{_NO_DAYS}", needs="pointer.plans")
_NEWER = Spoken(rf"<pointer.plans>\s+<pointer.newer>{_NO_DAYS}", needs="pointer.plans")
_COMPARED = Spoken(r"<pointer.compared>")


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the words of a turn point at: slots of earlier turns, and `text`, the turn without
    those words."""

    text: str
    spans: tuple[Span, ...] = ()
    window: Window | None = None
    agencies: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.spans)

    @property
    def scope(self) -> bool:
        """Is a plan or a province pointed at, and nothing else?"""
        return bool((self.provinces or self.plans) and not (self.agencies or self.window))


def pointed_out(text: str, history: Sequence[Question], plans: tuple[Manifest, ...]) -> Pointed:
    """What a turn points at in its conversation; nothing where nothing of it was named.

    "tháng đó Sở Y tế có việc gì" after "Sở Nội vụ tháng 8/2025" → the window of August and
    the text "········ Sở Y tế có việc gì"
    """
    said = heard(text)
    window, spans = days_meant(said, history)
    if remark := remark_before(said):
        spans = [remark, *spans]
    if summed := days_summed(said, history, plans):
        window, span = summed
        spans = [*spans, span]
    slots: dict[str, tuple[str, ...]] = {}
    for slot, names, span in _named(said, history, plans):
        if names and slot not in slots and not meets(spans, *span):
            slots[slot] = names
            spans = [*spans, span]
    return Pointed(blanked(text, spans), tuple(spans), window, **slots)


_Found = tuple[str, tuple[str, ...], Span]


def _named(
    said: Heard, history: Sequence[Question], plans: tuple[Manifest, ...]
) -> Iterator[_Found]:
    """The slots that words point at, with the names that earlier turns have for them."""
    told = _Told(history, plans)
    for found in _SEVERAL.finditer(said):
        groups = found.groupdict()
        if groups["any"]:
            yield from told.any_of(_COUNTS[groups["any"]], found.span())
        elif groups["all"] or groups["that"]:
            slot = _slot(groups)
            yield slot, told.last(slot, _COUNTS[groups["n"]]), found.span()
    for found in _PLACED.finditer(said):
        slot = _slot(found.groupdict())
        yield slot, told.at(slot, _place(found["at"])), found.span()
    for found in _ONE.finditer(said):
        slot = _slot(found.groupdict())
        many = slot == "provinces" and _MANY.search(said.low[: found.start()])
        if many and len(told.latest(slot)) < _TWO:
            continue  # "mấy tỉnh này" after one is every province
        if found["other"]:
            yield slot, told.other(slot), found.span()
        elif slot == "provinces" or (slot == "agencies" and told.names_no_body):
            yield slot, told.latest(slot), found.span()  # plans: "kế hoạch đó" was asked for
    for found in _NEW_BODY.finditer(said) if told.became else ():
        yield "agencies", told.latest("agencies"), found.span()
    for found in _THEY.finditer(said) if told.names_no_body else ():
        yield "agencies", told.latest("agencies"), found.span()
    if newer := points_at_newer(flat(said.low)):
        yield "plans", told.newer(), newer
    if not _COMPARED.search(said):
        for spoken, beside in ((_OLDER, told.older), (_NEWER, told.newer)):
            for found in spoken.finditer(said):
                yield "plans", beside(), found.span()


def _bodies(turn: Question) -> tuple[str, ...]:
    """The agencies of a turn: after what became of one that which it became, else the asked ones,
    else those that its answer tells of."""
    became = turn.kind == "merger" and turn.leads
    return turn.leads if became else turn.agencies or turn.leads


def _place(word: str) -> int:
    """The index that a word of order means."""
    folded = {**_PLACES, **{key(name): at for name, at in _PLACES.items()}}
    firsts = {w for name in listed("pointer.first") for w in (name, key(name))}
    return 0 if word in firsts else folded.get(word, -1)


def _slot(groups: dict[str, str | None]) -> str:
    return "agencies" if groups["body"] else "provinces" if groups["place"] else "plans"


class _Told:
    """What the turns of a conversation named, the last ones first."""

    def __init__(self, history: Sequence[Question], plans: tuple[Manifest, ...]) -> None:
        self._plans = plans
        self._turns = [q for q in reversed(history) if q.kind not in ("invalid", "out_of_scope")]
        self._of: dict[str, Callable[[Question], tuple[str, ...]]] = {
            "agencies": _bodies,
            "provinces": self._provinces,
            "plans": lambda q: () if q.provinces and len(q.plans or ()) > 1 else q.plans or (),
        }

    @property
    def names_no_body(self) -> bool:
        """Is the last turn about no agency of its own, or about one that became another?"""
        return bool(self._turns) and (self.became or not self._turns[0].agencies)

    @property
    def became(self) -> bool:
        """Did the last turn tell what a body became?"""
        last = self._turns[0] if self._turns else None
        return last is not None and last.kind == "merger" and bool(last.leads)

    def at(self, slot: str, place: int) -> tuple[str, ...]:
        """One of those that were named at once, else of all in their order."""
        names: Sequence[str] = self.latest(slot)
        if len(names) < 2:
            ordered = (name for turn in reversed(self._turns) for name in self._of[slot](turn))
            names = tuple(dict.fromkeys(ordered))
        return tuple(names[place:][:1])

    def last(self, slot: str, count: int) -> tuple[str, ...]:
        """The last so many different names of a slot, as they were named; none where there
        are fewer."""
        names: list[str] = []
        for turn in self._turns:
            names += [n for n in reversed(self._of[slot](turn)) if n not in names]
            if len(names) >= count:
                return tuple(reversed(names[:count]))
        return ()

    def latest(self, slot: str) -> tuple[str, ...]:
        """All that the last turn with any named at once."""
        return next((names for turn in self._turns if (names := self._of[slot](turn))), ())

    def other(self, slot: str) -> tuple[str, ...]:
        """What was named before the last: "tỉnh kia"."""
        here = self._of[slot](self._turns[0]) if self._turns else ()
        earlier = (self._of[slot](turn) for turn in self._turns[1:])
        others = (tuple(n for n in names if n not in here) for names in earlier)
        return next((names for names in others if names), ())

    def any_of(self, count: int, span: Span) -> Iterator[_Found]:
        """The slot of which the last turns named so many different ones."""
        for slot in self._of:
            if names := self.last(slot, count):
                yield slot, names, span
                return

    def older(self) -> tuple[str, ...]:
        """The plans that those of the last turn replace; of two such the older."""
        here = set(self._turns[0].plans or ()) if self._turns else set[str]()
        return tuple(p.id for p in self._plans if p.replaced_by in here)

    def newer(self) -> tuple[str, ...]:
        """The plans that replace those of the last turn."""
        here = set(self._turns[0].plans or ()) if self._turns else set[str]()
        newer = (p.replaced_by for p in self._plans if p.id in here)
        return tuple(dict.fromkeys(plan for plan in newer if plan))

    def _provinces(self, turn: Question) -> tuple[str, ...]:
        """The provinces of a turn: by name, else those of its plans."""
        if turn.provinces or turn.plans is None:
            return turn.provinces
        of = dict.fromkeys(p.province for p in self._plans if p.id in turn.plans)
        return tuple(name for name in of if name != CENTRAL)
