"""KEHOACH_HOME: the one folder that the program writes to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from index.register import Register, RegisterError

_CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Home:
    """Where things are under KEHOACH_HOME. Nothing is created before it is written."""

    root: Path

    @property
    def indexes(self) -> Path:
        """One folder a built index, and `current`, the file that names the one in use."""
        return self.root / "index"

    @property
    def added(self) -> Path:
        """Plans added by `kehoach add`, with their own plans.toml."""
        return self.root / "plans"

    @property
    def history(self) -> Path:
        return self.root / "history"

    @property
    def chat(self) -> Path:
        """What the running chat keeps beside conversations: its key, ended sessions."""
        return self.root / "chat"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    def current(self) -> Path:
        """The folder of the index in use. Raises RegisterError when none is built."""
        pointer = self.indexes / "current"
        try:
            name = pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise RegisterError(f"{self.root}: chưa có chỉ mục; hãy chạy: kehoach index") from None
        except (UnicodeDecodeError, OSError) as fault:
            raise RegisterError(
                f"{pointer}: không đọc được ({fault}); hãy chạy: kehoach index"
            ) from None
        folder = self.indexes / name
        if not name or name == ".." or Path(name).name != name or not folder.is_dir():
            raise RegisterError(f"{pointer}: không trỏ đến chỉ mục nào; hãy chạy: kehoach index")
        return folder

    def open_register(self) -> Register:
        """The register in use. Raises RegisterError when it is missing or damaged."""
        named = self._named()
        try:
            return Register(self.current() / "register.db")
        except RegisterError:
            # A builder may swap the index between the pointer and the file.
            if self._named() == named:
                raise
        return self.open_register()

    def _named(self) -> bytes:
        try:
            return (self.indexes / "current").read_bytes()
        except OSError:
            return b""


def default_home() -> Home:
    """KEHOACH_HOME, or var/ in the checkout."""
    return Home(Path(os.environ.get("KEHOACH_HOME") or _CHECKOUT / "var"))
