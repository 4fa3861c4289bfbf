"""Sentences that tie a plan to other documents."""

from collections.abc import Callable

import pytest

from corpus.documents import mentions, repair_number
from corpus.plan import Plan, Relation

Read = Callable[[str], Plan]


def kinds(plan: Plan) -> dict[str, str]:
    """Relation by place and number."""
    found = (r for r in plan.records if isinstance(r, Relation))
    return {r.locator: r.relation for r in found}


def opened(read: Read, opening: str, closing: str = "") -> dict[str, str]:
    return kinds(read(f"KẾ HOẠCH\nNghề gốm\n{opening}\nI. VIỆC\n1. Mở lớp.\n{closing}"))


@pytest.mark.parametrize(
    ("printed", "repaired"),
    [
        ("26/KH-lJBND", "26/KH-UBND"),
        ("41- CTr/TƯ", "41-CTr/TU"),
        ("243/TB VPCP", "243/TB-VPCP"),
        ("70/2025/UBTVQH15", "70/2025/UBTVQH15"),
    ],
)
def test_a_damaged_number_is_repaired_for_comparing(printed: str, repaired: str) -> None:
    assert repair_number(printed) == repaired


def test_a_number_is_read_with_its_day_and_issuer() -> None:
    (found,) = mentions("Quyết định số 9/QĐ-TTg ngày 05/3/2025 của Thủ tướng về nghề gốm")
    assert (found.ref.number, str(found.ref.date)) == ("9/QĐ-TTg", "2025-03-05")
    assert found.ref.issuer == "Thủ tướng"


def test_the_word_behind_a_number_is_no_part_of_it() -> None:
    (found,) = mentions("Kế hoạch số 12/KH Ban Chỉ đạo ban hành")
    assert found.ref.number == "12/KH"


def test_a_day_that_is_none_is_left_out() -> None:
    (found,) = mentions("Quyết định số 9/QĐ-TTg ngày 31/02/2025")
    assert found.ref.date is None


def test_the_opening_says_what_is_carried_out_and_what_it_rests_on(read: Read) -> None:
    found = opened(read, "Thực hiện Nghị quyết số 5-NQ/TW; căn cứ Quyết định số 9/QĐ-TTg, như sau:")
    assert found == {"MD~5-NQ/TW": "implements", "MD~9/QĐ-TTg": "based_on"}


def test_a_document_in_another_ones_title_is_only_cited(read: Read) -> None:
    text = (
        "Thực hiện Quyết định số 9/QĐ-TTg về thực hiện Nghị quyết số 5-NQ/TW và Nghị quyết "
        "số 6-NQ/TW, như sau:"
    )
    assert opened(read, text) == {
        "MD~9/QĐ-TTg": "implements",
        "MD~5-NQ/TW": "cites",
        "MD~6-NQ/TW": "cites",
    }


def test_a_short_name_in_brackets_closes_the_title_before_it(read: Read) -> None:
    text = (
        "Thực hiện Quyết định số 9/QĐ-TTg về thực hiện Nghị quyết số 5-NQ/TW (gọi tắt là "
        "Quyết định số 9/QĐ-TTg) và Chương trình số 4-CTr/TU, như sau:"
    )
    assert opened(read, text)["MD~4-CTr/TU"] == "implements"


def test_the_closing_says_what_is_replaced(read: Read) -> None:
    closing = "Kế hoạch này thay thế Kế hoạch số 3/KH-UBND ngày 02/01/2024 của tỉnh./."
    assert opened(read, "Tỉnh ban hành như sau:", closing) == {"KL~3/KH-UBND": "replaces"}


def test_the_closing_repeats_what_is_carried_out(read: Read) -> None:
    closing = "Trên đây là Kế hoạch thực hiện Nghị quyết số 5-NQ/TW của Tỉnh ủy./."
    assert opened(read, "Tỉnh ban hành như sau:", closing) == {"KL~5-NQ/TW": "implements"}


def test_a_plan_does_not_cite_itself(read: Read) -> None:
    assert opened(read, "Kế hoạch số 7/KH-UBND như sau:") == {}


@pytest.mark.parametrize(
    "opening",
    [
        "Xét Tờ trình số 9/TTr-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh.",
        "Xét đề nghị của Sở Y tế tại Công văn số 9/TTr-UBND ngày 05/3/2025.",
        "Theo đề nghị của Sở Y tế tại Tờ trình số 9/TTr-UBND.",
    ],
)
def test_what_was_proposed_is_what_the_document_rests_on(read: Read, opening: str) -> None:
    assert opened(read, opening) == {"MD~9/TTr-UBND": "based_on"}


