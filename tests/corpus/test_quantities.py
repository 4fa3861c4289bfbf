"""What a target's value says. Expected values were read from the sources by hand."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities import parse_cell, parse_horizon, parse_sentence
from corpus.quantities.words import load_words
from corpus.reference.tables import ReferenceDataError

HERE = Path(__file__).parent
TRUTH = HERE / "truth" / "dongthap-283-2025.targets.jsonl"
PLAN = HERE.parents[1] / "corpus" / "plans" / "002_d4a177a071d50360.txt"
ROWS = [json.loads(row) for row in TRUTH.read_text(encoding="utf-8").splitlines()]
LINES = PLAN.read_text(encoding="utf-8").split("\n")


def bullet(row: dict) -> str:
    """The row's text in the plan, without its dash."""
    return LINES[row["lines"][0] - 1].strip().removeprefix("-").strip()


def told(text: str, horizon: int | None = None) -> list[tuple]:
    return [(q.op, q.number, q.unit) for q in parse_sentence(text, horizon)]


@pytest.mark.parametrize("row", ROWS, ids=[r["id"].partition("#")[2] for r in ROWS])
def test_every_target_of_a_whole_plan_has_the_values_that_a_reader_sees(row):
    text = bullet(row)
    got = parse_sentence(text, row["values"][0][3])
    want = [(o, tuple(n) if isinstance(n, list) else n, u, y) for o, n, u, y in row["values"]]
    assert [(q.op, q.number, q.unit, q.horizon) for q in got] == want
    assert " ".join(text.split()[:4]) == row["starts"]
    assert all(q.raw in unicodedata.normalize("NFC", text) for q in got)


def test_the_hand_made_truth_holds_the_whole_section():
    """221 targets under 25 headings, each once."""
    assert len({row["id"] for row in ROWS}) == len(ROWS) == 221


