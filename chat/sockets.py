"""The sockets of the running chat, as the wire asks for them."""

from __future__ import annotations

from chainlit.session import WebsocketSession

from chat.members import Members


class Sockets:
    """Chainlit's sessions; with `members`, only those whose user may still speak."""

    def __init__(self, members: Members | None) -> None:
        self._members = members

    def find(self, sid: str) -> WebsocketSession | None:
        return WebsocketSession.get(sid)

    def ended(self, session: object) -> bool:
        return self._members is not None and self._members.ended(session)
