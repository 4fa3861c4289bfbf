"""What a language model wrote, above the passages that it rests on."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Found, Statement, Summary
from assistant.markdown import escape
from assistant.writers.draft import Draft

_LABEL = "**Tóm tắt do mô hình ngôn ngữ viết, số liệu và tên gọi đã đối chiếu với trích dẫn:**"
_STOPS = ".!?…"


def numbered_summary(draft: Draft, found: Found) -> Summary | None:
    """The summary with the numbers that the answer's citations have."""
    if found.summary is None:
        return None
    numbers = [draft.passage(passage) for passage in found.passages]
    statements = tuple(
        replace(one, cites=tuple(dict.fromkeys(numbers[n - 1] for n in one.cites)))
        for one in found.summary.statements
    )
    return replace(found.summary, statements=statements)


def write_summary(draft: Draft, found: Found) -> list[str]:
    """A line a sentence, so that each is held against its own citations."""
    summary = numbered_summary(draft, found)
    if summary is None or not summary.statements:
        return []
    return [_LABEL, "\n".join(map(_line, summary.statements))]


def _line(one: Statement) -> str:
    said = one.text.rstrip(_STOPS)
    marks = "".join(f"[{n}]" for n in one.cites)
    return f"- {escape(said)} {marks}{one.text[len(said) :] or '.'}"
