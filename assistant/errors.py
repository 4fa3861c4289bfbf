"""What goes wrong while a question is answered; never passed off as an answer."""


class CitationError(RuntimeError):
    """An answer failed its check; it is logged and not shown. The message lists every fault."""


class ModelSettingError(ValueError):
    """KEHOACH_LLM_* cannot be used: one line that names the setting, never the key."""
