"""Records ↔ the JSON that people and scripts rely on."""

from __future__ import annotations

from datetime import date
from typing import Any

from corpus.plan import (
    Assignment,
    Deadline,
    DocumentRef,
    Duty,
    Milestone,
    Quantity,
    Record,
    Recurrence,
    Relation,
    Span,
    Target,
    Task,
)

Json = dict[str, Any]


def record_json(record: Record) -> Json:
    """A record as `kehoach records --json` prints it."""
    found: Json = {
        "id": record.id,
        "plan": record.plan,
        "kind": record.kind,
        "locator": record.locator,
        "lines": [record.span.first, record.span.last],
        "page": record.span.page,
        "text": record.text,
    }
    if isinstance(record, Task | Target):
        found["group"] = record.group
    if isinstance(record, Task | Target | Assignment | Duty):
        found |= {"lead": list(record.lead), "lead_raw": record.lead_raw}
    if isinstance(record, Task | Assignment | Duty):
        found |= _work_json(record)
    if isinstance(record, Target):
        found |= {"value": quantity_json(record.value), "values": _values(record)}
    if isinstance(record, Relation):
        found |= {"relation": record.relation, "target": _ref_json(record.target)}
    return found


def record_from_json(data: Json) -> Record:
    """The record that `record_json` wrote. Raises KeyError for a field that is missing."""
    common: Json = {
        "plan": data["plan"],
        "locator": data["locator"],
        "span": Span(data["lines"][0], data["lines"][1], data["page"]),
        "text": data["text"],
    }
    kind = data["kind"]
    if kind == "relation":
        return Relation(**common, relation=data["relation"], target=_ref(data["target"]))
    common |= {"lead": tuple(data["lead"]), "lead_raw": data["lead_raw"]}
    if kind == "target":
        values = tuple(_quantity(v) for v in data["values"])
        return Target(**common, group=data["group"], values=values)
    return _work_from_json(kind, data, common)


def _work_json(record: Task | Assignment | Duty) -> Json:
    found: Json = {
        "coordinating": list(record.coordinating),
        "coordinating_raw": record.coordinating_raw,
        "deadline": deadline_json(record.deadline),
    }
    return found if isinstance(record, Duty) else found | {"output": record.output}


def _work_from_json(kind: str, data: Json, common: Json) -> Record:
    common |= {
        "coordinating": tuple(data["coordinating"]),
        "coordinating_raw": data["coordinating_raw"],
        "deadline": _deadline(data["deadline"]),
    }
    if kind == "task":
        return Task(**common, group=data["group"], output=data["output"])
    if kind == "assignment":
        return Assignment(**common, output=data["output"])
    return Duty(**common)


def deadline_json(deadline: Deadline | None) -> Json | None:
    """A deadline with ISO days; null where a record has none."""
    if deadline is None:
        return None
    return {
        "raw": deadline.raw,
        "kind": deadline.kind,
        "start": _iso(deadline.start),
        "due": _iso(deadline.due),
        "recurrence": _recurrence_json(deadline.recurrence),
        "milestones": [
            {"raw": m.raw, "start": _iso(m.start), "due": _iso(m.due)} for m in deadline.milestones
        ],
    }


def _deadline(data: Json | None) -> Deadline | None:
    if data is None:
        return None
    steps = data["milestones"]
    return Deadline(
        raw=data["raw"],
        kind=data["kind"],
        start=_day(data["start"]),
        due=_day(data["due"]),
        recurrence=_recurrence(data["recurrence"]),
        milestones=tuple(
            Milestone(m["raw"], _day(m["start"]), date.fromisoformat(m["due"])) for m in steps
        ),
    )


def _recurrence_json(recurrence: Recurrence | None) -> Json | None:
    if recurrence is None:
        return None
    return {
        "freq": list(recurrence.freq),
        "before_md": list(recurrence.before_md),
        "exclusive": recurrence.exclusive,
        "previous_year": recurrence.previous_year,
    }


def _recurrence(data: Json | None) -> Recurrence | None:
    if data is None:
        return None
    return Recurrence(
        tuple(data["freq"]), tuple(data["before_md"]), data["exclusive"], data["previous_year"]
    )


def quantity_json(quantity: Quantity) -> Json:
    """A target's value; a range is [low, high]."""
    number = quantity.number
    return {
        "raw": quantity.raw,
        "op": quantity.op,
        "number": list(number) if isinstance(number, tuple) else number,
        "unit": quantity.unit,
        "horizon": quantity.horizon,
    }


def _values(record: Target) -> list[Json]:
    return [quantity_json(value) for value in record.values]


def _quantity(data: Json) -> Quantity:
    number = data["number"]
    pair = (number[0], number[1]) if isinstance(number, list) else number
    return Quantity(data["raw"], data["op"], pair, data["unit"], data["horizon"])


def _ref_json(ref: DocumentRef) -> Json:
    return {"number": ref.number, "date": _iso(ref.date), "issuer": ref.issuer}


def _ref(data: Json) -> DocumentRef:
    return DocumentRef(data["number"], _day(data["date"]), data["issuer"])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
