"""Long lists come as a table, dated ones as a chart, with buttons for what is next."""

import json
from dataclasses import replace
from datetime import date

from assistant.answer import Tally
from assistant.time_window import Window
from chat.followups import buttons
from chat.starters import load
from chat.table import table
from chat.timeline import timeline
from chat.workload import workload

SIX = ("PL2.2", "PL2.6", "PL2.7", "PL2.8", "PL2.12", "PL2.19")


def test_a_short_list_needs_no_table(answers, register) -> None:
    assert table(answers.of(*SIX[:5]), register) is None


def test_a_table_names_deadline_task_and_source(answers, register) -> None:
    found = table(answers.of(*SIX), register)
    assert found and found.columns[:3] == ("TT", "Thời hạn", "Nhiệm vụ")
    assert found.rows[2][1] == "31/3/2025"
    assert found.rows[2][-1] == "26/KH-UBND, Phụ lục II, nhiệm vụ 7"
    assert not any("." in column for column in found.columns)


def test_a_column_that_never_changes_is_left_out(answers, register) -> None:
    found = table(answers.of(*SIX), register)
    assert found and "Vai trò" not in found.columns


def test_targets_have_their_own_columns(answers, register) -> None:
    locators = tuple(f"PL1.{n}" for n in range(2, 8))
    found = table(answers.of(*locators), register)
    assert found and found.columns == ("TT", "Chỉ tiêu", "Giá trị", "Nguồn")
    assert json.loads(found.json())["columns"] == list(found.columns)


def test_two_deadlines_are_no_timeline(answers, register) -> None:
    assert timeline(answers.of("PL2.2", "PL2.6"), register) is None


def test_a_timeline_has_a_point_a_deadline_and_says_what_is_replaced(answers, register) -> None:
    figure = timeline(answers.of("PL2.2", "PL2.6", "PL2.7"), register)
    assert figure
    (points,) = figure["data"]
    assert points["name"] == "Kế hoạch 26/KH-UBND (đã được thay thế)"
    assert points["x"] == ["2025-03-31", "2025-04-30", "2025-06-30"]


def test_ticks_stand_on_the_last_days_of_months(answers, register) -> None:
    figure = timeline(answers.of("PL2.2", "PL2.6", "PL2.7"), register)
    assert figure and figure["layout"]["xaxis"]["ticktext"][-1] == "30/6<br>2025"


def test_the_words_of_a_point_are_no_tick_labels(answers, register) -> None:
    """Plotly leaves out the days of the axis that tick labels inside the chart cover."""
    figure = timeline(answers.of("PL2.2", "PL2.6", "PL2.7"), register)
    assert figure and figure["layout"]["yaxis"]["showticklabels"] is False
    texts = [one["text"] for one in figure["layout"]["annotations"]]
    assert texts[0].startswith("Phát động phong trào thi đua") and len(texts) == 3


def test_work_with_a_first_day_is_a_bar(answers, register) -> None:
    """PL2.66: "Năm 2030 (10/2025-2030)"."""
    figure = timeline(answers.of("PL2.2", "PL2.6", "PL2.66"), register)
    assert figure
    (bar,) = [one for one in figure["layout"]["shapes"] if one.get("layer") == "below"]
    assert (bar["x0"], bar["x1"]) == ("2025-10-01", "2030-12-31")


def test_the_day_that_counts_is_drawn_where_the_chart_holds_it(answers, register) -> None:
    answer = answers.of("PL2.2", "PL2.6", "PL2.7")
    for day, held in ((date(2025, 5, 2), True), (date(2028, 5, 2), False)):
        figure = timeline(replace(answer, question=replace(answer.question, as_of=day)), register)
        texts = [one["text"] for one in figure["layout"]["annotations"]]
        assert ("Ngày tính: 02/5/2025" in texts) is held


def test_a_count_by_agency_is_drawn_by_agency(answers, register) -> None:
    """PL2.1 to PL2.12 as the annex prints who leads; the deadlines are not what was asked."""
    answer = answers.of(*SIX)
    counted = replace(answer, question=replace(answer.question, kind="tally", agencies=(),
                                               tally=Tally("agency", "most")))  # fmt: skip
    figure = workload(counted, register)
    assert figure and timeline(counted, register) is None
    (bars,) = figure["data"]
    assert bars["x"] == sorted(bars["x"], reverse=True) and sum(bars["x"]) >= len(SIX)
    assert workload(answer, register) is None


def test_work_of_several_agencies_says_who_leads(answers, register) -> None:
    found = table(answers.of(*SIX), register)
    assert found and "Chủ trì" in found.columns


def test_many_deadlines_are_counted_by_month(answers, register) -> None:
    locators = tuple(f"PL2.{n}" for n in range(1, 20))
    figure = timeline(answers.of(*locators, due=date(2025, 6, 30)), register)
    assert figure
    (bars,) = figure["data"]
    assert bars["type"] == "bar" and bars["y"] == [19]


def test_plan_text_is_no_markup_in_a_chart(answers, register) -> None:
    answer = answers.of("PL2.2", "PL2.6", "PL2.7")
    record = replace(answer.items[0].item.record, text="<a href='x'>$x$</a>")
    shown = replace(answer.items[0], item=replace(answer.items[0].item, record=record))
    figure = timeline(replace(answer, items=(shown, *answer.items[1:])), register)
    assert figure and "<a" not in json.dumps(figure) and "$" not in json.dumps(figure)


def _with_window(answer, before: date):
    window = Window(None, before, "trước tháng 6/2025", (0, 0))
    return replace(answer, question=replace(answer.question, window=window))


def test_buttons_ask_for_what_one_would_ask_next(answers) -> None:
    found = buttons(_with_window(answers.of("PL2.7"), date(2025, 5, 31)))
    asked = [button.value for button in found if button.name == "hoi"]
    assert asked == [
        "Sở Nội vụ phối hợp những nhiệm vụ nào trước tháng 6/2025?",
        "Sở Nội vụ có những nhiệm vụ thường xuyên nào?",
        "Sở Nội vụ phải làm gì trong tháng 6/2025?",
    ]


def test_files_are_offered_only_for_lists(answers) -> None:
    answer = answers.of("PL2.7")
    kinds = [b.value for b in buttons(answer) if b.name == "tai"]
    assert kinds == ["xlsx", "docx", "ics"]
    empty = replace(answer, items=(), citations=(), status="not_found")
    assert buttons(empty) == ()


def test_nothing_is_asked_on_from_an_answer_that_shows_nothing(answers) -> None:
    """A province that is not there has no duties in any month."""
    answer = replace(answers.of("PL2.7"), status="none", items=(), citations=())
    assert buttons(answer) == ()


def test_a_question_that_is_not_understood_gets_examples(answers) -> None:
    answer = answers.of("PL2.7")
    lost = replace(answer, status="not_found", items=(), citations=(),
                   question=replace(answer.question, kind="open"))  # fmt: skip
    for status in ("not_found", "invalid", "out_of_scope"):
        found = buttons(replace(lost, status=status))
        assert [one.value for one in found] == [one.message for one in load()[:3]]
