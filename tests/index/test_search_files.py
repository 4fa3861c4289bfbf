"""What is written beside the register: taken over where nothing changed, whole or not at all."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.plan import Plan
from index import settings
from index.build import build
from index.home import Home
from index.passages import Passage
from index.retrieve import Hit, Retriever, RetrieverError
from index.search_files import Written, write_search
from index.settings import BUNDLED, SettingError

ROOT = Path(__file__).parents[2]
QUERY = "hạ tầng số cho hợp tác xã"


@pytest.fixture
def write(
    tmp_path: Path, plans: Mapping[str, Plan], encoder: Any, monkeypatch: pytest.MonkeyPatch
) -> Any:
    """Writes passages into a folder of that name, taking over what another one holds."""
    monkeypatch.setattr(settings, "open_encoder", lambda setting=None: encoder)
    manifests = [p.manifest for p in plans.values()]

    def run(name: str, cut: Sequence[Passage], before: str | None = None) -> Written:
        (tmp_path / name).mkdir()
        old = tmp_path / before if before else None
        return write_search(tmp_path / name, manifests, cut, encoder, old)

    return run


def found(folder: Path, query: str = QUERY) -> list[tuple[str, str, float]]:
    hits: Sequence[Hit] = Retriever.open(folder).search(query, top=40)
    return sorted((h.plan, h.locator, round(h.score, 4)) for h in hits)


# --- taking over -------------------------------------------------------------------


def test_what_did_not_change_is_not_encoded_again(
    write: Any, cut: Sequence[Passage], tmp_path: Path
) -> None:
    assert write("one", cut) == Written(len(cut), len(cut))
    assert write("two", cut, "one") == Written(len(cut), 0)
    assert found(tmp_path / "two") == found(tmp_path / "one")


def test_taking_over_gives_what_building_anew_gives(
    write: Any, cut: Sequence[Passage], tmp_path: Path
) -> None:
    """A plan goes, an item is reworded, another comes, in that order of the passages."""
    write("old", cut)
    kept = [p for p in cut if p.plan != "thaibinh-86-2025"]
    kept[5] = replace(kept[5], text="Hạ tầng số cho hợp tác xã và làng nghề")
    new = [replace(kept[0], locator="mới", text="Hợp tác xã dùng hạ tầng số chung"), *kept]
    assert write("taken", new, "old").encoded == 2
    write("anew", new)
    assert found(tmp_path / "taken") == found(tmp_path / "anew")
    assert write("again", cut, "taken").passages == len(cut)
    assert found(tmp_path / "again") == found(tmp_path / "old")


def test_a_moved_passage_keeps_its_vectors_and_gets_its_new_lines(
    write: Any, cut: Sequence[Passage], tmp_path: Path
) -> None:
    write("old", cut)
    moved = [
        replace(p, lines=tuple(n + 7 for n in p.lines)) if p.locator == "II.4.5" else p for p in cut
    ]
    assert write("new", moved, "old").encoded == 0
    hit = Retriever.open(tmp_path / "new").search("chuẩn Halal", top=1)[0]
    assert (hit.span.first, hit.span.last) == (114, 115)


def test_twins_are_taken_over_one_by_one(write: Any, cut: Sequence[Passage]) -> None:
    twins = [cut[0], replace(cut[0], locator="đôi")]
    write("old", twins)
    assert write("new", [*twins, replace(cut[0], locator="ba")], "old").encoded == 1


@pytest.mark.parametrize("name", ["vectors.bin", "lexical.bin", "passages.bin", "passages.db"])
def test_nothing_is_taken_over_from_damaged_files(
    name: str, write: Any, cut: Sequence[Passage], tmp_path: Path
) -> None:
    write("old", cut)
    (tmp_path / "old" / name).write_bytes(b"no index")
    assert write("new", cut, "old").encoded == len(cut)


def test_another_encoder_s_vectors_are_not_taken_over(
    write: Any, cut: Sequence[Passage], encoder: Any
) -> None:
    write("old", cut)
    encoder.digest = "2"
    assert write("new", cut, "old").encoded == len(cut)


# --- a full disk -------------------------------------------------------------------


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """The disk refuses to let any file grow past `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("part", [0, 0.5, 0.999])
@pytest.mark.parametrize("name", ["passages.db", "passages.bin", "lexical.bin", "vectors.bin"])
def test_a_disk_that_is_full_at_any_file_is_one_line(
    name: str, part: float, write: Any, cut: Sequence[Passage], tmp_path: Path
) -> None:
    write("whole", cut)
    limit = int(part * (tmp_path / "whole" / name).stat().st_size)
    with files_up_to(limit), pytest.raises(OSError, match=r"full: không ghi được chỉ mục \("):
        write("full", cut, "whole")
    assert found(tmp_path / "whole")


# --- as a part of the index ----------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, pottery: Callable[[Path], Path]) -> Path:
    """One small plan."""
    place = tmp_path / "plans"
    place.mkdir()
    return pottery(place)


@pytest.fixture
def home(tmp_path: Path, folder: Path) -> Home:
    """A home with an index of that plan, made with the bundled encoder."""
    made = Home(tmp_path / "home")
    build(made, (folder,))
    return made


def test_an_index_refuses_another_encoder_until_it_is_built_again(
    home: Home, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.symlink_to(BUNDLED)  # the same files under another name
    monkeypatch.setenv("KEHOACH_ENCODER", str(other))
    with pytest.raises(RetrieverError, match="hãy chạy: kehoach index"):
        Retriever.open(home.current()).search(QUERY)
    assert build(home, (folder,)).fresh
    assert found(home.current())[0][:2] == ("hoabinh-1-2025", "I")
    assert not build(home, (folder,)).fresh


def test_a_wrong_encoder_changes_nothing(
    home: Home, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = home.current()
    monkeypatch.setenv("KEHOACH_ENCODER", str(tmp_path / "nowhere"))
    with pytest.raises(SettingError, match="không có thư mục này"):
        build(home, (folder,))
    assert (home.current(), list(home.indexes.glob("build-*"))) == (before, [])


def test_a_builder_killed_while_encoding_leaves_the_old_index(home: Home, folder: Path) -> None:
    before = found(home.current())
    code = (
        "import os; from pathlib import Path; from index.build import build; "
        "from index.home import Home; "
        f"build(Home(Path({str(home.root)!r})), (Path({str(folder)!r}),), force=True, "
        "progress=lambda line: os._exit(9) if 'mã hóa' in line else None)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=os.environ, check=False)
    assert ran.returncode == 9
    assert found(home.current()) == before


def test_a_register_may_stand_alone(tmp_path: Path, folder: Path) -> None:
    home = Home(tmp_path / "home")
    build(home, (folder,), search=False)
    with pytest.raises(RetrieverError, match="không có đoạn văn nào"):
        Retriever.open(home.current())
    assert build(home, (folder,)).fresh
    assert found(home.current())
