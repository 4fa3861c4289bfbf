"""Where the rows of an annex stand: "PL2.19", "PL1.III.2"."""

from __future__ import annotations

from corpus.table_rows import Row


def locators(rows: tuple[Row, ...], prefix: str) -> list[str]:
    """PL2.19; a row without number after 1 is PL1.1-bis. Restarted numbers get the group,
    all of a group that begins again with 1; a second row under one number "-2"."""
    anew: set[str | None] = set()
    found: list[str] = []
    used: dict[str, int] = {}
    last = "0"
    for above, row in zip((None, *rows), rows, strict=False):
        beside = above is not None and above.group == row.group
        under = row.number == "" or (beside and above is not None and above.number == row.number)
        last = row.number or last
        base = f"{prefix}.{last}" if row.number else f"{prefix}.{last}-bis"
        restarts = (f"{prefix}.{last}" in used or row.group in anew) and row.group and not under
        anew |= {row.group} if restarts and row.number == "1" else set()
        if restarts or (under and found and _grouped(found[-1], row, prefix)):
            base = base.replace(prefix, f"{prefix}.{(row.group or '').partition('.')[0]}", 1)
        locator = base if base not in used else f"{base}-{used[base] + 1}"
        while locator in used:
            used[base] += 1
            locator = f"{base}-{used[base] + 1}"
        used[base] = used.get(base, 0) + 1
        used.setdefault(locator, 1)
        found.append(locator)
    return found


def _grouped(above: str, row: Row, prefix: str) -> bool:
    """Whether the locator above already carries this row's group."""
    return bool(row.group) and above.startswith(f"{prefix}.{(row.group or '').partition('.')[0]}.")
