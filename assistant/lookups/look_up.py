"""The story of looking up: the lookup of a question's kind, and where it finds nothing, what
another reading finds.

Nothing here understands words: a Question goes in, what the plans hold comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Found, Group, Item, Kind, Passage, Question
from assistant.lookups.about_plans import find_plans_in_corpus, find_validity
from assistant.lookups.basis import find_basis
from assistant.lookups.blank import find_blank
from assistant.lookups.changes import find_changes
from assistant.lookups.clauses import find_clause, find_mentions
from assistant.lookups.conditions import conditioned
from assistant.lookups.headings import find_heading
from assistant.lookups.issue import find_signer
from assistant.lookups.listed import apart, find_each
from assistant.lookups.mergers import find_mergers, level_said, successor_notes, successors_said
from assistant.lookups.outputs import find_output
from assistant.lookups.overview import find_overview
from assistant.lookups.passages import Searcher, find_passages, states_figure
from assistant.lookups.reports import find_reports
from assistant.lookups.scope import plans_of, siblings
from assistant.lookups.tally import find_tally
from assistant.lookups.targets import compare_targets, find_targets, series_of_targets
from assistant.lookups.texts import passages_with
from assistant.lookups.titled import without_title
from assistant.lookups.topics import find_topic
from assistant.lookups.work import find_work
from assistant.time_window import InvalidDate
from assistant.understanding.names.strangers import alike
from corpus.agencies import Directory
from corpus.provinces import Provinces
from index.register import Register

_MAY_BE_TEXT = ("who", "deadline", "target", "comparison", "series", "mention")
_OF_RECORDS = ("who", "deadline", "target", "series")
_FIGURES = ("target", "comparison", "series")
_MOST_ROWS = 12
_OF_OUTSIDE = ("signer", "validity")  # what plans tell of documents that are not here
_MOST_NEAR = 3

Lookup = Callable[[Question], Found]


class Lookups:
    """A lookup for each kind of question, over one register."""

    def __init__(
        self,
        register: Register,
        directory: Directory,
        provinces: Provinces,
        searcher: Searcher | None = None,
    ) -> None:
        self._register, self._directory = register, directory
        self._provinces, self._searcher = provinces, searcher
        self._of_kind = self._table()

    def look_up(self, question: Question) -> tuple[Question, Found]:
        """What was found, and the question as it was answered: of another kind where only
        another reading answers."""
        if question.kind == "invalid":
            return question, Found("invalid")
        if question.kind == "out_of_scope":
            return question, Found("out_of_scope")
        if question.missing and not question.plans and question.kind not in _OF_OUTSIDE:
            return question, Found("none")
        if question.unnamed or _names_nothing(question):
            return question, Found("clarify")
        if _asks_strangers(question):
            near = [n for name in question.strangers for n in alike(name, self._directory)]
            return question, Found("clarify" if near else "none", say=", ".join(near))
        if part := find_heading(question, self._register):
            return replace(question, kind="open"), part
        try:
            question, found = self._found(question)
        except InvalidDate as fault:
            return question, Found("invalid", notes=(str(fault),))
        if question.kind in ("who", "deadline"):
            notes = successor_notes(found.items, self._directory, question.as_of)
            found = replace(found, notes=(*found.notes, *notes))
        if question.kind in ("responsibility", "count"):
            found = replace(found, notes=(*found.notes, *self._no_more(question)))
        if question.conditions or question.rank:
            return question, conditioned(question, found, self._register, self._directory)
        return self._elsewhere(question, found)

    def _no_more(self, question: Question) -> tuple[str, ...]:
        """Remarks on asked bodies that are no more, or not as they were."""
        names, on, directory = question.agencies, question.as_of, self._directory
        ended = self._provinces.district_end
        return (*successors_said(names, directory, on), *level_said(names, directory, ended, on))

    def _found(self, question: Question) -> tuple[Question, Found]:
        """By the kind of question; one by one what its topic lists."""
        find = self._of_kind[question.kind]
        things = apart(question, self._register)
        return find_each(question, things, find) if things else (question, find(question))

    def _elsewhere(self, question: Question, found: Found) -> tuple[Question, Found]:
        """Where another reading answers: a bare topic with targets of its own, or, when
        no record fits, passages that speak of it."""
        whole = question.place and question.place.whole_annex
        if question.kind == "citation" and whole and found.status == "none":
            return self._rows_of_annex(question, found)
        output = find_output(question, self._register) if question.kind == "open" else None
        if output:
            return replace(question, kind="citation"), output
        if question.kind == "open" and question.topic and not question.asks_text:
            targets = find_targets(question, self._register)
            if targets.status == "answered" and len(targets.items) <= _MOST_ROWS:
                return replace(question, kind="target"), targets
        if found.status == "none" and question.kind == "series":  # the steps of a piece of work
            steps = find_topic(replace(question, kind="deadline"), self._register)
            if steps.status == "answered":
                return replace(question, kind="deadline"), steps
        if _lists_work_on(question) and found.status == "answered":
            return question, replace(found, passages=self._in_prose(question, found.items))
        may_be_text = question.kind in _MAY_BE_TEXT or _lists_work_on(question)
        if found.status == "none" and may_be_text and question.topic:
            passages = self._passages(question)
            if passages.status == "answered":
                return replace(question, kind="open"), passages
            if passages.passages and not (found.related or question.place):  # the nearest
                return replace(question, kind="open"), replace(passages, status="none")
        if found.status == "none" and question.kind in _OF_RECORDS:
            found = self._beside(question, found)
        if found.status == "none" and question.kind in _FIGURES and not found.related:
            found = replace(found, passages=self._saying(question))
        return question, found

    def _rows_of_annex(self, question: Question, found: Found) -> tuple[Question, Found]:
        """ "Cho xem Phụ lục I": its rows, whichever they are."""
        kinds: tuple[Kind, ...] = ("target", "responsibility")
        for kind in kinds:
            rows = self._of_kind[kind](replace(question, kind=kind))
            if rows.status == "answered":
                return replace(question, kind=kind), rows
        return question, found

    def _in_prose(self, question: Question, shown: Sequence[Item]) -> tuple[Passage, ...]:
        """Passages on the topic that are no record and no part of one that is shown: a plan's
        prose gives work to nobody by name."""
        found = self._of_kind["open"](question)
        told = found.passages if found.status == "answered" else ()
        records = [item.record for item in shown]

        def within(p: Passage) -> bool:
            return any(
                r.plan == p.plan and r.span.first <= p.span.first <= r.span.last for r in records
            )

        get = self._register.get
        return tuple(p for p in told if get(f"{p.plan}#{p.locator}") is None and not within(p))

    def _saying(self, question: Question) -> tuple[Passage, ...]:
        """Passages that say the topic word for word, where no figure is set for it."""
        plans = tuple(plan.id for plan in plans_of(question, self._register))
        said = passages_with(question.topic, self._register, plans) if question.topic else ()
        return said[:_MOST_NEAR]

    def _beside(self, question: Question, found: Found) -> Found:
        """What the asked plan does not have and another of its province has: shown apart."""
        others = siblings(question, self._register)
        if not others:
            return found
        there = self._of_kind[question.kind](replace(question, plans=others))
        if there.status != "answered":
            return found
        group = Group("Kế hoạch khác của tỉnh có nội dung này", there.items[:_MOST_ROWS])
        return replace(found, related=(group, *found.related))

    def _passages(self, question: Question) -> Found:
        """Passages for a question that no record answers; asked for a figure, they must
        state one."""
        if question.document:
            return Found("not_found")
        found = find_passages(question, self._register, self._searcher)
        dated = question.kind in _FIGURES and question.horizon
        if not dated and (question.kind not in _FIGURES or not _asks_figure(question)):
            return found
        telling = tuple(p for p in found.passages if states_figure(question, p, self._register))
        if telling:
            return replace(found, passages=telling)
        bare = without_title(question, self._register)
        return self._passages(bare) if bare else Found("not_found")

    def _table(self) -> dict[str, Lookup]:
        """One lookup a kind of question."""
        register, directory = self._register, self._directory
        return {
            "responsibility": lambda q: find_work(q, register, directory),
            "count": lambda q: find_work(q, register, directory),
            "blank": lambda q: find_blank(q, register),
            "tally": lambda q: find_tally(q, register, directory),
            "deadline": lambda q: find_topic(q, register),
            "who": lambda q: find_topic(q, register),
            "target": lambda q: find_targets(q, register),
            "comparison": lambda q: compare_targets(q, register),
            "series": lambda q: series_of_targets(q, register),
            "citation": lambda q: find_clause(q, register),
            "mention": lambda q: find_mentions(q, register),
            "validity": lambda q: find_validity(q, register),
            "basis": lambda q: find_basis(q, register),
            "signer": lambda q: find_signer(q, register),
            "office": lambda q: Found("not_found"),
            "plans": lambda q: find_plans_in_corpus(q, register),
            "overview": lambda q: find_overview(q, register),
            "change": lambda q: find_changes(q, register),
            "merger": lambda q: find_mergers(q, directory, self._provinces),
            "reporting": lambda q: find_reports(q, register, directory),
            "open": lambda q: find_passages(q, register, self._searcher),
        }


def _lists_work_on(question: Question) -> bool:
    """Is work listed by its topic alone, whoever leads it?"""
    return bool(
        question.kind == "responsibility"
        and question.topic
        and not (question.agencies or question.strangers or question.window or question.place)
    )


def _asks_strangers(question: Question) -> bool:
    """Is only an unknown body asked about? A list without it would be somebody else's."""
    of_body = question.kind in ("responsibility", "count", "reporting")
    named = question.topic or question.place or question.document
    return bool(question.strangers and not question.agencies and (of_body or not named))


def _names_nothing(question: Question) -> bool:
    """ "Còn hạn thì sao?" with nothing before it."""
    scope = question.plans or question.provinces or question.missing or question.strangers
    subject = question.agencies or question.topic or question.subject or question.document
    asked = question.place or question.window or question.horizon or question.about
    return question.kind == "open" and not (scope or subject or asked)


def _asks_figure(question: Question) -> bool:
    """ "Phong trào … của tỉnh nào" compares provinces, but no figures."""
    return question.kind != "comparison" or question.tracks or question.horizon is not None
