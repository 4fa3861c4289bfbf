"""What a user may send: how long, and how often."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

LONGEST = 2000
PER_MINUTE = 20
# Opening citations and changing settings costs little; people do it in bursts.
LOOKS_PER_MINUTE = 120


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


def storable(text: str) -> str:
    """Text that logs and every database can hold: no NUL, no half of a character.

    >>> storable("a\\0b\\ud800")
    'ab?'
    """
    return text.replace("\0", "").encode(errors="replace").decode()


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


class Paces:
    """The pace of each speaker, whichever window, button or message it comes by.

    >>> paces = Paces(per_minute=1)
    >>> paces.allow("lan"), paces.allow("lan"), paces.allow("hoa")
    (True, False, True)
    """

    MOST = 10_000

    def __init__(
        self, per_minute: int = PER_MINUTE, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._per_minute, self._now = per_minute, now
        self._paces: dict[str, Pace] = {}

    def allow(self, speaker: str) -> bool:
        """Whether one more is taken from this speaker now; the longest silent are let go."""
        pace = self._paces.pop(speaker, None) or Pace(self._per_minute, self._now)
        self._paces[speaker] = pace
        while len(self._paces) > self.MOST:
            del self._paces[next(iter(self._paces))]
        return pace.allows()
