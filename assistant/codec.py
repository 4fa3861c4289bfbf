"""Answers as the JSON that people and scripts rely on."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer, Citation, Question, Shown, Summary
from assistant.sentences.conditions import said
from corpus.codec import record_json

Json = dict[str, Any]


def answer_json(answer: Answer, case_id: str | None = None) -> Json:
    """An answer as `kehoach ask --json` prints it."""
    return {
        "id": case_id,
        "question": answer.question.text,
        "status": answer.status,
        "answer": answer.markdown,
        "understood": _understood(answer.question),
        "items": [_shown(s) for s in answer.items],
        "related": [_shown(s) for s in answer.related],
        "citations": [_citation(c) for c in answer.citations],
        "notes": list(answer.notes),
        "timing_ms": {name: round(value, 2) for name, value in answer.timing_ms.items()},
        **({"parts": [_part(part) for part in answer.parts]} if answer.parts else {}),
        **({"summary": _summary(answer.summary)} if answer.summary else {}),
    }


def _summary(summary: Summary) -> Json:
    """What a language model wrote; the same sentences stand in the answer."""
    return {
        "model": summary.model,
        "sentences": [{"text": one.text, "cites": list(one.cites)} for one in summary.statements],
        "dropped": summary.dropped,
    }


def _part(answer: Answer) -> Json:
    """One question of several in a message; its records stand in the items of all."""
    return {
        "question": answer.question.text,
        "status": answer.status,
        "understood": _understood(answer.question),
        "items": [shown.item.record.id for shown in answer.items],
    }


def _understood(question: Question) -> Json:
    window = question.window
    return {
        "kind": question.kind,
        "agencies": list(question.agencies),
        "role": question.role,
        "provinces": list(question.provinces),
        "plans": list(question.plans or ()),
        "window": {
            "after": window.after.isoformat() if window.after else None,
            "before": window.before.isoformat() if window.before else None,
            "phrase": window.phrase,
        }
        if window
        else None,
        "horizon": question.horizon,
        "topic": question.topic_text or None,
        "conditions": said(question),
        "as_of": question.as_of.isoformat(),
        "assumed": [*question.assumed, *(window.assumed if window else ())],
        "missing": list(question.missing),
    }


def _shown(shown: Shown) -> Json:
    item = shown.item
    return record_json(item.record) | {
        "role": item.role,
        "timing": item.timing,
        "due": item.due.isoformat() if item.due else None,
        "returns": [day.isoformat() for day in item.returns],
        "cites": list(shown.cites),
    }


def _citation(citation: Citation) -> Json:
    return {
        "n": citation.n,
        "record": citation.record,
        "plan": citation.plan,
        "number": citation.number,
        "locator": citation.locator,
        "label": citation.label,
        "file": citation.file,
        "page": citation.page,
        "lines": list(citation.lines),
        "quote": citation.quote,
        "in_force": citation.in_force,
    }
