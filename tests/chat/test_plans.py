"""The plan browser: outline, search, a place for every clause; plan text stays text."""

from dataclasses import replace

from chat import pages
from chat.plans import Row, read
from corpus.plan import Line

PLAN = "thaibinh-26-2025"


def test_every_clause_has_a_place_to_link_to(register) -> None:
    reading = read(register, PLAN)
    assert reading
    html = pages.plan(reading, {})
    for locator in ("II.2.e", "PL2.19", "PL1.1-bis"):
        assert f'id="{locator}"' in html


def test_clauses_span_their_lines(register) -> None:
    reading = read(register, PLAN)
    assert reading
    clause = next(c for row in reading.rows for c in row.clauses if c.locator == "II.2.e")
    assert (clause.first, clause.last, clause.name) == (77, 79, "mục II.2.e")


def test_search_does_without_diacritics(register) -> None:
    reading = read(register, PLAN, "nguoi co tai nang")
    assert reading and 77 in [row.line.number for row in reading.hits]


def test_an_unknown_plan_is_none(register) -> None:
    assert read(register, "hanoi-1-2025") is None


def test_plan_text_and_query_are_escaped(register) -> None:
    reading = read(register, PLAN, "<script>")
    assert reading
    hostile = Row(Line(1, "<img src=x onerror=alert(1)>\u202e"), hit=True)
    html = pages.plan(replace(reading, rows=(hostile,)), {})
    assert "<img" not in html and "&lt;img" in html and "\u202e" not in html
    assert "“&lt;script&gt;”" in html


def test_a_replaced_plan_links_to_its_successor(register) -> None:
    html = pages.catalogue(register.plans())
    assert '<a href="/ke-hoach/thaibinh-86-2025"><span class="het">' in html


def test_cited_lines_are_marked(register) -> None:
    reading = read(register, PLAN)
    assert reading
    html = pages.plan(reading, {}, (77, 79))
    assert html.count('class="dong trich"') == 2
