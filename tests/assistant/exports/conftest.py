"""A register of two small plans, one replaced by the other, and the one of the five plans."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.exports.rows import ExportRow, rows_of_records
from corpus.agencies import Directory
from corpus.deadlines import parse_deadline
from corpus.plan import Duty, Line, Manifest, Plan, Quantity, Span, Target, Task
from index.home import Home
from index.register import Register
from index.register.writer import write_register

LINES = (
    "Xây dựng Đề án số hóa hồ sơ | Sở Nội vụ | Các sở, ban, ngành | Quyết định | Tháng 6/2025",
    "=HYPERLINK(“x”) là tên nhiệm vụ | Sở Tư pháp | | Báo cáo | Thường xuyên",
    "Phê duyệt trong quý IV/2025; đến năm 2030 hoàn thành",
    "Báo cáo kết quả trước ngày 10 tháng 6 và trước ngày 25 tháng 11 hằng năm",
    "Tỷ lệ hồ sơ trực tuyến | 80% | 2025",
)


def manifest(plan: str, number: str, issued: date, **more: object) -> Manifest:
    return Manifest(
        id=plan, file=f"{plan}.txt", number=number, title="Chuyển đổi số", issuer="Ủy ban",
        province="Thái Bình", issued=issued, signer="Nguyễn Văn A", **more,
    )  # fmt: skip


def task(line: int, locator: str, deadline: str, issued: date) -> Task:
    text, lead, coordinating, output = (*LINES[line - 1].split(" | "), "", "", "")[:4]
    return Task(
        plan="moi-2-2025", locator=locator, span=Span(line, line), text=text.strip(),
        group="I. Nhiệm vụ chung", lead=("Sở Nội vụ",), lead_raw=lead,
        coordinating=(), coordinating_raw=coordinating, output=output,
        deadline=parse_deadline(deadline, issued),
    )  # fmt: skip


def small_plans() -> tuple[Plan, Plan]:
    issued = date(2025, 5, 19)
    lines = tuple(Line(n, text) for n, text in enumerate(LINES, 1))
    old = manifest(
        "cu-1-2025", "1/KH-UBND", date(2025, 2, 13), status="replaced",
        replaced_by="moi-2-2025", replaced_on=issued,
    )  # fmt: skip
    records = (
        task(1, "PL1.1", "Tháng 6/2025", issued),
        task(2, "PL1.2", "Thường xuyên", issued),
        task(3, "PL1.3", LINES[2], issued),
        Duty(
            plan="moi-2-2025", locator="III.đ", span=Span(4, 4), text=LINES[3],
            lead=("Sở Nội vụ",), lead_raw="Sở Nội vụ",
            deadline=parse_deadline(LINES[3], issued),
        ),
        Target(
            plan="moi-2-2025", locator="PL2.1", span=Span(5, 5), text="Tỷ lệ hồ sơ trực tuyến",
            group=None, values=(Quantity("80%", "=", 80.0, "%", 2025),),
        ),
    )  # fmt: skip
    early = Duty(
        plan="cu-1-2025", locator="III.1", span=Span(4, 4), text=LINES[3],
        lead=("Sở Nội vụ",), lead_raw="Sở Nội vụ", deadline=None,
    )  # fmt: skip
    new = manifest("moi-2-2025", "2/KH-UBND", issued, replaces=("cu-1-2025",))
    return Plan(old, lines, (), (early,)), Plan(new, lines, (), records)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("small") / "register.db"
    write_register(path, small_plans(), Directory.load())
    register = Register(path)
    yield register
    register.close()


@pytest.fixture(scope="session")
def rows(small: Register) -> tuple[ExportRow, ...]:
    return rows_of_records(small.records(["moi-2-2025"]), small)


@pytest.fixture(scope="session")
def five(shipped_home: Home) -> Iterator[Register]:
    register = shipped_home.open_register()
    yield register
    register.close()
