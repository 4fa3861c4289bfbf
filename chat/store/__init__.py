"""What is kept of conversations: every read and write names the user whose it is."""

from chat.store.answers import Answers, Kept, ratings
from chat.store.threads import NotOwner


class Store(Answers):
    """Conversations, messages, files, answers and ratings, one layer over the other:
    connection.py, threads.py, messages.py, answers.py. Raises NotOwner, SQLAlchemyError."""


__all__ = ["Kept", "NotOwner", "Store", "ratings"]