# Cells of the target annexes of plans 26 (Thái Bình) and 25 (Thái Nguyên), and of 109/NQ-CP.
CELLS = [
    (">55", "%", "", (">", 55, "%")),
    ("≥ 45", "%GRDP", "", (">=", 45, "% GRDP")),
    ("100%", "%", "", ("=", 100, "%")),
    ("≥ 03", "Doanh nghiệp", "", (">=", 3, "doanh nghiệp")),
    ("12", "Người/vạn dân", "", ("=", 12, "người/vạn dân")),
    ("16 - 18", "%/năm", "", ("range", (16, 18), "%/năm")),
    ("8-10", "%", "", ("range", (8, 10), "%")),
    ("100", "% dân số", "", ("=", 100, "% dân số")),
    ("≤ n10", "Thứ bậc", "", ("<=", 10, "Thứ bậc")),
    ("≤ 10 các tỉnh, thành trên cả nước", "Thứ bậc", "", ("<=", 10, "Thứ bậc")),
    ("Thuộc nhóm khá trong cả nước", "Thứ bậc", "", ("text", None, "Thứ bậc")),
    ("Các giải pháp được áp dụng tại 03 thành phố: Phổ Yên, Sông Công, Thái Nguyên", "", "",
     ("text", None, None)),
    ("3% tổng chi ngân sách địa phương hằng năm và ưu tiên tăng dần theo yêu cầu phát triển", "",
     "", ("=", 3, "% tổng chi ngân sách địa phương")),
    ("03 viện nghiên cứu, trung tâm nghiên cứu phát triển và xây dựng thành công thương hiệu", "",
     "Trong đó, các doanh nghiệp, tổ chức trong lĩnh vực ưu tiên có tối thiểu.",
     (">=", 3, "viện nghiên cứu, trung tâm nghiên cứu")),
    ("Phấn đấu ≥ 10,0", "", "Tốc độ tăng trưởng GDP bình quân/năm (%)", (">=", 10, "%")),
    ("8.500", "", "GDP bình quân đầu người đến năm 2030 (USD)", ("=", 8500, "USD")),
    ("2", "", "Số doanh nghiệp hoạt động (triệu doanh nghiệp)", ("=", 2, "triệu doanh nghiệp")),
    ("1.655", "", "Số km đường cao tốc hoàn thành (km)", ("=", 1655, "km")),
    ("Không quá 60", "", "Trần nợ công so với GDP (%)", ("<=", 60, "%")),
    ("Giảm 1 - 1,5 điểm%/năm", "", "Giảm tỉ lệ hộ nghèo (%)", ("range", (1, 1.5), "điểm %/năm")),
    ("0,8", "", "Chỉ số phát triển con người (HDI)", ("=", 0.8, None)),
    ("Thuộc nhóm 3 nước dẫn đầu ASEAN và 30 quốc gia hàng đầu thế giới", "", "",
     ("text", None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "unit", "name", "want"), CELLS)
def test_a_cell_is_read_with_its_unit_and_the_targets_name(raw, unit, name, want):
    got = parse_cell(raw, unit, name, 2030)
    assert (got.op, got.number, got.unit) == want
    assert (got.raw, got.horizon) == (raw, 2030)


def test_a_year_in_the_targets_name_goes_before_the_tables():
    assert parse_cell("40", "%", "Đến năm 2028, tỉ lệ đô thị hóa", 2030).horizon == 2028
    assert parse_cell("40", "%", "Mức giảm so với năm 2020", 2030).horizon == 2030


# Bullets of plan 25 (Thái Nguyên).
def test_a_growth_rate_and_a_share_in_one_sentence_are_two_values():
    text = (
        "Số lượng đơn đăng ký sáng chế, văn bằng bảo hộ sáng chế tăng trung bình 16 - 18%/năm, "
        "tỷ lệ khai thác thương mại đạt 8 - 10%."
    )
    assert told(text) == [("range", (16, 18), "%/năm"), ("range", (8, 10), "%")]


def test_a_rank_group_in_brackets_is_not_a_value():
    text = "chỉ số HDI duy trì trên 0,75 (thuộc nhóm 10 tỉnh, thành phố có chỉ số cao nhất)."
    assert told(text) == [(">", 0.75, None)]


def test_what_is_counted_each_year_is_said_once_for_several():
    assert told("Mỗi năm có tối thiểu 300 sáng kiến cấp cơ sở, 30 sáng kiến cấp tỉnh.") == [
        (">=", 300, "sáng kiến/năm"),
        ("=", 30, "sáng kiến/năm"),
    ]


def test_a_denominator_belongs_to_the_unit():
    assert told("Nhân lực nghiên cứu đạt 15 người trên một vạn dân.") == [
        ("=", 15, "người/vạn dân")
    ]
    assert told("đạt 10 người trên 1.000 dân") == [("=", 10, "người/1000 dân")]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Tỷ lệ hài lòng từ 90% trở lên.", (">=", 90, "%")),
        ("Có 50 doanh nghiệp trở lên", (">=", 50, "doanh nghiệp")),
        ("Tỷ lệ hộ nghèo không quá 1,5%", ("<=", 1.5, "%")),
        ("hơn 60%", (">", 60, "%")),
        ("dưới 10%", ("<", 10, "%")),
        ("không thấp hơn 0,8", (">=", 0.8, None)),
        ("tối đa 03 lần", ("<=", 3, "lần")),
        ("Có ít nhất một trung tâm dữ liệu", (">=", 1, "trung tâm")),
        ("Tỷ lệ giảm từ 5% xuống còn 3%", ("=", 3, "%")),
        ("từ 03 đến 05 doanh nghiệp", ("range", (3, 5), "doanh nghiệp")),
        ("tổng vốn đạt trên 2.000 tỷ đồng", (">", 2000, "tỷ đồng")),
        ("có trên 50 xã đạt chuẩn", (">", 50, "xã")),
        ("đạt mức 0,8", ("=", 0.8, None)),
        ("việc làm cho 20.000 lao động mỗi năm", ("=", 20000, "lao động/năm")),
        ("Trồng 500ha rừng", ("=", 500, "ha")),
        ("Năm 2030 có 2000 cá nhân", ("=", 2000, "cá nhân")),
        ("Có 02 bảo tàng số", ("=", 2, "bảo tàng")),
    ],
)
def test_the_words_around_a_number_say_the_comparison(text, want):
    assert told(text) == [want]


@pytest.mark.parametrize(
    "text",
    [
        "(1) Phủ sóng 5G, 6G; hỗ trợ 24/7.",
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 và Kế hoạch 25/KH-UBND năm 2025.",
        "Bồi dưỡng người dân từ 15 tuổi trở lên trong vòng 12 tháng.",
        "Băng thông rộng với tốc độ trên 01 Gbps/s.",
        "Triển khai tại 03 thành phố trong kế hoạch 5 năm 2026-2030.",
        "Kế hoạch vốn giai đoạn 2026 - 2030 tỉnh Thái Bình; năm 2027 tỉnh bảo đảm 5 rõ.",
        "Cách mạng công nghiệp 4.0; bộ phận 01 cửa; ISO 9001:2015.",
    ],
)
def test_numbers_that_only_name_or_limit_something_are_not_values(text):
    (value,) = parse_sentence(text, 2030)
    assert (value.op, value.number, value.raw, value.horizon) == ("text", None, text, 2030)


def test_a_year_in_the_sentence_goes_before_the_headings():
    got = parse_sentence("Đến năm 2028 đạt 70%, đến năm 2035 đạt 90% so với năm 2020.", 2030)
    assert [(q.number, q.horizon) for q in got] == [(70, 2028), (90, 2035)]


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("2.2. Đến hết năm 2030", 2030),
        ("4. Mục tiêu tầm nhìn đến năm 2045", 2045),
        ("giai đoạn 2026-2030", 2030),
        ("MỤC TIÊU 2026 – 2030", 2030),
        ("Mục tiêu đến năm 2030, tầm nhìn đến năm 2045", 2030),
        ("từ năm 2025 đến năm 2030", 2030),
        ("Chậm nhất đến ngày 31/12/2025", 2025),
        ("so với năm 2020", None),
        ("Kế hoạch ngày 24 tháng 9 năm 2025", None),
        ("II. MỤC TIÊU", None),
    ],
)
def test_a_heading_names_the_year_to_reach(heading, year):
    assert parse_horizon(heading) == year


