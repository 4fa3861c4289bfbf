"""What goes wrong while a question is answered; never passed off as an answer."""


class CitationError(RuntimeError):
    """An answer failed its check; it is logged and not shown. The message lists every fault."""
