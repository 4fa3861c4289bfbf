"""What a question says of places: clauses, annex rows, plan numbers, other documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.answer import LocatorRef
from assistant.terms import variants
from corpus.deadlines.documents import YEAR_ALONE
from corpus.lazy import pattern
from corpus.outline import ROMANS
from corpus.plan import Manifest
from corpus.relations import repair_number
from corpus.text import accented, key, nfc, unaccent, words

# "II.14": a row of a group that may number anew.
_NO = r"(?P<no>(?:[ivx]{1,5}[.,]\s?)?\d{1,3}(?:\.\d{1,3})*)"
_ANNEX = r"(?:phu luc|pl)\s*(?:so\s*)?(?P<annex>[ivx]+|\d+)?"
_NAMED = r"(?:phu luc|pl)\s*(?:so\s*)?(?P<annex>[ivx]+|\d+)"
_ROW = r"(?:nhiem vu|chi tieu|dong|muc|stt|tt|so thu tu|hang|viec|dau viec)"
_JOIN = r"(?:,|o|cua|tai|trong|thuoc|theo|-)?\s*"
# The plan or province it is of, blanked; possessive, so that a long one is read once.
_ELSE = r"(?:(?:cua |thuoc |trong |tai |theo )?·[· ,.\-:]*+)*+"
_PATTERNS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"(?<!\w){_ROW}\s*(?:so|thu)?\s*{_NO}\s*{_JOIN}{_ELSE}{_JOIN}{_ANNEX}(?!\w)"),
    re.compile(rf"(?<!\w){_NAMED}\s*[,.\-:]?\s*{_ELSE}(?:{_ROW})?\s*(?:so|thu)?\s*{_NO}(?![\w/])"),
    re.compile(rf"(?<!\w)(?:phu luc|pl)\s*[,.\-:]?\s*{_ROW}\s*(?:so|thu)?\s*{_NO}(?![\w/])"),
    re.compile(
        rf"(?<!\w)(?:nhiem vu|chi tieu)\s*(?:so\s*)?{_NO}(?![\w/%]|\s*(?:thang|nam|ngay|quy)\b)"
    ),
    re.compile(rf"(?<!\w){_ANNEX}(?!\w)"),
)
_BODY = pattern(
    r"(?<!\w)(?:(?:điểm|diem|Điểm|Diem|DIEM|đIEM)\s+)?"
    r"(?:(?P<point>[a-zđ]|(?<=IEM )[A-ZĐ])\)?\s*,?\s*(?:cua|của)?\s+)?"
    r"(?:muc|khoan|phan|diem|tiet|y|Muc|Khoan|MUC|KHOAN)?\s*"
    r"(?P<loc>(?:[IVX]{1,5}|[ivx]{1,5})(?:[.,]\s?\d{1,2})+"
    r"(?:\.?[a-zđ](?!\w)|\s[a-eg-np-tvxđ](?!\w)|\.[A-ZĐ](?!\w))?(?:\s?-\s?\d{1,2})?)"
)
_PATH = pattern(
    r"(?<!\w)(?:muc|khoan|diem|tieu muc|noi dung|y|phan|sang kien(?: dot pha)?)\s+"
    r"(?P<path>\d{1,2}(?:\.\d{1,2})+)(?:\.?(?P<letter>[a-zđ])\)?)?(?![\w%/])"
)
# "Điểm a khoản 2 Điều 3" or "Điều 3 khoản 2 điểm a".
_ARTICLE = pattern(
    r"(?<!\w)(?:(?:diem\s+(?P<letter1>[a-z])\)?,?\s+)?khoan\s+(?P<clause1>\d{1,2}),?\s+(?:cua\s+)?)?"
    r"dieu\s+(?P<no>\d{1,3})(?!\w)"
    r"(?:,?\s+khoan\s+(?P<clause2>\d{1,2})(?:,?\s+diem\s+(?P<letter2>[a-z])(?!\w))?)?"
)
_ROMAN_ALONE = pattern(r"(?<!\w)(?:muc|phan)\s+(?P<roman>[ivx]{1,5})(?!\w)")
_SPOKEN = pattern(
    r"(?<!\w)(?:diem\s+(?P<letter>[a-zđ])\)?\s*,?\s*)?(?:khoan|muc)\s+(?P<num>\d{1,2}(?:\.\d{1,2})*)"
    r"(?:\s*,?\s*(?:diem\s+)?(?P<letter2>[a-zđ])\)?(?!\w))?\s*,?\s*(?:cua\s+)?(?:muc|phan)\s+(?P<roman>[ivx]{1,5})(?!\w)"
)
_NUMBER = pattern(
    rf"(?<![\w/.])(?!{YEAR_ALONE})"
    r"(?P<no>\d{1,5})(?:/\d{4})?\s?[-/]\s?(?P<code>[a-zđ]{1,8}\d{0,2}(?:\s?[-/]\s?[a-zđ]{2,8}\d{0,2})?)(?![\w/])"
)
_PLAN = pattern(
    r"(?<!\w)(?:ke hoach|kh)\s*(?:so\s*)?(?P<no>\d{1,4})"
    r"(?![\w/%]|[.-]\w|\s*(?:nam|thang)\b(?!\s*\d)|\s*(?:ngay|tuan)\s*(?:toi|qua|nay|sau)\b)"
)
_YEAR = pattern(r"20[2-5]\d")  # "kế hoạch 2025"
_CASES = {"ctr": "CTr", "ttr": "TTr"}


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place, plan or document named at [start, end) of the flat text."""

    start: int
    end: int
    value: str | LocatorRef


