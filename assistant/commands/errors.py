"""What a command says when it is used wrongly or its input cannot be read."""


class UsageError(Exception):
    """One line for stderr; exit code 2."""
