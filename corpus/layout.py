"""Lines → the zones of an administrative document.

A plan prints, in this order: letterhead, title, opening paragraphs, the numbered
body, closing paragraphs, recipients and signature, annexes. Sites put banners and
metadata around it. Every line lands in exactly one zone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.barred import barred_tables
from corpus.columns import column_roles
from corpus.lazy import pattern
from corpus.plan import Line
from corpus.repeats import bare, repeated_lines, running_lines
from corpus.stacked import stacked_tables
from corpus.text import key

_TITLE = pattern(
    r"(ke hoach|chuong trinh|de an|quyet dinh|nghi quyet|chi thi|thong bao|cong dien|phuong an|"
    r"huong dan)"
)
# Documents whose every item asks somebody to act; a letter has no heading but its address.
_ASKING = pattern(r"(?:chi thi|thong bao|cong dien)\b|kinh gui")
_ROMAN = pattern(r"\s*[IVX]+\s*(?:[.:]\s*\S|[-–/]\s+[A-ZĐÀ-Ỹ])")
_FIRST = pattern(
    r"\s*(?:I|1)\s*(?:[.:/]\s*\S|[-–]\s+[A-ZĐÀ-Ỹ])|\s*Điều\s+1\s*[.:]|\s*A\.\s+[A-ZĐÀ-Ỹ]{2}"
    r"|\s*(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:I|1|(?:THỨ|thứ)\s+(?:NHẤT|nhất))\s*(?:[.:].*)?$"
)
_ANNEX = pattern(
    r"\s*(?:phu luc|phu bieu|bieu)\s*(?:so\s*)?(?:0(?=\d))?(?P<no>[ivx]+|\d{1,2}[a-d]?)?"
    r"\s*[:.]?\s*\|?\s*"
)
# "PHỤ LỤC II: DANH MỤC NHIỆM VỤ" in one line, as a heading is printed.
_ANNEX_TITLED = pattern(
    r"\s*(?:phu luc|phu bieu)\s*(?:so\s*)?(?:0(?=\d))?(?P<no>[ivx]+|\d{1,2})?\s*[:.–-]\s*\S.*"
)
# A decision's annexed plan: "KẾ HOẠCH" with "(Kèm theo Quyết định số …)" below.
_ATTACHED = pattern(
    r"\(?\s*(?:ban hanh )?kem theo (?:quyet dinh|nghi quyet|cong van|van ban|to trinh)"
)
_BEHIND = pattern(r"\(\s*(?:ban hanh )?kem theo ke hoach\b")
_ATTACHED_WITHIN = 14
_DAY = pattern(r"\bngay \d{1,2} thang \d{1,2} nam \d{4}\W*$")
_HEAD = 60
# Lines between two rows of one table: page numbers, empty lines.
_TABLE_GAP = 6
_NUMBERED = ("tt", "stt", "so tt", "so thu tu")
_DATA = pattern(r"nhiem vu|noi dung|cong viec|chi tieu|chu tri")
_CLOSING = pattern(
    r"(tren day la|ke hoach nay (thay the|co hieu luc)|trong qua trinh (to chuc |trien khai )?"
    r"(trien khai |thuc hien )?(thuc hien|trien khai|ke hoach)|qua trinh (trien khai|thuc hien))"
)
_BIDS = pattern(r"(yeu cau|de nghi) (cac|thu truong)\b")
_CARRY_OUT = pattern(r"[^\d:]*\b(trien khai|thuc hien)( ke hoach( nay)?)?\W*")
_ADDRESSED = pattern(r"kinh gui\s*:?")
_RECIPIENTS = pattern(r"noi nhan\s*:?")
_SIGNATURE = pattern(r"\s*(?:TM|KT|TL|TUQ)\.\s+[^\W\d_]")
_END = pattern(r"\./\.|\./$")
_BANNER = pattern(r"(nguon( tra cuu)?\s*:|de su dung toan bo|vui long (lua chon|dang nhap))")


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: its printed number ("I", "2" or ""), and its lines, heading first."""

    number: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The zones of a document; `repeated` holds lines that print an earlier run again."""

    front: tuple[Line, ...]
    title: tuple[Line, ...]
    body: tuple[Line, ...]
    closing: tuple[Line, ...]
    tail: tuple[Line, ...]
    annexes: tuple[Annex, ...]
    repeated: tuple[Line, ...]
    banners: tuple[Line, ...]
    running: tuple[Line, ...] = ()


def lay_out(lines: tuple[Line, ...]) -> Layout:
    """Zones of a document. Lines keep their numbers; none is lost."""
    running = running_lines(lines)
    edges = {x.number for x in running}
    repeated = repeated_lines(tuple(x for x in lines if x.number not in edges))
    banners = tuple(x for x in lines if _BANNER.match(bare(x)))
    dropped = edges | {x.number for x in (*repeated, *banners)}
    kept = tuple(x for x in lines if x.number not in dropped)
    main, behind = _before_annexes(kept)
    whole, tables = _without_tables(_with_attached(main))
    annexes = (*tables, *_annexes(behind))
    return replace(whole, annexes=annexes, repeated=repeated, banners=banners, running=running)


def _before_annexes(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The document proper and its annexes. Annexes that come before the signature end where
    the document goes on with its closing words."""
    first = next((i for i, x in enumerate(lines) if _annex_number(x) is not None), len(lines))
    main, rest = lines[:first], lines[first:]
    if _tail_at(main, 0) < first:
        return main, rest
    ends = (i for i, x in enumerate(rest) if _CLOSING.match(bare(x)) or _is_tail(x))
    end = next(ends, len(rest))
    return (*main, *rest[end:]), rest[:end]


