"""Names of agencies, as printed or asked for, made one canonical agency each.

`Directory.split` reads a printed cell, `Directory.find` a question. The reference
(corpus/reference/agencies.toml) lists what rules cannot know: kinds, special spellings,
mergers. A name that it does not list is its own canonical name, spelled out.
"""

from corpus.agencies.agency import Agency, Mention
from corpus.agencies.directory import Directory
from corpus.agencies.reference import Merger
from corpus.reference.tables import ReferenceDataError

__all__ = ["Agency", "Directory", "Mention", "Merger", "ReferenceDataError"]
