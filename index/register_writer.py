"""Writes the register: every plan, record, line and agency role into one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from corpus.agencies import Directory
from corpus.codec import record_json
from corpus.deadlines import due_days, timing
from corpus.links import find_links
from corpus.outline import flatten
from corpus.plan import (
    Assignment,
    Duty,
    Manifest,
    Plan,
    Record,
    Relation,
    Section,
    Target,
    Task,
)
from corpus.text import key, words
from index.register import FORMAT, topic_words

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE plans (
    n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, file TEXT NOT NULL, number TEXT,
    title TEXT NOT NULL, issuer TEXT NOT NULL, province TEXT NOT NULL, issued TEXT NOT NULL,
    day_known INTEGER NOT NULL, signer TEXT NOT NULL, status TEXT NOT NULL,
    replaces TEXT NOT NULL, replaced_by TEXT, replaced_on TEXT, short TEXT, digest TEXT NOT NULL,
    number_line INTEGER, signer_line INTEGER
);
CREATE TABLE lines (
    plan INTEGER NOT NULL, number INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL,
    PRIMARY KEY (plan, number)
) WITHOUT ROWID;
CREATE TABLE records (
    n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, plan INTEGER NOT NULL, kind TEXT NOT NULL,
    locator TEXT NOT NULL, payload TEXT NOT NULL
);
CREATE INDEX records_of_plan ON records (plan, kind, locator);
CREATE TABLE agencies (
    n INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, collective INTEGER NOT NULL
);
CREATE TABLE roles (
    agency INTEGER NOT NULL, role TEXT NOT NULL, plan INTEGER NOT NULL, record INTEGER NOT NULL,
    timing TEXT, due TEXT, steps TEXT,
    PRIMARY KEY (agency, role, plan, record)
) WITHOUT ROWID;
CREATE TABLE links (
    one TEXT NOT NULL, other TEXT NOT NULL, same_lead INTEGER NOT NULL, PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE TABLE mentions (
    number TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (number, record)
) WITHOUT ROWID;
CREATE TABLE sections (
    n INTEGER PRIMARY KEY, plan INTEGER NOT NULL, locator TEXT NOT NULL, label TEXT NOT NULL,
    title TEXT NOT NULL, path TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    page INTEGER
);
CREATE INDEX sections_of_plan ON sections (plan, locator);
CREATE TABLE issues (
    plan INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, text TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE VIRTUAL TABLE topics USING fts5 (
    folded, marked, plan UNINDEXED, kind UNINDEXED,
    tokenize='unicode61 remove_diacritics 0', columnsize=0
);
CREATE VIRTUAL TABLE clauses USING fts5 (
    words, content='', tokenize='unicode61 remove_diacritics 0', columnsize=0
);
CREATE VIRTUAL TABLE words USING fts5vocab (topics, col);
"""


def write_register(path: Path, plans: Iterable[Plan], directory: Directory) -> None:
    """Write a new register at `path`, which must not exist.

    Raises OSError when the disk refuses; what stands at `path` is then of no use.
    """
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
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
    connection.execute(
        f"INSERT INTO plans VALUES ({','.join('?' * 18)})", (n, *_plan_row(plan.manifest, plan))
    )
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


def _plan_row(manifest: Manifest, plan: Plan) -> tuple[object, ...]:
    m = manifest
    replaced_on = m.replaced_on.isoformat() if m.replaced_on else None
    return (
        *(m.id, m.file, m.number, m.title, m.issuer, m.province, m.issued.isoformat()),
        *(int(m.day_known), m.signer, m.status, json.dumps(m.replaces), m.replaced_by),
        *(
            replaced_on,
            m.short,
            plan.digest,
            _line_with(m.number, plan),
            _line_with(m.signer, plan),
        ),
    )


def _line_with(words: str | None, plan: Plan) -> int | None:
    """The first line that prints a number or a name; None where none does."""
    wanted = key(words or "")
    found = (line.number for line in plan.lines if wanted in key(line.text))
    return next(found, None) if wanted else None


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
    days = _days(record)
    for role, names in _roles(record):
        for name in names:
            agency = _agency(connection, name, agencies, directory)
            connection.execute(
                "INSERT OR IGNORE INTO roles VALUES (?, ?, ?, ?, ?, ?, ?)",
                (agency, role, n, row, *days),
            )
    if isinstance(record, Relation):
        connection.execute("INSERT INTO mentions VALUES (?, ?)", (key(record.target.number), row))
    else:
        found_by = topic_words(record)
        connection.execute(
            "INSERT INTO topics (rowid, folded, marked, plan, kind) VALUES (?, ?, ?, ?, ?)",
            (row, key(found_by), words(found_by), n, record.kind),
        )


def _days(record: Record) -> tuple[str | None, str | None, str | None]:
    """How a record stands in time, its last day, and the days of its steps."""
    if not isinstance(record, Task | Assignment | Duty):
        return None, None, None
    deadline = record.deadline
    due = deadline.due.isoformat() if deadline and deadline.due else None
    steps = due_days(deadline) if deadline and deadline.milestones else ()
    return timing(deadline), due, " ".join(day.isoformat() for day in steps) or None


def _roles(record: Record) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if isinstance(record, Target):
        return (("tracking", record.lead),)
    if isinstance(record, Task | Assignment | Duty):
        return (("lead", record.lead), ("coordinating", record.coordinating))
    return ()


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
