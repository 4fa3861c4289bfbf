"""What a user may send: how long, and how often."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

LONGEST = 2000
PER_MINUTE = 20


def fault(text: str) -> str | None:
    """Why a message is refused, as one Vietnamese line; None when it is not.

    >>> fault("Sở Nội vụ phải làm gì?") is None
    True
    """
    if not text.strip():
        return "Anh/chị chưa nhập câu hỏi."
    if len(text) > LONGEST:
        return (
            f"Câu hỏi dài quá {LONGEST:,} ký tự nên chưa được xử lý. "
            "Xin rút gọn câu hỏi rồi gửi lại."
        ).replace(",", ".", 1)
    return None


class Pace:
    """At most so many messages in any minute."""

    TOO_FAST = "Anh/chị đang gửi quá nhanh. Xin chờ khoảng một phút rồi gửi lại."

    def __init__(
        self, per_minute: int = PER_MINUTE, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._times: deque[float] = deque(maxlen=per_minute)
        self._now = now

    def allows(self) -> bool:
        """Whether one more message is taken now; a refused one does not count."""
        now = self._now()
        if len(self._times) == self._times.maxlen and now - self._times[0] < 60:
            return False
        self._times.append(now)
        return True
