"""The story of writing: every plan, record, line and agency role into one SQLite file."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from corpus.agencies import Directory
from corpus.codec import record_json
from corpus.contradictions import Clause, find_contradictions
from corpus.links import find_links
from corpus.outline import flatten
from corpus.plan import Manifest, Plan, Record, Relation, Section
from corpus.text import key
from index.register.record_rows import days, roles, whole_of
from index.register.rows import heading, plan_row
from index.register.schema import FORMAT, SCHEMA
from index.register.wordings import Wordings
from index.sealed import seal


def write_register(path: Path, plans: Iterable[Plan], directory: Directory) -> None:
    """Write a new register at `path`, which must not exist.

    Raises OSError when the disk refuses; what stands at `path` is then of no use.
    """
    with _writing(path) as db:
        db.executescript(SCHEMA)
        _write_plans(db, plans, directory)
        db.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))
        for table in ("topics", "clauses"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        db.commit()
        db.execute("ANALYZE")


def extend_register(
    path: Path,
    before: Path,
    manifests: Iterable[Manifest],
    plans: Iterable[Plan],
    directory: Directory,
) -> None:
    """Write what the register at `before` holds, and more plans after it, at `path`.

    `manifests` are those of the plans that it holds: one that comes may have replaced one.
    Raises as `write_register` does.
    """
    with _writing(path, before) as db:
        sql = "UPDATE plans SET status = ?, replaced_by = ?, replaced_on = ? WHERE id = ?"
        days = [(m, m.replaced_on.isoformat() if m.replaced_on else None) for m in manifests]
        db.executemany(sql, [(m.status, m.replaced_by, day, m.id) for m, day in days])
        _write_plans(db, plans, directory)


@contextmanager
def _writing(path: Path, before: Path | None = None) -> Iterator[sqlite3.Connection]:
    try:
        if before:
            shutil.copyfile(before, path)
        with closing(sqlite3.connect(path)) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
            yield db
            db.commit()
        seal(path)
    except (OSError, sqlite3.OperationalError) as fault:
        raise OSError(f"{path.parent}: không ghi được chỉ mục ({fault})") from fault


def _write_plans(db: sqlite3.Connection, plans: Iterable[Plan], directory: Directory) -> None:
    agencies: dict[str, int] = dict(db.execute("SELECT name, n FROM agencies"))
    wordings = Wordings(db)
    (last,) = db.execute("SELECT coalesce(max(n), 0) FROM plans").fetchone()
    for n, plan in enumerate(plans, last + 1):
        _write_plan(db, n, plan, agencies, directory, wordings)
    wordings.finish()


def _write_plan(
    connection: sqlite3.Connection,
    n: int,
    plan: Plan,
    agencies: dict[str, int],
    directory: Directory,
    wordings: Wordings,
) -> None:
    connection.executemany(
        "INSERT INTO lines VALUES (?, ?, ?, ?)",
        [(n, line.number, line.page, line.text) for line in plan.lines],
    )
    _write_sections(connection, n, plan)
    connection.executemany(
        "INSERT INTO issues VALUES (?, ?, ?, ?, ?)",
        [(n, i.span.first, i.span.last, i.text, i.why) for i in plan.issues],
    )
    whole = whole_of(plan.records)
    said = [
        None if isinstance(r, Relation) else wordings.number(r, whole.get(r.id))
        for r in plan.records
    ]
    for record, wording in zip(plan.records, said, strict=True):
        _write_record(connection, n, record, wording, agencies, directory)
    known = [wording for wording in said if wording]
    ends = (min(known, default=None), max(known, default=None))
    row = (n, *plan_row(plan), *ends)
    connection.execute(f"INSERT INTO plans VALUES ({','.join('?' * len(row))})", row)
    for link in find_links(plan.records):
        pair, same = (link.assignment, link.task), int(link.same_lead)
        connection.execute("INSERT INTO links VALUES (?, ?, ?)", (*pair, same))
        connection.execute("INSERT INTO links VALUES (?, ?, ?)", (*pair[::-1], same))


def _write_sections(connection: sqlite3.Connection, n: int, plan: Plan) -> None:
    """The outline in reading order, the words of each section's lines, and what these say
    otherwise than a target."""
    clauses = [_clause(section, above, plan) for section, above in _in_order(plan)]
    for clause in clauses:
        section, span = clause.section, clause.section.span
        row = (n, section.locator, section.label, section.title, clause.path)
        cursor = connection.execute(
            "INSERT INTO sections VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, span.first, span.last, span.page),
        )
        connection.execute(
            "INSERT INTO clauses (rowid, words, heading) VALUES (?, ?, ?)",
            (cursor.lastrowid, clause.words, key(heading(section.title))),
        )
    connection.executemany(
        "INSERT INTO contradictions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (c.target, at, c.locator, c.span.first, c.span.last, c.span.page, c.sentence)
            for at, c in enumerate(find_contradictions(plan.records, clauses))
        ],
    )


def _clause(section: Section, above: Sequence[Section], plan: Plan) -> Clause:
    path = " › ".join(f"{s.label} {s.title}" for s in above if not s.is_bullet)
    lines = plan.lines[section.span.first - 1 : section.span.last]
    return Clause(section, path, key(" ".join(line.text for line in lines)))


def _in_order(plan: Plan) -> list[tuple[Section, tuple[Section, ...]]]:
    """The outline with the opening before it and the closing behind."""
    placed = [*flatten(plan.sections), *((zone, ()) for zone in plan.zones)]
    return sorted(placed, key=lambda held: held[0].span.first)


def _write_record(
    connection: sqlite3.Connection,
    n: int,
    record: Record,
    wording: int | None,
    agencies: dict[str, int],
    directory: Directory,
) -> None:
    payload = json.dumps(record_json(record), ensure_ascii=False, separators=(",", ":"))
    span = record.span
    place = (record.id, n, record.kind, record.locator, span.first, span.last)
    row = connection.execute(
        "INSERT INTO records VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", (*place, wording, payload)
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
        mention = (key(record.target.number), row, n, record.relation)
        connection.execute("INSERT INTO mentions VALUES (?, ?, ?, ?)", mention)


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
