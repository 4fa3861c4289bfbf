"""The story of a searchable folder: passages → catalog, lexical index, vectors.

What did not change since the index before keeps its number and its vectors; the rest is
encoded anew. Everything is written into a folder that nobody reads yet.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from corpus.plan import Manifest
from index.catalog import Catalog, CatalogError
from index.catalog_writer import CatalogWriter, Entry
from index.encoder import Encoder
from index.lexical import LexicalIndex, LexicalIndexError
from index.passages import STEP, WINDOW, Passage, heading, searched, windows
from index.vectors import Model, VectorStore, VectorStoreError

LEXICAL, VECTORS = "lexical.bin", "vectors.bin"
_BATCH = 2048  # passages encoded at a time
_SEGMENT = 50_000  # passages that enter the lexical index at a time

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Written:
    """How many passages the folder holds, and how many of them were encoded."""

    passages: int
    encoded: int


def write_search(
    folder: Path,
    manifests: Sequence[Manifest],
    passages: Iterable[Passage],
    encoder: Encoder,
    before: Path | None = None,
    *,
    grows: bool = False,
    progress: Progress = lambda _: None,
) -> Written:
    """Write the three files of a search into `folder`.

    `before` is the folder of the index in use: passages that stand there with vectors of
    the same encoder are taken over. With `grows` all of it stays, its plans being the first
    of `manifests`, and `passages` are those of the others. Raises OSError when the disk
    refuses.
    """
    shelf = _Shelf.open(before, encoder, grows) if before else _Shelf.new(encoder)
    try:
        _fill(folder, manifests, passages, shelf, before if grows else None, progress)
        shelf.lexical.save(folder / LEXICAL)
        shelf.store.save(folder / VECTORS)
    except (OSError, sqlite3.OperationalError) as fault:
        raise OSError(f"{folder}: không ghi được chỉ mục ({fault})") from fault
    return Written(shelf.held, shelf.encoded)


def _fill(
    folder: Path,
    manifests: Sequence[Manifest],
    passages: Iterable[Passage],
    shelf: _Shelf,
    stays: Path | None,
    progress: Progress,
) -> None:
    """Put every passage on the shelf, and into the catalog of the folder."""
    with closing(CatalogWriter(folder, manifests, stays)) as writer:
        for some in _batches(passages, _BATCH):
            writer.add(shelf.place(some))
            progress(f"{shelf.held} đoạn, {shelf.encoded} đoạn mới mã hóa")
        shelf.finish()
        writer.finish()


def model_of(encoder: Encoder) -> Model:
    """What the vectors' file remembers of the encoder that made them."""
    return Model(encoder.name, encoder.digest, encoder.dim)


def digest(passage: Passage) -> bytes:
    """Changes when a passage would be found by other words, or be cut differently."""
    parts = (str(WINDOW), str(STEP), *passage.path, passage.about, passage.text, passage.more)
    return blake2b("\x1f".join(parts).encode(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class _Known:
    """A passage of the index before that nothing of the new one has claimed yet."""

    n: int
    first_vector: int
    vectors: int


class _Shelf:
    """The lexical index and the vectors while passages are put in."""

    def __init__(self, encoder: Encoder, lexical: LexicalIndex, store: VectorStore) -> None:
        self.lexical, self.store, self._encoder = lexical, store, encoder
        self.held = self.encoded = 0
        self.known: dict[bytes, list[_Known]] = defaultdict(list)
        self.next = 0
        self._waiting: list[tuple[int, str, str]] = []

    @classmethod
    def new(cls, encoder: Encoder) -> _Shelf:
        return cls(encoder, LexicalIndex(), VectorStore(model_of(encoder)))

    @classmethod
    def open(cls, before: Path, encoder: Encoder, grows: bool) -> _Shelf:
        """The files of an index before; a new shelf where they are damaged, absent or of
        another encoder. Where it only grows, none of its passages is there to be claimed."""
        try:
            store = VectorStore.load(before / VECTORS, model_of(encoder))
            shelf = cls(encoder, LexicalIndex.load(before / LEXICAL), store)
            catalog = Catalog(before)
        except (CatalogError, LexicalIndexError, VectorStoreError):
            if grows:
                raise
            return cls.new(encoder)
        for n, found_by, first, count in catalog.digests():
            if not grows:
                shelf.known[found_by].append(_Known(n, first, count))
            shelf.next = n + 1
        shelf.next = max(shelf.next, shelf.lexical.next)
        shelf.held = catalog.size if grows else 0
        catalog.close()
        return shelf

    def place(self, passages: Sequence[Passage]) -> Iterator[Entry]:
        """Passages with their numbers and vectors; the new ones are encoded together."""
        digests = [digest(p) for p in passages]
        known = [self.known[d].pop() if self.known.get(d) else None for d in digests]
        fresh = [p for p, k in zip(passages, known, strict=True) if k is None]
        placed = iter(self._put(fresh))
        for passage, found_by, held in zip(passages, digests, known, strict=True):
            at = held or next(placed)
            yield Entry(at.n, found_by, passage, at.first_vector, at.vectors)
        self.held += len(passages)
        self.encoded += len(fresh)

    def _put(self, passages: Sequence[Passage]) -> list[_Known]:
        cut = [windows(p) for p in passages]
        texts = [text for several in cut for text in several]
        vectors = self.store.add(self._encoder.encode_passages(texts)) if texts else ()
        placed, at = [], 0
        for passage, several in zip(passages, cut, strict=True):
            self._waiting.append((self.next, searched(passage), heading(passage)))
            placed.append(_Known(self.next, int(vectors[at]), len(several)))
            self.next, at = self.next + 1, at + len(several)
        if len(self._waiting) >= _SEGMENT:
            self._index_waiting()
        return placed

    def _index_waiting(self) -> None:
        if self._waiting:
            numbers, texts, headings = zip(*self._waiting, strict=True)
            self.lexical.add(numbers, texts, headings)
        self._waiting.clear()

    def finish(self) -> None:
        """Forget what the new index no longer holds."""
        self._index_waiting()
        gone = [k for several in self.known.values() for k in several]
        self.lexical.delete([k.n for k in gone])
        self.store.delete(
            [v for k in gone for v in range(k.first_vector, k.first_vector + k.vectors)]
        )


def _batches(passages: Iterable[Passage], size: int) -> Iterator[list[Passage]]:
    source = iter(passages)
    while some := list(islice(source, size)):
        yield some
