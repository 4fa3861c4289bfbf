"""Plans that a question names: by number, by title, by who signed them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from assistant.terms import variants
from assistant.understanding.names.documents import find_documents, is_called
from assistant.understanding.words.spans import Span, Spotted, flat
from corpus.lazy import pattern
from corpus.plan import Manifest
from corpus.text import accented, key, words

_ALONE = (
    r"(?![\w/]|[.-]\w|\s*%|\s*(?:nam|thang)\b(?!\s*\d)|\s*(?:ngay|tuan)\s*(?:toi|qua|nay|sau)\b)"
)
_PLAN = pattern(rf"(?<!\w)(?:ke hoach|kh)\s*(?:so\s*)?(?P<no>\d{{1,4}}){_ALONE}")
# "kế hoạch 26, 86 và 283": the numbers behind the first.
_NEXT_PLAN = pattern(
    rf"\s*(?:,\s*va|,|;|&|va|voi|so voi|hay|hoac|lan|cung)\s*(?:so\s*)?(?P<no>\d{{1,4}}){_ALONE}"
)
_YEAR = pattern(r"20[2-5]\d")  # "kế hoạch 2025"

# Numbers and titles of plans, which every question is compared with.
_key, _flat = lru_cache(maxsize=16384)(key), lru_cache(maxsize=16384)(flat)


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
    for match in (*_numbers(bare), *_bare_numbers(bare, plans)):
        same = [p for p in plans if p.number and re.match(rf"0*{match['no']}(?!\d)", p.number)]
        if any(s.start <= match.end() and match.start("no") <= s.end for s in found) and not same:
            continue
        found += [
            Spotted(_named_start(match), _dated_end(bare, match.end(), p), p.id) for p in same
        ]
        if not same and not (_is_number(bare, match) or _YEAR.fullmatch(match["no"])):
            unknown.append(match["no"])
    for match in _TYPED_PLAN.finditer(bare):
        same = [p for p in plans if p.number and is_called(_key(p.number).split(), *_called(match))]
        if not any(s.start < match.end() and match.start() < s.end for s in found):
            found += [Spotted(match.start(), _dated_end(bare, match.end(), p), p.id) for p in same]
    if not found:
        found += [Spotted(*span, p.id) for p in plans if (span := _by_issuer(bare, p))]
    if not (found or unknown):
        found += _older_or_newer(bare, plans)
    spotted_ids = {spotted.value for spotted in found}
    for plan in plans:
        if plan.number is not None or plan.id in spotted_ids:
            continue
        title = _flat(plan.short or plan.title)
        if span := _by_title(bare, title) or _as_scope(bare, title):
            end = _titled_end(text, span[1], f"{plan.short} {plan.title}")
            found.append(Spotted(span[0], end, plan.id))
    meant = (_in_its_place(spotted, bare, plans) for spotted in found)
    return tuple(meant), tuple(dict.fromkeys(unknown))


_DOCUMENT = r"(?<!\w)(?:van ban|ke hoach|kh|ban|cai)"
# What asks which plan replaces another, or since when, asks nothing of the one in its place.
_WHICH = (
    r"(?!\W*$|\W*(?:la|so (?:may|bao nhieu|nao|hieu)|ten|nao|gi|hay|chua|khong"
    r"|tu (?:ngay|khi|bao gio|hom)|co (?:phai|khong|chua|hieu luc))(?!\w))"
)
# "Trong kế hoạch thay thế Kế hoạch 26, …"; "kế hoạch bị Kế hoạch 86 thay thế có …".
_INSTEAD_OF = pattern(
    rf"(?<!\bco ){_DOCUMENT}\s+(?:(?:moi|vua|da|duoc)\s+)*thay(?:\s+the)?(?:\s+cho)?\s+$"
)
_GIVEN_UP_FOR = pattern(
    rf"{_DOCUMENT}\s+(?:da\s+)?(?:bi|duoc)\s+thay(?:\s+the)?\s+(?:boi|bang)\s+$"
)
_THAT_WHICH = pattern(rf"{_DOCUMENT}\s+(?:ma|(?:da\s+)?(?:bi|duoc))\s+$")
_REPLACES = pattern(rf"\s+(?:da\s+)?thay(?:\s+the)?(?!\w){_WHICH}")
_ASKS_NO_WHICH = pattern(_WHICH)


def _in_its_place(spotted: Spotted, bare: str, plans: tuple[Manifest, ...]) -> Spotted:
    """The plan that replaces the named one, or that it replaces, where that is what is named."""
    before, behind = bare[: spotted.start], bare[spotted.end :]
    if _ASKS_NO_WHICH.match(behind):
        newer = next((p.replaced_by for p in plans if p.id == spotted.value), None)
        if newer and (found := _INSTEAD_OF.search(before)):
            return Spotted(found.start(), spotted.end, newer)
        found, end = _GIVEN_UP_FOR.search(before), 0
    else:
        found, end = None, 0
    if closing := _REPLACES.match(behind):
        found, end = _THAT_WHICH.search(before), closing.end()
    older = next((p.id for p in plans if p.replaced_by == spotted.value), None)
    return Spotted(found.start(), spotted.end + end, older) if found and older else spotted


# "Văn bản thay thế", "kế hoạch thay nó", "cái thay cho kế hoạch này".
NEWER = pattern(
    rf"{_DOCUMENT} (?:moi |da |duoc )?"
    r"thay (?:the|no|cho|ke hoach (?:nay|do)|van ban (?:nay|do))(?!\w)"
)
_NEWER_ASKED = pattern(
    rf"{NEWER.pattern}(?: cho)?(?: (?:no|cai do|(?:ke hoach|van ban|ban) (?:nay|do|ay|kia|tren)))?"
    rf"(?! (?:ke hoach|kh|van ban|\d)){_WHICH}(?!\W*(?:duoc )?(?:ban hanh|ky|ra doi)(?!\w))"
)


def points_at_newer(bare: str) -> Span | None:
    """Where a question names the plan that replaces the one spoken of, and asks something of it:
    "Trong bản thay thế nó, Sở Tài chính chủ trì việc gì?"."""
    found = _NEWER_ASKED.search(bare)
    return found.span() if found else None


# "Theo kế hoạch mới của Thái Bình, …", "kế hoạch cũ của Thái Bình giao …".
_NEW_PLAN = pattern(
    r"(?:^\W*|(?<!\w)(?:trong|theo|o|tai)\s+)(?P<plan>(?:ban )?ke hoach moi)"
    r"(?! (?:nhat|hon|nao|gi)(?!\w))(?!\w)"
)
_OLD_PLAN = pattern(
    r"(?<!\w)(?P<plan>(?:ban )?ke hoach (?:cu|truoc day|truoc kia|da (?:bi )?thay the))"
    r"(?! (?:nhat|hon|nao|gi)(?!\w))(?!\w)"
)


def _older_or_newer(bare: str, plans: tuple[Manifest, ...]) -> Iterator[Spotted]:
    """Of two plans of a named province of which one replaces the other, the one that is meant."""
    new, old = _NEW_PLAN.search(bare), _OLD_PLAN.search(bare)
    for plan in plans if new or old else ():
        if not plan.replaced_by or not re.search(rf"(?<!\w){_flat(plan.province)}(?!\w)", bare):
            continue
        if new:
            yield Spotted(*new.span("plan"), plan.replaced_by)
        if old:
            yield Spotted(*old.span("plan"), plan.id)


# "26 hay 86 còn hiệu lực?": where documents replace each other a figure alone may be a plan.
_OF_VALIDITY = pattern(r"(?<!\w)(?:hieu luc|thay the|thay cho|bai bo)(?!\w)")
_COPY = pattern(rf"(?<!\w)(?<!van )ban\s+(?:so\s*)?(?P<no>\d{{1,4}}){_ALONE}")
_BARE = pattern(
    rf"(?:^|(?<!\w)(?:hay|hoac|va|thay|the|cho|bi|boi|bang|giua)\s)\s*(?P<no>\d{{1,4}}){_ALONE}"
)


def _bare_numbers(bare: str, plans: tuple[Manifest, ...]) -> Iterator[re.Match[str]]:
    """Figures of plans that are called by nothing else, or "bản 86"."""
    known = {re.split(r"\W", p.number)[0].lstrip("0") for p in plans if p.number}
    yield from (m for m in _COPY.finditer(bare) if m["no"].lstrip("0") in known)
    if not _OF_VALIDITY.search(bare):
        return
    yield from (m for m in _BARE.finditer(bare) if m["no"].lstrip("0") in known)


def _numbers(bare: str) -> Iterator[re.Match[str]]:
    """Numbers of plans, also those that are listed behind a first one."""
    for match in _PLAN.finditer(bare):
        listed: re.Match[str] | None = match
        while listed:
            yield listed
            listed = _NEXT_PLAN.match(bare, listed.end())


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


def _named_start(match: re.Match[str]) -> int:
    """Where a plan's name begins: with "kế hoạch", else with its figure."""
    return match.start() if match.re is not _BARE else match.start("no")


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


