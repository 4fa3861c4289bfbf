"""The plan browser's HTML. Whatever comes from a plan or a user passes through `escape`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from chat.chips import ROOT
from chat.escape import visible
from chat.panel import issued, short_name, standing
from chat.plans import Clause, Reading, Row
from corpus.plan import Manifest

_HITS_SHOWN = 200


def page(title: str, body: str) -> str:
    """A whole page, in Vietnamese, without anything from outside."""
    return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="icon" href="/favicon">
<link rel="stylesheet" href="/public/plans.css">
<script src="/public/plans.js" defer></script>
</head>
<body>
<a class="skip" href="#noi-dung">Đến nội dung</a>
<header class="top"><a href="/">Trợ lý Kế hoạch</a>
<a href="/ke-hoach">Danh mục kế hoạch</a></header>
{body}
</body>
</html>
"""


def not_found() -> str:
    body = """<main id="noi-dung"><h1>Không có trang này</h1>
<p>Địa chỉ không ứng với kế hoạch nào trong hệ thống.
Mời xem <a href="/ke-hoach">danh mục kế hoạch</a>.</p></main>"""
    return page("Không có trang này", body)


def catalogue(plans: Sequence[Manifest]) -> str:
    """All plans, newest first."""
    names = {plan.id: short_name(plan) for plan in plans}
    cards = (
        _card(plan, names) for plan in sorted(plans, key=lambda plan: plan.issued, reverse=True)
    )
    body = (
        '<main id="noi-dung" class="list"><h1>Danh mục kế hoạch</h1>'
        f"<p>{len(plans)} kế hoạch trong hệ thống, mới nhất trước.</p>"
        f"<ul>{''.join(cards)}</ul></main>"
    )
    return page("Danh mục kế hoạch", body)


def _card(plan: Manifest, names: dict[str, str]) -> str:
    return (
        f'<li><h2><a href="{_address(plan)}">{escape(short_name(plan))}</a></h2>'
        f"<p>{escape(plan.title)}</p>{_facts(plan, names)}</li>"
    )


def _address(plan: Manifest) -> str:
    return escape(ROOT + quote(plan.id, safe=""))


def _facts(plan: Manifest, names: dict[str, str]) -> str:
    in_force, words = standing(plan, names.get(plan.replaced_by or "", plan.replaced_by))
    badge = f'<span class="{"con" if in_force else "het"}">{escape(words)}</span>'
    if plan.replaced_by in names:
        badge = f'<a href="{escape(ROOT + quote(plan.replaced_by or "", safe=""))}">{badge}</a>'
    signer = f" · người ký: {escape(plan.signer)}" if plan.signer else ""
    facts = f"{escape(plan.issuer)} · {escape(issued(plan))}{signer}"
    return f'<p class="facts">{facts}</p><p>{badge}</p>'


def plan(reading: Reading, names: dict[str, str], cited: tuple[int, int] | None = None) -> str:
    """A plan with its outline beside it; `cited` are lines to show as a quotation."""
    manifest = reading.manifest
    name = short_name(manifest)
    body = (
        f'<div class="split"><nav aria-label="Mục lục"><h2>Mục lục</h2>{_outline(reading)}</nav>'
        f'<main id="noi-dung"><h1>{escape(name)}</h1><p class="ten">{escape(manifest.title)}</p>'
        f"{_facts(manifest, names)}{_search(reading)}"
        f"<article>{''.join(_rows(reading.rows, cited))}</article></main></div>"
    )
    return page(f"{name} – {manifest.province}", body)


def _outline(reading: Reading) -> str:
    sections = (
        f'<li class="cap{s.locator.count(".") + 1}"><a href="#{_fragment(s.locator)}">'
        f"{escape(s.label)} {escape(_short(visible(s.title)))}</a></li>"
        for s in reading.outline
    )
    annexes = (
        f'<li class="cap1"><a href="#{_fragment(c.locator)}">{escape(c.name)}</a></li>'
        for c in reading.annexes
    )
    return f"<ol>{''.join(sections)}{''.join(annexes)}</ol>"


def _fragment(locator: str) -> str:
    return escape(quote(locator, safe="~/-._"))


def _short(title: str, longest: int = 110) -> str:
    return title if len(title) <= longest else title[:longest].rpartition(" ")[0] + "…"


def _search(reading: Reading) -> str:
    form = (
        '<form class="tim" role="search"><label for="q">Tìm trong kế hoạch này</label>'
        '<span><input id="q" name="q" type="search" maxlength="120"'
        f' value="{escape(reading.query)}">'
        "<button>Tìm</button></span></form>"
    )
    if not reading.query:
        return form
    hits = reading.hits
    items = "".join(
        f'<li><a href="#d{row.line.number}">dòng {row.line.number}</a> '
        f"{escape(_short(visible(row.line.text).strip(), 180))}</li>"
        for row in hits[:_HITS_SHOWN]
    )
    more = "" if len(hits) <= _HITS_SHOWN else f" (hiện {_HITS_SHOWN} dòng đầu)"
    count = f"{len(hits)} dòng có “{escape(reading.query)}”{more}."
    found = f'<p aria-live="polite">{count}</p><ol>{items}</ol>'
    return f'{form}<section class="ket-qua">{found}</section>'


def _rows(rows: Iterable[Row], cited: tuple[int, int] | None) -> Iterable[str]:
    page_number: int | None = None
    for row in rows:
        if row.line.page is not None and row.line.page != page_number:
            page_number = row.line.page
            yield f'<p class="trang">Trang {page_number}</p>'
        yield _row(row, cited)


def _row(row: Row, cited: tuple[int, int] | None) -> str:
    number = row.line.number
    quoted = cited is not None and cited[0] <= number <= cited[1]
    kinds = ["dong", f"muc{row.level}" if row.level else "", "trich" if quoted else "",
             "khop" if row.hit else ""]  # fmt: skip
    anchors = "".join(_anchor(clause) for clause in row.clauses)
    way = _permalink(row.clauses[0]) if row.clauses else ""
    heading = f' role="heading" aria-level="{row.level + 1}"' if row.level else ""
    kinds_text = " ".join(kind for kind in kinds if kind)
    text = f"<span{heading}>{escape(visible(row.line.text).strip())}</span>"
    return f'<p class="{kinds_text}" id="d{number}" data-n="{number}">{anchors}{text}{way}</p>\n'


def _anchor(clause: Clause) -> str:
    return (
        f'<span class="neo" id="{escape(clause.locator)}"'
        f' data-tu="{clause.first}" data-den="{clause.last}"></span>'
    )


def _permalink(clause: Clause) -> str:
    label = escape(f"Liên kết đến {clause.name}")
    address = _fragment(clause.locator)
    return f'<a class="lk" href="#{address}" title="{label}" aria-label="{label}">¶</a>'
