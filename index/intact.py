"""The files of an index read through and compared with their checksums, whatever their size.

Opening an index leaves out files above 256 MiB, which each command would wait for. An
administrator asks for all of them (`kehoach status --check`); the chat reads those that opening
left out beside its first answers.
"""

from __future__ import annotations

from pathlib import Path

from index import files, sealed
from index.register import RegisterError


def check_files(folder: Path, above: int = -1) -> int:
    """Read every file of an index of more than `above` bytes through; how many bytes these were.

    Raises RegisterError, one line that ends in what to run, for the first that is not as it
    was written.
    """
    read = 0
    try:
        for path in sorted((*folder.glob("*.db"), *folder.glob("*.bin"))):
            size = path.stat().st_size
            if size > above:
                _check(path)
                read += size
    except FileNotFoundError as fault:
        raise RegisterError(f"{fault.filename}: thiếu tệp này; hãy chạy: kehoach index") from None
    except files.DamagedFile as fault:
        raise RegisterError(f"chỉ mục hỏng: {fault}; hãy chạy: kehoach index --force") from None
    return read


def _check(path: Path) -> None:
    if path.suffix == ".db":
        sealed.check(path, None)
    else:
        files.check(path, files.read_header(path))
