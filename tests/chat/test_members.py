"""Two users: each finds their own conversations again, and nobody else's."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from uuid import uuid4

import pytest

from chat.intake import PER_MINUTE
from chat.store import ratings
from eval import __main__ as feedback
from index.home import Home
from tests.chat.members import QUESTION, entered
from tests.chat.postgres import database
from tests.chat.served import Person, Refused, Talk


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def history(request: pytest.FixtureRequest) -> Iterator[str]:
    """KEHOACH_HISTORY_URL: everything here holds on SQLite, where it is "", and PostgreSQL."""
    if request.param == "sqlite":
        yield ""
        return
    with database() as made:
        yield made


@pytest.fixture(scope="module")
def hoa(url: str) -> Person:
    return entered(url, "hoa")


class Left:
    """What Lan leaves behind: a conversation with settings, an answer, a file, a rating."""

    def __init__(self, lan: Person) -> None:
        talk = Talk(lan)
        self.session = talk.session
        talk.wait("chat_settings")
        talk.emit(
            "chat_settings_change", {"province": "Thái Bình", "agency": "", "as_of": "1/3/2025"}
        )
        before = len(talk.events)
        shown = talk.ask(QUESTION)
        talk.wait("task_end", before)  # the answer's record is kept
        self.step, self.run = shown["id"], shown["parentId"]
        self.thread = talk.wait("first_interaction")["thread_id"]
        self.element = talk.wait("element")
        _settled(lan, self.thread)
        talk.close()
        rating = {"forId": self.run, "value": 0, "comment": "thiếu một việc"}
        assert (
            lan.send("PUT", "/feedback", {"feedback": rating, "sessionId": ""}).status_code == 200
        )


def _settled(person: Person, thread: str) -> None:
    """Chainlit writes after it has answered: wait until file and answer are there."""
    for _ in range(200):
        found = person.send("GET", f"/project/thread/{thread}")
        kept = found.json() if found.status_code == 200 else {"elements": [], "steps": []}
        if kept["elements"] and "assistant_message" in [one["type"] for one in kept["steps"]]:
            return
        time.sleep(0.05)
    raise AssertionError(found.text)


@pytest.fixture(scope="module")
def left(lan: Person) -> Left:
    return Left(lan)


def test_the_owner_finds_everything_again(lan: Person, left: Left) -> None:
    assert [thread["id"] for thread in lan.threads()].count(left.thread) == 1
    thread = lan.send("GET", f"/project/thread/{left.thread}").json()
    assert thread["name"] == QUESTION and thread["userIdentifier"] == "lan"
    answer = next(step for step in thread["steps"] if step["id"] == left.run)
    assert answer["feedback"]["comment"] == "thiếu một việc" and answer["feedback"]["value"] == 0
    file = lan.send("GET", thread["elements"][0]["url"])
    assert file.status_code == 200 and "attachment" in file.headers["content-disposition"]


def test_another_user_finds_none_of_it(hoa: Person, left: Left) -> None:
    assert left.thread not in [thread["id"] for thread in hoa.threads()]
    asked = {"pagination": {"first": 9}, "filter": {"userId": "lan", "search": "Sở"}}
    assert hoa.send("POST", "/project/threads", asked).json()["data"] == []
    element = left.element["id"]
    for path in (
        f"/project/thread/{left.thread}",
        f"/lich-su/tep/{element}",
        f"/project/thread/{left.thread}/element/{element}",
        f"/project/file/{left.element['chainlitKey']}?session_id={left.session}",
    ):
        assert hoa.send("GET", path).status_code in (401, 404), path


def test_another_user_changes_none_of_it(home: Home, hoa: Person, lan: Person, left: Left) -> None:
    rating = {"forId": left.run, "value": 1, "comment": "của Hoa", "threadId": left.thread}
    action = {"name": "hoi", "payload": {}, "label": "", "tooltip": "", "id": str(uuid4())}
    for method, path, body in (
        ("PUT", "/feedback", {"feedback": rating, "sessionId": left.session}),
        ("DELETE", "/feedback", {"feedbackId": left.run}),
        ("PUT", "/project/thread", {"threadId": left.thread, "name": "của Hoa"}),
        ("DELETE", "/project/thread", {"threadId": left.thread}),
        ("POST", "/project/action", {"sessionId": left.session, "action": action}),
    ):
        assert hoa.send(method, path, body).status_code in (401, 404), (method, path)
    thread = lan.send("GET", f"/project/thread/{left.thread}").json()
    assert thread["name"] == QUESTION and "của Hoa" not in str(thread)


@pytest.mark.parametrize("action", [{}, {"name": "hoi", "payload": []}, {"name": 1}, []])
def test_a_button_that_is_none_is_refused_without_a_trace(lan: Person, action: object) -> None:
    for session in ("khong-co", str(uuid4())):
        body = {"sessionId": session, "action": action}
        answer = lan.send("POST", "/project/action", body)
        assert answer.status_code in (404, 422) and "Traceback" not in answer.text


def test_another_user_gets_into_it_by_no_socket(hoa: Person, left: Left) -> None:
    for known in ({"thread": left.thread}, {"session": left.session}):
        with pytest.raises(Refused):
            Talk(hoa, **known)


def test_a_rating_is_kept_with_the_record_it_judges(home: Home, history: str, left: Left) -> None:
    (row,) = asyncio.run(ratings(home.history, history))
    assert (row["step"], row["value"], row["comment"]) == (left.run, "down", "thiếu một việc")
    record = row["record"]
    assert record["turns"] == [QUESTION] and record["settings"]["province"] == "Thái Bình"
    assert record["answer"]["status"] == "answered" and record["answer"]["items"]


def test_a_rating_becomes_a_draft_case(
    home: Home, history: str, left: Left, monkeypatch, capsys
) -> None:
    monkeypatch.setenv("KEHOACH_HISTORY_URL", history)
    monkeypatch.setenv("KEHOACH_HOME", str(home.root))
    assert feedback.main(["import-feedback"]) == 0
    case = json.loads(capsys.readouterr().out)
    assert case["turns"] == [QUESTION] and case["note"].endswith("thiếu một việc")


def test_conversations_are_found_by_a_word_of_theirs(lan: Person, hoa: Person, left: Left) -> None:
    """Among one's own; what another user wrote is not even looked at."""
    for search, person, found in (
        ("khoa học", lan, [left.thread]), ("năm 2024", lan, []), ("khoa học", hoa, []),
    ):  # fmt: skip
        asked = {"pagination": {"first": 9}, "filter": {"search": search}}
        threads = person.send("POST", "/project/threads", asked).json()["data"]
        assert [one["id"] for one in threads] == found, search