def flat(text: str) -> str:
    """Text without diacritics in lower case, letter for letter, so that offsets agree.

    >>> flat("Mục II.2.đ")
    'muc ii.2.d'
    """
    return "".join(_bare(c) for c in nfc(text))


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    low = unaccent(char).lower()
    return low if len(low) == 1 else " " if char.isspace() else char[:1]


# Numbers and titles of plans, which every question is compared with.
_key, _flat = lru_cache(maxsize=16384)(key), lru_cache(maxsize=16384)(flat)


def find_place(text: str) -> Spotted | None:
    """The clause or annex row that a question names."""
    bare = flat(text)
    for row in _PATTERNS[:-1]:
        if found := row.search(bare):
            groups = found.groupdict()
            number = found["no"].upper().replace(",", ".").replace(" ", "")
            return Spotted(*found.span(), LocatorRef(_arabic(groups.get("annex")), number))
    if found := _SPOKEN.search(bare):
        letter = text[slice(*found.span("letter"))] or text[slice(*found.span("letter2"))]
        parts = [found["roman"].upper(), found["num"], *([letter.lower()] if letter else [])]
        return Spotted(*found.span(), LocatorRef(locator=".".join(parts)))
    if found := _BODY.search(_keep_d(text)):
        point = f".{found['point'].lower()}" if found["point"] else ""
        return Spotted(*found.span(), LocatorRef(locator=_locator(found["loc"]) + point))
    if found := _ARTICLE.search(bare):
        under = (found["clause1"] or found["clause2"], found["letter1"] or found["letter2"])
        path = ".".join(part for part in (f"Đ{found['no']}", *under) if part)
        return Spotted(*found.span(), LocatorRef(locator=path))
    if found := _PATH.search(bare):
        letter = f".{found['letter']}" if found["letter"] else ""
        return Spotted(*found.span(), LocatorRef(locator=f"…{found['path']}{letter}"))
    if found := _ROMAN_ALONE.search(bare):
        return Spotted(*found.span(), LocatorRef(locator=found["roman"].upper()))
    if found := _PATTERNS[-1].search(bare):
        return Spotted(*found.span(), LocatorRef(_arabic(found["annex"]) or "", None))
    return None


def _keep_d(text: str) -> str:
    """Flat text that keeps capitals and đ, which tell locators apart."""
    return "".join(
        "đ" if c in "đĐ" else unaccent(c) if len(unaccent(c)) == 1 else c[:1] for c in nfc(text)
    )


def _locator(printed: str) -> str:
    bare = re.sub(r"\s", "", printed).replace(",", ".")
    roman, _, rest = bare.partition(".")
    rest = re.sub(r"(?<=\d)(?=[a-zđ])", ".", rest)
    return ".".join(p for p in (roman.upper(), rest.lower()) if p)


def _arabic(annex: str | None) -> str | None:
    if annex is None:
        return None
    upper = annex.upper()
    return str(ROMANS.index(upper) + 1) if upper in ROMANS else annex


