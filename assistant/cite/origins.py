"""Where a number of an answer may come from: cited lines, the question, the plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property, lru_cache

from assistant.agencies import known_provinces
from assistant.answer import Answer, Citation, Question
from assistant.cite.counts import counts
from assistant.cite.source import headings, over
from assistant.condition import Under
from assistant.deferred import made
from assistant.labels import place, plan_name
from assistant.lookups.overview import annex_rows, contents, target_years
from assistant.lookups.scope import plans_of, replaced_note
from assistant.memo import once
from assistant.time_window import resolve
from corpus.agencies.reference import load_reference
from corpus.lazy import pattern
from corpus.plan import Deadline, Record, Relation, Target
from index.register import Register

_FIGURE = pattern(r"\d+(?:[.,]\d+)*")
_DOCUMENT = pattern(r"\d[^\s,;]*/[^\s,;.]+")
# A rhythm in words ("sáu tháng", "quý") is said in months.
_MONTHS = {"quarterly": "3", "half_yearly": "6"}


@lru_cache(maxsize=16384)
def figures(text: str) -> frozenset[str]:
    """The numbers of a text as printed, without zeros in front.

    >>> sorted(figures("trước ngày 05/6/2025: 1.500 và 0,75"))
    ['0,75', '1.500', '2025', '5', '6']
    """
    return frozenset(_bare(figure) for figure in _FIGURE.findall(text))


def _bare(figure: str) -> str:
    return figure.lstrip("0") or "0" if figure.isdigit() else figure


def of_search(line: str, question: Question, register: Register) -> frozenset[str]:
    """Numbers that say what was searched, where nothing is cited: counts of plans, how many
    rows an annex has, documents that are named elsewhere, the plans there are, days of mergers."""
    plans = plans_of(question, register)
    found = {str(len(plans)), str(len(register.plans()))}
    for number in _DOCUMENT.findall(line):
        if any(register.relations_to(number)) or number in _numbers(register):
            found |= figures(number)
    if line.startswith("> ") or question.kind == "merger":
        found |= _of_mergers()
    if question.kind == "overview":
        found |= {str(n) for p in plans for held in contents(register, p.id) for n in held.values()}
        found |= {str(year) for p in plans for year in target_years(register, p.id)}
        for annexes in (annex_rows(register, p.id) for p in plans):
            found |= {str(n) for rows in annexes.values() for n in rows.values()}
            found.add(str(len(annexes)))
    return frozenset(found).union(*(_of_annexes(register, plan.id) for plan in plans))


@once
def _numbers(register: Register) -> frozenset[str]:
    """The numbers of the plans themselves."""
    return frozenset(plan.number for plan in register.plans() if plan.number)


@cache
def _of_mergers() -> frozenset[str]:
    """Days on which agencies and provinces merged, and the documents that say so: reference
    data, which no plan states."""
    moves = [(m.date, m.source) for m in load_reference().mergers]
    moves += [(p.date, p.source) for p in known_provinces().all if p.date]
    return frozenset().union(*(_day(on) | figures(source) for on, source in moves))


@once
def _of_annexes(register: Register, plan: str) -> frozenset[str]:
    """How many rows each annex of a plan has, and the number of its last."""
    annexes: dict[str, list[str]] = {}
    for _, _, locator in register.locators(plan, ["task", "target"]):
        if locator.startswith("PL"):
            annexes.setdefault(locator.partition(".")[0], []).append(locator)
    found = set()
    for places in annexes.values():
        whole = [p for p in places if p.count(".") == 1 and "-" not in p]
        found |= {str(len(whole))} | figures(places[-1].partition(".")[2])
    return frozenset(found)


class Origins:
    """The numbers that each citation of an answer gives, and those of the question."""

    def __init__(self, answer: Answer, register: Register) -> None:
        self._answer, self._register = answer, register
        shown = (*made(answer.items), *made(answer.related))
        self._days = {
            s.item.record.id: (s.item.due, *s.item.returns) for _, s in shown if s.item.due
        }

    def not_in(self, n: int, said: frozenset[str]) -> frozenset[str]:
        """Those of the numbers that citation n does not show: not in its lines, its place,
        its plan, its days. What is left is looked for in one after the other."""
        for found in self._cited(self._answer.citations[n - 1]):
            said -= found
            if not said:
                break
        return said

    def _cited(self, citation: Citation) -> Iterator[frozenset[str]]:
        yield figures(self._register.source(citation.plan, *citation.lines))
        if citation.record is None:
            yield figures(place(citation.locator))
            yield figures(over(self._register, citation.plan, citation.locator.partition("~")[0]))
        else:
            yield of_record(self._register, citation.record)
            yield from (_day(day) for day in self._days.get(citation.record, ()) if day)
        yield of_plan(self._register, citation.plan)

    @property
    def every(self) -> tuple[int, ...]:
        """The numbers of all citations, of a long list those that the text shows."""
        return tuple(n + 1 for n, _ in made(self._answer.citations))

    @cached_property
    def asked(self) -> frozenset[str]:
        """What the question says, the plans in scope, and counts of what is shown."""
        counted = {str(count) for count in counts(self._answer, self._register)}
        return _of_question(self._answer.question, self._register) | counted


@once
def of_plan(register: Register, plan: str) -> frozenset[str]:
    """Numbers by which a plan is named, dated, and said to be replaced."""
    manifest = register.plan(plan)
    said = [plan_name(manifest, full=True), manifest.title, manifest.short or "", manifest.issuer]
    return figures(" ".join([*said, replaced_note(manifest, register)])) | _day(manifest.issued)


@once
def of_record(register: Register, record_id: str) -> frozenset[str]:
    """Numbers of a record's place, and of its days and years beside the printed ones."""
    record = register.get(record_id)
    assert record is not None, record_id
    found = figures(place(record.locator, record))
    deadline = getattr(record, "deadline", None)
    if isinstance(deadline, Deadline):
        found = found.union(*_of_deadline(deadline))
    if isinstance(record, Target):
        found |= figures(headings(record, register))
    return found | _of_document(record)


