"""What value a target must have: "đặt mức 100 %", "từ 90 % trở lên", "trong nhóm 10"."""

from __future__ import annotations

import re

from assistant.condition import Condition, Costs, Measured, Unmeasured
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.spans import flat
from assistant.understanding.words.spoken import Spoken
from corpus.lazy import pattern
from corpus.plan import Quantity
from corpus.quantities.figures import ONWARD, Found, figure, numbers, operator_of
from corpus.quantities.words import words
from corpus.text import fold

_WHICH = Spoken(
    r"<targets>(?:\s+[\w,:]+){0,12}?\s+(?:nào|gì)|(?:những|các|mấy|bao nhiêu|liệt kê)\s+<targets>"
    r"|<targets>\s+(?:có\s+|đặt\s+)?<value.ranks>"
)
_OF_TARGETS = Spoken(r"<targets>")
_RANKED = Spoken(
    r"(?:(?:<value.before>|mục tiêu|thuộc|vào|trong|nằm)\s+)*"
    r"(?:(?:xếp hạng|thứ hạng|thứ bậc|xếp)\s+)?"
    r"(?:(?:thuộc|vào|trong|nằm trong)\s+)*(?:nhóm|top|tốp)\s+(?P<n>\d{1,3})"
    r"(?:\s+(?:<value.behind>))*"
)
_BEFORE = Spoken(r"(?:<value.before>)")
_SUM = Spoken(r"(?:bao nhiêu|mấy|nhiêu)\s+(?:(?:trăm|chục|nghìn|ngàn)\s+)?(?:<value.money>)(?!\w)")
_COST = Spoken(
    r"<value.costs>[\s·]+(?:(?:thực hiện|triển khai|để|của|cho|trong|theo|dự kiến|là|khoảng|hết|cần"
    r"|tầm|cỡ|chừng|tất cả|tổng cộng|này|đó|kế hoạch|·)[\s·]+)*"
    r"(?P<sum>bao nhiêu|mấy|nhiêu)(?=\W*$|\s+(?:vậy|thế|nhỉ|ạ|hả|đó))",
    needs="value.costs",
)
_HOW_MUCH = Spoken(
    r"(?P<sum>bao nhiêu|nhiêu)\s+(?:nguồn\s+)?(?:<value.costs>)"
    r"(?=\W*$|[\s·]+(?:để\s+)?(?:thực hiện|triển khai|của|trong|theo|vậy|thế|·))",
    needs="value.costs",
)
_WHEN = Spoken(r"<value.when>")
_REACHES = Spoken(r"<value.reaches>")
_DONE = Spoken(r"<value.done>")
_BODIES = pattern(r"\s*(?:co quan|don vi|so|nganh|dia phuong)(?!\w)")
_NO_VALUE = 2000  # years
_BARE = Spoken(
    r"(?:mà\s+|có\s+tính\s+(?:chất\s+)?)?(?:<value.bare>)"
    r"(?:\s+(?:cụ thể|nào|cả|rõ ràng|kèm theo))*",
    needs="value.bare",
)


def find_values(sentence: Sentence) -> list[Claim]:
    """Values that targets must have, where targets are asked for by them."""
    figures = any(c.isdigit() for c in sentence.text)
    if figures and _WHEN.search(sentence) and (reached := _reached(sentence)):
        return reached
    bare = _BARE.search(sentence)
    if bare and _OF_TARGETS.search(sentence):
        return [Claim(*bare.span(), Condition(Unmeasured(), bare.group().strip()))]
    if not _WHICH.search(sentence):
        return []
    if ranked := _RANKED.search(sentence):
        value = Quantity(ranked.group(), "<=", float(ranked["n"]))
        said = ranked.group().strip()
        return [Claim(*ranked.span(), Condition(Measured(value, ranks=True), said))]
    text = sentence.text if sentence.marked else _with_operators(sentence.text)
    claims = (_claim(sentence, text, found) for found in numbers(text))
    return [claim for claim in claims if claim]


def _reached(sentence: Sentence) -> list[Claim]:
    """ "Năm nào kinh tế số đạt 40 %?": the value whose year is asked for; one at most. When
    work is done is another question."""
    if _DONE.search(sentence):
        return []
    reaches = _REACHES.search(sentence)
    for found in numbers(sentence.text):
        if not (reaches or found.percent):
            continue
        start = _verb(sentence, found.start, _REACHES)
        named = any(a < found.end and found.start < b for a, b in sentence.stops)
        number = figure(found)
        led = found.percent or start < found.start or sentence.text[found.start].isalpha()
        if named or isinstance(number, tuple) or number >= _NO_VALUE or not led:
            continue
        said = sentence.text[found.start : found.end + 1 if found.percent else found.end].strip()
        value = Quantity(said, "=", number, "%" if found.percent else None)
        return [Claim(start, found.start + len(said), Condition(Measured(value), said))]
    return []


def find_sums(sentence: Sentence) -> list[Claim]:
    """That a sum of money is asked for, which no share of a budget is."""
    if asked := _SUM.search(sentence):
        return [Claim(*asked.span(), Condition(Costs(), asked.group().strip()), keeps=True)]
    bare = sentence.without(sentence.stops)
    cost = _COST.search(bare) or _HOW_MUCH.search(bare)
    return [Claim(*cost.span("sum"), Condition(Costs(), cost["sum"]), keeps=True)] if cost else []


def _with_operators(text: str) -> str:
    """A text typed without diacritics with those of the words that compare."""
    for spelt in (word for group in words().operators.values() for word in group):
        said = rf"(?<!\w){re.escape(fold(spelt))}(?!\w)" if len(fold(spelt)) == len(spelt) else ""
        text = re.sub(said, spelt, text, flags=re.IGNORECASE) if said else text
    return re.sub(r"(?<!\w)tro len(?!\w)", "trở lên", text).replace("tro xuong", "trở xuống")


def _claim(sentence: Sentence, text: str, found: Found) -> Claim | None:
    """A percentage, or a number that is compared; none that stands in a name."""
    if any(start < found.end and found.start < end for start, end in sentence.stops):
        return None
    number = figure(found)
    high = number[1] if isinstance(number, tuple) else number
    rest = text[found.unit.end :]
    if _BODIES.match(flat(text), found.end):
        return None  # "2 cơ quan trở lên theo dõi"
    compared = operator_of(found, rest)
    if not found.percent and (compared == "=" or high >= _NO_VALUE):
        return None
    onward = ONWARD.match(rest)
    end = found.unit.end + (onward.end() if onward else 0)
    start = _verb(sentence, found.start)
    said = sentence.text[found.start : end].strip()
    value = Quantity(said, compared, number, found.unit.name if found.unit.known else None)
    return Claim(start, end, Condition(Measured(value), said))


def _verb(sentence: Sentence, at: int, before: Spoken = _BEFORE) -> int:
    """The verb before a value belongs to it."""
    verbs = [m for m in before.finditer(sentence) if m.end() <= at]
    start = at
    for verb in reversed(verbs):
        if sentence.low[verb.end() : start].strip():
            break
        start = verb.start()
    return start