def _with_attached(lines: tuple[Line, ...]) -> Layout:
    """The zones before the annexes. A decision and the plan that it carries are read as
    one: its articles come first, then the plan's own headings."""
    start = _attached_at(lines)
    if start is None:
        return _zones(lines)
    decision, plan = _zones(lines[:start]), _zones(lines[start:])
    if not plan.body:
        return _zones(lines)
    return replace(
        decision,
        title=(*decision.title, *plan.front, *plan.title),
        body=(*decision.body, *plan.body),
        closing=(*decision.closing, *plan.closing),
        tail=(*decision.tail, *plan.tail),
    )


def _zones(main: tuple[Line, ...]) -> Layout:
    heading = _heading_at(main)
    start = _body_at(main, heading)
    closing, tail = _ends(main, start)
    return Layout(
        front=main[:heading],
        title=main[heading:start],
        body=main[start:closing],
        closing=main[closing:tail],
        tail=main[tail:],
        annexes=(),
        repeated=(),
        banners=(),
    )


def _without_tables(zones: Layout) -> tuple[Layout, tuple[Annex, ...]]:
    """Tables of data that stand in the body are read as annexes "B1", "B2"; one behind the
    signature is an annex without a heading."""
    body, found = _lifted(zones.body)
    tail, behind = _lifted(zones.tail)
    tables = [Annex(f"B{n}", rows) for n, rows in enumerate(found, 1)]
    tables += [Annex("", rows) for rows in behind]
    at = len(tail) if behind else _bare_annex_at(tail)
    tables += [Annex("", tail[at:])] if at < len(tail) else []
    return replace(zones, body=body, tail=tail[:at]), tuple(tables)


def _bare_annex_at(tail: tuple[Line, ...]) -> int:
    """Where an annex begins that is called otherwise ("BIỂU PHÂN CÔNG … (Kèm theo Kế hoạch số
    …)") and whose table was not seen, as in a scan: what stands there is not passed over."""
    said = (i for i, line in enumerate(tail) if _BEHIND.match(bare(line)))
    at = next(said, len(tail))
    while 0 < at < len(tail) and (tail[at - 1].text.isupper() or not tail[at - 1].text.strip()):
        at -= 1
    return at


def _lifted(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[tuple[Line, ...]]]:
    """Lines without the tables among them, and the tables."""
    runs: list[list[Line]] = []
    rows: list[Line] = []
    for line in lines:
        if not line.cells:
            continue
        if rows and line.number - rows[-1].number <= _TABLE_GAP:
            rows.append(line)
        elif _names_columns(line):
            rows = [line]
            runs.append(rows)
        else:
            rows = []
    tables = [tuple(run) for run in runs if len(run) > 1]
    plain = tuple(line for line in lines if not line.cells)
    tables += [*barred_tables(plain), *stacked_tables(plain)]
    tables.sort(key=lambda rows: rows[0].number)
    taken = {row.number for rows in tables for row in rows}
    return tuple(x for x in lines if x.number not in taken), tables


