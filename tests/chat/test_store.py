"""Writes that come at once end as if they had come one after the other."""

import asyncio
from pathlib import Path

from chat.database import engine
from chat.store import Store

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
