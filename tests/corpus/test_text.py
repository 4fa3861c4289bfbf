"""How texts are compared. What is shown is never touched by these."""

import doctest
import unicodedata
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.text import accented, fold, key, old_tone, squeeze, unaccent, words

ROOT = Path(corpus.__file__).parent
MODULES = sorted(
    ".".join(("corpus", *path.relative_to(ROOT).with_suffix("").parts))
    for path in ROOT.rglob("*.py")
    if ">>>" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("text", ["Sở Nội vụ", "SỞ NỘI VỤ", "so noi vu", "Sở  Nội\u00a0vụ"])
def test_one_name_in_many_spellings_folds_to_one_form(text: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == "so noi vu"


@pytest.mark.parametrize(("new", "old"), [("hoà", "hòa"), ("Thuỷ", "Thủy"), ("khoẻ", "khỏe")])
def test_either_place_of_the_tone_compares_equal(new: str, old: str) -> None:
    assert old_tone(new) == old
    assert accented(new) == accented(old)


@pytest.mark.parametrize("word", ["quý", "quỹ", "toàn", "hoài", "thuyền"])
def test_a_tone_with_one_place_only_stays(word: str) -> None:
    assert old_tone(word) == word


def test_words_keep_their_diacritics_and_keys_do_not() -> None:
    assert (words("Sở Y tế – (Thái Bình)"), key("Sở Y tế – (Thái Bình)")) == (
        "sở y tế thái bình",
        "so y te thai binh",
    )


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert key(key(text)) == key(text)
    assert squeeze(squeeze(text)) == squeeze(text)


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ ố ệ ự,.", max_size=60))
def test_removing_marks_keeps_every_letter_in_its_place(text: str) -> None:
    """Offsets in the folded form serve the printed one."""
    assert len(unaccent(unicodedata.normalize("NFC", text))) == len(
        unicodedata.normalize("NFC", text)
    )


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    result = doctest.testmod(import_module(name))
    assert result.attempted > 0
    assert result.failed == 0