def test_a_question_that_no_database_can_hold_is_kept_without_that(lan: Person) -> None:
    """A NUL and half of a character, which JSON lets through."""
    talk = Talk(lan)
    talk.ask("Kế hoạch 26/KH-UBND\0 còn hiệu lực không?\ud800")
    thread = talk.wait("first_interaction")["thread_id"]
    talk.close()
    for _ in range(100):
        if found := [one for one in lan.threads() if one["id"] == thread and one["name"]]:
            break
        time.sleep(0.05)
    assert found[0]["name"] == "Kế hoạch 26/KH-UBND còn hiệu lực không??"
    assert lan.send("DELETE", "/project/thread", {"threadId": thread}).status_code == 200


def test_a_resumed_conversation_keeps_context_and_settings(lan: Person, left: Left) -> None:
    """The follow-up names no agency; the buttons under the old answer are there again."""
    talk = Talk(lan, left.thread)
    talk.wait("resume_thread")
    button = talk.wait("action")
    assert button["forId"] == left.step
    inputs = {one["id"]: one["initial"] for one in talk.wait("chat_settings")}
    assert (inputs["province"], inputs["as_of"]) == ("Thái Bình", "01/03/2025")
    answer = talk.ask("Còn phối hợp?")["output"]
    talk.close()
    assert "Sở Khoa học và Công nghệ" in answer and "tỉnh Thái Bình" in answer


def test_buttons_and_messages_share_one_pace(url: str) -> None:
    """A user's second window is no way round the limit."""
    person = entered(url, "minh")
    first, second = Talk(person), Talk(person)
    step = first.ask("Kế hoạch 26/KH-UBND còn hiệu lực không?")["id"]
    action = {"name": "tai", "payload": {"step": step, "value": "exe"}, "label": "", "id": "x"}
    for _ in range(PER_MINUTE):
        pressed = {"sessionId": first.session, "action": action}
        assert person.send("POST", "/project/action", pressed).status_code == 200
    message = {"id": str(uuid4()), "output": QUESTION}
    second.emit("client_message", {"message": message, "fileReferences": None})
    assert "quá nhanh" in second.wait("toast")["message"]
    first.close()
    second.close()
