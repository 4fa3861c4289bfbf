"""What is kept between commands is whole or not there."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from assistant.kept import keep


def test_a_full_disk_leaves_what_was_kept_before_and_nothing_else(tmp_path: Path) -> None:
    keep("words", ["sở"], tmp_path)
    before = {p.name: p.read_bytes() for p in (tmp_path / "cache").iterdir()}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            keep("words", ["sở"] * 1000, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert {p.name: p.read_bytes() for p in (tmp_path / "cache").iterdir()} == before