def test_a_title_says_what_the_document_amends(read: Read) -> None:
    found = kinds(read("KẾ HOẠCH\nSửa đổi, bổ sung Kế hoạch số 45/KH-UBND\nI. VIỆC\n1. Mở lớp."))
    assert found == {"TD~45/KH-UBND": "amends"}


def test_an_article_amends_what_it_changes_not_what_that_carries_out(read: Read) -> None:
    plan = read(
        "NGHỊ QUYẾT\nNghề gốm\nQUYẾT NGHỊ:\n"
        "Điều 1. Điều chỉnh nhiệm vụ của Chương trình thực hiện Nghị quyết số 6-NQ/TW tại Nghị "
        "quyết số 14/NQ-CP như sau: theo Nghị định số 9/NĐ-CP.\n"
        "Điều 2. Các nhiệm vụ theo Nghị quyết số 14/NQ-CP tiếp tục được thực hiện."
    )
    assert kinds(plan) == {
        "Đ1~6-NQ/TW": "cites",
        "Đ1~14/NQ-CP": "amends",
        "Đ1~9/NĐ-CP": "cites",
        "Đ2~14/NQ-CP": "cites",
    }


@pytest.mark.parametrize("behind", [" tiếp tục được triển khai", "\nBáo cáo kết quả"])
def test_an_issuer_ends_where_the_sentence_or_the_cell_goes_on(behind: str) -> None:
    (found,) = mentions(f"Nghị quyết số 6/NQ-CP ngày 05/3/2025 của Chính phủ{behind}")
    assert found.ref.issuer == "Chính phủ"


def test_a_prime_ministers_decision_is_known_by_half_its_mark() -> None:
    (found,) = mentions("Quyết định số 866/QĐ-Tg ngày 18/7/2023")
    assert (found.ref.number, str(found.ref.date)) == ("866/QĐ-TTg", "2023-07-18")


def test_each_ground_of_a_decision_is_its_own_sentence(read: Read) -> None:
    grounds = [
        "Căn cứ Luật Di sản văn hóa ngày 23 tháng 11 năm 2024, sửa đổi năm 2025 và sau;",
        "Căn cứ Nghị quyết số 6/NQ-CP ngày 05 tháng 3 năm 2025 của Chính phủ về gốm;",
        "Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 7/TTr-SCT hôm nay.",
    ]
    plan = read("\n".join(["QUYẾT ĐỊNH", "Nghề gốm", *grounds, "Điều 1. Mở lớp."]))
    assert [r.text for r in plan.records if isinstance(r, Relation)] == grounds


def test_what_a_resolution_ends_whole_is_repealed_all_of_its_list(read: Read) -> None:
    article = (
        "Điều 3. Hiệu lực\n1. Có hiệu lực từ ngày ký.\n2. Bãi bỏ Nghị quyết số 15/2023/NQ-HĐND "
        "ngày 07 tháng 7 năm 2023 của Hội đồng nhân dân tỉnh A và Nghị quyết số 22/2022/NQ-HĐND."
    )
    found = opened(read, "Thực hiện nhiệm vụ của năm:", article)
    assert [*found.values()] == ["repeals", "repeals"]


def test_a_part_that_is_replaced_amends(read: Read) -> None:
    closing = "Kế hoạch này thay thế chỉ tiêu tương ứng của Kế hoạch số 88/KH-UBND."
    assert [*opened(read, "Thực hiện nhiệm vụ của năm:", closing).values()] == ["amends"]


def test_a_programme_of_action_says_what_it_replaces(read: Read) -> None:
    closing = "Chương trình hành động này thay thế Chương trình hành động số 31-CTr/TU."
    assert [*opened(read, "Thực hiện nhiệm vụ của năm:", closing).values()] == ["replaces"]


def test_a_decision_says_it_before_its_plan_begins(read: Read) -> None:
    said = "Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 21/QĐ-BNN-PCTT."
    assert opened(read, said)["MD~21/QĐ-BNN-PCTT"] == "replaces"


def test_the_year_of_a_standard_is_no_document_s_number() -> None:
    assert mentions("đạt QCVN 40:2025/BTNMT") == ()