def test_decomposed_unicode_reads_the_same():
    text = "Quy mô kinh tế số đạt tối thiểu 30% GRDP."
    assert told(unicodedata.normalize("NFD", text)) == told(text) == [(">=", 30, "% GRDP")]


@given(st.text(alphabet="0123456789.,-–%≥≤<>() nđạtừrênăm/;", max_size=60))
def test_any_text_gives_at_least_one_value_and_quotes_it(text):
    clean = unicodedata.normalize("NFC", text)
    assert all(unicodedata.normalize("NFC", q.raw) in clean for q in parse_sentence(text, None))
    assert parse_sentence(text, None) and parse_cell(text, "")


def test_a_damaged_word_list_names_the_file_and_the_keys(tmp_path):
    path = tmp_path / "quantities.toml"
    path.write_text('[operators]\n">=" = []\n', encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"quantities\.toml: operators\.>= .*words\.nouns"):
        load_words(path)


def test_a_later_value_may_have_a_year_of_its_own() -> None:
    text = (
        "Đến năm 2030, hoàn thành 65.800 căn hộ; trong đó năm 2026 hoàn thành 9.500 căn, "
        "giai đoạn 2027 - 2029 hoàn thành 50.000 căn."
    )
    assert [q.horizon for q in parse_sentence(text, None)] == [2030, 2026, 2029]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Giảm tỷ suất tử vong mẹ xuống: 21,5‰.", [("=", 21.5, "‰")]),
        ("Tỷ lệ trẻ sinh dưới 2.500 gram xuống: 6%.", [("=", 6.0, "%")]),
        ("Tỷ lệ doanh nghiệp trên 50 lao động đạt 12%.", [("=", 12.0, "%")]),
    ],
)
def test_what_is_said_of_a_limited_group_is_the_value(text: str, want: list[tuple]) -> None:
    assert told(text) == want


def test_a_year_right_behind_a_value_is_its_own() -> None:
    years = [q.horizon for q in parse_sentence("Đạt 40% năm 2027; 65% (năm 2030).", 2035)]
    assert years == [2027, 2030]


def test_a_year_between_two_values_is_of_the_first() -> None:
    text = "Đạt trên 95% vào năm 2026 và bao phủ toàn dân vào năm 2030."
    assert [q.horizon for q in parse_sentence(text, 2030)] == [2026]


def test_a_day_before_which_a_value_is_reached_gives_its_year() -> None:
    (value,) = parse_sentence("Số hóa 100% hồ sơ trước ngày 31/12/2027.", None)
    assert value.horizon == 2027


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Đạt 15 bác sĩ, 35 giường bệnh và 25 điều dưỡng trên 10.000 dân.",
         ["bác sĩ/10000 dân", "giường bệnh/10000 dân", "điều dưỡng/10000 dân"]),
        ("Số bác sĩ trên vạn dân: 10,2 bác sĩ.", ["bác sĩ/vạn dân"]),
        ("Có 25.000 doanh nghiệp, 20 doanh nghiệp/nghìn dân.",
         ["doanh nghiệp", "doanh nghiệp/nghìn dân"]),
        ("Khoảng 500 trường hợp; có 12.000 phòng nghỉ.", ["trường hợp", "phòng nghỉ"]),
    ],
)  # fmt: skip
def test_what_is_counted_by_people_may_be_said_once(text: str, units: list[str]) -> None:
    assert [q.unit for q in parse_sentence(text, None)] == units


def test_all_there_are_is_a_number_of_them_and_a_day_is_none():
    assert told("78/78 xã thành lập Ban Chỉ đạo.") == [("=", 78, "xã")]
    assert told("Họp vào 12/12 hằng năm.")[0][0] == "text"


@pytest.mark.parametrize(
    "text",
    [
        "Quy mô kinh tế số đạt tối thiểu 25% vào năm 2026 và 35% vào năm 2030.",
        "Có ít nhất 25% hộ (năm 2026), ít nhất 35% hộ (2030).",
        "Phấn đấu tối thiểu 25% năm 2026; 35% năm 2030.",
    ],
)
def test_a_comparison_said_once_holds_for_the_years_behind(text: str) -> None:
    found = parse_sentence(text, None)
    assert [(q.op, q.number, q.horizon) for q in found] == [(">=", 25, 2026), (">=", 35, 2030)]


def test_a_year_that_opens_a_sentence_is_that_of_all_its_values() -> None:
    found = parse_sentence("Năm 2026: 85% hồ sơ nộp trực tuyến; 70% hộ dùng Internet.", 2030)
    assert [(q.number, q.horizon) for q in found] == [(85, 2026), (70, 2026)]
