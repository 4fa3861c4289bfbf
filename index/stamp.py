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
_WRITING = ("arrays", "catalog", "catalog_writer", "files", "passages", "search_files", "vectors")


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


def made_of(*settings: str) -> str:
    """One digest of what makes an index of plans: another, and no plan stays as it was read."""
    return sha256(" ".join((str(FORMAT), _code_stamp(), *settings)).encode()).hexdigest()


def write_stamp(folder: Path, stamp: str, made: str) -> None:
    """Stamp a finished folder, with what made it and what its files hold now."""
    (folder / "stamp").write_text(f"{stamp} {made} {_seal(folder)}", encoding="ascii")


def bears(folder: Path, stamp: str) -> bool:
    """Was the folder built from the same things, and has nobody touched it since?

    Raises OSError or UnicodeDecodeError where it cannot be read.
    """
    own, _, seal = _read(folder)
    return own == stamp and seal == _seal(folder)


def is_made(folder: Path, made: str) -> bool:
    """Was the folder made in the same way, of whichever plans, and is it untouched? Raises
    as `bears` does."""
    _, own, seal = _read(folder)
    return own == made and seal == _seal(folder)


def _read(folder: Path) -> tuple[str, str, str]:
    text = (folder / "stamp").read_text(encoding="ascii")
    stamp, made, seal = text.split(" ") if text.count(" ") == 2 else ("", "", "")
    return stamp, made, seal


def _seal(folder: Path) -> str:
    """What the files held when they were written."""
    held = sorted(p for p in folder.iterdir() if p.is_file() and p.name != "stamp")
    return sha256("".join(f"{p.name} {file_digest(p)}\n" for p in held).encode()).hexdigest()
