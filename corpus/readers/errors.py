"""What a reader says when a file cannot be read."""


class ReadError(ValueError):
    """One line: the file, what is wrong with it and what to do."""
