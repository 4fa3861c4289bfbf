"""What plans implement and rest on; of it the kind of document and the issuer asked for."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Found, Group, Item, Question
from assistant.labels import document_kind
from assistant.lookups.scope import plans_of
from assistant.understanding.names.document_sorts import asked_for
from corpus.issuers import is_letter, issuer_of_number, issuers_in
from corpus.plan import Record, Relation
from corpus.text import key
from index.register import Register

_OTHERS = "Văn bản khác mà kế hoạch thực hiện và căn cứ"
# An annex carries out documents of its own; the closing hands the plan over.
_ELSEWHERE = ("PL", "B", "KL")


def find_basis(question: Question, register: Register) -> Found:
    """What plans implement and rest on, from their opening. Where the question names a kind
    of document, who issued it or its number, the others stand apart."""
    items = [item for plan in plans_of(question, register) for item in _stated(plan.id, register)]
    kinds, issuers = asked_for(question.text)
    if question.document:
        own = [item for item in items if _is(item.record, question.document)]
    else:
        own = [item for item in items if is_sort(item.record, kinds, issuers)]
    rest = [item for item in items if item not in own]
    of_others = question.document and not question.plans  # plans were asked for, not grounds
    related = (Group(_OTHERS, tuple(rest)),) if rest and not of_others else ()
    return Found("answered" if own else "none", tuple(own), related)


def _is(record: Record, number: str) -> bool:
    return isinstance(record, Relation) and key(record.target.number) == key(number)


def _stated(plan: str, register: Register) -> Sequence[Item]:
    """The documents of a plan's opening, or of the section that lists its grounds, each once,
    those of its first lines first."""
    found: dict[str, Item] = {}
    stated = register.relations_of(plan, ["implements", "based_on"])
    for relation in sorted(stated, key=lambda r: not r.locator.startswith("MD~")):
        if not relation.locator.startswith(_ELSEWHERE):
            found.setdefault(key(relation.target.number), Item(relation))
    return tuple(found.values())


def is_sort(record: Record, kinds: Sequence[str], issuers: Sequence[str]) -> bool:
    """Does a relation name a document of these kinds and issuers, any where none is said?"""
    if not isinstance(record, Relation):
        return False
    target = record.target
    kind = "công văn" if is_letter(target.number) else document_kind(target.number).lower()
    if kinds and kind not in kinds:
        return False
    stated = issuers_in(target.issuer or "") or (issuer_of_number(target.number),)
    return not issuers or bool(set(stated) & set(issuers))