_LOCALITY = pattern(
    r"uy ban nhan dan (?P<place>(?P<unit>xa|phuong|dac khu|thi tran|huyen|quan|thi xa|thanh pho)"
    r" (?P<name>\S.*))"
)


_DEPARTMENT = pattern(r"(?P<name>so \S.*?)(?: (?:tinh|thanh pho) \S.*)?")


def locality_of(plan: Manifest) -> re.Match[str] | None:
    """The commune or district that issued a plan, as folded words: `place`, its `unit` and
    `name`; None for a province, though it be a city."""
    issuer = _LOCALITY.fullmatch(_flat(plan.issuer))
    return issuer if issuer and issuer["name"] != _flat(plan.province) else None


def _by_locality(bare: str, plan: Manifest) -> tuple[int, int] | None:
    """A commune or district that issued a plan stands for it: "Công an xã Yên Thành phải làm
    gì?". Its committee is an agency as others are."""
    issuer = locality_of(plan)
    if issuer is None or issuer["place"] not in bare:
        return None
    place = rf"(?:(?:o|tai|cua|thuoc|tren dia ban)\s+)?{re.escape(issuer['place'])}(?!\w)"
    # "Văn phòng HĐND và UBND xã Yên Thành" is a body of its own.
    own = r"(?:(?<!ubnd )(?<!nhan dan )|(?<=hdnd va ubnd )|(?<=va uy ban nhan dan ))"
    found = re.search(rf"(?<!\w){own}{place}", bare)
    return found.span() if found else None


