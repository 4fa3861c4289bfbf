"""A PDF small enough to read: text at places, rulings, a picture; any letters at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

WIDE, HIGH = 595, 842
_LETTER = 0.5


@dataclass
class Sheet:
    """One page. The origin is the lower left corner as it is seen; sizes are points.

    With `rotation` 90 everything is stored turned, and the page says how to turn it back.
    """

    texts: list[tuple[float, float, float, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    rotation: int = 0
    picture: bool = False

    def write(self, x: float, y: float, text: str, size: float = 12) -> Sheet:
        """Text from `x` on the baseline `y`; every letter is half its size wide."""
        self.texts.append((x, y, size, text))
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        self.rules.append((x0, y0, x1, y1))
        return self

    def table(self, xs: list[float], ys: list[float]) -> Sheet:
        """All rulings of a table with these columns and rows."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self


def save_pdf(path: Path, *sheets: Sheet, trailer: str = "") -> Path:
    """Write the pages as a PDF. `trailer` adds entries to its trailer."""
    letters = sorted({c for s in sheets for *_, text in s.texts for c in text} | {" "})
    codes = {letter: 33 + i for i, letter in enumerate(letters)}
    pages = [6 + 2 * i for i in range(len(sheets))]
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(sheets)} /Kids [{kids}] >>".encode(),
        3: _font(codes),
        4: _stream("", _cmap(codes)),
        5: _stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
            "/BitsPerComponent 8",
            b"\x80",
        ),
    }
    for number, sheet in zip(pages, sheets, strict=True):
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}] /Rotate {sheet.rotation} "
            f"/Resources << /Font << /F 3 0 R >> /XObject << /P 5 0 R >> >> "
            f"/Contents {number + 1} 0 R >>"
        ).encode()
        objects[number + 1] = _stream("", _content(sheet, codes))
    path.write_bytes(_file(objects, trailer))
    return path


def _font(codes: dict[str, int]) -> bytes:
    widths = " ".join(str(int(_LETTER * 1000)) for _ in codes)
    return (
        f"<< /Type /Font /Subtype /TrueType /BaseFont /Arial /FirstChar 33 "
        f"/LastChar {32 + len(codes)} /Widths [{widths}] /ToUnicode 4 0 R >>"
    ).encode()


def _cmap(codes: dict[str, int]) -> bytes:
    pairs = "\n".join(
        f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    ).encode()


def _content(sheet: Sheet, codes: dict[str, int]) -> bytes:
    parts = ["q 400 0 0 600 90 100 cm /P Do Q"] if sheet.picture else []
    if sheet.rotation == 90:
        parts.append(f"0 1 -1 0 {WIDE} 0 cm")
    parts += [f"{a} {b} m {c} {d} l S" for a, b, c, d in sheet.rules]
    for x, y, size, text in sheet.texts:
        shown = "".join(f"{codes[c]:02x}" for c in text)
        parts.append(f"BT /F {size} Tf {x} {y} Td <{shown}> Tj ET")
    return "\n".join(parts).encode()


def _stream(entries: str, data: bytes) -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: dict[int, bytes], trailer: str) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places[number]:010d} 00000 n \n".encode()
    out += f"trailer << /Size {size} /Root 1 0 R {trailer} >>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())
