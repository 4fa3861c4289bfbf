"""What an index was made from, as one digest: another, and it is built anew."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from corpus.manifest import PLANS
from corpus.parse import file_digest
from index.register.schema import FORMAT
from index.sources import Source

_REFERENCE = PLANS.parent / "reference"
# What decides what the files of a search hold; `FORMAT` speaks for the register.
_WRITING = ("passages", "catalog", "vectors", "search_files")


def stamp_of(sources: list[Source], faults: list[str]) -> str:
    """One digest of everything that an index is made from."""
    total = sha256(f"{FORMAT} {_code_stamp()}".encode())
    for manifest, folder in sources:
        total.update(f"{manifest!r} {_digest(folder / manifest.file)}\n".encode())
    for fault in faults:
        total.update(fault.encode())
    return total.hexdigest()


def _digest(path: Path) -> str:
    """A file's digest; why it has none, where it cannot be read."""
    try:
        return file_digest(path)
    except OSError as fault:
        return f"errno {fault.errno}"


def _code_stamp() -> str:
    """The parser, its reference data, what cuts and writes passages: a change of any makes
    the index old."""
    total = sha256()
    root, here = _REFERENCE.parent, Path(__file__)
    writing = [here.with_name(f"{name}.py") for name in _WRITING]
    writing += here.with_name("lexical").glob("*.py")
    for path in sorted([*root.rglob("*.py"), *_REFERENCE.glob("*.toml"), *writing]):
        total.update(path.read_bytes())
    return total.hexdigest()


def write_stamp(folder: Path, stamp: str) -> None:
    """Stamp a finished folder, with what its files hold now."""
    (folder / "stamp").write_text(_seal(stamp, folder), encoding="ascii")


def bears(folder: Path, stamp: str) -> bool:
    """Was the folder built from the same things, and has nobody touched it since?

    Raises FileNotFoundError or UnicodeDecodeError where its stamp cannot be read.
    """
    return (folder / "stamp").read_text(encoding="ascii") == _seal(stamp, folder)


def _seal(stamp: str, folder: Path) -> str:
    """The stamp with what the files held when they were written."""
    held = sorted(p for p in folder.iterdir() if p.name != "stamp")
    total = sha256("".join(f"{p.name} {file_digest(p)}\n" for p in held).encode())
    return f"{stamp} {total.hexdigest()}"
