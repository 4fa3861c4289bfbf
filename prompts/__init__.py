"""What a language model is told: one file a prompt, its variables in braces."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Formatter

_FOLDER = Path(__file__).parent


class PromptError(ValueError):
    """A prompt that cannot be filled in: one line that names its file."""


def prompt(name: str, **given: str) -> str:
    """The text of `prompts/NAME.txt` with its variables filled in, once: braces inside a
    value stay as they are.

    Raises PromptError where there is no such prompt, where a variable is missing or unknown,
    and where the file itself has a brace that is no variable.
    """
    path = _FOLDER / f"{name}.txt"
    text, wanted = _read(path)
    faults = [f"missing: {v}" for v in sorted(wanted - set(given))]
    faults += [f"unknown: {v}" for v in sorted(set(given) - wanted)]
    if faults:
        raise PromptError(f"{path.name}: {'; '.join(faults)}")
    return text.format_map(given)


@cache
def _read(path: Path) -> tuple[str, frozenset[str]]:
    """A prompt and the names of its variables."""
    try:
        text = path.read_text(encoding="utf-8").strip()
        fields = [field for field in Formatter().parse(text) if field[1] is not None]
    except (OSError, ValueError) as fault:
        raise PromptError(f"{path.name}: {fault}") from None
    for _, field, form, conversion in fields:
        if not str(field).isidentifier() or form or conversion:
            raise PromptError(f"{path.name}: {{{field}}} is not the name of a variable")
    return text, frozenset(str(field) for _, field, _, _ in fields)
