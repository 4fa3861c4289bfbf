"""Where the plans name a document or say certain words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import get_args

from assistant.answer import Found, Item, Question
from assistant.lookups.basis import is_sort
from assistant.lookups.clauses import row_item
from assistant.lookups.scope import plans_of
from assistant.lookups.texts import passages_with
from assistant.understanding.names.document_sorts import named_sorts
from assistant.understanding.words.lexicon import SYLLABLE
from corpus.lazy import pattern
from corpus.plan import Relation, RelationKind
from corpus.text import key
from index.register import Register


def find_mentions(question: Question, register: Register, heads: Collection[str]) -> Found:
    """Every place that names a document, or has certain words, in reading order. `heads` are
    words for a sort of body."""
    if not question.document:
        named = named_sorts(question.text)
        if named:
            return _named(question, *named, register)
        return _phrase_mentions(question, register, heads)
    chosen = {p.id for p in plans_of(question, register)}
    relations = [r for r in register.relations_to(question.document or "") if r.plan in chosen]
    work = _work_of(relations, register) if _ASKS_WORK.search(key(question.text)) else ()
    if relations:
        return Found("answered", work or tuple(Item(record=r) for r in relations))
    near = _like(question.document or "", register)
    notes = (f"Số hiệu gần giống có trong kho: {', '.join(near)}.",) if near else ()
    return Found("none", notes=notes)


def _named(
    question: Question, kinds: Sequence[str], issuers: Sequence[str], register: Register
) -> Found:
    """Each document of the asked sort that plans name, where they first do."""
    items: list[Item] = []
    for plan in plans_of(question, register):
        first: dict[str, Relation] = {}
        stated = register.relations_of(plan.id, get_args(RelationKind))
        for relation in sorted(stated, key=_in_title):  # titles are set in capitals
            first.setdefault(key(relation.target.number), relation)
        items += [Item(r) for r in first.values() if is_sort(r, kinds, issuers)]
    return Found("answered" if items else "none", tuple(items))


def _in_title(relation: Relation) -> bool:
    return relation.locator.startswith("TD")


# "nằm ở nhiệm vụ nào": the work that names the document, not every sentence that does.
_ASKS_WORK = pattern(r"(?<!\w)(?<!ve )(?:nhiem vu|viec|dau viec|chi tieu) (?:nao|gi)(?!\w)")


def _work_of(relations: Sequence[Relation], register: Register) -> tuple[Item, ...]:
    """The rows and assignments in whose text the relations stand."""
    ids = dict.fromkeys(relation.id.partition("~")[0] for relation in relations)
    found = (register.get(record_id) for record_id in ids)
    return tuple(row_item(r) for r in found if r is not None and not isinstance(r, Relation))


def _phrase_mentions(question: Question, register: Register, heads: Collection[str]) -> Found:
    """Every clause and row that holds the words side by side ("Đề án 06")."""
    plans = tuple(p.id for p in plans_of(question, register))
    found = passages_with(question.topic, register, plans)
    found = found or passages_with(_proper_name(question.topic, heads), register, plans)
    return Found("answered" if found else "none", passages=found)


def _proper_name(words: Sequence[str], heads: Collection[str]) -> Sequence[str]:
    """What a body is called without the word for its sort, where no Vietnamese word is called
    so; () where one may be: "Tập đoàn FPT" is a "Công ty Cổ phần FPT"."""
    said = " ".join(words)
    sort = next((head for head in map(key, heads) if said.startswith(f"{head} ")), "")
    name = words[len(sort.split()) :] if sort else ()
    return name if any(not SYLLABLE.fullmatch(word) for word in name) else ()


def _like(number: str, register: Register) -> list[str]:
    """Documents that share the number's figure or its code."""
    figure = key(number).split()[:1]
    numbers = (
        r.target.number for r in register.records(kinds=["relation"]) if isinstance(r, Relation)
    )
    return [n for n in dict.fromkeys(numbers) if key(n).split()[:1] == figure][:5]
