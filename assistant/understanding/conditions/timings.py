"""What sort of deadline is asked for: none that is dated, not yet past, of many years."""

from __future__ import annotations

from itertools import islice

from assistant.condition import Condition, PrintsDeadline, Starts, State, Timed
from assistant.time_window import find_window
from assistant.understanding.conditions.payload import payload
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.spoken import Spoken
from corpus.lazy import pattern
from corpus.text import key

# "(thường xuyên, hằng năm)" says the same again.
_NOTE = pattern(r"\s*\([^()]*\)")
# "Việc nào đến hôm nay vẫn chưa tới hạn": the day that it is judged on, no window.
_TODAY = (
    r"(?:(?:tính|kể)\s+)?(?:đến|tới)\s+"
    r"(?:hôm nay|nay|(?:thời điểm|lúc)\s+(?:này|hiện tại)|hiện tại|bây giờ|giờ)"
    r"(?:\s+(?:thì|mà|vẫn))*"
)


def _printed_by(unit: str) -> Spoken:
    """ "chỉ ghi năm, không ghi tháng", "ghi hạn theo quý"; "ghi năm 2025" names days."""
    limit = r"(?:thời hạn|thời gian|hạn|mốc)"
    return Spoken(
        rf"(?:{limit}\s+(?:hoàn thành\s+)?)?(?:được\s+)?(?:"
        rf"(?:chỉ|mới|toàn|đều)\s+(?:được\s+)?(?:ghi|in|nêu|để)(?:\s+{limit})?(?:\s+(?:là|đến|tới|theo))?"
        rf"|(?:ghi|tính)\s+(?:{limit}\s+)?theo)\s+{unit}(?:\s+thôi)?"
        r"(?!\s*(?:\d|nào|nay|này|sau|trước|tới|đó))"
        r"(?:\s*,?\s*(?:chứ\s+|mà\s+)?(?:không|chưa)\s+(?:ghi|có|nêu|rõ)(?:\s+rõ)?"
        r"\s+(?:ngày|tháng|quý)(?:\s+(?:hay|hoặc|,)\s+(?:ngày|tháng|quý))?(?:\s+(?:nào|cụ thể))?)*"
    )


_STATES: tuple[tuple[tuple[State, ...], Spoken], ...] = (
    (
        ("ongoing", "recurring", "conditional", "undated"),
        Spoken(r"<timing.undated>"),
    ),
    (
        ("dated",),
        Spoken(
            r"<timing.dated>|<things>\s+có\s+(?:thời hạn|hạn)(?=\s*(?:[,.;?!]|$|thôi|nhé|ạ|thì))",
            needs="timing.dated things",
        ),
    ),
    (("ahead",), Spoken(rf"(?:{_TODAY}\s+)?<timing.ahead>", needs="timing.ahead")),
    (("conditional",), Spoken(r"<timing.conditional>")),
    (("years",), Spoken(r"<timing.years>")),
    (
        ("steps",),
        Spoken(
            r"<timing.steps>(?:\s+(?:thời gian|hoàn thành|trung gian|hạn))*", needs="timing.steps"
        ),
    ),
    (("by_day",), _printed_by("ngày")),
    (("by_month",), _printed_by("tháng")),
    (("by_quarter",), _printed_by("quý")),
    (("by_year",), _printed_by("năm")),
    (
        ("recurring",),
        Spoken(
            r"(?:<things>|làm|thực hiện)"
            r"(?:\s+(?:nào|gì|có|phải|làm|thực hiện|được|là|mang tính|cứ|mà|lại))*"
            r"\s+(?P<state><timing.recurring>)",
            needs="timing.recurring",
        ),
    ),
)
# "Từ tháng 3" is when it begins, "từ tháng 3 đến tháng 6" between which days.
_STARTS = Spoken(
    r"(?:(?:phải|cần|sẽ|được)\s+)?<timing.starts>(?:\s+(?:thực hiện|triển khai|làm|chạy))?"
    r"(?:\s+(?:ngay|vào|trong|kể từ|từ(?!.{0,60}\s(?:đến|tới)\s)))*",
    needs="timing.starts",
)
# "bắt đầu từ 2025", "bắt đầu năm 2025 và kết thúc năm 2026"; "năm 2025 và 2026" are two.
_YEAR_ALONE = pattern(
    r"\s*(?:năm\s+|nam\s+)?(?P<year>20\d\d)(?![\d/.-])"
    r"(?!\s*(?:và|va|hoặc|hoac|đến|den|tới|toi|,|-|–)\s*(?:năm\s+|nam\s+)?20)"
)
_LONGEST, _MOST = 60, 3  # letters that say when; how often it is said
# "ghi thời hạn là “hằng năm”": as it is printed; "ghi hạn trong tháng 6" names days.
_PRINTED = Spoken(
    r"(?:ghi|in)\s+(?:thời hạn|thời gian|hạn)(?:\s+(?:hoàn thành|thực hiện))?\s*(?:là|:)?"
    r"|(?:thời hạn|thời gian|hạn)(?:\s+(?:hoàn thành|thực hiện))?\s+(?:được\s+)?(?:ghi|in)"
    r"(?:\s+là)?"
)
_BY_UNIT = pattern(r"theo (?:ngay|thang|quy|nam)")  # a sort of deadline, no words of one
_ASKS, _LONGEST_ASKING = Spoken(r"<asking>"), 5
_ONGOING = Spoken(r"<timing.ongoing>")
_REPORTS = Spoken(r"báo cáo|kế hoạch (?:hằng|hàng) năm|ngân sách")


