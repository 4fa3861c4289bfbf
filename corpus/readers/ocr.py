"""Scanned pages → text, by the tesseract program where a person switched that on.

Off by default: recognised text has errors, and a quotation of it is not word for word
what the page shows. Switched on with KEHOACH_OCR=1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from corpus.readers.errors import ReadError

SETTING = "KEHOACH_OCR"

_PROGRAM = "tesseract"
_SECONDS = 180


def enabled() -> bool:
    """Whether scans are to be recognised."""
    return os.environ.get(SETTING, "") not in ("", "0")


def recognise(image: bytes, path: Path) -> list[str]:
    """The lines of a page image (PNM), empty ones kept between paragraphs.

    Raises ReadError when tesseract or its Vietnamese data is missing, or fails.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        raise ReadError(f"{path}: {SETTING} đã bật nhưng máy chưa có {_PROGRAM}; hãy cài đặt")
    try:
        done = subprocess.run(
            [program, "stdin", "stdout", "-l", "vie", "--psm", "4"],
            input=image,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise ReadError(f"{path}: nhận dạng một trang quá {_SECONDS} giây; hãy tách tệp") from None
    except (subprocess.CalledProcessError, OSError) as fault:
        said = getattr(fault, "stderr", b"") or str(fault).encode()
        why = said.decode(errors="replace").strip().splitlines()[-1:]
        raise ReadError(
            f"{path}: {_PROGRAM} bị lỗi ({' '.join(why)}); đã cài dữ liệu vie chưa?"
        ) from None
    text = done.stdout.decode(errors="replace").replace("\f", "")
    return [line.strip() for line in text.strip().split("\n")]
