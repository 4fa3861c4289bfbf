"""Writes that come at once end as if they had come one after the other."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import chat.store.threads
from chat.database import FILE, engine
from chat.store import Kept, Store
from chat.store.answers import unpacked

THREAD = "b0f1c9b6-53a4-4d5e-9f9c-0d8a6f6c7e11"


def test_a_message_and_its_change_written_at_once_leave_the_change(tmp_path: Path) -> None:
    async def written() -> list[dict]:
        store = Store(engine(tmp_path))
        said = [{"id": THREAD, "output": f"bản {n}"} for n in range(5)]
        await asyncio.gather(*(store.keep_step(THREAD, "lan", step) for step in said))
        kept = await store.steps(THREAD)
        await store.close()
        return kept

    assert [step["output"] for step in asyncio.run(written())] == ["bản 4"]


def test_a_record_is_kept_small_and_comes_back_whole(tmp_path: Path) -> None:
    answer = {"question": "Ai?", "items": [{"text": "Xây dựng bệnh án điện tử"}] * 2000}

    async def kept() -> list[Kept]:
        store = Store(engine(tmp_path))
        await store.keep_answer(THREAD, "lan", Kept(THREAD, {}, answer, {}))
        found = await store.answers(THREAD, 5)
        await store.close()
        return found

    assert asyncio.run(kept())[0].answer == answer
    with closing(sqlite3.connect(tmp_path / FILE)) as held:
        ((size,),) = held.execute("SELECT length(answer) FROM answers")
    assert size < len(json.dumps(answer)) / 10


def test_a_record_of_an_older_version_is_read() -> None:
    assert unpacked({"question": "Ai?"}) == {"question": "Ai?"}


def test_of_each_user_the_last_conversations_are_kept(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(chat.store.threads, "MOST", 3)
    opened = [str(uuid4()) for _ in range(5)]

    async def left() -> tuple[list[str], list[dict], str | None]:
        store = Store(engine(tmp_path))
        await store.open_thread(THREAD, "hoa")
        for thread in opened:
            await store.keep_step(thread, "lan", {"id": str(uuid4()), "output": "x"})
        found = await store.user("lan")
        assert found
        rows, _ = await store.list_threads(found[0])
        seen = [row["id"] for row in rows], await store.steps(opened[0]), await store.owner(THREAD)
        await store.close()
        return seen

    ids, steps, other = asyncio.run(left())
    assert (ids, steps, other) == (opened[:1:-1], [], "hoa")
