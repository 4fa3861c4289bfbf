"""What a document says of itself, in the shipped plans and in small ones."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.casing import cased, mended
from corpus.identify import Identity, identify
from corpus.manifest import PLANS, load_manifests
from corpus.plan import CENTRAL, Line, Manifest
from corpus.provinces import Provinces
from corpus.readers import read
from corpus.text import accented

MANIFESTS = load_manifests()


@pytest.fixture(scope="module")
def provinces() -> Provinces:
    return Provinces.load()


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda m: m.id)
def test_the_shipped_plans_are_what_their_manifest_says(
    manifest: Manifest, provinces: Provinces
) -> None:
    others = [m for m in MANIFESTS if m.id != manifest.id]
    found = identify(read(PLANS / manifest.file), provinces, others)
    assert (found.number, found.issuer, found.province) == (
        manifest.number, manifest.issuer, manifest.province,
    )  # fmt: skip
    assert (found.issued, found.day_known) == (manifest.issued, manifest.day_known)
    assert (found.signer, found.replaces) == (manifest.signer, manifest.replaces)
    # The scan prints straight quotation marks; upper and lower case must agree.
    assert found.title.replace("“", '"').replace("”", '"') == manifest.title.replace(
        "“", '"'
    ).replace("”", '"')


def small(provinces: Provinces, *texts: str) -> Identity:
    return identify(tuple(Line(n, t) for n, t in enumerate(texts, 1)), provinces)


HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
REST = ("KẾ HOẠCH", "Phát triển cây quế", "Thực hiện Nghị quyết số 1-NQ/TU, ban hành Kế hoạch:")


def test_a_blank_number_and_day_are_doubts_not_guesses(provinces: Provinces) -> None:
    found = small(provinces, *HEAD, "Số: /KH-UBND", "Lào Cai, ngày tháng 3 năm 2026", *REST)
    assert found.number is None
    assert (found.issued, found.day_known) == (date(2026, 3, 1), False)
    assert any("Số văn bản" in doubt for doubt in found.unsure)
    assert any("Ngày ban hành" in doubt for doubt in found.unsure)


def test_without_even_a_year_there_is_no_date(provinces: Provinces) -> None:
    found = small(provinces, *HEAD, "Số: 5/KH-UBND", *REST)
    assert found.issued is None
    assert "Không tìm thấy ngày ban hành." in found.unsure


def test_the_number_is_mended_where_a_scan_damaged_it(provinces: Provinces) -> None:
    found = small(provinces, *HEAD, "Số: 26/KH-lJBND", "Lào Cai, ngày 3 tháng 3 năm 2026", *REST)
    assert found.number == "26/KH-UBND"


def test_a_department_issues_under_its_committee(provinces: Provinces) -> None:
    head = ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "SỞ Y TẾ", "Số: 7/KH-SYT")
    found = small(provinces, *head, "Lào Cai, ngày 3 tháng 3 năm 2026", *REST)
    assert found.issuer == "Sở y tế tỉnh Lào Cai"


def test_acts_of_the_government_belong_to_no_province(provinces: Provinces) -> None:
    found = small(provinces, "CHÍNH PHỦ", "Số: 9/NQ-CP", "Hà Nội, ngày 3 tháng 3 năm 2026", *REST)
    assert (found.issuer, found.province) == ("Chính phủ", CENTRAL)


def test_a_commune_is_named_as_the_issuer(provinces: Provinces) -> None:
    head = ("ỦY BAN NHÂN DÂN", "XÃ BẢN LẦU", "Số: 7/KH-UBND", "Lào Cai, ngày 3 tháng 3 năm 2026")
    assert small(provinces, *head, *REST).issuer == "Ủy ban nhân dân xã Bản Lầu"


def test_the_signer_stands_under_the_capacity(provinces: Provinces) -> None:
    tail = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "TS. Nguyễn Thành Sinh")
    assert small(provinces, *HEAD, *REST, "I. MỤC ĐÍCH", *tail).signer == "Nguyễn Thành Sinh"


def test_what_a_site_prints_stands_in_for_a_lost_letterhead(provinces: Provinces) -> None:
    listed = ("Số hiệu | 25/KH-UBND |", "Ngày ban hành | 24/01/2025 |", "Người ký | Lê Văn An |",
              "Cơ quan ban hành | Tỉnh Thái Nguyên |")  # fmt: skip
    found = small(provinces, *listed, *REST)
    assert (found.number, found.issued) == ("25/KH-UBND", date(2025, 1, 24))
    assert (found.signer, found.province) == ("Lê Văn An", "Thái Nguyên")


def test_an_act_in_the_summary_of_a_site_is_not_the_number(provinces: Provinces) -> None:
    """A site lists a summary above the letterhead, its labels cut off by tabs."""
    site = (
        "Số ký hiệu\t214/KH-UBND", "Ngày ban hành\t19/01/2026", "Người ký\tTrần Văn Hưng",
        "Trích yếu\tKế hoạch thực hiện Nghị quyết số 57-NQ/TW trên địa bàn tỉnh",
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH LÂM ĐỒNG\tĐộc lập - Tự do",
    )  # fmt: skip
    printed = "Số: 214/KH-UBND\tLâm Đồng, ngày 19 tháng 01 năm 2026"
    for head in ((*site, printed), site):
        found = small(provinces, *head, *REST)
        assert (found.number, found.issued) == ("214/KH-UBND", date(2026, 1, 19))
        assert found.province == "Lâm Đồng"


def test_only_what_this_plan_replaces_is_replaced(provinces: Provinces) -> None:
    end = (
        "I. MỤC ĐÍCH",
        "1. Bãi bỏ nội dung thay thế tại Kế hoạch số 4/KH-UBND.",
        "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 01/02/2024 của Ủy ban nhân dân tỉnh./.",
    )
    assert small(provinces, *HEAD, *REST, *end).replaces == ("12/KH-UBND",)


def test_a_heading_may_hold_more_than_the_type(provinces: Provinces) -> None:
    texts = ("KẾ HOẠCH HÀNH ĐỘNG", "Thực hiện chiến lược", "Thực hiện Quyết định số 1/QĐ-TTg, …")
    assert small(provinces, *HEAD, *texts, "I. MỤC ĐÍCH").title == "Hành động thực hiện chiến lược"


def test_capitals_take_the_case_of_the_text() -> None:
    text = ["Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị về đột phá"]
    title = cased("THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW CỦA BỘ CHÍNH TRỊ", text)
    assert title == "Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị"


def test_a_rare_word_is_mended_only_beside_its_usual_neighbour() -> None:
    text = ["tổ chức thực hiện"] * 6 + ["băng chuyền", "chuyển đổi", "chuyển đổi"] * 3
    assert mended("Tổ chúc thực hiện", [*text, "Tổ chúc"]) == "Tổ chức thực hiện"
    assert accented(mended("Lắp băng chuyền", text)) == "lắp băng chuyền"


@pytest.mark.parametrize(
    "body",
    [
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",),
        ("BỘ TRƯỞNG BỘ XÂY DỰNG",),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI", "KHÓA XIII, KỲ HỌP THỨ 4"),
    ],
)
def test_who_decides_is_no_part_of_the_title(body: tuple[str, ...], provinces: Provinces) -> None:
    texts = ("QUYẾT ĐỊNH", "Ban hành Kế hoạch trồng quế", *body, "Căn cứ Luật Lâm nghiệp;")
    assert (
        small(provinces, *HEAD, *texts, "Điều 1. Ban hành").title == "Ban hành Kế hoạch trồng quế"
    )


def test_a_directive_has_prose_below_its_title(provinces: Provinces) -> None:
    prose = "Trong những năm qua, công tác phòng cháy rừng đã đạt kết quả; tuy nhiên, nắng nóng "
    texts = ("CHỈ THỊ", "Về việc phòng cháy rừng", prose + "gay gắt, nguy cơ cháy rừng rất cao.")
    assert small(provinces, *HEAD, *texts, "1. Sở Y tế").title == "Về việc phòng cháy rừng"


def test_a_letter_is_called_by_its_subject(provinces: Provinces) -> None:
    head = (
        *HEAD,
        "Số: 12/UBND-VX",
        "V/v tuyển sinh năm học 2026",
        "Lào Cai, ngày 3 tháng 3 năm 2026",
    )
    found = small(provinces, *head, "Kính gửi: Các sở, ban, ngành", "1. Sở Y tế kiểm tra.")
    assert (found.number, found.title) == ("12/UBND-VX", "Tuyển sinh năm học 2026")


def test_issuers_in_capitals_take_the_case_of_the_text(provinces: Provinces) -> None:
    head = (
        "UBND TỈNH LÀO CAI",
        "SỞ CÔNG THƯƠNG",
        "Số: 7/KH-SCT",
        "Lào Cai, ngày 3 tháng 3 năm 2026",
    )
    found = small(provinces, *head, *REST, "I. MỤC ĐÍCH", "Giám đốc Sở Công Thương yêu cầu:")
    assert found.issuer == "Sở Công Thương tỉnh Lào Cai"


def test_damaged_digits_of_a_number_are_read_and_doubted(provinces: Provinces) -> None:
    found = small(provinces, *HEAD, "Số: 3l2/KH-UBND", *REST, "I. MỤC ĐÍCH")
    assert found.number == "312/KH-UBND"
    assert any("đọc là 312" in doubt for doubt in found.unsure)


def test_a_name_may_begin_with_one_letter(provinces: Provinces) -> None:
    tail = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Y Bhăm Niê")
    assert small(provinces, *HEAD, *REST, "I. MỤC ĐÍCH", *tail).signer == "Y Bhăm Niê"


def test_the_signer_may_stand_beside_the_recipients(provinces: Provinces) -> None:
    tail = ("Nơi nhận:              KT. CHỦ TỊCH", "- Lưu: VT.          PHÓ CHỦ TỊCH", "",
            "\tLê Thị Mai Khanh")  # fmt: skip
    found = small(provinces, *HEAD, *REST, "I. MỤC ĐÍCH", *tail)
    assert found.signer == "Lê Thị Mai Khanh"


def test_a_scan_may_run_recipients_and_signature_together(provinces: Provinces) -> None:
    tail = ("Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- Bộ Y tế; KT. CHỦ TỊCH",
            "- HĐND tỉnh; PHÓ CHỦ TỊCH", "- Các sở;", "- Lưu: VT. Lê Thị Mai Khanh")  # fmt: skip
    found = small(provinces, *HEAD, *REST, "I. MỤC ĐÍCH", *tail)
    assert found.signer == "Lê Thị Mai Khanh"


def test_a_number_is_none_that_a_day_follows(provinces: Provinces) -> None:
    found = small(provinces, "Bản tin/Số 302/Ngày 02-06-2026", *HEAD, "Số: 5/KH-UBND", *REST)
    assert found.number == "5/KH-UBND"


def test_a_commune_lies_in_the_province_that_its_plan_names(provinces: Provinces) -> None:
    found = small(
        provinces, "ỦY BAN NHÂN DÂN", "XÃ YÊN THÀNH", "Số: 39/KH-UBND",
        "Yên Thành, ngày 28 tháng 4 năm 2026", "KẾ HOẠCH", "Trồng cây",
        "Thực hiện Kế hoạch số 266/KH-UBND của UBND tỉnh Nghệ An, UBND xã ban hành Kế hoạch:",
    )  # fmt: skip
    assert (found.issuer, found.province) == ("Ủy ban nhân dân xã Yên Thành", "Nghệ An")
    assert any("Nghệ An" in doubt for doubt in found.unsure)


def test_recipients_beside_a_signature_do_not_part_it_from_its_name(provinces: Provinces) -> None:
    signed = ("Nơi nhận:        CHỦ TỊCH", "- Quốc hội;", "- Chính phủ;", "- Bộ Y tế;",
              "- TT. HĐND tỉnh;        Rah Lan Thị Mai")  # fmt: skip
    assert small(provinces, *HEAD, *REST, *signed).signer == "Rah Lan Thị Mai"


def test_numbers_and_days_that_a_line_break_cuts_are_whole(provinces: Provinces) -> None:
    head = ("ỦY BAN NHÂN DÂN", "TỈNH CAO BẰNG", "|", "Số:", "41/KH-UBND", "|")
    found = small(provinces, *head, "Cao Bằng, ngày 9", "tháng 3 năm 2023", "|", *REST)
    assert (found.number, found.issued, found.day_known) == (
        "41/KH-UBND", date(2023, 3, 9), True,
    )  # fmt: skip
    found = small(provinces, *head, "Cao Bằng, ngày", "09 tháng 3 năm 2023", "|", *REST)
    assert (found.issued, found.day_known) == (date(2023, 3, 9), True)


@pytest.mark.parametrize(
    "head",
    [
        ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐÀ NẴNG", "ỦY BAN NHÂN DÂN PHƯỜNG AN KHÊ"),
        ("UBND thành phố Đà Nẵng", "UBND phường An Khê"),
    ],
)
def test_the_committee_below_issues_not_the_one_above(
    provinces: Provinces, head: tuple[str, ...]
) -> None:
    day = "Đà Nẵng, ngày 4 tháng 8 năm 2025"
    found = small(provinces, *head, "Số: 6/KH-UBND", day, *REST)
    assert (found.issuer, found.province) == ("Ủy ban nhân dân phường An Khê", "Đà Nẵng")


def test_a_party_committee_issues_under_the_motto_of_the_party(provinces: Provinces) -> None:
    head = ("BAN CHẤP HÀNH TRUNG ƯƠNG", "ĐẢNG ĐOÀN QUỐC HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM")
    day = "Hà Nội, ngày 5 tháng 2 năm 2025"
    found = small(provinces, *head, "Số 12-KH/ĐĐQH15", day, *REST, "Đảng đoàn Quốc hội yêu cầu:")
    assert (found.issuer, found.province) == ("Đảng đoàn Quốc hội", CENTRAL)


def test_several_labels_of_a_site_may_share_a_line(provinces: Provinces) -> None:
    site = "Loại văn bản: | Kế hoạch | Người ký: | Lê Thị Mùa |"
    found = small(provinces, site, "Số hiệu: 8/KH-UBND Tình trạng: Đã biết", *HEAD, *REST)
    assert (found.signer, found.number) == ("Lê Thị Mùa", "8/KH-UBND")


def test_a_title_in_capitals_stands_below_the_day_where_the_type_is_lost(
    provinces: Provinces,
) -> None:
    day = "Lào Cai, ngày 9 tháng 3 năm 2026"
    lines = ("TRỒNG RỪNG PHÒNG HỘ NĂM 2026", "Căn cứ Luật Lâm nghiệp;", "QUYẾT ĐỊNH:", "Điều 1. Rà")
    found = small(provinces, *HEAD, "Số: 9/QĐ-UBND", day, *lines)
    assert (found.number, found.title) == ("9/QĐ-UBND", "Trồng rừng phòng hộ năm 2026")


def test_without_a_title_it_is_what_the_document_says_that_it_issues(
    provinces: Provinces,
) -> None:
    ground = "Căn cứ Quyết định số 3/QĐ-TTg phê duyệt Đề án nghề muối;"
    said = "Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển nghề muối, gồm các nội dung sau:"
    day = "Lào Cai, ngày 9 tháng 3 năm 2026"
    found = small(provinces, *HEAD, "Số: 9/KH-UBND", day, ground, said, "1. Mục đích")
    assert found.title == "Kế hoạch phát triển nghề muối"
    assert any("Trích yếu" in doubt for doubt in found.unsure)


def test_the_province_of_a_commune_may_stand_across_a_line_end(provinces: Provinces) -> None:
    opening = "Căn cứ Nghị quyết số 2/NQ-HĐND của Hội đồng nhân dân tỉnh"
    found = small(
        provinces, "ỦY BAN NHÂN DÂN", "XÃ THƯỢNG NINH", "Số: 3/KH-UBND",
        "Thượng Ninh, ngày 9 tháng 3 năm 2020", "KẾ HOẠCH", "Làm đường", opening, "Thanh Hóa;",
    )  # fmt: skip
    assert found.province == "Thanh Hóa"


def test_a_label_of_a_site_may_stand_above_its_value(provinces: Provinces) -> None:
    found = small(provinces, "Người ký:", "Lê Thị Mùa", *HEAD, "Số: 8/KH-UBND", *REST)
    assert found.signer == "Lê Thị Mùa"


def test_a_national_committee_issues_under_a_broken_letterhead(provinces: Provinces) -> None:
    head = ("ỦY", "BAN QUỐC GIA", "VỀ CHUYỂN ĐỔI SỐ", "CỘNG", "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    day = "Hà Nội, ngày 5 tháng 2 năm 2025"
    source = "Ủy ban Quốc gia về chuyển đổi số yêu cầu:"
    found = small(provinces, *head, "Số:", "12/QĐ-UBQGCĐS", day, *REST, source)
    assert (found.issuer, found.province) == ("Ủy ban Quốc gia về chuyển đổi số", CENTRAL)


def test_a_site_says_who_issues_where_no_letterhead_stands(provinces: Provinces) -> None:
    site = "Cơ quan ban hành: Ban Chỉ đạo Trung ương về gốm | Số hiệu: 2-KH/BCĐTW | Ngày ban hành:"
    found = small(provinces, f"{site} 19/6/2025", "I. MỤC ĐÍCH", "1. Yêu cầu")
    assert (found.issuer, found.province) == ("Ban Chỉ đạo Trung ương về gốm", CENTRAL)


def test_a_signature_may_stand_in_one_piece(provinces: Provinces) -> None:
    signed = "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (Đã ký) Lê Thị Mùa"
    assert small(provinces, *HEAD, "Số: 8/KH-UBND", *REST, signed).signer == "Lê Thị Mùa"


def test_an_office_is_called_by_the_committee_that_it_serves(provinces: Provinces) -> None:
    head = ("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI", "VĂN PHÒNG")
    found = small(provinces, *head, "Số: 8/TB-VPUBND", *REST)
    assert found.issuer == "Văn phòng Ủy ban nhân dân tỉnh Lào Cai"


def test_a_capacity_beside_the_recipients_may_have_its_name_below_them(
    provinces: Provinces,
) -> None:
    tail = (
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN",
        "- Bộ Y tế; KT. CHỦ TỊCH",
        "- Lưu: VT.",
        "",
        "Lê Văn An",
    )
    assert small(provinces, *HEAD, *REST, "I. MỤC ĐÍCH", *tail).signer == "Lê Văn An"
