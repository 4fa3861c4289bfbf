"""One body that a plan calls in two ways."""

from dataclasses import replace

from corpus.agencies import Directory
from corpus.naming import names
from corpus.parse import parse_lines
from corpus.plan import Duty
from tests.corpus.conftest import SOME_PLAN, lines_of


def leads(issuer: str, *names: str) -> list[str]:
    items = "\n".join(f"{i}. {name}: Mở lớp." for i, name in enumerate(names, 1))
    text = f"KẾ HOẠCH\nI. TỔ CHỨC THỰC HIỆN\n{items}"
    plan = parse_lines(lines_of(text), replace(SOME_PLAN, issuer=issuer), Directory.load())
    return [r.lead[0] for r in plan.records if isinstance(r, Duty)]


def test_a_district_means_its_own_room_by_either_name() -> None:
    own, short = "Phòng Nội vụ huyện", "Phòng Nội vụ"
    assert leads("Ủy ban nhân dân huyện Quế Sơn", own, short) == [short, short]
    assert leads("Ủy ban nhân dân huyện Quế Sơn", own) == [own]


def test_a_province_means_two_bodies_by_two_names() -> None:
    names = ("Trung tâm Phục vụ hành chính công", "Trung tâm Phục vụ hành chính công xã")
    found = leads("Ủy ban nhân dân tỉnh Quảng Nam", *names)
    assert len(set(found)) == 2


def test_initials_of_an_office_are_the_district_s_where_it_is_written_out() -> None:
    written = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"
    found = leads("Ủy ban nhân dân huyện Quế Sơn", "VP HĐND&UBND", "Văn phòng HĐND và UBND huyện")
    assert found == [written, written]


def test_a_centre_of_several_services_keeps_its_name(directory: Directory) -> None:
    """ "Tổng hợp" behind "dịch vụ" is no verb."""
    raw = "Trung tâm Dịch vụ tổng hợp xã, Phòng Kinh tế"
    assert names(directory, raw) == ("Trung tâm Dịch vụ tổng hợp xã", "Phòng Kinh tế")
