"""Numbers in an answer's text come from what it cites.

A line with markers says numbers of what it cites, and the lines under it go on with that.
The head, the headings and the remarks may say what the question says, and what any line
cites.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Answer
from assistant.cite.counts import GROUP, MARK, MORE
from assistant.cite.origins import Origins, figures, of_search
from assistant.markdown import escape
from corpus.lazy import pattern
from index.register import Register

_PLACE = pattern(r"^\d+\. ")
_COUNTING = ("**", "- …")
_GOES_ON = ("   ", "- ", "> ", "|")


def figure_faults(answer: Answer, register: Register) -> list[str]:
    """Every number of the text that nothing cited gives, with its line. Counts are looked
    at by `count_faults`."""
    origins = Origins(answer, register)
    faults = []
    for line, cites in _cited_lines(answer):
        said = figures(line)
        if said and not cites:
            said -= origins.asked
        for n in cites or origins.every if said else ():
            said = origins.not_in(n, said)
            if not said:
                break
        if said and not cites:
            said -= of_search(line, answer.question, register)
        if said:
            faults.append(f"{', '.join(sorted(said))} in {line!r} is not in what it cites")
    return faults


def _cited_lines(answer: Answer) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Lines of the text without their markers and places, and the citations that each rests
    on: none for the head, headings and remarks. Lines that only count are left out, rows of
    a table of counts as well: `tally_faults` looks at these."""
    remarks = {f"> {note if '[' in note else escape(note)}" for note in answer.notes}
    cites: tuple[int, ...] = ()
    for line in answer.markdown.split("\n"):
        if line.startswith(_COUNTING) and (GROUP.match(line) or MORE.match(line)):
            continue
        if line.startswith("|") and answer.question.kind == "tally":
            continue
        marks = tuple(map(int, MARK.findall(line)))
        if marks or (line and not line.startswith(_GOES_ON)):
            cites = marks
        said = MARK.sub("", line) if marks else line
        yield _PLACE.sub("", said, count=1), () if line in remarks else cites