def _names_columns(line: Line) -> bool:
    """The head of a table of data: a number column, or three names with work or targets."""
    names = [key(cell) for cell in line.cells or () if cell.strip()]
    if len(names) < 3 or any(len(name) > 80 for name in names):
        return False
    if names[0] in _NUMBERED or any(_DATA.search(name) for name in names):
        return True
    roles = column_roles(tuple(line.cells or ()))  # "Mã | Giải pháp | Phân công | Thời gian"
    return len(roles) > 2 and {"task", "lead"} <= roles.keys()


def _attached_at(lines: tuple[Line, ...]) -> int | None:
    """Where the plan begins that a decision carries: its heading in capitals."""
    first = _heading_at(lines)
    for i in range(first + 1, len(lines)):
        if not _ATTACHED.match(bare(lines[i])):
            continue
        above = range(max(first + 1, i - _ATTACHED_WITHIN), i)
        heads = [j for j in above if opens_document(lines[j])]
        if heads:
            return heads[0]
    return None


def opens_document(line: Line) -> bool:
    """Whether a line is a document's heading: its type, in capitals."""
    return line.text.isupper() and bool(_TITLE.match(bare(line)))


def asks_throughout(layout: Layout) -> bool:
    """Whether the whole document is orders, as a directive, a telegram or a letter is."""
    heads = (bare(line) for line in layout.title if line.text.strip())
    return bool(_ASKING.match(next(heads, "")))


def _annex_number(line: Line) -> str | None:
    if line.cells or not line.text.strip()[:1].isupper():
        return None
    found = _ANNEX.fullmatch(bare(line))
    if found is None and line.text.strip().isupper():
        found = _ANNEX_TITLED.fullmatch(bare(line))
    return (found["no"] or "").upper() if found else None


def _heading_at(lines: tuple[Line, ...]) -> int:
    """Index of the line that names the document's type ("KẾ HOẠCH"), alone or with more
    words in capitals ("KẾ HOẠCH HÀNH ĐỘNG")."""
    for i, line in enumerate(lines):
        if line.text.isupper() and _TITLE.fullmatch(bare(line)):
            return i
    head = lines[:_HEAD]
    # "QUYẾT ĐỊNH:" opens the articles.
    longer = (
        i for i, x in enumerate(head) if opens_document(x) and not x.text.rstrip().endswith(":")
    )
    addressed = (i for i, line in enumerate(head) if _ADDRESSED.match(bare(line)))
    return next(longer, next(addressed, _below_the_day(head)))


def _below_the_day(head: tuple[Line, ...]) -> int:
    """Where a heading without the document's type stands: in capitals below the place and
    the day; 0 where none does."""
    dated = (i for i, line in enumerate(head) if _DAY.search(bare(line)))
    below = range(next(dated, len(head)) + 1, len(head))
    first = next((i for i in below if head[i].text.strip(" |")), 0)
    return first if head[first:] and head[first].text.isupper() else 0


def _body_at(lines: tuple[Line, ...], heading: int) -> int:
    """Index of the first numbered heading after the title."""
    for i in range(heading, len(lines)):
        if _FIRST.match(lines[i].text):
            return i
    return len(lines)


def _ends(lines: tuple[Line, ...], start: int) -> tuple[int, int]:
    """Indices where the closing paragraphs and where the signature part begin."""
    tail = _tail_at(lines, start)
    last = max((i for i in range(start, tail) if _ROMAN.match(lines[i].text)), default=start)
    cues = (i for i in range(last + 1, tail) if _closes(lines[i:tail]))
    return next(cues, tail), tail


def _closes(rest: tuple[Line, ...]) -> bool:
    """Whether a plan's closing words begin here: it sums up, or bids all to carry it out."""
    said = " ".join(bare(line) for line in rest) if _BIDS.match(bare(rest[0])) else ""
    return bool(_CLOSING.match(bare(rest[0])) or _CARRY_OUT.fullmatch(said))


def _tail_at(lines: tuple[Line, ...], start: int) -> int:
    for i in range(start, len(lines)):
        if _END.search(lines[i].text):
            return i + 1
        if _is_tail(lines[i]):
            return i
    return len(lines)


def _is_tail(line: Line) -> bool:
    """Whether recipients or a signature open here."""
    return bool(_RECIPIENTS.match(bare(line)) or _SIGNATURE.match(line.text))


def _annexes(lines: tuple[Line, ...]) -> tuple[Annex, ...]:
    starts = [i for i, x in enumerate(lines) if _annex_number(x) is not None]
    ends = [*starts[1:], len(lines)][: len(starts)]
    return tuple(
        Annex(_annex_number(lines[a]) or "", lines[a:b]) for a, b in zip(starts, ends, strict=True)
    )
