"""Words that the patterns of limits share."""

from __future__ import annotations

Span = tuple[int, int]
WORK = r"(?:viec|nhiem vu|cong viec|dau viec|phan viec|phan|khoan|cai|de an)"
