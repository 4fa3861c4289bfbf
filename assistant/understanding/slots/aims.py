"""Is it asked what is aimed at by a year, of nothing in particular?"""

from __future__ import annotations

from assistant.understanding.reading.reading import Reading
from assistant.understanding.words.spans import blank, flat, only
from corpus.lazy import pattern

_YEAR = r"20[2-5]\d"
_AIM = (
    r"(?:tam nhin|dat ra|de ra|phan dau|huong (?:toi|den)|nham (?:toi|den)|vuon (?:toi|len)"
    r"|(?:muon|can|phai|se|dinh|mong|mong muon) dat(?: duoc)?|dat (?:duoc )?(?:gi|nhung gi)"
    r"|ky vong|tham vong|khat vong|mong muon"
    r"|(?:se |tro )?thanh (?:mot )?(?:tinh|noi|dia phuong|trung tam)(?: nhu)?(?: the)? (?:nao|gi))"
)
# All that such a question may have beside the province or the plan, and the year.
_ONLY = only(
    rf"{_AIM}|{_YEAR}|giai doan|ra sao|nhu the nao|the nao|ke hoach|xa hon|dai han|cu the|tro thanh"
    r"|den|toi|vao|cua|tai|o|trong|nam|moc|cac|nhung|gi|dieu|cai|nao|la|sao|co|duoc|tinh|lam|ve|va"
    r"|muc|diem|nhu|thanh"
)
_AIMED = pattern(rf"(?<!\w){_AIM}(?!\w)")
_A_YEAR = pattern(rf"(?<![\d/]){_YEAR}(?![\d/])")


def aims_at_year(reading: Reading) -> bool:
    """ "Mốc 2045 Thái Nguyên đặt ra điều gì?", "Tầm nhìn 2045 của Thái Bình": every target of
    that year, whatever it is about."""
    if reading.agencies or reading.place or reading.documents or reading.limits:
        return False
    if not (reading.provinces or reading.plans):
        return False
    rest = flat(blank(reading.text, [*reading.provinces, *reading.plans]))
    return bool(_A_YEAR.search(rest) and _AIMED.search(rest) and _ONLY.match(rest))
