"""The word before a period: "trước", "đến hết", "từ", "chậm nhất"."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from corpus.deadlines.folded import Folded
from corpus.lazy import pattern
from corpus.text import accented

Cue = Literal["", "before", "by", "from", "after", "in"]
_HOUR = r"\s*\d{1,2}\s*(?:gio|h|g)\s*(?:\d{2}\s*(?:phut)?)?,?"
_CUES: tuple[tuple[Cue, str], ...] = (
    # "Trước 16 giờ 00 ngày 20/10": that day is the last.
    ("by", rf"(?:truoc|cham nhat|den)(?:\s*(?:la|vao|luc|truoc))*{_HOUR}"),
    ("by", r"(?:cham nhat|muon nhat|tre nhat|khong muon hon|khong cham hon|khong qua)"
           r"(?:\s*(?:la|vao|den|toi|trong|het|cuoi|truoc|ngay))*"),
    ("by", r"truoc\s*(?:khi\s*)?(?:het|ket thuc)"),
    ("by", r"(?:tinh\s*|cho\s*|keo dai\s*)?(?:den|toi)(?:\s*(?:truoc )?(?:het|cuoi))?"
           r"(?:\s*thoi diem)?|het"),
    ("before", r"(?:truoc|trc)(?:\s*(?:thoi diem|moc|han))?"),
    ("from", r"(?:bat dau|khoi dong)(?:\s*(?:thuc hien|trien khai|tu|ke tu|vao|trong))*"
             r"|(?:ke\s*|tinh\s*)?(?<!dau )tu"),
    ("after", r"(?:tu\s*)?sau"),
    ("in", r"(?:(?:xong|hoan thanh)\s*)?(?:trong|vao)|xong|hoan thanh|han(?:\s*la)?"),
)  # fmt: skip


@cache
def _cue_pattern() -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"(?P<c{n}>(?<![a-z])(?:{words}))" for n, (_, words) in enumerate(_CUES))
    )


_CUE_END = pattern(r"[\s*_:]*")
# Other words that fold to a cue: đầu tư, tự, sáu, chuyên sâu, đèn, tối.
_CONFUSED = pattern(r"(?<!\w)(?:tư|tự|tử|tứ|sáu|sâu|đèn|đen|đền|tối|tôi)(?!\w)")


def cue_before(source: Folded, text: str, start: int) -> tuple[Cue, int]:
    """The cue that ends at `start`, and where it begins."""
    for found in _cue_pattern().finditer(text, max(0, start - 40), start):
        if not _CUE_END.fullmatch(text, found.end(), start):
            continue
        if _CONFUSED.search(accented(source.slice(*found.span()))):
            break
        return _CUES[int((found.lastgroup or "c0")[1:])][0], found.start()
    return "", start
