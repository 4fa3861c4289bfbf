"""Questions made from slots, each with what must be understood of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from assistant.locator import LocatorRef
from corpus.text import key
from eval.phrasings.book import Book, Phrasing
from eval.phrasings.disguise import WHOLE, WORDING, Disguise
from eval.phrasings.windows import SaidWindow, any_window

AS_OF = date(2025, 3, 12)
PLAN_YEAR = 2025
WORK = ("responsibility", "count")
_FIGURES = ("target", "comparison", "series")
TOPICAL = (*WORK, *_FIGURES, "deadline", "who", "open")
_SMALL = frozenset(("va", "cua", "cac", "cho", "tren", "mot", "trong", "tinh"))
Slots = dict[str, object]


@dataclass(frozen=True, slots=True)
class Made:
    """A question, the slots it was made from, its topic as said, and how it was disguised."""

    text: str
    phrasing: Phrasing
    disguise: str
    expected: Slots
    topic: str = ""


@dataclass(slots=True)
class _Filled:
    """Slot values chosen so far."""

    said: dict[str, str] = field(default_factory=dict)
    agencies: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    window: SaidWindow | None = None
    place: LocatorRef | None = None
    document: str | None = None
    topic: str = ""
    year: int | None = None


def make(
    book: Book, plans_of: dict[str, tuple[str, ...]], n: int, seed: int, chatty: float = 0.0
) -> list[Made]:
    """`n` questions, each phrasing about equally often. The same seed makes the same ones.
    `chatty`: the share that begins, and that ends, with talk around the question."""
    rng = Random(seed)
    order = list(book.phrasings)
    made: list[Made] = []
    while len(made) < n:
        rng.shuffle(order)
        made += [_one(book, plans_of, p, rng, chatty) for p in order[: n - len(made)]]
    return made


def _one(
    book: Book,
    plans_of: dict[str, tuple[str, ...]],
    phrasing: Phrasing,
    rng: Random,
    chatty: float,
) -> Made:
    filled = _fill(book, phrasing, rng)
    disguise = rng.choice([*WHOLE, *WORDING])
    pieces = re.split(r"(\{[^{}]*\})", _with_talk(book, phrasing.text, rng, chatty))
    if wording := WORDING.get(disguise):
        pieces = _reworded(pieces, wording, rng)
    text = "".join(filled.said.get(p[1:-1], p) if p[:1] == "{" else p for p in pieces)
    text = re.sub(r"\s+([,.?:;])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,")
    if whole := WHOLE.get(disguise):
        text = whole(text, rng)
    return Made(text, phrasing, disguise, _expected(phrasing, filled, plans_of), filled.topic)


def _with_talk(book: Book, text: str, rng: Random, chatty: float) -> str:
    """The phrasing with talk before or behind it, now and then."""
    if chatty and rng.random() < chatty:
        text = f"{rng.choice(book.around['before'])} {text[0].lower()}{text[1:]}"
    if chatty and rng.random() < chatty:
        text = f"{text.rstrip(' ?.')}{rng.choice(book.around['behind'])}"
    return text


def _reworded(pieces: list[str], wording: Disguise, rng: Random) -> list[str]:
    """The phrasing's own words disguised; a slip happens once in a question."""
    own = [i for i, p in enumerate(pieces) if p[:1] != "{" and re.search(r"[^\W\d_]{2}", p)]
    if wording is WORDING["one slip"]:
        own = [rng.choice(own)] if own else []
    return [wording(p, rng) if i in own else p for i, p in enumerate(pieces)]


def _fill(book: Book, phrasing: Phrasing, rng: Random) -> _Filled:
    filled = _Filled()
    for slot in phrasing.slots:
        _FILLERS[slot](book, phrasing, rng, filled)
    return filled


def _named(values: dict[str, tuple[str, ...]], rng: Random) -> tuple[str, str]:
    name = rng.choice(list(values))
    return name, rng.choice(values[name])


def _agency(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    name, filled.said["agency"] = _named(book.agencies, rng)
    filled.agencies = (name,)


def _plan(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    plan, filled.said["plan"] = _named(book.plans, rng)
    filled.plans = (plan,)


def _document(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.document, filled.said["document"] = _named(book.documents, rng)


def _row(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.place, forms = rng.choice(book.rows)
    filled.said["row"] = rng.choice(forms)


def _topic(book: Book, phrasing: Phrasing, rng: Random, filled: _Filled) -> None:
    sort = "figures" if phrasing.kind in _FIGURES else "text" if phrasing.kind == "open" else "work"
    filled.topic = filled.said["topic"] = rng.choice(book.topics[sort])


def _provinces(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.provinces = tuple(rng.sample(list(book.provinces), rng.choice((2, 3))))
    filled.said["provinces"] = ", ".join(filled.provinces[:-1]) + f" và {filled.provinces[-1]}"


def _year(_: Book, __: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.year = rng.choice((2025, 2030))
    filled.said["year"] = str(filled.year)


def _when(_: Book, __: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.window = any_window(rng, AS_OF, PLAN_YEAR)
    filled.said["when"] = filled.window.say


def _maybe_when(book: Book, phrasing: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.said["when?"] = ""
    if rng.random() < 0.5:
        _when(book, phrasing, rng, filled)
        filled.said["when?"] = filled.said["when"]


def _scope(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    sort = rng.choice(("none", "province", "plan"))
    filled.said["scope"] = ""
    if sort == "province":
        name, form = _named(book.provinces, rng)
        filled.provinces = (name,)
        filled.said["scope"] = rng.choice(book.scope["province"]).format(form)
    elif sort == "plan":
        plan, form = _named(book.plans, rng)
        filled.plans = (plan,)
        filled.said["scope"] = rng.choice(book.scope["plan"]).format(form)


_FILLERS = {
    "agency": _agency, "topic": _topic, "plan": _plan, "row": _row, "document": _document,
    "provinces": _provinces, "year": _year, "when": _when, "when?": _maybe_when, "scope": _scope,
}  # fmt: skip


# --- what must come back --------------------------------------------------------------


def _expected(phrasing: Phrasing, filled: _Filled, plans_of: dict[str, tuple[str, ...]]) -> Slots:
    within = [p for name in filled.provinces for p in plans_of[name]]
    plans = filled.plans or tuple(within)
    days = (filled.window.after, filled.window.before) if filled.window else None
    if filled.year and phrasing.kind in WORK:  # "theo dõi đến năm 2030"
        days = (None, date(filled.year, 12, 31))
    return {
        "kind": phrasing.kind,
        "agencies": frozenset(filled.agencies),
        "role": phrasing.role if phrasing.kind in WORK else None,
        "provinces": frozenset(filled.provinces),
        "plans": frozenset(plans),
        "window": days if phrasing.kind in (*WORK, "reporting") else None,
        "place": filled.place,
        "document": key(filled.document or ""),
        "horizon": filled.year if phrasing.kind in ("target", "comparison") else None,
        "topic": content(filled.topic) if phrasing.kind in TOPICAL else None,
    }


def content(words: str | Iterable[str]) -> frozenset[str]:
    parts = key(words).split() if isinstance(words, str) else list(words)
    return frozenset(parts) - _SMALL
