"""What people say for what plans say: the file, and how its sayings are found in a text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import assistant.thesaurus as thesaurus
from assistant.choices import spread
from assistant.thesaurus import is_saying, sayings, telling
from corpus.reference.tables import ReferenceDataError
from corpus.text import key, words

_FILE = Path(thesaurus.__file__).parent.parent / "corpus" / "reference" / "thesaurus.toml"


def said(text: str, *, marked: bool = True) -> list[tuple[str, str]]:
    """Each saying of a text with the first of the official words for it."""
    folded = key(text).split()
    found = sayings(folded, words(text).split() if marked else ())
    return [(" ".join(folded[s.first : s.last]), " ".join(s.others[0])) for s in found]


def test_a_saying_is_found_with_its_official_words() -> None:
    """The longest at each place."""
    assert said("bảo vệ con nít") == [("con nit", "trẻ em")]
    assert said("nhà máy chip") == [("nha may chip", "bán dẫn")]


def test_diacritics_tell_sayings_apart() -> None:
    """ "con nit" may be "con nít", "chịp" is no "chip", "gìa" no word."""
    assert said("bao ve con nit", marked=False) == [("con nit", "trẻ em")]
    assert said("lam chip", marked=False)
    assert not said("con nịt")
    assert not said("ghẻ") and said("ghe")


def test_one_word_without_its_diacritics_is_no_saying() -> None:
    """ "lo" may be much else than "lỗ"."""
    assert said("lỗ") and not said("lo", marked=False)


def test_empty_words_may_stand_inside() -> None:
    """ "ngồi nhà vẫn được gặp bác sĩ" is "ngồi nhà gặp bác sĩ"."""
    assert said("ngồi nhà vẫn được gặp bác sĩ")[0][1] == "khám chữa bệnh từ xa"


def test_an_official_term_is_not_cut() -> None:
    """ "khám chữa bệnh" is what plans say: "chữa bệnh" in it is no saying."""
    assert said("khám chữa bệnh") == []


def test_wider_terms_do_not_narrow() -> None:
    """Who asks for children asks for nothing else."""
    assert said("trẻ em") == []


def test_words_that_tell_nothing_are_passed_over() -> None:
    """Unless plans have them beside their neighbour, or there is nothing else."""
    assert telling(["thi", "tre"], ["thì", "trẻ"], lambda words: False) == [1]
    assert telling(["khong", "gian"], ["không", "gian"], lambda words: True) == [0, 1]
    assert telling(["thi", "thi"], ["thì", "thì"], lambda words: False) == [0, 1]
    assert telling(["cho", "tre"], ["chợ", "trẻ"], lambda words: False) == [0, 1]


def test_whole_sayings_are_known() -> None:
    """Of several words."""
    assert is_saying(["con", "nit"], ["con", "nít"])
    assert not is_saying(["con", "nit", "hoc"], ["con", "nít", "học"])
    assert not is_saying(["chip"], ["chip"])


def test_no_group_says_what_it_is_said_for() -> None:
    """A saying that is its own official word would do nothing."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    own = [
        (official, saying)
        for field in data["field"]
        for official, ways in field["says"].items()
        for saying in spread(ways)
        if words(saying) in {words(term) for term in official.split("|")}
    ]
    assert own == []


def test_a_wrong_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the group that is wrong."""
    wrong = tmp_path / "thesaurus.toml"
    wrong.write_text('empty = []\n[[field]]\nname = "a"\n[field.says]\n"trẻ em" = "con nít"\n')
    monkeypatch.setattr(thesaurus, "_FILE", wrong)
    with pytest.raises(ReferenceDataError, match="trẻ em"):
        thesaurus.written_out()
