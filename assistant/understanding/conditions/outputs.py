"""What must come of the work: "có kết quả là Đề án", "đề án nào phải xây dựng"."""

from __future__ import annotations

import re

from assistant.condition import Condition, Makes, Prints
from assistant.understanding.conditions.payload import payload
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.condition_words import listed
from assistant.understanding.words.spans import flat
from assistant.understanding.words.spoken import Spoken
from corpus.agencies import Mention
from corpus.lazy import pattern
from corpus.text import key

_OUTPUT = Spoken(
    r"(?:<output.before>\s+){0,2}<output.nouns>(?:\s+<output.more>)*(?:\s+(?:phải|cũng|đều|được|chỉ))?"
    r"(?P<verb>(?:\s*[:=]|\s+<output.says>)*)"
    r"(?P<exact>(?:\s+<output.exactly>)(?:\s+<output.unit>)*)?",
    needs="output.nouns",
)
_NOT = Spoken(r"không phải là")
_OF = Spoken(r"\s+của")
_ISSUING = ("hdnd", "ubnd_tinh")  # "nghị quyết HĐND"
_PRODUCTS = "product.documents product.common product.things"
_KIND = Spoken(f"<{_PRODUCTS}>")
_CHAIN = rf"(?P<kind><{_PRODUCTS}>(?:\s*(?:,|và|hoặc|hay)\s*<{_PRODUCTS}>)*)"
_COUNCIL = r"(?:\s+(?:của\s+)?(?:hđnd|hội đồng nhân dân)(?:\s+tỉnh)?)?"  # whose it is to be
_ASKED = Spoken(
    rf"(?:(?:những|các|bao nhiêu|mấy|có|liệt kê|số)\s+)*{_CHAIN}{_COUNCIL}(?:\s+<product.between>)?"
    r"\s+(?:nào|gì)",
    needs=_PRODUCTS,
)
_COUNTED = Spoken(rf"(?:bao nhiêu|mấy)\s+{_CHAIN}{_COUNCIL}", needs=_PRODUCTS)
_LISTED = Spoken(
    rf"(?:(?:liệt kê|danh sách|danh mục|kể tên|tổng hợp|những|các|tất cả|toàn bộ|mọi)\s+)+{_CHAIN}"
    r"(?:\s+<product.between>)?(?=\s+(?:<product.of>)(?!\w)|\s*·|[?.! ]*$)",
    needs=_PRODUCTS,
)
# "Việc nào là đề án?", "lọc lấy các đề án thôi": which of a list.
_IS_ONE = Spoken(
    rf"(?:<things>|cái|mục)\s+(?:nào|gì)\s+(?:là|thuộc (?:loại|dạng))\s+(?:một\s+)?{_CHAIN}",
    needs=_PRODUCTS,
)
_ONLY = Spoken(
    rf"(?:lọc|chỉ|riêng)\s+(?:(?:lấy|ra|giữ|giữ lại|xem|tính|cần|các|những|mấy|riêng|việc|là)\s+)*"
    rf"{_CHAIN}(?:\s+(?:thôi|ra|nhé|ạ|giúp|đi))*(?=\W*$)",
    needs=_PRODUCTS,
)
_MUST = Spoken(r"[\s·]+(?:phải|cần|đến hạn|tới hạn|có hạn|quá hạn)")
_MADE = Spoken(
    r"(?:(?:phải|cần|sẽ|được giao|có)\s+"
    r"(?:<product.writes product.drafts>,?\s+(?:và\s+|hoặc\s+)?){1,3}"
    r"|(?:phải|cần|sẽ|có|mà)?\s*(?<!xây )<product.delivers>\s+)"
    rf"(?:(?:một|các|những)\s+)?{_CHAIN}{_COUNCIL}",
    needs=_PRODUCTS,
)
_WRITTEN = Spoken(r"<product.drafts>(?:\s+(?:những|các|một))*")
_TO_WRITE = Spoken(r"[\s·]+(?:(?:nào|gì|phải|cần|sẽ|được|mà|do|là)[\s·]+)+<product.drafts>")
_OF_WORK = Spoken(r"<product.writes product.drafts product.delivers>")
_HAS = Spoken(r"<product.has>")
# "Đặt mục tiêu bao nhiêu ứng dụng": a target counts them, and no work is asked for.
_AIMED = pattern(r"(?:muc|chi) tieu(?: (?:la|co|dat))*\s*$")
# "theo nghị quyết nào", "thay thế quyết định nào": documents that are cited; "cơ sở, đề án
# nào" asks for more than is listed here.
_CITED = pattern(
    r"(?:[^\W\d_],\s*|(?<!\w)(?:va|hoac|hay|theo|can cu|thuc hien|thay the|thay|trien khai|ve"
    r"|dua vao|dua tren|dan|nhac den|vao|la)\s+)(?:(?:nhung|cac)\s+)?$"
)


