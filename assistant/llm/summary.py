"""The story: passages of an open question → prompt → reply → the sentences that stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from assistant.answer import Found, Passage, Question, Statement, Summary
from assistant.cite import cite_passage
from assistant.cite.statements import Known, Source, statement_faults
from assistant.faults import log_fault
from assistant.llm.model import ChatModel, ModelError
from assistant.llm.reply import NOTHING, leans, says_nothing, statements
from assistant.lookups.scope import in_force, replaced_note
from assistant.markdown import shorten
from corpus.agencies import Directory
from corpus.provinces import Provinces
from corpus.text import squeeze
from index.register import Register
from prompts import prompt

_MOST = 12  # sentences shown
_SHOWN = 12_000  # characters of passages that the model is given
_EACH = 2_000
_ABOVE = 600
_COUNTS = ("", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")
_FAILED = "Chưa có tóm tắt của mô hình ngôn ngữ: {why}. Các đoạn trích được hiển thị đầy đủ"
_NOTHING = "Mô hình ngôn ngữ cho rằng các đoạn trích không trả lời câu hỏi nên không có tóm tắt"
_NONE_STANDS = (
    "Mô hình ngôn ngữ có viết tóm tắt nhưng không câu nào qua bước đối chiếu với đoạn trích nên"
    " không được hiển thị"
)
_DROPPED = "{count} câu của mô hình ngôn ngữ không qua bước đối chiếu với đoạn trích và đã được bỏ"

Log = Callable[[str, BaseException], object]


@dataclass(frozen=True, slots=True)
class Summariser:
    """Asks a model about passages. `log` is told what went wrong, in its own words."""

    model: ChatModel
    known: Known
    log: Log

    def add(self, question: Question, found: Found) -> Found:
        """What was found, with a summary where one stands; else with a note that says why
        there is none. Nothing that was found is taken away."""
        if not _asks(question, found):
            return found
        sources = self._sources(question, found.passages)
        try:
            reply = self.model.reply(*_told(question, sources))
        except ModelError as fault:
            self.log("model", fault)
            return _noted(found, _FAILED.format(why=fault.said))
        written = () if says_nothing(reply) else statements(reply)
        standing = self._standing(written, sources)[:_MOST]
        dropped = len(written) - len(standing)
        summary = Summary(self.model.name, standing, dropped)
        return _noted(replace(found, summary=summary), _left_out(summary))

    def _standing(
        self, written: Sequence[Statement], sources: Sequence[Source]
    ) -> tuple[Statement, ...]:
        """The sentences that stand; one that leans on a sentence falls with it."""
        found: list[Statement] = []
        held = False
        for one in written:
            held = self._stands(one, sources) and (held or not leans(one))
            found += [one] if held else []
        return tuple(found)

    def _stands(self, one: Statement, sources: Sequence[Source]) -> bool:
        if not one.cites or not all(1 <= n <= len(sources) for n in one.cites):
            return False
        return not statement_faults(one.text, [sources[n - 1] for n in one.cites], self.known)

    def _sources(self, question: Question, passages: Sequence[Passage]) -> list[Source]:
        """The first passages, as they are quoted, as many as the model is given."""
        found: list[Source] = []
        left = _SHOWN
        for passage in passages:
            manifest = self.known.register.plan(passage.plan)
            force = in_force(manifest, question.as_of)
            cited = cite_passage(1, passage, self.known.register, force)
            label = cited.label
            if not force:
                label += f", {replaced_note(manifest, self.known.register)}"
            text = shorten(cited.quote, min(_EACH, left))
            left -= len(text)
            if left < 0:
                break
            found.append(Source(label, shorten(passage.path, _ABOVE), text))
        return found


def opened(
    model: ChatModel, register: Register, directory: Directory, provinces: Provinces, logs: Path
) -> Summariser:
    """A model asked about the passages of an index; its faults go to the folder of logs."""

    def log(what: str, fault: BaseException) -> None:
        with suppress(OSError):  # the answer itself says that the model failed
            log_fault(logs, what, fault)

    return Summariser(model, Known(register, directory, provinces), log)


def _asks(question: Question, found: Found) -> bool:
    """Only where passages answer an open question: not for records, which are exact, not for
    a part of a plan asked for word for word, never where nothing was found."""
    answered = found.status == "answered" and found.passages
    whole = not (found.say or question.missing or question.strangers)
    return bool(question.kind == "open" and answered and whole)


def _told(question: Question, sources: Sequence[Source]) -> tuple[str, str]:
    """The rules, and the question with the passages: data between lines that bear a seal,
    which is made from all of them, so that no passage can hold it."""
    asked = squeeze(f"{question.text} ({about})" if (about := _about(question)) else question.text)
    seal = sha256("\n".join([asked, *(s.whole for s in sources)]).encode(errors="replace"))
    mark = seal.hexdigest()[:16]
    passages = "\n".join(
        prompt(
            "summary_passage",
            seal=mark,
            number=str(n),
            source=one.label,
            above=one.above or "–",
            text=one.text,
        )
        for n, one in enumerate(sources, 1)
    )
    rules = prompt("summary_rules", seal=mark, nothing=NOTHING)
    return rules, prompt("summary_material", seal=mark, question=asked, passages=passages)


def _about(question: Question) -> str:
    """What a follow-up is about, which its own words may not say."""
    topic = question.subject_text or question.topic_text
    return f"nội dung đang hỏi: {topic}" if question.follows and topic else ""


def _noted(found: Found, note: str) -> Found:
    return replace(found, notes=(*found.notes, note)) if note else found


def _left_out(summary: Summary) -> str:
    """What of the reply is not shown; empty where all of it is."""
    if not summary.statements:
        return _NONE_STANDS if summary.dropped else _NOTHING
    return _DROPPED.format(count=_count(summary.dropped)) if summary.dropped else ""


def _count(n: int) -> str:
    """In words: an answer's figures come from what it cites."""
    return _COUNTS[n] if n < len(_COUNTS) else "Nhiều"