_KIND_BEFORE = pattern(
    r"(?<!\w)(?:(?:nghi quyet|nq|quyet dinh|qd|thong bao|tb|cong van|cv|chi thi|ct|nghi dinh|nd"
    r"|thong tu|tt|ket luan|kl|chuong trinh(?: hanh dong)?|ctr|huong dan|cong dien|to trinh|luat"
    r"|van ban|quy dinh|ke hoach hanh dong)\s+(?:so\s*)?)$"
)


def find_documents(text: str) -> tuple[Spotted, ...]:
    """Numbers of documents as typed, however they are cased ("1552/btttt-thh")."""
    bare = flat(text)
    found = []
    for match in _NUMBER.finditer(bare):
        code = match["code"]
        if code in ("nam", "thang", "ngay", "quy") or not _looks_like_code(code, text, match):
            continue
        kind = _KIND_BEFORE.search(bare[: match.start()])
        number = repair_number(nfc(text)[match.start() : match.end()])
        found.append(Spotted(kind.start() if kind else match.start(), match.end(), number))
    return tuple(found)


_TYPED = pattern(
    r"(?<!\w)(?P<type>nghi quyet|quyet dinh|thong bao|cong van|chi thi|nghi dinh|thong tu|ket luan"
    r"|huong dan|cong dien|to trinh|luat|quy dinh)\s+(?:so\s*)?(?P<no>\d{1,5}(?:/\d{4})?)"
    r"(?![\w/%]|[-.,]\w"
    r"|\s*(?:nam|thang|ngay|quy(?! (?:dinh|che|hoach|trinh|mo)\b))\b)"
)


def find_typed_documents(
    text: str, numbered: Callable[[str], Sequence[str]]
) -> tuple[Spotted, ...]:
    """Documents called by kind and figure alone ("Nghị quyết 57"): the one that fits of
    those `numbered` so, where there is just one."""
    found = []
    for match in _TYPED.finditer(flat(text)):
        initials = "".join(word[0] for word in match["type"].split())
        fits = [
            n for n in numbered(match["no"]) if _is_called(key(n).split(), match["no"], initials)
        ]
        if len(fits) == 1:
            found.append(Spotted(*match.span(), fits[0]))
    return tuple(found)


def _is_called(number: Sequence[str], figure: str, initials: str) -> bool:
    """Is "243 tb vpcp" what "Thông báo 243" calls?"""
    figures = figure.split("/")
    codes = number[len(figures) :]
    return number[: len(figures)] == figures and any(c.startswith(initials) for c in codes)


def _looks_like_code(code: str, text: str, found: re.Match[str]) -> bool:
    """ "57-nq/tw" is a number of a document; "5-7 tháng" and "và/hoặc" are not."""
    joined = bool(re.search(r"[-/]", code))
    typed = text[found.start("code") : found.end("code")]
    return joined or (len(code) >= 2 and (typed.isupper() or any(c.isdigit() for c in code)))


def find_plans(
    text: str, plans: tuple[Manifest, ...]
) -> tuple[tuple[Spotted, ...], tuple[str, ...]]:
    """Plans that a question names by number or short title, and numbers of unknown plans."""
    bare = flat(text)
    found: list[Spotted] = []
    unknown: list[str] = []
    for spotted in find_documents(text):
        same = [p for p in plans if p.number and _key(p.number) == key(str(spotted.value))]
        start = _typed_start(bare, spotted.start)
        found += [Spotted(start, _dated_end(bare, spotted.end, p), p.id) for p in same]
    for match in _PLAN.finditer(bare):
        same = [p for p in plans if p.number and re.match(rf"0*{match['no']}(?!\d)", p.number)]
        if any(s.start <= match.end() and match.start() <= s.end for s in found) and not same:
            continue
        found += [Spotted(match.start(), _dated_end(bare, match.end(), p), p.id) for p in same]
        if not same and not (_is_number(bare, match) or _YEAR.fullmatch(match["no"])):
            unknown.append(match["no"])
    for match in _TYPED_PLAN.finditer(bare):
        same = [
            p for p in plans if p.number and _is_called(_key(p.number).split(), *_called(match))
        ]
        if not any(s.start < match.end() and match.start() < s.end for s in found):
            found += [Spotted(match.start(), _dated_end(bare, match.end(), p), p.id) for p in same]
    for plan in plans:
        if plan.number is None and (span := _by_title(bare, _flat(plan.short or plan.title))):
            end = _titled_end(text, span[1], f"{plan.short} {plan.title}")
            found.append(Spotted(span[0], end, plan.id))
    return tuple(found), tuple(dict.fromkeys(unknown))


