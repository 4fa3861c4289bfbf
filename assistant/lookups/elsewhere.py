"""Where the lookup of a question's kind finds nothing: what another reading of it finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.answer import Found, Group, Item, Kind, Passage, Question
from assistant.condition import Costs, Makes
from assistant.lookups.acts import act_asked, says_act
from assistant.lookups.outputs import asks_output, find_output
from assistant.lookups.passages import Searcher, find_passages, states_figure
from assistant.lookups.scope import plans_of, siblings
from assistant.lookups.texts import passages_with
from assistant.lookups.titled import without_title
from assistant.understanding.names.document_sorts import says_naming
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.text import key
from index.register import Register

_MAY_BE_TEXT = ("who", "deadline", "target", "comparison", "series", "mention")
_OF_RECORDS = ("who", "deadline", "target", "series")
_FIGURES = ("target", "comparison", "series")
_MONEY = "kinh phí"
# Words that say of money only that there is some.
_OF_MONEY = frozenset(
    key("bố trí chi dự kiến cần cấp đầu tư tổng số tiền ngân sách nguồn vốn kinh phí").split()
)
_MOST_ROWS = 12
_MOST_NEAR = 3
_ROWS: tuple[Kind, ...] = ("target", "responsibility")

# In whatever role: "có tên trong nhiệm vụ nào", "liên quan đến những việc gì".
_PRESENT = pattern(
    r"(?<!\w)(?:co (?:mat|ten|vai tro|phan)|gop mat|xuat hien|lien quan|dinh dang|dinh)"
    r" (?:gi )?(?:trong|o|tai|vao|den|toi|nhung|cac|viec|nhiem vu)(?!\w)"
)

_MANY = pattern(
    r"\W*(?:danh sach |liet ke )?(?:nhung|cac|toan bo|tat ca|moi)(?: cac| nhung)?"
    r" (?:dau |cong )?(?:viec|nhiem vu)(?!\w)"
)
_NAMES_WORK = pattern(r"\W*(?:cac |nhung )?(?:dau |cong )?(?:viec|nhiem vu)(?!\w)")
_TRACKS = pattern(r"(?<!\w)(?:theo doi|giam sat|phu trach|duoc giao|chu tri|don doc)(?!\w)")

Lookup = Callable[[Question], Found]
Answered = tuple[Question, Found]


class Elsewhere:
    """Other readings of a question, over the lookups of all kinds."""

    def __init__(
        self, register: Register, of_kind: Mapping[str, Lookup], searcher: Searcher | None
    ) -> None:
        self._register, self._of_kind, self._searcher = register, of_kind, searcher

    def read_again(self, question: Question, found: Found) -> Answered:
        """The first other reading that answers; else what was found, with what comes near."""
        places = (self._rows_of_place, self._product, self._work)
        readings = (*places, self._figures, self._steps, self._text)
        for reading in (*readings, self._named_body, self._of_issuer):
            if answered := reading(question, found):
                return answered
        if _lists_work_on(question) and found.status == "answered":
            return question, replace(found, passages=self._in_prose(question, found.items))
        return question, self._with_near(question, found)

    def sum_in_prose(self, question: Question, found: Found) -> Answered | None:
        """The sum of money that a plan's prose states, where no record does: of what is asked
        about, else of the plan as a whole ("bố trí bao nhiêu tiền?")."""
        asked = all(isinstance(c.test, Costs) for c in question.conditions)
        if found.status != "none" or not question.conditions or not asked:
            return None
        of_plan = question.plans and set(question.topic) <= _OF_MONEY
        for topic in (question.topic_text, _MONEY) if of_plan else (question.topic_text,):
            about = replace(question, kind="open", topic_text=topic, subject_text=topic)
            said = find_passages(about, self._register, self._searcher).passages if topic else ()
            if telling := tuple(p for p in said if states_figure(about, p, self._register)):
                return replace(about, conditions=()), Found("answered", passages=telling)
        return None

    def thing_of_that_name(self, question: Question, found: Found) -> Answered | None:
        """ "Đồng Tháp có mấy trung tâm dữ liệu?": no work makes one; the figure that aims at it."""
        made = [c for c in question.conditions if isinstance(c.test, Makes) and not c.negated]
        if found.status != "none" or len(made) != 1 or len(question.conditions) > 1:
            return None
        if question.agencies or question.place:
            return None
        name = f"{made[0].said} {question.topic_text}"
        if not question.topic or f" {key(name)} " not in f" {key(question.text)} ":
            return None
        thing = replace(
            question, conditions=(), topic_text=name, subject_text="", things=(), window=None
        )
        return self._as("target", thing)

    def _rows_of_place(self, question: Question, found: Found) -> Answered | None:
        """ "Cho xem Phụ lục I", "Phụ lục II có gì về dữ liệu?", "Mục III giao ai làm gì?": the
        rows that stand there, whichever they are."""
        if found.items or not _asks_rows(question):
            return None
        kinds = ("responsibility",) if _lists_work_of_part(question) else _ROWS
        rows = next(filter(None, (self._as(kind, question) for kind in kinds)), None)
        # "Mục III.2 giao ai làm gì?" of a part that gives nothing to anybody: what it says
        bare = found.status == "none" and question.place and question.place.locator
        return rows or (self._as("citation", question) if bare else None)

    def _product(self, question: Question, found: Found) -> Answered | None:
        """What comes of the work that is described."""
        may_be = question.kind == "open" or asks_output(flat(question.text))
        output = find_output(question, self._register) if may_be else None
        return (replace(question, kind="citation"), output) if output else None

    def _work(self, question: Question, found: Found) -> Answered | None:
        """ "Những nhiệm vụ xây dựng đề án IoT": work, where some is on the topic."""
        listed = question.kind == "open" and question.topic and _MANY.match(flat(question.text))
        return self._as("responsibility", question) if listed else None

    def _figures(self, question: Question, found: Found) -> Answered | None:
        """A bare topic with targets of its own."""
        if question.kind != "open" or not question.topic or question.asks_text:
            return None
        targets = self._as("target", question)
        if targets is None or len(targets[1].items) > _MOST_ROWS:
            return None
        work = _NAMES_WORK.match(flat(question.text))  # "Nhiệm vụ chuyển đổi số của …"
        return (work and self._as("responsibility", question)) or targets

    def _steps(self, question: Question, found: Found) -> Answered | None:
        """The steps of a piece of work, where no figure has several years."""
        none = found.status == "none" and question.kind == "series"
        return self._as("deadline", question) if none else None

    def _text(self, question: Question, found: Found) -> Answered | None:
        """Passages that speak of what no record has, or the nearest."""
        may_be = question.kind in _MAY_BE_TEXT or _lists_work_on(question)
        may_be = may_be and not question.strangers  # a name stands there or it does not
        if found.status != "none" or not may_be or not question.topic:
            return None
        passages = _naming_act(self._passages(question), question)
        if passages.status == "answered":
            return replace(question, kind="open"), passages
        if aims := self._aims(question):
            return aims
        if passages.passages and not (found.related or question.place):
            return replace(question, kind="open"), replace(passages, status="none")
        return None

    def _aims(self, question: Question) -> Answered | None:
        """ "Đồng Tháp hoàn thành đô thị thông minh ở những phường nào?": no work, but an aim."""
        if not _lists_work_on(question):
            return None
        aims = self._as("target", question)
        return aims if aims and len(aims[1].items) <= _MOST_ROWS else None

    def _named_body(self, question: Question, found: Found) -> Answered | None:
        """ "Bộ Y tế được nhắc ở đâu?", "Sở Ngoại vụ có mặt trong việc nào?": a body that leads
        nothing, in what it helps with, else wherever the plans name it."""
        narrowed = question.topic or question.window or question.place or found.items
        of_body = question.kind == "responsibility" and len(question.agencies) == 1
        asked = key(question.text)
        if narrowed or not of_body or not (says_naming(asked) or _PRESENT.search(asked)):
            return None
        helps = self._as("responsibility", replace(question, role="coordinating"))
        name = question.agencies[0]
        named = self._as("mention", replace(question, topic_text=name, agencies=()))
        return helps or (_as_spelt(named, name) if named else None)

    def _of_issuer(self, question: Question, found: Found) -> Answered | None:
        """ "UBND tỉnh có những chỉ tiêu nào?": whoever issues a plan tracks none of its targets,
        they are all its own."""
        tracks = question.role == "tracking" and not _TRACKS.search(key(question.text))
        if not tracks or found.status != "none" or not question.agencies:
            return None
        issued = tuple(
            plan.id
            for plan in plans_of(question, self._register)
            if any(plan.issuer.startswith(name) for name in question.agencies)
        )
        own = replace(question, agencies=(), role="lead", window=None, plans=issued)
        return self._as("target", own) if issued else None

    def _as(self, kind: Kind, question: Question) -> Answered | None:
        """The question as one of another kind, where that is answered."""
        asked = replace(question, kind=kind)
        found = self._of_kind[kind](asked)
        return (asked, found) if found.status == "answered" else None

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

    def _with_near(self, question: Question, found: Found) -> Found:
        if found.status in ("none", "not_found") and _sought_in_part(question):
            return replace(found, passages=self._outside(question))
        if found.status == "none" and question.kind in _OF_RECORDS:
            found = self._beside(question, found)
        if found.status == "none" and question.kind in _FIGURES and not found.related:
            found = replace(found, passages=self._saying(question))
        return found

    def _outside(self, question: Question) -> tuple[Passage, ...]:
        """What the plans say elsewhere of a topic that the named annex or part lacks."""
        found = self._of_kind["open"](replace(question, kind="open", place=None))
        return found.passages[:_MOST_NEAR] if found.status == "answered" else ()

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


def _as_spelt(answered: Answered, name: str) -> Answered | None:
    """Only passages with the name as it is spelt: "cán bộ y tế" is no "Bộ Y tế"."""
    question, found = answered
    told = tuple(p for p in found.passages if name in p.text)
    return (question, replace(found, passages=told)) if told else None


def _naming_act(found: Found, question: Question) -> Found:
    """Passages, only those that name the act whose doer is asked for."""
    act, topic = act_asked(question), question.topic_text
    if not act or found.status != "answered":
        return Found("not_found") if act else found
    told = tuple(p for p in found.passages if says_act(p.text, act, topic))
    return replace(found, passages=told) if told else Found("not_found")


def _asks_rows(question: Question) -> bool:
    """Is it asked what stands in an annex or a part of the body?"""
    place, kind = question.place, question.kind
    if place is None or not place.holds_rows:
        return False
    if kind in ("who", "deadline"):
        return not question.topic
    if _lists_work_of_part(question):
        return True
    named = question.agencies or question.topic or question.window or question.conditions
    shown = kind in ("citation", "open") or (kind == "responsibility" and not named)
    return place.whole_annex and shown


# "Mục II.10 giao những việc gì?", "liệt kê các nhiệm vụ ở mục III".
_LISTED = pattern(
    r"(?<!\w)(?:(?:nhung|cac|may|bao nhieu|liet ke|danh sach)(?: cac| nhung)? (?:dau |cong )?"
    r"(?:viec|nhiem vu)|(?:dau |cong )?(?:viec|nhiem vu) (?:nao|gi))(?!\w)"
)


def _lists_work_of_part(question: Question) -> bool:
    """Is the work listed that stands in a part of the body?"""
    place = question.place
    part = place is not None and place.locator and place.holds_rows
    return bool(part and question.kind == "citation" and _LISTED.search(flat(question.text)))


def _sought_in_part(question: Question) -> bool:
    place = question.place
    return bool(question.topic and place is not None and place.holds_rows)


def _lists_work_on(question: Question) -> bool:
    """Is work listed by its topic alone, whoever leads it?"""
    return bool(
        question.kind == "responsibility"
        and question.topic
        and not (question.agencies or question.strangers or question.window or question.place)
    )


def _asks_figure(question: Question) -> bool:
    """ "Phong trào … của tỉnh nào" compares provinces, but no figures."""
    return question.kind != "comparison" or question.tracks or question.horizon is not None
