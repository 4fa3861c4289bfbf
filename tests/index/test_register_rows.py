"""Where a plan prints what the register says of it."""

from __future__ import annotations

from datetime import date

from corpus.plan import Line, Manifest, Plan
from index.register.rows import plan_row


def test_the_signature_is_the_line_that_says_nothing_but_the_name() -> None:
    """Who signs may be in charge of a task of the plan, too."""
    texts = (
        "Rà soát | Đồng chí Lê Văn An",
        "Nơi nhận:    KT. GIÁM ĐỐC",
        "- Lưu: VT.     Lê Văn An",
    )
    lines = tuple(Line(n, t) for n, t in enumerate(texts, 1))
    manifest = Manifest("x-1-2026", "x.txt", None, "", "", "", date(2026, 1, 1), "Lê Văn An")
    assert plan_row(Plan(manifest, lines, (), ()))[-1] == 3