# "Nghị quyết 109", "QĐ 893": a document of the corpus that is called otherwise than plan.
_TYPED_PLAN = pattern(
    r"(?<!\w)(?P<type>nghi quyet|nq|quyet dinh|qd|chi thi|ct|thong bao|tb|ket luan|kl|cong van|cv"
    r"|huong dan|hd|chuong trinh(?: hanh dong)?|ctr)\s*(?:so\s*)?(?P<no>\d{1,5}(?:/\d{4})?)"
    r"(?![\w/%]|[-.,]\w|\s*(?:thang|ngay|quy(?! (?:dinh|che|hoach|trinh|mo)\b))\b)"
)


def _called(match: re.Match[str]) -> tuple[str, str]:
    """The figure of a document and the letters with which its code begins."""
    named = match["type"]
    if named.startswith("chuong trinh"):
        return match["no"], "ctr"
    return match["no"], "".join(w[0] for w in named.split()) if " " in named else named


def find_signers(text: str, plans: tuple[Manifest, ...]) -> tuple[Spotted, ...]:
    """Persons who signed a plan, called by their full name, with its id."""
    bare = flat(text)
    found = []
    for plan in plans:
        name = _flat(plan.signer)
        if " " not in name or name not in bare:
            continue
        title = r"(?:(?:ong|ba|dong chi|dc|anh|chi)\s+)?"
        match = re.search(rf"(?<!\w){title}{re.escape(name)}(?!\w)", bare)
        found += [Spotted(*match.span(), plan.id)] if match else []
    return tuple(found)


def _typed_start(bare: str, start: int) -> int:
    """Where "Kế hoạch số" before a number begins."""
    found = re.search(r"(?<!\w)(?:ke hoach|kh)\s*(?:so\s*)?$", bare[:start])
    return found.start() if found else start


def _dated_end(bare: str, end: int, plan: Manifest) -> int:
    """Where "ngày 19/5/2025" or the year of issue after a number ends: the plan's, no
    window."""
    found = re.match(
        rf"\s*,?\s*(?:ngay\s*\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}}|nam\s*{plan.issued.year}(?!\d))",
        bare[end:],
    )
    return end + found.end() if found else end


def _by_title(bare: str, title: str) -> tuple[int, int] | None:
    """A plan without number is named by two words of its title or more after "kế hoạch"."""
    parts = title.removeprefix("ke hoach").split()
    spaced = " ".join(bare.split())
    if "ke hoach" not in bare or not any(f"{a} {b}" in spaced for a, b in pairwise(parts)):
        return None
    for length in range(len(parts), 1, -1):
        for i in range(len(parts) - length + 1):
            phrase = r"\s+".join(map(re.escape, parts[i : i + length]))
            if match := re.search(rf"(?<!\w)ke hoach\s+(?:\w+\s+){{0,3}}?{phrase}(?!\w)", bare):
                return match.span()
    return None


_NEXT_WORD = pattern(r"[\s,“\"]+(?:(?:về|ve|và|va)\s+)?(\w+)")


def _titled_end(text: str, end: int, title: str) -> int:
    """Where the words of a plan's title end that follow its name: "kế hoạch thi đua CĐS"."""
    written, plain = f" {words(title)} ", f" {_key(title)} "
    while found := _NEXT_WORD.match(text, end):
        said = accented(found[1])
        own = f" {said} " in (plain if said == flat(said) else written)
        if not own and not any(f" {' '.join(f)} " in plain for f in variants((flat(said),))[1:]):
            break
        end = found.end()
    return end


def _is_number(bare: str, match: re.Match[str]) -> bool:
    """ "kế hoạch 5 năm", "kế hoạch 10 nhiệm vụ": a count, not a plan."""
    return bool(re.match(r"\s*(nam|thang|nhiem vu|viec|tuan|muc|chi tieu)", bare[match.end() :]))
