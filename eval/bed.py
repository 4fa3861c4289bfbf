"""Where runs are made: an index of the shipped plans alone, and what identifies it.

Plans that somebody added to their own home must not move the scores, so runs keep a home
of their own under KEHOACH_HOME/eval.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from corpus.manifest import PLANS, load_manifests
from eval.answers import FILE, Header, RunError
from eval.run import AS_OF
from index.home import Home, default_home

_CHECKOUT = Path(__file__).resolve().parent.parent
# What an answer is made by; the way it is scored may change without asking again.
_PROGRAM = ("corpus", "index", "assistant", "prompts")


def folder() -> Path:
    """KEHOACH_HOME/eval: the index that runs use, and `runs/`."""
    return default_home().root / "eval"


def built_home(root: Path) -> Home:
    """A home with an up-to-date index of the shipped plans.

    Raises ManifestError or RunError where a plan cannot be read: scores over a part of the
    plans would mislead.
    """
    from index.build import build

    home = Home(root)
    built = build(home, folders=(PLANS,))
    if built.faults:
        raise RunError("; ".join(built.faults))
    return home


def header(home: Home, model: str | None = None) -> Header:
    """What a run that starts now over this home depends on; `model` is the name of the
    language model that is asked."""
    stamp = (home.current() / "stamp").read_text(encoding="ascii")
    return Header(
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        commit=_commit(),
        code=_digest(program_files()),
        corpus=_digest([PLANS / "plans.toml", *(PLANS / m.file for m in load_manifests())]),
        index=stamp[:12],
        settings={"as_of": AS_OF.isoformat(), "language_model": model},
    )


def run_folder(root: Path, head: Header) -> Path:
    """The folder of the run that this header names: asking again continues it."""
    model = head.settings["language_model"]
    asked = f"-{sha256(model.encode()).hexdigest()[:8]}" if model else ""
    return root / "runs" / f"{head.code}-{head.index}{asked}"


def latest(root: Path) -> Path:
    """The folder of the run written last. Raises RunError where there is none."""
    runs = sorted((root / "runs").glob(f"*/{FILE}"), key=lambda p: p.stat().st_mtime)
    if not runs:
        raise RunError(f"{root / 'runs'}: no run yet; run: python -m eval run")
    return runs[-1].parent


def program_files() -> list[Path]:
    """Every file that an answer is made by: code, data, weights."""
    found = [p for name in _PROGRAM for p in (_CHECKOUT / name).rglob("*")]
    kept = [p for p in found if p.suffix in (".py", ".toml", ".txt", ".md", ".bin", ".safetensors")]
    return sorted(p for p in kept if PLANS not in p.parents)


def _digest(files: Iterable[Path]) -> str:
    total = sha256()
    for path in files:
        total.update(f"{path.relative_to(_CHECKOUT)}\n".encode())
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]


def _commit() -> str | None:
    """The commit checked out, with a `+` where files differ from it; None without git."""
    try:
        return _git("rev-parse", "--short=12", "HEAD") + ("+" if _git("status", "-s") else "")
    except (OSError, subprocess.CalledProcessError):
        return None


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ("git", "-C", str(_CHECKOUT), *arguments), capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
