"""Files with a header: written whole or not at all."""

from pathlib import Path

import pytest

from index import files


def _write(path: Path, body: bytes) -> None:
    files.write(path, "toy-1", {"note": "xin chào"}, lambda out: out.write(body) and None)


def test_a_header_comes_back_as_it_was_written(tmp_path: Path) -> None:
    _write(tmp_path / "a", b"12345")
    header = files.read_header(tmp_path / "a", "toy-1")
    assert (header["note"], header["bytes"]) == ("xin chào", 5)
    files.check(tmp_path / "a", header)


def test_a_file_cut_short_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a"
    _write(path, b"12345")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(files.DamagedFile, match="có 4 byte, lẽ ra phải có 5"):
        files.read_header(path, "toy-1")


def test_a_changed_byte_fails_the_checksum(tmp_path: Path) -> None:
    path = tmp_path / "a"
    _write(path, b"12345")
    path.write_bytes(path.read_bytes()[:-1] + b"6")
    with pytest.raises(files.DamagedFile, match="tổng kiểm tra"):
        files.check(path, files.read_header(path, "toy-1"))


def test_a_changed_header_is_refused(tmp_path: Path) -> None:
    """A number in it that became another would be believed."""
    path = tmp_path / "a"
    _write(path, b"12345")
    path.write_bytes(path.read_bytes().replace(b"xin ch", b"xin ph"))
    with pytest.raises(files.DamagedFile, match="phần đầu"):
        files.read_header(path, "toy-1")


@pytest.mark.parametrize("raw", [b"", b"not json", b"[]", b"{}", b"\xff" * 5000])
def test_any_other_file_is_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a").write_bytes(raw)
    with pytest.raises(files.DamagedFile):
        files.read_header(tmp_path / "a", "toy-1")


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a"
    _write(path, b"old")

    def full(out: files.Sink) -> None:
        out.write(b"some")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        files.write(path, "toy-1", {}, full)
    assert path.read_bytes().endswith(b"old")
    assert list(tmp_path.iterdir()) == [path]