def find_outputs(sentence: Sentence) -> list[Claim]:
    """Conditions on the column of outputs, else on documents that the work makes."""
    return [*_printed(sentence), *(_asked(sentence) or _made(sentence))]


def _printed(sentence: Sentence) -> list[Claim]:
    found = []
    for match in _OUTPUT.finditer(sentence):
        start, end, quoted = payload(sentence, match.end())
        said = key(sentence.text[start:end])
        bare = not (match["verb"].strip() or match["exact"] or quoted)
        if not said or (bare and not _KIND.at(sentence, start)):
            continue
        negated = bool(_NOT.within(sentence, match.start(), start))
        test = Prints(said, exact=bool(match["exact"]))
        if not quoted and (issuer := _issuer(sentence, end)):
            end = issuer.end
            test = Prints(key(sentence.text[start:end]), exact=test.exact)
        close = end + 1 if quoted else end
        words = sentence.text[start:end].strip()
        found.append(Claim(match.start(), close, Condition(test, words, negated)))
    return found


def _issuer(sentence: Sentence, end: int) -> Mention | None:
    """Of "nghị quyết của HĐND" the body that issues it, and that is asked for nothing."""
    of = _OF.at(sentence, end)
    issues = sentence.names_next(of.end() if of else end)
    return issues if of or (issues and issues.agency.kind in _ISSUING) else None


def _asked(sentence: Sentence) -> list[Claim]:
    """ "Đề án nào Sở … phải xây dựng", "các chương trình phải xây dựng"."""
    for words in (_IS_ONE, _ONLY):
        if match := words.search(sentence):
            return [Claim(*match.span("kind"), _makes(sentence, match), keeps=True)]
    for words in (_ASKED, _COUNTED, _LISTED):
        for match in words.finditer(_names_blanked(sentence)):
            if _asks_for_work(sentence, match):
                span = _with_verb(sentence, *match.span("kind"))
                return [Claim(*span, _makes(sentence, match), keeps=True)]
    return []


def _names_blanked(sentence: Sentence) -> Sentence:
    """A name behind a list is whose work it is, or where."""
    return sentence.without(sentence.stops)


def _with_verb(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where the words of what is made begin and end, with the verb that makes it."""
    before = [m for m in _WRITTEN.finditer(sentence) if m.end() <= start]
    beside = [m for m in before if not sentence.low[m.end() : start].strip()]
    after = _TO_WRITE.at(_names_blanked(sentence), end)
    return beside[-1].start() if beside else start, after.end() if after else end


def _asks_for_work(sentence: Sentence, match: re.Match[str]) -> bool:
    """Not for documents that are cited, nor for what plans exist."""
    kinds = _kinds(sentence, match)
    common = {key(word) for word in listed("product.common")}
    made = _with_verb(sentence, *match.span("kind")) != match.span("kind")
    usual = made or not common.intersection(kinds)
    cited = _is_cited(sentence, match.start())
    aimed = bool(_AIMED.search(flat(sentence.text[: match.start()])))
    of_work = _is_of_work(sentence) or _MUST.at(_names_blanked(sentence), match.end())
    return bool(usual and of_work and not (cited or aimed))


def _is_of_work(sentence: Sentence) -> bool:
    """Does somebody make it? Only what is named can have made it: "phong trào có tiêu chí
    gì" asks for words of a plan."""
    return bool(_OF_WORK.search(sentence) or (sentence.stops and _HAS.search(sentence)))


def _made(sentence: Sentence) -> list[Claim]:
    """ "việc nào phải ban hành nghị quyết HĐND"."""
    found = []
    for match in _MADE.finditer(sentence):
        asked = _ASKING.search(sentence.low[match.end() : match.end() + 6])
        led = _LED.search(flat(sentence.text[: match.start()]))
        if not (asked or led) and _WORK.search(sentence):
            found.append(Claim(match.start("kind"), match.end(), _makes(sentence, match)))
    return found


_ASKING = pattern(r"^\s+(?:nào|gì|nao|gi)(?!\w)")
# "nhiệm vụ nào về xây dựng cơ sở dữ liệu đất đai": what the work is about.
_LED = pattern(r"(?<!\w)(?:ve|lien quan (?:den|toi)|trong (?:viec|linh vuc|mang|chuyen))\s*$")
_WORK = Spoken(r"<things>\s+(?:nào|gì)")


def _is_cited(sentence: Sentence, at: int) -> bool:
    return bool(_CITED.search(flat(sentence.text[:at])))


def _makes(sentence: Sentence, match: re.Match[str]) -> Condition:
    said = sentence.text[slice(*match.span("kind"))]
    return Condition(Makes(_kinds(sentence, match)), said)


def _kinds(sentence: Sentence, match: re.Match[str]) -> tuple[str, ...]:
    start, end = match.span("kind")
    own = (m.span() for m in _KIND.finditer(sentence) if start <= m.start() < end)
    return tuple(key(sentence.text[slice(*span)]) for span in own)
