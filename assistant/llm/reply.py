"""What a model wrote → its sentences, each with the passages that it names. Pure.

Nothing of it is markup here: markers are read, all else stays text.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.answer import Statement
from assistant.markdown import plain
from corpus.text import key, nfc, squeeze

_POINTS = re.compile(r"(?<!\w)(?:này|đó|ấy|(?:nêu|nói|kể) trên)(?!\w)", re.I)
_LONGEST = 20_000
_BLANK = re.compile(r"[^\S\n]+")
# What a model says where the passages hold no answer (prompts/summary_rules.txt).
NOTHING = "KHÔNG CÓ CÂU TRẢ LỜI TRONG ĐOẠN TRÍCH"
_THOUGHT = re.compile(r"^.*</think(?:ing)?>|<think(?:ing)?>.*$", re.S | re.I)
_MARK = re.compile(r"\s*[\[【]\s*(?:đoạn\s+)?(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*[\]】]", re.I)
# "Câu. [1]" is "Câu [1]."
_AFTER_STOP = re.compile(rf"([.!?…]+[”\"»)]*)((?:{_MARK.pattern})+)", re.I)
_STOP = re.compile(r"[.!?…]+[”\"»)]*\s+")
_OPENS = '“"«('
# Abbreviations with a point that a name follows: no sentence ends there.
_SHORT = re.compile(r"(?:^|[\s(])(?:TP|Tp|TX|TT|P|Q|H|X|PGS|GS|TS|ThS|BS|KS|CN|Đ/c)$")
_BULLET = re.compile(r"^(?:[^\w“\"(\[【]|\d{1,2}[.)]\s)+")


def statements(reply: str) -> tuple[Statement, ...]:
    """The sentences of a reply in order; those that name no passage have no `cites`.

    >>> statements("Sở Y tế chủ trì. [1] Hạn là 30/6/2025 [2][3].")[1]
    Statement(text='Hạn là 30/6/2025.', cites=(2, 3))
    """
    lines = _AFTER_STOP.sub(r"\2\1", _readable(reply)).split("\n")
    found = [
        _statement(said) for line in lines for said in _sentences(_BULLET.sub("", plain(line)))
    ]
    return tuple(one for one in found if any(map(str.isalnum, one.text)))


def leans(one: Statement) -> bool:
    """Whether a sentence points at the one before it: without that it would say something else.

    >>> leans(Statement("Tỷ lệ này đạt 40%.", (1,)))
    True
    """
    return bool(_POINTS.search(one.text))


def says_nothing(reply: str) -> bool:
    """Whether the model says that the passages hold no answer."""
    return key(NOTHING) in key(_readable(reply))


def _readable(reply: str) -> str:
    """The reply without what a reasoning model thinks first, and without characters that are
    not seen or would turn the text around."""
    text = nfc(_THOUGHT.sub("", reply[:_LONGEST]))
    return _BLANK.sub(" ", "".join(filter(_shows, text)))


def _shows(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _sentences(line: str) -> list[str]:
    """The sentences of a line: one ends at a stop behind a marker, or before a capital."""
    ends = [found for found in _STOP.finditer(line) if _ends(line, found)]
    starts = [0, *(found.end() for found in ends)]
    return [line[a:b].strip() for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]


def _ends(line: str, stop: re.Match[str]) -> bool:
    before, behind = line[: stop.start()], line[stop.end() :].lstrip(_OPENS)
    if before.endswith(("]", "】")):
        return True
    return behind[:1].isupper() and not _SHORT.search(before)


def _statement(sentence: str) -> Statement:
    cites = [int(n) for marks in _MARK.findall(sentence) for n in re.split(r"\s*[,;]\s*", marks)]
    text = squeeze(_BULLET.sub("", _MARK.sub("", sentence)))
    return Statement(text, tuple(dict.fromkeys(cites)))
