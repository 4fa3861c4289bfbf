"""Vietnamese BM25: texts as syllables and their pairs, postings, queries with or without marks."""

from index.lexical.index import Hits, LexicalIndex, LexicalIndexError
from index.lexical.weighing import FUSED, PLAIN, Weighing

__all__ = ["FUSED", "PLAIN", "Hits", "LexicalIndex", "LexicalIndexError", "Weighing"]
