"""The story of looking up: the lookup of a question's kind, and where it finds nothing, what
another reading finds.

Nothing here understands words: a Question goes in, what the plans hold comes out.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Found, Question
from assistant.condition import Disputed
from assistant.lookups.about_plans import find_plans_in_corpus, find_validity
from assistant.lookups.basis import find_basis
from assistant.lookups.blank import find_blank
from assistant.lookups.changes import find_changes
from assistant.lookups.clauses import find_clause, no_annex
from assistant.lookups.conditions import conditioned
from assistant.lookups.elsewhere import Elsewhere, Lookup
from assistant.lookups.headings import find_heading
from assistant.lookups.issue import find_signer
from assistant.lookups.listed import apart, find_each
from assistant.lookups.mentions import find_mentions
from assistant.lookups.mergers import find_mergers, level_said, successor_notes, successors_said
from assistant.lookups.overview import find_overview
from assistant.lookups.passages import Searcher, find_passages
from assistant.lookups.reports import find_reports
from assistant.lookups.tally import find_tally
from assistant.lookups.targets import compare_targets, find_targets, series_of_targets
from assistant.lookups.topics import find_topic
from assistant.lookups.work import find_work
from assistant.time_window import InvalidDate
from assistant.understanding.names.strangers import alike
from corpus.agencies import Directory
from corpus.provinces import Provinces
from index.register import Register

_OF_OUTSIDE = ("signer", "validity")  # what plans tell of documents that are not here


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
        self._elsewhere = Elsewhere(register, self._of_kind, searcher)

    def look_up(self, question: Question) -> tuple[Question, Found]:
        """What was found, and the question as it was answered: of another kind where only
        another reading answers."""
        if question.kind == "invalid":
            return question, Found("invalid")
        if question.kind == "out_of_scope":
            return question, Found("out_of_scope")
        if question.missing and _asks_of_it(question):
            asked = replace(question, kind="validity")
            replaced = find_validity(asked, self._register)
            if replaced.items:  # "Kế hoạch 225 nay thế nào?": not here, and replaced by one that is
                return asked, replaced
        if question.missing and not question.plans and question.kind not in _OF_OUTSIDE:
            return question, Found("none")
        if question.unnamed or _names_nothing(question):
            return question, Found("clarify")
        if _asks_strangers(question):
            near = [n for name in question.strangers for n in alike(name, self._directory)]
            return question, Found("clarify" if near else "none", say=", ".join(near))
        if part := find_heading(question, self._register):
            topic = part.say if part.status == "not_found" else question.topic_text
            return replace(question, kind="open", topic_text=topic or question.topic_text), part
        try:
            question, found = self._found(question)
        except InvalidDate as fault:
            return question, Found("invalid", notes=(str(fault),))
        if question.kind in ("who", "deadline"):
            notes = successor_notes(found.items, self._directory, question.as_of)
            found = replace(found, notes=(*found.notes, *notes))
        if question.kind in ("responsibility", "count"):
            found = replace(found, notes=(*found.notes, *self._no_more(question)))
        if question.kind != "citation" and not found.items:
            found = replace(found, notes=(*found.notes, *no_annex(question, self._register)))
        if question.conditions or question.rank:
            found = conditioned(question, found, self._register, self._directory)
            if _seeks_contradictions(question) and not found.items:  # no work, but targets
                asked = replace(question, kind="target")
                aims = conditioned(asked, self._found(asked)[1], self._register, self._directory)
                return (asked, aims) if aims.items else (question, found)
            other = self._elsewhere.thing_of_that_name(question, found)
            return other or self._elsewhere.sum_in_prose(question, found) or (question, found)
        return self._elsewhere.read_again(question, found)

    def _no_more(self, question: Question) -> tuple[str, ...]:
        """Remarks on asked bodies that are no more, or not as they were."""
        names, on, directory = question.agencies, question.as_of, self._directory
        ended = self._provinces.district_end
        return (*successors_said(names, directory, on), *level_said(names, directory, ended, on))

    def _found(self, question: Question) -> tuple[Question, Found]:
        """By the kind of question; one by one what its topic lists."""
        find = self._of_kind[question.kind]
        if question.kind == "series" and question.role == "tracking" and _is_one(find(question)):
            # "Mỗi năm phải dành mấy phần trăm, sở nào theo dõi?": who follows is no column
            question, find = replace(question, kind="target"), self._of_kind["target"]
        things = apart(question, self._register)
        return find_each(question, things, find) if things else (question, find(question))

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
            "mention": lambda q: find_mentions(q, register, directory.heads),
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


def _asks_of_it(question: Question) -> bool:
    """Is nothing in a plan asked for, but how it stands?"""
    content = not all(word.isdecimal() for word in question.topic)
    return question.kind == "basis" or (question.kind in ("open", "overview") and not content)


def _seeks_contradictions(question: Question) -> bool:
    disputed = any(isinstance(c.test, Disputed) for c in question.conditions)
    return disputed and question.kind == "responsibility"


def _is_one(found: Found) -> bool:
    return len(found.items) == 1


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
