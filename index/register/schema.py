"""The tables of a register."""

# What a reader must know to read a file; another number makes every index old.
FORMAT = 8

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE plans (
    n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, file TEXT NOT NULL, number TEXT,
    title TEXT NOT NULL, issuer TEXT NOT NULL, province TEXT NOT NULL, issued TEXT NOT NULL,
    day_known INTEGER NOT NULL, signer TEXT NOT NULL, status TEXT NOT NULL,
    replaces TEXT NOT NULL, replaced_by TEXT, replaced_on TEXT, short TEXT, digest TEXT NOT NULL,
    number_line INTEGER, signer_line INTEGER, first_wording INTEGER, last_wording INTEGER
);
CREATE TABLE lines (
    plan INTEGER NOT NULL, number INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL,
    PRIMARY KEY (plan, number)
) WITHOUT ROWID;
CREATE TABLE records (
    n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, plan INTEGER NOT NULL, kind TEXT NOT NULL,
    locator TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, wording INTEGER,
    payload TEXT NOT NULL
);
CREATE INDEX records_of_plan ON records (plan, kind, locator, first, last);
CREATE INDEX records_worded ON records (wording, plan, kind);
CREATE INDEX records_at ON records (locator);
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
CREATE TABLE contradictions (
    target TEXT NOT NULL, n INTEGER NOT NULL, locator TEXT NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, page INTEGER, sentence TEXT NOT NULL, PRIMARY KEY (target, n)
) WITHOUT ROWID;
CREATE TABLE mentions (
    number TEXT NOT NULL, record INTEGER NOT NULL, plan INTEGER NOT NULL,
    relation TEXT NOT NULL, PRIMARY KEY (number, record)
) WITHOUT ROWID;
CREATE INDEX mentions_of_plan ON mentions (plan, relation, record);
CREATE TABLE sections (
    n INTEGER PRIMARY KEY, plan INTEGER NOT NULL, locator TEXT NOT NULL COLLATE NOCASE,
    label TEXT NOT NULL,
    title TEXT NOT NULL, path TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    page INTEGER
);
CREATE INDEX sections_of_plan ON sections (plan, locator);
CREATE TABLE issues (
    plan INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, text TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE TABLE wordings (n INTEGER PRIMARY KEY, folded TEXT NOT NULL, marked TEXT NOT NULL);
CREATE VIRTUAL TABLE topics USING fts5 (
    folded, marked, content='wordings', content_rowid='n',
    tokenize='unicode61 remove_diacritics 0', columnsize=0
);
CREATE TABLE words (
    word TEXT NOT NULL, marked INTEGER NOT NULL, records INTEGER NOT NULL,
    PRIMARY KEY (word, marked)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE clauses USING fts5 (
    words, heading, content='', tokenize='unicode61 remove_diacritics 0', columnsize=0
);
"""
