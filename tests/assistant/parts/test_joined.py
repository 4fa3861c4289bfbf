"""An answer to several questions: sections, citations numbered through, every item once."""

from __future__ import annotations

import re
from datetime import date

from assistant.answer import Answer, Settings
from assistant.cite.counts import MARK
from assistant.codec import answer_json
from assistant.commands.ask import as_terminal
from assistant.respond import Assistant
from corpus.text import squeeze

SETTINGS = Settings(date(2025, 11, 21))
TWO = "Ai ký Kế hoạch 86, và nhiệm vụ 69 Phụ lục II kế hoạch 26 thì ai phối hợp?"
ROW = "thaibinh-26-2025#PL2.69"


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), SETTINGS)


def test_each_part_has_a_section_under_its_question(assistant: Assistant) -> None:
    answer = ask(assistant, TWO)
    headings = re.findall(r"^### (.+)$", answer.markdown, re.M)
    assert headings == [
        "Ai ký Kế hoạch 86?",
        "Nhiệm vụ 69 Phụ lục II kế hoạch 26 thì ai phối hợp?",
    ]
    signer, row = answer.markdown.split("\n### ")
    assert "Phạm Văn Nghiêm" in signer  # 001, line 247
    assert "Sở Thông tin và Truyền thông, đơn vị liên quan" in row  # 000, line 473


def test_every_marker_leads_to_what_its_section_cites(assistant: Assistant) -> None:
    answer = ask(assistant, TWO)
    assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert {int(m) for m in MARK.findall(answer.markdown)} == {c.n for c in answer.citations}
    shown = {s.item.record.id: s.cites for s in answer.items}
    assert [answer.citations[n - 1].record for n in shown[ROW]] == [ROW]
    for citation in answer.citations:
        source = assistant.register.source(citation.plan, *citation.lines)
        assert squeeze(citation.quote) in source


def test_a_long_list_beside_an_answer_is_still_made_late(assistant: Assistant) -> None:
    text = "Sở Y tế và Sở Nội vụ mỗi sở phải làm gì?"
    answer = ask(assistant, text)
    numbers = [c.n for c in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    for shown in answer.related:
        assert answer.citations[shown.cites[0] - 1].record == shown.item.record.id


def test_a_record_of_two_parts_stands_once(assistant: Assistant) -> None:
    text = "Nhiệm vụ 98 Phụ lục II kế hoạch 26 ai chủ trì? Sở Y tế phải làm gì trong tháng 6/2025?"
    answer = ask(assistant, text)
    ids = [s.item.record.id for s in answer.items]
    assert ids.count("thaibinh-26-2025#PL2.98") == 1
    both = next(s for s in answer.items if s.item.record.id == "thaibinh-26-2025#PL2.98")
    assert len(both.cites) == 2


def test_a_part_without_an_answer_is_noted(assistant: Assistant) -> None:
    text = "Nhiệm vụ 120 Phụ lục II kế hoạch 26 ai chủ trì, và kế hoạch 86 do ai ký?"
    answer = ask(assistant, text)
    assert answer.status == "answered"
    assert [part.status for part in answer.parts] == ["none", "answered"]
    assert any("Nhiệm vụ 120" in note and "chưa có" in note for note in answer.notes)


def test_the_json_tells_the_parts(assistant: Assistant) -> None:
    data = answer_json(ask(assistant, TWO))
    assert data["question"] == TWO
    assert [p["question"] for p in data["parts"]] == [
        "Ai ký Kế hoạch 86",
        "nhiệm vụ 69 Phụ lục II kế hoạch 26 thì ai phối hợp",
    ]
    assert [p["items"] for p in data["parts"]] == [[], [ROW]]
    assert "parts" not in answer_json(ask(assistant, "Ai ký Kế hoạch 86?"))


def test_a_conversation_goes_on_from_the_last_part(assistant: Assistant) -> None:
    first = ask(assistant, TWO)
    answer = assistant.ask("Hạn khi nào?", (first.question,), SETTINGS)
    assert [s.item.record.id for s in answer.items] == [ROW]
    assert answer.items[0].item.due == date(2026, 10, 31)  # Tháng 10/2026, line 473


def test_a_terminal_shows_no_marks_of_headings(assistant: Assistant) -> None:
    assert as_terminal(ask(assistant, TWO)).startswith("Ai ký Kế hoạch 86?\n")
