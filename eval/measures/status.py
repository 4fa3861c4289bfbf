"""Whether an answer answers, and refuses, where it should."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]

# Statuses that tell the reader that there is no answer to give.
REFUSALS = frozenset({"none", "not_found", "out_of_scope", "clarify", "invalid"})


def expected_statuses(expect: Json) -> frozenset[str]:
    """The statuses that a case accepts: `status_any`, or `status` alone.

    Raises ValueError when the expectation names none.
    """
    statuses = frozenset(expect.get("status_any") or filter(None, [expect.get("status")]))
    if not statuses:
        raise ValueError("the expectation names neither status nor status_any")
    return statuses


def status_correct(expect: Json, status: str) -> float:
    """1.0 when the answer's status is one that the case accepts."""
    return float(status in expected_statuses(expect))


def refusal(expect: Json, status: str) -> float | None:
    """On an unanswerable case, 1.0 when the answer says so; None on any other case.

    Unanswerable: every accepted status is a refusal.
    """
    return float(status in REFUSALS) if expected_statuses(expect) <= REFUSALS else None


def response(expect: Json, status: str) -> float | None:
    """On an answerable case, 1.0 when it is answered; None on any other case.

    Answerable: the only accepted status is "answered".
    """
    return float(status == "answered") if expected_statuses(expect) == {"answered"} else None
