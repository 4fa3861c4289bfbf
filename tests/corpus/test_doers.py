"""Who a sentence asks to act."""

import pytest

from corpus.agencies import Directory
from corpus.doers import doer_of


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
        ("Công chức, viên chức rà soát hồ sơ.", ()),
        ("Căn cứ tình hình, nguồn lực, trách nhiệm của mình, chủ động rà soát.", ()),
    ],
)
def test_the_head_of_a_body_acts_for_it_and_grounds_stand_before(
    text: str, names: tuple[str, ...]
) -> None:
    assert doer_of(text, Directory.load()).names == names
