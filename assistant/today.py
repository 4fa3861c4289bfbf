"""Which day it is where the plans are from, whatever clock the machine keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

# Asia/Ho_Chi_Minh: UTC+7 all year since 1975. Written out, for a machine without a zone database.
_VIETNAM = timezone(timedelta(hours=7))


def today(now: datetime | None = None) -> date:
    """The day in Việt Nam, at a moment that knows its zone or right now.

    >>> today(datetime(2025, 5, 31, 18, tzinfo=UTC))
    datetime.date(2025, 6, 1)
    """
    return (now or datetime.now(UTC)).astimezone(_VIETNAM).date()