def find_timings(sentence: Sentence) -> list[Claim]:
    """The sort of deadline that records must have."""
    found: list[Claim] = []
    for states, words in _STATES:
        match = words.search(sentence)
        if match and not (states == ("recurring",) and _REPORTS.search(sentence)):
            note = _NOTE.match(sentence.low, match.end())
            end = note.end() if note else match.end()
            kept = states == ("dated",)  # "có hạn nào" also asks for work
            start = match.start("state" if "state" in match.groupdict() else 0)
            found.append(_claim(sentence, start, end, states, keeps=kept))
            sentence = sentence.without([(start, end)])
    return found


def find_printed(sentence: Sentence) -> list[Claim]:
    """The words in which the deadline must be printed."""
    match = _PRINTED.search(sentence)
    if match is None:
        return []
    start, end, quoted = payload(sentence, match.end())
    said = sentence.text[start:end].strip()
    asks = _ASKS.within(sentence, start, min(end + _LONGEST_ASKING, len(sentence.low)))
    if (
        not key(said)
        or _BY_UNIT.fullmatch(key(said))
        or asks
        or find_window(said, sentence.as_of, None)
    ):
        return []
    close = end + 1 if quoted else end
    return [Claim(match.start(), close, Condition(PrintsDeadline(key(said)), said))]


def find_ongoing(sentence: Sentence) -> list[Claim]:
    """Work that goes on all the time, where it is left out; asked for, it is a cue."""
    match = _ONGOING.search(sentence)
    return [_claim(sentence, *match.span(), ("ongoing",))] if match else []


def find_starts(sentence: Sentence) -> list[Claim]:
    """ "bắt đầu từ tháng 3/2025": work that begins then; "bắt đầu khi nào" asks for a day."""
    for begins in islice(_STARTS.finditer(sentence), _MOST):
        rest = sentence.only(begins.end(), begins.end() + _LONGEST)
        if year := _YEAR_ALONE.match(sentence.low, begins.end()):
            window = find_window(f"năm {year['year']}", sentence.as_of, None)
            said = sentence.text[begins.start() : year.end()]
            if window:
                return [Claim(begins.start(), year.end(), Condition(Starts(window), said))]
        window = find_window(rest.text, sentence.as_of, None)
        if window and not sentence.low[begins.end() : window.span[0]].strip():
            end = window.span[1]
            said = sentence.text[begins.start() : end]
            return [Claim(begins.start(), end, Condition(Starts(window), said))]
    return []


def _claim(
    sentence: Sentence, start: int, end: int, states: tuple[State, ...], *, keeps: bool = False
) -> Claim:
    return Claim(start, end, Condition(Timed(states), sentence.text[start:end].strip()), keeps)
