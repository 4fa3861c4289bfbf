"""Texts as syllables and term keys."""

import unicodedata

import numpy as np

from index.lexical.syllables import Lexicon, pair_keys, replace, single_keys, syllables


def test_decomposed_text_and_new_tone_placement_give_the_same_syllables() -> None:
    decomposed = unicodedata.normalize("NFD", "Văn hoá, thuỷ sản")
    assert syllables(decomposed) == ["văn", "hóa", "thủy", "sản"]


def test_numbers_and_codes_are_syllables_and_punctuation_is_not() -> None:
    assert syllables("26/KH-UBND, 30%_a") == ["26", "kh", "ubnd", "30", "a"]


def test_every_term_has_its_own_key() -> None:
    one, two = np.array([0, 1]), np.array([1, 0])
    keys = [*single_keys(one).tolist(), *pair_keys(one, two).tolist()]
    assert len(set(keys)) == 4


def test_same_letters_follows_syllables_learnt_later() -> None:
    lexicon = Lexicon()
    lexicon.number("sở số")
    assert len(lexicon.same_letters("so")) == 2
    lexicon.number("sợ đo")
    assert [lexicon.names[i] for i in lexicon.same_letters("sỏ")] == ["sở", "số", "sợ"]


def test_replacing_touches_changed_words_only() -> None:
    assert (
        replace("So Y tế, ở đâu?", ["so", "y", "tế", "ở", "đâu"], ["sở", "y", "tế", "ở", "đâu"])
        == "sở Y tế, ở đâu?"
    )
