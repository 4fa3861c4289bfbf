"""Questions against the agencies that they name."""

from __future__ import annotations

import unicodedata
from time import perf_counter

import pytest

from corpus.agencies import Directory

KHCN = "Sở Khoa học và Công nghệ"
TTTT = "Sở Thông tin và Truyền thông"
BQL = "Ban Quản lý khu kinh tế và các khu công nghiệp tỉnh"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ phải làm gì trước tháng 6?", [("Sở Nội vụ", "Sở Nội vụ")]),
        ("so noi vu phai lam gi truoc thang 6", [("so noi vu", "Sở Nội vụ")]),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ chủ trì gì", [("SỞ KHOA HỌC VÀ CÔNG NGHỆ", KHCN)]),
        ("sở khoa hoc và cong nghệ", [("sở khoa hoc và cong nghệ", KHCN)]),
        ("STTTT làm gì", [("STTTT", TTTT)]),
        ("Sở TT&TT và Sở KH-CN", [("Sở TT&TT", TTTT), ("Sở KH-CN", KHCN)]),
        ("so khcn chu tri gi", [("so khcn", KHCN)]),
        ("SKHCN", [("SKHCN", KHCN)]),
        ("UBND các cấp làm gì", [("UBND các cấp", "Ủy ban nhân dân các cấp")]),
        ("SNV có bao nhiêu việc", [("SNV", "Sở Nội vụ")]),
        ("Sở GD&ĐT", [("Sở GD&ĐT", "Sở Giáo dục và Đào tạo")]),
        ("Sở VHTT&DL", [("Sở VHTT&DL", "Sở Văn hóa, Thể thao và Du lịch")]),
        ("Sở LĐ-TB&XH", [("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội")]),
        ("LĐTBXH phải làm gì", [("LĐTBXH", "Sở Lao động - Thương binh và Xã hội")]),
        ("KH&CN chủ trì nhiệm vụ nào", [("KH&CN", KHCN)]),
        ("VP UBND tỉnh", [("VP UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh")]),
        ("BQL KKT làm gì", [("BQL KKT", BQL)]),
        ("CA tỉnh", [("CA tỉnh", "Công an tỉnh")]),
        (
            "Chi nhánh Ngân hàng Nhà nước ở Thái Nguyên",
            [("Chi nhánh Ngân hàng Nhà nước", "Ngân hàng Nhà nước tỉnh")],
        ),
        (
            "Chi nhánh Ngân hàng Nhà nước Thái Nguyên",  # the province for its "tỉnh"
            [("Chi nhánh Ngân hàng Nhà nước", "Ngân hàng Nhà nước tỉnh")],
        ),
        ("MTTQ tỉnh", [("MTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh")]),
        ("Biên phòng làm gì", [("Biên phòng", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh")]),
        ("Ban quản lý khu kinh tế", [("Ban quản lý khu kinh tế", BQL)]),
        ("sở văn hoá làm gì", [("sở văn hoá", "Sở Văn hóa, Thể thao và Du lịch")]),
        ("công an tỉnh thái bình", [("công an tỉnh", "Công an tỉnh")]),
        ("Sở Nội vụ Hà Nội", [("Sở Nội vụ", "Sở Nội vụ")]),
        ("UBND thành phố Thái Bình", [("UBND thành phố Thái Bình",) * 2]),
        ("UBND huyện Phú Bình làm gì", [("UBND huyện Phú Bình", "Ủy ban nhân dân huyện Phú Bình")]),
        (
            "ubnd thanh pho thai binh lam gi",
            [("ubnd thanh pho thai binh", "Ủy ban nhân dân thành phố Thái Bình")],
        ),
        (
            "UBND các huyện, thành phố",
            [("UBND các huyện, thành phố", "Ủy ban nhân dân các huyện, thành phố")],
        ),
        ("các sở ban ngành phải làm gì", [("các sở ban ngành", "Các sở, ban, ngành")]),
        ("Sở Thông tin và Truyền thôn", [("Sở Thông tin và Truyền thôn", TTTT)]),
        ("Sỡ Nội vụ làm gì", [("Sỡ Nội vụ", "Sở Nội vụ")]),
        ("sở khoa học cộng nghệ", [("sở khoa học cộng nghệ", KHCN)]),
        (
            "Trường Đại học Bách khoa Hà Nội làm gì",
            [("Trường Đại học Bách khoa Hà Nội", "Trường Đại học Bách khoa Hà Nội")],
        ),
    ],
)
def test_a_question_names_its_agencies(
    directory: Directory, text: str, expected: list[tuple[str, str]]
) -> None:
    found = [(m.surface, m.agency.name) for m in directory.find(text)]
    assert found == [(s, n.replace("UBND", "Ủy ban nhân dân")) for s, n in expected]


@pytest.mark.parametrize(
    "text",
    [
        "bảo đảm an ninh mạng",
        "ban hành quyết định của Ban",
        "đăng ký sở hữu trí tuệ",
        "cơ sở dữ liệu dùng chung",
        "bộ tiêu chí đánh giá",
        "báo cáo trước ngày 10/6",
        "các cơ sở y tế",
        "co so y te nao",
        "cán bộ y tế",
        "can bo y te",
        "chuyển giao tiến bộ khoa học và công nghệ",
        "chuyen doi so khoa hoc cong nghe",
        "số khoa học và công nghệ",
        "phát triển KH&CN, ĐMST và CĐS",
        "Kế hoạch 26/KH-UBND còn hiệu lực không",
        "văn bản 1552/BTTTT-THH được nhắc ở đâu",
        "thành phố thông minh, trường đại học",
        "trong các sở, Kế hoạch này",
        "thời tiết ngày mai",
        "",
    ],
)
def test_ordinary_words_are_no_agency(directory: Directory, text: str) -> None:
    assert directory.find(text) == ()


def test_an_ambiguous_short_form_lists_all_it_may_mean(directory: Directory) -> None:
    (mention,) = directory.find("Còn Sở Nông nghiệp thì sao?")
    candidates = {mention.agency.name, *(a.name for a in mention.alternatives)}
    assert candidates == {"Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường"}
    assert not mention.exact


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("so ke hoach va dt", "Sở Kế hoạch và Đầu tư"),
        ("ủy ban thành phố Thái Bình", "Ủy ban nhân dân thành phố Thái Bình"),
        ("GD&ĐT trước tháng 4/2025 có gì", "Sở Giáo dục và Đào tạo"),
    ],
)
def test_half_short_and_half_spelt_names(directory: Directory, text: str, name: str) -> None:
    """Initials for one part of a name, "nhân dân" left out, initials where a question begins."""
    assert [m.agency.name for m in directory.find(text)] == [name]