def _by_department(bare: str, plan: Manifest) -> tuple[int, int] | None:
    """A department that issued a plan stands for it behind a body of its own: "Văn phòng Sở Y tế
    phải làm gì?"."""
    issuer = _DEPARTMENT.fullmatch(_flat(plan.issuer))
    if issuer is None or issuer["name"] not in bare:
        return None
    body = r"van phong|thanh tra|truc thuoc|thuoc"
    found = re.search(rf"(?<!\w)(?:{body})\s+(?P<name>{re.escape(issuer['name'])})(?!\w)", bare)
    return found.span("name") if found else None


def _by_issuer(bare: str, plan: Manifest) -> tuple[int, int] | None:
    return _by_locality(bare, plan) or _by_department(bare, plan)


# Words that titles share, and that name none: "kế hoạch triển khai thực hiện".
ANY_TITLE = frozenset(
    ("trien", "khai", "thuc", "hien", "to", "chuc", "cong", "tac", "nam", "giai", "doan",
     "tren", "dia", "ban", "tinh", "cua", "ve", "va", "cac", "so", "phat", "xay", "dung",
     "nang", "cao", "day", "manh", "hanh", "dong")
)  # fmt: skip


def _by_title(bare: str, title: str) -> tuple[int, int] | None:
    """A plan without number is named by two words of its title or more after "kế hoạch"."""
    parts = title.removeprefix("ke hoach").split()
    spaced = " ".join(bare.split())
    if "ke hoach" not in bare or not any(f"{a} {b}" in spaced for a, b in pairwise(parts)):
        return None
    for length in range(len(parts), 1, -1):
        for i in range(len(parts) - length + 1):
            if ANY_TITLE.issuperset(parts[i : i + length]):
                continue
            phrase = r"\s+".join(map(re.escape, parts[i : i + length]))
            if match := re.search(rf"(?<!\w)ke hoach\s+(?:\w+\s+){{0,3}}?{phrase}(?!\w)", bare):
                return match.span()
    return None


def _as_scope(bare: str, title: str) -> tuple[int, int] | None:
    """A short title alone, where it says in what to look: "trong phong trào thi đua, ai …",
    "Phong trào thi đua ở Thái Bình: …"."""
    named = title.removeprefix("ke hoach").strip()
    if named not in bare or " " not in named:
        return None
    said = re.escape(named)
    led = re.search(rf"(?<!\w)(?:trong|theo|thuoc)\s+(?P<title>{said})(?!\w)", bare)
    first = re.match(rf"\W*(?P<title>{said})(?:\s+[^\W\d_]+){{0,5}}\s*[:,]", bare)
    head = re.search(rf"(?<!\w)(?P<title>{said})(?:\s+[^\W\d_]+){{0,5}}\s*:\s*\w", bare)
    found = led or first or head
    return found.span("title") if found else None


_NEXT_WORD = pattern(r"[\s,“\"]+(?:(?:về|ve|và|va)\s+)?(\w+)")


def _titled_end(text: str, end: int, title: str) -> int:
    """Where the words of a plan's title end that follow its name: "kế hoạch thi đua CĐS"."""
    written, plain = f" {words(title)} ", f" {_key(title)} "
    while found := _NEXT_WORD.match(text, end):
        said = accented(found[1])
        own = f" {said} " in written if said != flat(said) else _goes_on(text, found, said, plain)
        if not own and not any(f" {' '.join(f)} " in plain for f in variants((flat(said),))[1:]):
            break
        end = found.end()
    return end


def _goes_on(text: str, found: re.Match[str], said: str, title: str) -> bool:
    """Does the title have a word typed without diacritics beside the one before or behind it?
    "thi đua thì Sở" has the words of "thi đua" and "số" and none of its pairs."""
    if said.isdigit():
        return f" {said} " in title
    before = [flat(word) for word in text[: found.start()].split()[-1:]]
    behind = _NEXT_WORD.match(text, found.end())
    pairs = [f" {word} {said} " for word in before]
    pairs += [f" {said} {flat(behind[1])} "] if behind else []
    return any(pair in title for pair in pairs)


def _is_number(bare: str, match: re.Match[str]) -> bool:
    """ "kế hoạch 5 năm", "kế hoạch 10 nhiệm vụ": a count, not a plan."""
    return bool(re.match(r"\s*(nam|thang|nhiem vu|viec|tuan|muc|chi tieu)", bare[match.end() :]))
