"""The story of writing: every plan, record, line and agency role into one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from corpus.agencies import Directory
from corpus.codec import record_json
from corpus.links import find_links
from corpus.outline import flatten
from corpus.plan import Plan, Record, Relation, Section
from corpus.text import key, words
from index.register.record_rows import days, roles, topic_words
from index.register.rows import plan_row
from index.register.schema import FORMAT, SCHEMA


def write_register(path: Path, plans: Iterable[Plan], directory: Directory) -> None:
    """Write a new register at `path`, which must not exist.

    Raises OSError when the disk refuses; what stands at `path` is then of no use.
    """
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        agencies: dict[str, int] = {}
        for n, plan in enumerate(plans, 1):
            _write_plan(connection, n, plan, agencies, directory)
        connection.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))
        for table in ("topics", "clauses"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        connection.commit()
        connection.execute("ANALYZE")
        connection.commit()
    except sqlite3.OperationalError as fault:
        raise OSError(f"{path.parent}: the index cannot be written ({fault})") from fault
    finally:
        connection.close()


def _write_plan(
    connection: sqlite3.Connection,
    n: int,
    plan: Plan,
    agencies: dict[str, int],
    directory: Directory,
) -> None:
    connection.execute(f"INSERT INTO plans VALUES ({','.join('?' * 18)})", (n, *plan_row(plan)))
    connection.executemany(
        "INSERT INTO lines VALUES (?, ?, ?, ?)",
        [(n, line.number, line.page, line.text) for line in plan.lines],
    )
    _write_sections(connection, n, plan)
    connection.executemany(
        "INSERT INTO issues VALUES (?, ?, ?, ?, ?)",
        [(n, i.span.first, i.span.last, i.text, i.why) for i in plan.issues],
    )
    for record in plan.records:
        _write_record(connection, n, record, agencies, directory)
    for link in find_links(plan.records):
        pair, same = (link.assignment, link.task), int(link.same_lead)
        connection.execute("INSERT INTO links VALUES (?, ?, ?)", (*pair, same))
        connection.execute("INSERT INTO links VALUES (?, ?, ?)", (*pair[::-1], same))


def _write_sections(connection: sqlite3.Connection, n: int, plan: Plan) -> None:
    """The outline in reading order, and the words of each section's lines."""
    for section, above in _in_order(plan):
        path = " › ".join(f"{s.label} {s.title}" for s in above if not s.is_bullet)
        span = section.span
        cursor = connection.execute(
            "INSERT INTO sections VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(n, section.locator, section.label, section.title, path),
                *(span.first, span.last, span.page),
            ),
        )
        text = " ".join(line.text for line in plan.lines[span.first - 1 : span.last])
        connection.execute(
            "INSERT INTO clauses (rowid, words) VALUES (?, ?)", (cursor.lastrowid, key(text))
        )


def _in_order(plan: Plan) -> list[tuple[Section, tuple[Section, ...]]]:
    """The outline with the opening before it and the closing behind."""
    placed = [*flatten(plan.sections), *((zone, ()) for zone in plan.zones)]
    return sorted(placed, key=lambda held: held[0].span.first)


def _write_record(
    connection: sqlite3.Connection,
    n: int,
    record: Record,
    agencies: dict[str, int],
    directory: Directory,
) -> None:
    payload = json.dumps(record_json(record), ensure_ascii=False, separators=(",", ":"))
    row = connection.execute(
        "INSERT INTO records VALUES (NULL, ?, ?, ?, ?, ?)",
        (record.id, n, record.kind, record.locator, payload),
    ).lastrowid
    in_time = days(record)
    for role, names in roles(record):
        for name in names:
            agency = _agency(connection, name, agencies, directory)
            connection.execute(
                "INSERT OR IGNORE INTO roles VALUES (?, ?, ?, ?, ?, ?, ?)",
                (agency, role, n, row, *in_time),
            )
    if isinstance(record, Relation):
        connection.execute("INSERT INTO mentions VALUES (?, ?)", (key(record.target.number), row))
    else:
        found_by = topic_words(record)
        held = (key(found_by), words(found_by))
        connection.execute(
            "INSERT INTO record_words VALUES (?, ?, ?, ?, ?)", (row, n, record.kind, *held)
        )
        connection.execute(
            "INSERT INTO topics (rowid, folded, marked) VALUES (?, ?, ?)", (row, *held)
        )


def _agency(
    connection: sqlite3.Connection, name: str, agencies: dict[str, int], directory: Directory
) -> int:
    if name not in agencies:
        agencies[name] = len(agencies) + 1
        collective = any(a.collective for a in directory.split(name))
        connection.execute(
            "INSERT INTO agencies VALUES (?, ?, ?)", (agencies[name], name, int(collective))
        )
    return agencies[name]
