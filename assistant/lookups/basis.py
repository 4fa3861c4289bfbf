"""What plans implement and rest on; of it the kind of document and the issuer asked for."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Found, Group, Item, Question
from assistant.labels import DOCUMENT_KINDS, document_kind
from assistant.lookups.scope import plans_of
from corpus.issuers import issuer_of_number, issuers_in
from corpus.lazy import pattern
from corpus.plan import Relation
from corpus.text import key
from index.register import Register

_OTHERS = "Văn bản khác mà kế hoạch thực hiện và căn cứ"
# "kế hoạch nào" may ask for the plan itself, "thực hiện kế hoạch nào" does not.
_KINDS = {key(kind): kind.lower() for kind in DOCUMENT_KINDS if kind != "Kế hoạch"}
_KIND = pattern(rf"(?<!\w)({'|'.join(_KINDS)})(?: hanh dong)?(?: so)? (?:nao|gi|may)(?!\w)")
_PLAN = pattern(
    r"(?<!\w)(?:(?:thuc hien|trien khai|theo|can cu|cu the hoa) (?:nhung |cac )?ke hoach"
    r"(?: hanh dong)?|ke hoach hanh dong)(?: so)? (?:nao|gi|may)(?!\w)"
)
# An annex carries out documents of its own; the closing hands the plan over.
_ELSEWHERE = ("PL", "B", "KL")
_ISSUED = pattern(r"(?<!\w)(?:cua|do|tu)\s+(.+)")


def find_basis(question: Question, register: Register) -> Found:
    """What plans implement and rest on, from their opening. Where the question names a kind
    of document or who issued it, the others stand apart."""
    items = [item for plan in plans_of(question, register) for item in _stated(plan.id, register)]
    kinds, issuers = asked_for(question)
    own = [item for item in items if _fits(item, kinds, issuers)]
    rest = [item for item in items if item not in own]
    related = (Group(_OTHERS, tuple(rest)),) if rest else ()
    return Found("answered" if own else "none", tuple(own), related)


def asked_for(question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kinds of document and the issuers that a question asks for; () for any.

    "thực hiện nghị quyết nào của Bộ Chính trị" → ("nghị quyết",), ("Bộ Chính trị",)
    """
    asked = key(question.text)
    kinds = tuple(dict.fromkeys(_KINDS[found[1]] for found in _KIND.finditer(asked)))
    kinds += ("kế hoạch",) if _PLAN.search(asked) else ()
    issued = _ISSUED.search(asked)
    return kinds, issuers_in(issued[1]) if issued else ()


def _stated(plan: str, register: Register) -> Sequence[Item]:
    """The documents of a plan's opening, or of the section that lists its grounds, each once,
    those of its first lines first."""
    found: dict[str, Item] = {}
    stated = register.relations_of(plan, ["implements", "based_on"])
    for relation in sorted(stated, key=lambda r: not r.locator.startswith("MD~")):
        if not relation.locator.startswith(_ELSEWHERE):
            found.setdefault(key(relation.target.number), Item(relation))
    return tuple(found.values())


def _fits(item: Item, kinds: Sequence[str], issuers: Sequence[str]) -> bool:
    record = item.record
    if not isinstance(record, Relation):
        return False
    target = record.target
    if kinds and document_kind(target.number).lower() not in kinds:
        return False
    stated = issuers_in(target.issuer or "") or (issuer_of_number(target.number),)
    return not issuers or bool(set(stated) & set(issuers))
