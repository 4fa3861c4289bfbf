"""Of several agencies in a question, the ones whose work is asked about."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.understanding.words.spans import Span
from corpus.agencies import Mention
from corpus.lazy import pattern

_SPEAKS = pattern(
    r"(?<!\w)(?<!y )(?:toi|em|anh|chi|minh|chau|co|chu|ben minh)\s+(?:(?:dang|hien)\s+)?"
    r"(?:la|ben|o|thuoc|cong tac (?:tai|o)|lam (?:viec )?(?:tai|o)|tu|moi (?:ve|vao))\s+"
    r"(?:\w+\s+){0,5}?$"
)


def introductions(found: tuple[Mention, ...], bare: str) -> list[Span]:
    """Where somebody says who asks: "mình là lính mới ở" before the name of a body."""
    said = ((_SPEAKS.search(bare[: m.start]), m.start) for m in found)
    return [(match.start(), end) for match, end in said if match]


def asked_about(found: tuple[Mention, ...], bare: str) -> tuple[Mention, ...]:
    """The agencies whose work is asked about: not the one that hands it out, not the
    committee that gets the result, and, where another is named, not the asker's own or
    another that gets it. "Liệt kê giúp Sở Y tế …" asks of the one it names.

    "UBND tỉnh giao Sở Y tế …", "anh bên Văn phòng UBND tỉnh đây, …", "phải trình UBND tỉnh"
    """
    found = _handing_over(_receiving(_units(found, bare), bare), bare)
    found = tuple(
        m for m in found if m.agency.kind not in _ABOVE or not _OPINION.search(bare[: m.start])
    )
    gets = {m for m in found if _RECEIVES.search(bare[: m.start])}
    found = tuple(m for m in found if m not in gets or m.agency.kind not in _ABOVE)
    others = tuple(m for m in found if not (m in gets or _SPEAKS.search(bare[: m.start])))
    return others or found


_ABOVE = ("ubnd_tinh", "hdnd")  # who gets what others make
# "quan điểm, định hướng của UBND tỉnh về …": what is said, and no work of the committee.
_OPINION = pattern(
    r"(?<!\w)(?:quan diem|dinh huong|chu truong|tinh than|y kien|tam nhin|cam ket|ky vong)"
    r"(?:,? (?:va )?\w+ \w+)? cua $"
)
_UNIT = pattern(r"(?:trung tam|phong|chi cuc|ban|vien|truong|quy|hat|doi|tram|van phong)(?!\w)")
_WITHIN = pattern(r"\s+(?:truc thuoc|thuoc|cua)\s+")


def _units(found: tuple[Mention, ...], bare: str) -> tuple[Mention, ...]:
    """Without the department that a unit is of: "Trung tâm Công nghệ số của Sở …"."""
    above = {
        parent
        for unit, parent in pairwise(found)
        if _UNIT.match(bare, unit.start)
        and parent.agency.kind == "so"
        and _WITHIN.fullmatch(bare, unit.end, parent.start)
    }
    return tuple(mention for mention in found if mention not in above)


# "phải trình UBND tỉnh", "tham mưu UBND tỉnh", "nộp gì cho Sở …".
_RECEIVES = pattern(
    r"(?<!\w)(?:(?:trinh|tham muu|giup|bao cao|xin y kien|gui|nop|de xuat|kien nghi)"
    r"(?: voi| cho| len| ve)?"
    r"|(?:gui|nop|bao cao|trinh)(?: \w+){1,2} (?:cho|ve|len|voi))\s+$"
)


# "Sở A tiếp nhận việc gì từ Sở B": the work of B.
_TAKES = pattern(r"(?<!\w)(?:tiep nhan|nhan ban giao|ke thua|nhan lai)(?: \w+){0,6} (?:tu|cua)\s+$")


def _handing_over(found: tuple[Mention, ...], bare: str) -> tuple[Mention, ...]:
    """The agency whose work another takes over, where that is asked for."""
    given = tuple(m for m in found if _TAKES.search(bare[: m.start]))
    return given or found


_GIVES = pattern(
    r"\s*(?:da |se |dang )?(?:giao|phan cong|yeu cau|dat hang|chi dao|ra (?:[^\W\d_]+ ){0,2}?cho)"
    r"(?! thong| luu| dich)(?!\w)"
)
_RECEIVER = pattern(r"(?<!\w)(?:co quan|don vi|so|nganh|dia phuong|ben|ai) ?(?:nao)?(?!\w)")


def is_beside(mention: Mention, bare: str) -> bool:
    """Does an agency only hand out the work that is asked about, or get its result?"""
    before = bare[: mention.start]
    passive = re.search(r"(?<!\w)(?:duoc|do|theo) $", before)
    gives = _GIVES.match(bare, mention.end) and passive
    return bool(gives or _RECEIVES.search(before))


def _receiving(found: tuple[Mention, ...], bare: str) -> tuple[Mention, ...]:
    """Agencies without the one that hands out work to another: "UBND tỉnh giao Sở …"."""
    kept = []
    for i, mention in enumerate(found):
        gives = _GIVES.match(bare, mention.end)
        told = i + 1 < len(found) or (gives and _RECEIVER.match(bare[gives.end() :].strip()))
        passive = i > 0 and re.search(r"(?<!\w)(?:duoc|do|theo) $", bare[: mention.start])
        if not (gives and (told or passive)):
            kept.append(mention)
    return tuple(kept)
