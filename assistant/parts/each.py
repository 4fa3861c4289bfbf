"""One question asked of each of several agencies, plans or rows ("Sở A và Sở B mỗi nơi …",
"nhiệm vụ 44 và 45 Phụ lục II …")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.parts.cuts import words
from assistant.understanding.reading.reading import Reading
from assistant.understanding.words.spans import Spotted, flat
from corpus.agencies import Mention
from corpus.lazy import pattern

_BETWEEN = pattern(r"\s*(?:,|;|/|&|(?<!\w)(?:va|voi|cung|hay|hoac)(?!\w)|\s)+\s*")
_NOUN = r"(?:nhiem vu|chi tieu|dong|(?:dau )?viec|stt|so thu tu)"
_ANNEX = r"(?:\s*,?\s*(?:o |cua |trong |thuoc |tai )?(?:phu luc|pl)\s*(?:so\s*)?(?:[ivx]+|\d+))"
_ROW = rf"(?:so\s*)?\d{{1,3}}(?:\.\d{{1,2}})?(?![\w/%]|[.,]\d){_ANNEX}?"
_JOIN = r"\s*(?:,\s*va|,|;|&|va|voi|cung voi)\s*"
_ROWS = pattern(
    rf"(?<!\w)(?P<noun>{_NOUN})\s*(?P<rows>{_ROW}(?:{_JOIN}(?:{_NOUN}\s*)?{_ROW})+)"
    r"(?!\s*(?:thang|nam|ngay|tuan|quy|nguoi|viec|nhiem vu|chi tieu)(?!\w))(?!\w)"
)
_ONE_ROW = pattern(
    rf"(?:{_NOUN}\s*)?(?P<row>(?:so\s*)?\d{{1,3}}(?:\.\d{{1,2}})?)(?P<annex>{_ANNEX})?"
)
# "Nhiệm vụ 10 đến 15 Phụ lục II".
_RANGE = pattern(
    rf"(?<!\w)(?P<noun>{_NOUN})\s*(?P<rows>(?:so\s*|tu\s*(?:so\s*)?)?(?P<first>\d{{1,3}})"
    rf"\s*(?:den|toi|-)\s*(?:so\s*)?(?P<last>\d{{1,3}}))(?![\w/%]|[.,]\d)(?={_ANNEX})"
)
_ORDER = r"(?:truoc|sau|som hon|muon hon|cham hon|tre hon)"
_WHICH_OF_ROWS = pattern(
    rf"\W*(?<!\w)(?:cai|viec|nhiem vu|ben|thu|hang muc|noi dung) nao (?:\w+ ){{0,4}}?{_ORDER}"
    r"(?: \w+)?\W*$"
)
_MOST = 5
_MOST_IN_RANGE = 10


def rows_alone(text: str) -> tuple[str, ...]:
    """The question for each of the rows that are listed; itself where one or none is.

    >>> rows_alone("Nhiệm vụ 44 và 45 Phụ lục II kế hoạch 26 hạn khi nào?")[0]
    'Nhiệm vụ 44 Phụ lục II kế hoạch 26 hạn khi nào?'
    """
    bare = flat(text)
    listed = _ROWS.search(bare)
    if listed is None:
        return _range_alone(text, bare)
    start, end = listed.span("rows")
    rows = list(_ONE_ROW.finditer(bare, start, end))
    if len(rows) > _MOST:
        return (text,)
    last = text[slice(*rows[-1].span("annex"))]
    first = _WHICH_OF_ROWS.search(bare, end)
    rest = f"{text[end : first.start()]} hạn khi nào?" if first else text[end:]
    parts = []
    for row in rows:
        annex = text[slice(*row.span("annex"))] or last
        parts.append(text[:start] + text[slice(*row.span("row"))] + annex + rest)
    return tuple(parts)


# "PACS với LIS, đề án nào phải trình trước?": of a few things, each with its days.
_WHICH_FIRST = pattern(
    r"^\W*(?:(?P<lead>[^:?]{2,60}):\s*|giua )?(?P<listed>[^:;?]{4,240}?)\s*[,:.]?"
    r" (?:cai|viec|nhiem vu|de an|du an|chuong trinh|ben|thu|hang muc|noi dung) nao"
    rf" (?:\w+ ){{0,4}}?{_ORDER}(?: \w+)?\W*$"
)
_THINGS_APART = pattern(r"\s*,\s*(?:va |voi |hay |hoac )?| (?:va|voi|hay|hoac) ")


def days_alone(text: str, read: Callable[[str], Reading]) -> tuple[str, ...]:
    """When each of a few pieces of work is due, where it is asked which comes first; else
    itself.

    "PACS với LIS, đề án nào phải trình trước?" → "PACS hạn khi nào?", "LIS hạn khi nào?"
    """
    found = _WHICH_FIRST.search(flat(text))
    if found is None:
        return (text,)
    every = tuple(f"{thing} hạn khi nào?" for thing in _things(text, *found.span("listed")))
    readings = [read(asked) for asked in every]
    work = all(r.topic and not (r.agencies or r.plans) for r in readings)
    if not work or not 1 < len(every) <= _MOST:
        return (text,)
    scoped = [r for r in (*readings, read(text)) if r.provinces] or readings
    return tuple(_with_scope(a, r, scoped[0]) for a, r in zip(every, readings, strict=True))


def _things(text: str, start: int, end: int) -> list[str]:
    """What is listed at [start, end) of a text."""
    bare, things = flat(text), []
    for joint in [*_THINGS_APART.finditer(bare, start, end), None]:
        things.append(text[start : joint.start() if joint else end].strip())
        start = joint.end() if joint else end
    return [thing for thing in things if thing]


# "Chỉ tiêu … sáng chế của Thái Bình và tỷ lệ khai thác thương mại": each a measure of its own.
_MEASURE = r"(?:ty le|ti le|ty trong|ti trong|muc|so luong|toc do|quy mo|chi so|chi tieu)"
_AND_MEASURE = pattern(rf"(?<!\w){_MEASURE} .*?(?P<and>,? (?:va|cung voi|cung) )(?={_MEASURE} )")


def figures_alone(text: str, read: Callable[[str], Reading]) -> tuple[str, ...]:
    """The question for each of two measures that one sentence asks for; else itself. What
    only one of them says of place and years holds for both."""
    found = _AND_MEASURE.search(flat(text))
    if found is None:
        return (text,)
    two = (text[: found.start("and")], text[found.end("and") :])
    readings = tuple(map(read, two))
    named = all(" " in r.topic for r in readings)
    if not named or read(text).has("comparison", "who", "responsibility"):
        return (text,)
    return tuple(
        _with_scope(said, own, other)
        for said, own, other in zip(two, readings, reversed(readings), strict=True)
    )


def _with_scope(said: str, own: Reading, other: Reading) -> str:
    """A part with the plan, the province and the days that only the other one names."""
    scoped = own.plans or own.provinces
    spans = [] if scoped else [(s.start, s.end) for s in other.plans]
    spans += [] if scoped else [(s.start, s.end) for s in other.provinces]
    taken = [other.text[slice(*span)] for span in spans]
    if other.window and not own.window:
        taken.append(other.text[slice(*other.window.span)].strip())
    return f"{', '.join(taken)}: {said}" if taken else said


def _range_alone(text: str, bare: str) -> tuple[str, ...]:
    """The question for each row from one to another, of few."""
    found = _RANGE.search(bare)
    if found is None:
        return (text,)
    first, last = int(found["first"]), int(found["last"])
    if not 0 < last - first < _MOST_IN_RANGE:
        return (text,)
    start, end = found.span("rows")
    return tuple(f"{text[:start]}{n}{text[end:]}" for n in range(first, last + 1))


def each_alone(text: str, read: Callable[[str], Reading]) -> tuple[str, ...]:
    """The question for each of those that are listed side by side; itself where nothing is.

    "Sở Nội vụ và Sở Y tế mỗi nơi phải làm gì?" → "Sở Nội vụ phải làm gì?", "Sở Y tế …"
    """
    reading = read(text)
    for listed in (_side_by_side(reading.agencies, text), _side_by_side(reading.plans, text)):
        if 1 < len(listed) <= _MOST:
            return tuple(_only(text, listed, i) for i in range(len(listed)))
    return (text,)


def _side_by_side(
    spans: Sequence[Mention] | Sequence[Spotted], text: str
) -> list[Mention | Spotted]:
    """All of them, where only "," or "và" stands between."""
    every: list[Mention | Spotted] = sorted(spans, key=lambda s: s.start)
    bare = flat(text)
    for one, other in pairwise(every):
        if not _BETWEEN.fullmatch(bare[one.end : other.start]):
            return []
    return every


def _only(text: str, listed: Sequence[Mention | Spotted], at: int) -> str:
    """The text with one of those listed, and without the word for "each"."""
    one = listed[at]
    alone = text[: listed[0].start] + text[one.start : one.end] + text[listed[-1].end :]
    found = words().each.search(flat(alone))
    return alone[: found.start()] + alone[found.end() :] if found else alone