@pytest.mark.parametrize(
    ("text", "number", "issuer"),
    [
        ("Tờ trình số 31/TTr-SNN&PTNT ngày 5/3/2019", "31/TTr-SNN&PTNT", None),
        ("Công văn số 8/SNV-CCHC&CTTN ngày 5/3/2019", "8/SNV-CCHC&CTTN", None),
        ("Tờ trình số 07/TTr.SKHĐT ngày 5/3/2019", "07/TTr.SKHĐT", None),
        (
            "Quyết định số 9/QĐ-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch về lễ hội",
            "9/QĐ-BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch",
        ),
        (
            "Chỉ thị số 2/CT-TTg của Thủ tướng Chính phủ và hướng dẫn của Bộ Y tế",
            "2/CT-TTg", "Thủ tướng Chính phủ",
        ),
        (
            "Theo đề nghị của Sở Y tế tại Tờ trình số 9/TTr-SYT ngày 5/3/2019",
            "9/TTr-SYT", "Sở Y tế",
        ),
        (
            "Xét đề nghị của Giám đốc Sở Nội vụ tại Công văn số 8/SNV-CCHC;",
            "8/SNV-CCHC", "Giám đốc Sở Nội vụ",
        ),
        (
            "Nghị quyết số 3/NQ-CP của Chính phủ Chương trình hành động số 4-CTr/TU",
            "3/NQ-CP", "Chính phủ",
        ),
    ],
)  # fmt: skip
def test_numbers_and_issuers_are_whole(text: str, number: str, issuer: str | None) -> None:
    first = mentions(text)[0].ref
    assert (first.number, first.issuer) == (number, issuer)


@pytest.mark.parametrize(
    "number", ["30c/NQ-CP", "19-2016/NQ-CP", "136/2001/QĐ.TTg", "135/2006/QĐ-UBND"]
)
def test_older_numbers_are_read_whole(number: str) -> None:
    assert [m.ref.number for m in mentions(f"theo văn bản số {number} ngày 1/2/2016")] == [number]


def test_what_a_plan_is_to_put_into_effect_may_open_with_trien_khai(read: Read) -> None:
    found = opened(read, "Triển khai thực hiện Quyết định số 9/QĐ-TTg, tỉnh ban hành Kế hoạch.")
    assert found["MD~9/QĐ-TTg"] == "implements"


def test_a_decision_issues_a_plan_that_carries_a_resolution_out(read: Read) -> None:
    article = "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thực hiện Nghị quyết số 5/NQ-CP."
    plan = read(f"QUYẾT ĐỊNH\nNghề gốm\nCăn cứ Nghị quyết số 5/NQ-CP;\n{article}\nI. VIỆC\n1. Họp.")
    assert kinds(plan)["Đ1~5/NQ-CP"] == "implements"


def test_what_a_letter_asks_to_put_into_effect_is_not_what_the_plan_does(read: Read) -> None:
    found = opened(read, "Thực hiện Công văn số 8/SYT-VP về việc triển khai Quyết định 9/QĐ-TTg.")
    assert found["MD~9/QĐ-TTg"] == "cites"


def test_each_point_of_an_amending_plan_amends_the_document_in_its_title(read: Read) -> None:
    plan = read(
        "KẾ HOẠCH\nSửa đổi, bổ sung Kế hoạch số 45/KH-UBND ngày 10/3/2024\n"
        "I. NỘI DUNG\n"
        "1. Sửa đổi thời hạn nhiệm vụ 5 Phụ lục II từ tháng 6/2025 sang tháng 9/2025.\n"
        "2. Bãi bỏ nhiệm vụ 20 Phụ lục II.\n"
        "3. Các sở tiếp tục thực hiện."
    )
    changes = [r for r in plan.records if isinstance(r, Relation) and r.relation == "amends"]
    assert [r.locator for r in changes] == ["TD~45/KH-UBND", "I.1~45/KH-UBND", "I.2~45/KH-UBND"]
    assert changes[-1].text == "Bãi bỏ nhiệm vụ 20 Phụ lục II."


def test_a_letter_may_be_repealed_too(read: Read) -> None:
    plan = read(
        "KẾ HOẠCH\nI. TỔ CHỨC THỰC HIỆN\n1. Nội dung khác giữ nguyên. Bãi bỏ Công văn số "
        "15/UBND-VX ngày 11/9/2025 của UBND tỉnh."
    )
    found = [(r.relation, r.target.number) for r in plan.records if isinstance(r, Relation)]
    assert found == [("repeals", "15/UBND-VX")]


def test_to_act_on_a_document_is_to_carry_it_out(read: Read) -> None:
    plan = read("KẾ HOẠCH\nHành động thực hiện Nghị quyết số 12-NQ/TW của Bộ Chính trị\nI. A\nB.")
    assert ("implements", "12-NQ/TW") in [
        (r.relation, r.target.number) for r in plan.records if isinstance(r, Relation)
    ]
