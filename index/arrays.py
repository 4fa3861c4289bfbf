"""Named one-dimensional arrays in one file, mapped into memory when read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index import files

Array = npt.NDArray[Any]


def write(path: Path, kind: str, fields: Mapping[str, Any], arrays: Mapping[str, Array]) -> None:
    """Write arrays and header fields, whole or not at all. Raises OSError.

    Arrays of wide numbers come first in the file, so that all are aligned.
    """
    ordered = sorted(arrays.items(), key=lambda item: -item[1].itemsize)
    layout = {name: [array.dtype.str, len(array)] for name, array in ordered}

    def payload(out: files.Sink) -> None:
        for _, array in ordered:
            out.write(np.ascontiguousarray(array).view(np.uint8).data)

    files.write(path, kind, {**fields, "arrays": layout}, payload)


def read(path: Path, kind: str) -> tuple[dict[str, Any], dict[str, Array]]:
    """Header fields and arrays; these are read-only and stay on disk until touched.

    Raises FileNotFoundError, or files.DamagedFile. The checksum of a file above 256 MiB
    is not computed: reading it all would undo what mapping saves.
    """
    fields = files.read_header(path, kind)
    if fields["bytes"] <= files.CHECKED_BYTES:
        files.check(path, fields)
    return fields, dict(_mapped(path, fields["arrays"]))


def _mapped(path: Path, layout: Mapping[str, tuple[str, int]]) -> Iterator[tuple[str, Array]]:
    at = files.HEADER_BYTES
    for name, (kind, length) in layout.items():
        dtype = np.dtype(kind)
        # An empty range cannot be mapped.
        yield name, np.memmap(path, dtype, "r", at, (length,)) if length else np.zeros(0, dtype)
        at += length * dtype.itemsize