def _of_document(record: Record) -> frozenset[str]:
    """The document that a sentence names; OCR may have hurt the printed number."""
    if not isinstance(record, Relation):
        return frozenset()
    dated = _day(record.target.date) if record.target.date else frozenset()
    return figures(record.target.number) | dated


def _of_deadline(deadline: Deadline) -> Iterator[frozenset[str]]:
    yield figures(deadline.raw)
    for day in (deadline.start, deadline.due, *(m.due for m in deadline.milestones)):
        if day:
            yield _day(day)
    if rule := deadline.recurrence:
        yield frozenset(_MONTHS[f] for f in rule.freq if f in _MONTHS)
        yield figures(" ".join(rule.before_md).replace("-", " "))


def _day(day: date) -> frozenset[str]:
    return frozenset((str(day.day), str(day.month), str(day.year)))


def _above(locator: str) -> list[str]:
    """A locator and those above it: "II.4.5" stands under "II.4"."""
    parts = locator.split(".")
    return [".".join(parts[: n + 1]) for n in range(len(parts))]


def _of_question(question: Question, register: Register) -> frozenset[str]:
    """Numbers that the question says or is understood to say, and the plans in scope."""
    asked = question.place
    said = [
        question.text, question.topic_text, question.document or "", question.fault or "",
        *question.agencies, *question.provinces, *question.missing, *question.assumed,
        str(question.horizon or ""), *_of_conditions(question),
        *((*_above(asked.locator or ""), asked.number or "") if asked else ()),
    ]  # fmt: skip
    plans = plans_of(question, register)
    found = figures(" ".join(said)) | _day(question.as_of)
    found = found.union(*(of_plan(register, plan.id) for plan in plans))
    return found.union(*_of_window(question, {plan.year for plan in plans}))


def _of_conditions(question: Question) -> Iterator[str]:
    """The words of what records must be like, which an earlier turn may have said."""
    for condition in question.conditions:
        yield condition.said
        yield from condition.test.titles if isinstance(condition.test, Under) else ()


def _of_window(question: Question, years: set[int]) -> Iterator[frozenset[str]]:
    window = question.window
    if window is None:
        return
    yield figures(" ".join([window.phrase, *window.assumed]))
    for year in years:
        known = resolve(window, year)
        for day in (known.after, known.before, known.boundary):
            if day:
                yield _day(day)
        for first, last in known.stretches:
            yield _day(first) | _day(last)
