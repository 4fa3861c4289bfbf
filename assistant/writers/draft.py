"""An answer while it is written: its citations, in the order of their markers."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.answer import Citation, Item, Passage, Question
from assistant.cite import cite_item, cite_passage
from assistant.lookups.scope import in_force
from index.register import Register


@dataclass(slots=True)
class Draft:
    """Citations in the order of their markers, while an answer is written."""

    register: Register
    question: Question
    citations: list[Citation] = field(default_factory=list)
    numbers: dict[object, int] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)

    def item(self, item: Item) -> int:
        """The number of a record's citation; the same record keeps its number."""
        key = item.record.id
        if key not in self.numbers:
            n = self.numbers[key] = len(self.citations) + 1
            manifest = self.register.plan(item.record.plan)
            force = in_force(manifest, self.question.as_of)
            self.citations.append(cite_item(n, item, self.register, force))
            self.used.append(item.record.plan)
        return self.numbers[key]

    def passage(self, passage: Passage) -> int:
        """The number of a passage's citation."""
        key = (passage.plan, passage.span, passage.text)
        if key not in self.numbers:
            n = self.numbers[key] = len(self.citations) + 1
            manifest = self.register.plan(passage.plan)
            force = in_force(manifest, self.question.as_of)
            self.citations.append(cite_passage(n, passage, self.register, force))
            self.used.append(passage.plan)
        return self.numbers[key]