@pytest.mark.parametrize("text", ["ủy ban xã hội", "chuyển đổi số trong GD&ĐT", "cơ sở kế hoạch"])
def test_what_only_looks_like_a_short_name(directory: Directory, text: str) -> None:
    """No place behind "ủy ban", initials inside a topic, the end of another word."""
    assert directory.find(text) == ()


def test_a_place_holds_the_words_of_the_text_also_in_nfd(directory: Directory) -> None:
    text = unicodedata.normalize("NFD", "Ai phối hợp với Sở Y tế?")
    (mention,) = directory.find(text)
    assert text[mention.start : mention.end] == mention.surface
    assert unicodedata.normalize("NFC", mention.surface) == "Sở Y tế"


def test_names_of_the_corpus_are_found_once_learned(directory: Directory) -> None:
    learned = directory.with_names(
        ["Trường Đại học Thái Bình", "Hội Văn học Nghệ thuật Thái Bình", "Đơn vị liên quan"]
    )
    asked = "truong dai hoc thai binh, Hội Văn học nghệ thuật và đơn vị liên quan"
    found = [m.agency.name for m in learned.find(asked)]
    assert found == ["Trường Đại học Thái Bình", "Hội Văn học Nghệ thuật Thái Bình"]
    assert directory.find("truong dai hoc thai binh") == ()


@pytest.mark.parametrize(
    "text",
    ["Sở " * 33000, "ban quản lý khu " * 6000, "Trường Ab " * 10000, "(" * 100_000, "1. " * 30000],
    ids=lambda text: text[:10],
)
def test_long_input_takes_linear_time(directory: Directory, text: str) -> None:
    started = perf_counter()
    directory.find(text)
    directory.split(text)
    assert perf_counter() - started < 10
