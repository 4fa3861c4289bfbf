"""Who a sentence asks to act."""

import pytest

from corpus.agencies import Directory
from corpus.doers import coordinating_of, doer_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Trên cơ sở Kế hoạch này, lệnh của Tỉnh ủy, các sở, ban, ngành xây dựng lộ trình.",
            ("Các sở, ban, ngành",),
        ),
        (
            "Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế tổ chức thực hiện.",
            ("Văn phòng Ủy ban nhân dân tỉnh", "Sở Y tế"),
        ),
        ("Bộ trưởng Bộ Y tế chịu trách nhiệm về số liệu.", ("Bộ Y tế",)),
        (
            "Bộ trưởng, Thủ trưởng cơ quan ngang bộ tập trung chỉ đạo.",
            ("Các bộ, cơ quan ngang bộ",),
        ),
        ("Trưởng thôn: vận động từng hộ.", ("Trưởng thôn",)),
        ("Các Cụm, Khối thi đua tổ chức ký kết giao ước.", ("Các cụm, khối thi đua",)),
        ("Văn phòng Sở theo dõi, đôn đốc.", ("Văn phòng Sở",)),
        ("SởKhoa học và Công nghệ chủtrì xây dựng.", ("Sở Khoa học và Công nghệ",)),
        ("Phòng Kế hoạch - Tổng hợp: lập dự toán.", ("Phòng Kế hoạch - Tổng hợp",)),
        ("Các công ty hạ tầng: cung cấp dữ liệu.", ("Các công ty hạ tầng",)),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh: phát động thi.", ("Tỉnh đoàn",)),
        (
            "Trung tâm Thông tin Khoa học và Công nghệ số hóa tài liệu.",
            ("Trung tâm Thông tin Khoa học và Công nghệ",),
        ),
        ("Các cơ quan báo chí mở chuyên trang, chuyên mục.", ("Các cơ quan báo chí",)),
        (
            "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội xã giám"
            " sát, vận động hội viên thực hiện.",
            ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Các tổ chức chính trị - xã hội xã"),
        ),
        ("Đề nghị các tổ chức xã hội vận động hội viên.", ("Các tổ chức xã hội",)),
        ("Các bệnh viện công lập kết nối dữ liệu.", ("Các bệnh viện công lập",)),
        (
            "Các sở, ban, ngành, UBND các xã đăng ký nhu cầu trước ngày 30/11/2025.",
            ("Các sở, ban, ngành", "Ủy ban nhân dân các xã"),
        ),
        ("Các cơ quan, tổ chức hưởng ứng.", ("Các cơ quan, tổ chức",)),
        (
            "Các doanh nghiệp vận hành nền tảng số: báo cáo.",
            ("Các doanh nghiệp vận hành nền tảng số",),
        ),
        (
            "Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo Ủy ban nhân dân tỉnh bố trí kinh phí.",
            ("Đảng ủy Ủy ban nhân dân tỉnh",),
        ),
        (
            "Các ban xây dựng Đảng, Văn phòng Tỉnh ủy xây dựng kế hoạch.",
            ("Các ban xây dựng Đảng", "Văn phòng Tỉnh ủy"),
        ),
        ("Công chức, viên chức rà soát hồ sơ.", ()),
        ("Căn cứ tình hình, nguồn lực, trách nhiệm của mình, chủ động rà soát.", ()),
    ],
)
def test_the_head_of_a_body_acts_for_it_and_grounds_stand_before(
    text: str, names: tuple[str, ...]
) -> None:
    assert doer_of(text, Directory.load()).names == names


def test_who_helps_may_follow_who_leads() -> None:
    text = "Lập tổ thu gom. Phòng Y tế chủ trì, các khối phố phối hợp."
    assert coordinating_of(text, Directory.load()) == "các khối phố"


def test_centres_are_bodies_as_schools_are(directory: Directory) -> None:
    found = doer_of("Hiệu trưởng các trường THPT, Giám đốc các Trung tâm GDTX: mở lớp", directory)
    assert found.names == ("Các trường THPT", "Các trung tâm GDTX")
