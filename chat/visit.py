"""What one conversation carries: settings, what was asked, which answers are on screen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.answer import Answer, Citation, Question, Settings
from assistant.labels import day
from chat.chips import Place
from corpus.text import fold
from index.register import Register

ALL = "*"
_KEPT_QUESTIONS = 12
_YEARS = (2000, 2100)
_KEPT_ANSWERS = 40
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class SettingError(ValueError):
    """A setting that cannot be taken: one Vietnamese line that says which and why."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user set. None means: all provinces, no agency, today."""

    province: str | None = None
    agency: str | None = None
    as_of: date | None = None

    def settings(self, today: date) -> Settings:
        return Settings(self.as_of or today, self.province, self.agency)

    @property
    def text(self) -> str:
        """The settings in words, "" when none is set."""
        parts = [
            f"tỉnh {self.province}" if self.province else "",
            self.agency or "",
            f"tính đến ngày {day(self.as_of)}" if self.as_of else "",
        ]
        return " · ".join(part for part in parts if part)


def read_choice(
    values: Mapping[str, object], provinces: Sequence[str], agencies: Sequence[str]
) -> Choice:
    """The settings panel's values as a Choice. Raises SettingError for one that is none."""
    return Choice(
        _one_of(values.get("province"), provinces, "Tỉnh"),
        _one_of(values.get("agency"), agencies, "Cơ quan"),
        read_day(values.get("as_of")),
    )


def _one_of(value: object, known: Sequence[str], what: str) -> str | None:
    if value in (None, "", ALL):
        return None
    if value not in known:
        raise SettingError(f"{what} đã chọn không có trong các kế hoạch.")
    return str(value)


def read_day(value: object) -> date | None:
    """A day as typed, "" or None for today. Raises SettingError.

    >>> read_day("30/6/2025")
    datetime.date(2025, 6, 30)
    """
    text = str(value or "").strip()
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        day = (
            date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
        )
    except ValueError:
        raise SettingError(
            "Ngày tính hạn không hợp lệ; xin nhập theo dạng ngày/tháng/năm, ví dụ 30/6/2025."
        ) from None
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        raise SettingError(f"Ngày tính hạn phải từ năm {_YEARS[0]} đến năm {_YEARS[1]}.")
    return day


def provinces(register: Register) -> tuple[str, ...]:
    """The provinces of the plans, in order of name."""
    return tuple(sorted({plan.province for plan in register.plans()}, key=fold))


def agencies(register: Register) -> tuple[str, ...]:
    """The single agencies named in the plans, in order of name."""
    return tuple(sorted((name for name, group in register.agencies() if not group), key=fold))


@dataclass(slots=True)
class Visit:
    """One conversation. Old questions and answers are let go, newest kept."""

    choice: Choice = field(default_factory=Choice)
    history: tuple[Question, ...] = ()
    answers: dict[str, Answer] = field(default_factory=dict)

    def remember(self, step: str, answer: Answer) -> None:
        """Keep an answer under the id of the message that shows it."""
        self.history = (*self.history, answer.question)[-_KEPT_QUESTIONS:]
        self.answers[step] = answer
        while len(self.answers) > _KEPT_ANSWERS:
            del self.answers[next(iter(self.answers))]

    def citation(self, step: str, place: Place) -> Citation | None:
        """The citation of a shown answer that points to a place."""
        answer = self.answers.get(step)
        for citation in answer.citations if answer else ():
            if (citation.plan, citation.lines, citation.locator) == (
                place.plan, place.lines, place.locator,
            ):  # fmt: skip
                return citation
        return None
