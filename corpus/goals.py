"""Targets that the body states as bullets, under headings such as "Mục tiêu cụ thể"."""

from __future__ import annotations

from corpus.horizons import stated_above
from corpus.lazy import pattern
from corpus.outline import flatten
from corpus.plan import Manifest, Section, Span, Target
from corpus.quantities import parse_sentence
from corpus.text import fold

_GOALS = pattern(r"\b(muc tieu|chi tieu)\b")
# "II. NHIỆM VỤ" ends what "MỤC TIÊU, NHIỆM VỤ" above it announces.
_WORK = pattern(r"(?:cac )?(?:nhom )?(?:nhiem vu|giai phap)\b")
_GENERAL = pattern(r"\b(muc tieu|muc dich) (chung|tong quat)\b|\btong quat\b|\bquan diem\b")
_SPECIFIC = pattern(
    r"\b(cu the|chu yeu|tam nhin|phan dau|den (het )?(nam|cuoi nam))\b"
    r"|^(?:trong |het )?nam 20\d\d$|^giai doan (?:nam )?20\d\d\s*[-–]\s*20\d\d$"
)
# "Các chỉ tiêu chia theo từng năm tại Phụ lục 2": says where the goals are, and is none.
_POINTER = pattern(r"\b(?:tai|theo|kem theo|trong) (?:cac )?(?:phu luc|bieu|bang)\b")
# "Sửa đổi điểm 2.1 khoản 2 Mục II như sau: “2.1. Quy mô … đạt 25% …”" sets a goal anew, where
# what it quotes is no work.
_AMENDED = pattern(r"(?:sua doi|bo sung|dieu chinh)\b.*\bnhu sau\s*:?$")
_IS_WORK = pattern(r"\b(?:chu tri|phoi hop|hoan thanh|giao (?:so|cac|ubnd|uy ban))\b")
_LABEL = 80


def read_goals(sections: tuple[Section, ...], manifest: Manifest) -> tuple[Target, ...]:
    """A target for every bullet, or bare paragraph, under a heading of specific goals."""
    lost = _lost_headings(sections)
    found = []
    for section, above in flatten(sections):
        if _is_stated(section, above):
            found.append(_target(section, above, _words(section), section.span, manifest))
            continue
        headings = [fold(s.title) for s in (*above, section) if not s.is_bullet]
        goals = _is_goals(headings, valued=_has_value(_statement(section)[0])) or _is_amended(
            section
        )
        if section.children and (not section.is_bullet or _is_label(section)):
            continue
        if goals or section.locator in lost:
            found += _targets(section, above, manifest)
    return tuple(found)


def _is_amended(section: Section) -> bool:
    """Does an item of an amending document quote a goal as it is from now on?"""
    quoted = " ".join(p.text for p in section.body)
    opens = bool(_AMENDED.fullmatch(fold(section.title))) and quoted.lstrip().startswith(("“", '"'))
    return opens and _has_value(quoted) and not _IS_WORK.search(fold(quoted))


def _is_label(section: Section) -> bool:
    """A bullet that only names the bullets below it: "- Nhân lực quản lý nhà nước:"."""
    title = section.title.rstrip()
    short = len(title) < _LABEL and not title.endswith((".", ";"))
    return (title.endswith(":") or short) and not _states_value(section)


def _is_goals(headings: list[str], *, valued: bool) -> bool:
    """Under a heading of goals, none general; the statement has a value, or a heading makes
    the goals specific."""
    about = [h for h in headings if len(h) < 120 and (_GOALS.search(h) or _WORK.match(h))]
    named = bool(about) and bool(_GOALS.search(about[-1]))
    general = any(_GENERAL.search(h) for h in headings)
    specific = any(_SPECIFIC.search(h) for h in headings if len(h) < 120)
    return named and (specific or valued) and not general


def _is_stated(section: Section, above: tuple[Section, ...]) -> bool:
    """Is it a numbered goal: "a) Tỷ lệ hộ nghèo giảm 3%/năm" under "2. Chỉ tiêu cụ thể"?"""
    if section.is_bullet or section.children or _GENERAL.search(fold(section.title)):
        return False
    name, colon, behind = section.title.partition(":")
    if colon and _is_goals([fold(name)], valued=True) and _has_value(behind):
        return True
    headings = [fold(s.title) for s in above if not s.is_bullet]
    return _has_value(section.title) and _is_goals(headings, valued=True)


def _targets(section: Section, above: tuple[Section, ...], manifest: Manifest) -> list[Target]:
    text, span = _statement(section)
    if not text or (_POINTER.search(fold(text)) and not _has_value(text)):
        return []
    headings = above if section.is_bullet else (*above, section)
    return [_target(section, headings, text, span, manifest)]


def _target(
    section: Section, headings: tuple[Section, ...], text: str, span: Span, manifest: Manifest
) -> Target:
    return Target(
        plan=manifest.id,
        locator=section.locator,
        span=span,
        text=text,
        group=_group(headings),
        values=parse_sentence(text, stated_above(reversed(headings), manifest)),
    )


def _statement(section: Section) -> tuple[str, Span]:
    """A bullet's own words; of an item whose title is a heading, the paragraphs below."""
    if section.is_bullet or not section.body:
        return (_words(section), section.span) if section.is_bullet else ("", section.span)
    first, last = section.body[0].span, section.body[-1].span
    return " ".join(p.text for p in section.body), Span(first.first, last.last, first.page)


def _words(section: Section) -> str:
    return " ".join([section.title, *(p.text for p in section.body)])


def _group(above: tuple[Section, ...]) -> str:
    return " · ".join(f"{s.label} {s.title}".strip() for s in above if not s.is_bullet)


def _states_value(section: Section) -> bool:
    return section.is_bullet and _has_value(section.title)


def _has_value(text: str) -> bool:
    return parse_sentence(text, None)[0].number is not None


def _valued_run(bullets: tuple[Section, ...]) -> set[str]:
    """The bullets from the first that states a value on: goals run to the next heading."""
    valued = [i for i, bullet in enumerate(bullets) if _states_value(bullet)]
    return {b.locator for b in bullets[valued[0] :]} if valued else set()


def _lost_headings(sections: tuple[Section, ...]) -> frozenset[str]:
    """Bullets that stand where headings of goals were lost.

    A source that prints bullets directly under a roman heading, and then goes on with
    "4. Mục tiêu …", lost the headings 1 to 3 among those bullets.
    """
    found: set[str] = set()
    for section in sections:
        children = section.children
        for i, child in enumerate(children):
            numbered = child.label.rstrip(".").isdecimal() and int(child.label.rstrip(".")) > 1
            bullets = children[:i]
            if numbered and bullets and all(c.is_bullet for c in bullets):
                if _GOALS.search(fold(child.title)):
                    found |= _valued_run(bullets)
                break
    return frozenset(found)
