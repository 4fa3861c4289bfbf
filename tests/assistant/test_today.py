"""Today is the day in Việt Nam, wherever the machine thinks that it stands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.today import today
from index.home import Home

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [(16, 59, date(2025, 5, 31)), (17, 0, date(2025, 6, 1)), (23, 59, date(2025, 6, 1))],
)
def test_a_day_begins_at_midnight_in_viet_nam(hour: int, minute: int, expected: date) -> None:
    assert today(datetime(2025, 5, 31, hour, minute, tzinfo=UTC)) == expected


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Pacific/Kiritimati"])
def test_a_question_counts_from_that_day(zone: str, shipped_home: Home) -> None:
    """At any hour one of the two zones is on another day than Việt Nam."""
    command = [sys.executable, "-m", "assistant.cli", "ask", "--json", "Tuần này có việc gì?"]
    environ = os.environ | {"TZ": zone, "KEHOACH_HOME": str(shipped_home.root)}
    before = today()
    told = subprocess.run(command, capture_output=True, check=True, env=environ, cwd=ROOT)
    as_of = json.loads(told.stdout)["understood"]["as_of"]
    assert before.isoformat() <= as_of <= today().isoformat()
