"""The shipped weights, and what small ones of one's own decide."""

from __future__ import annotations

import pytest

from assistant.understanding.opinion import (
    STEPS,
    Known,
    Token,
    Weights,
    asked,
    load_weights,
    tagged,
)
from assistant.understanding.opinion.weights import read_weights

_EVEN = ((0.0, 0.0, 0.0, 0.0),) * STEPS


def _weights(tagger: dict[str, int], kinds: dict[str, bytes]) -> Weights:
    return Weights(
        words=Known.of(["của", "hạn"], ["thẩm quyền"]),
        tagger=tagger,
        tagger_scale=0.5,
        steps=_EVEN,
        labels=("deadline", "responsibility/coordinating"),
        bias=(0.0, 0.0),
        kinds={name: n for n, name in enumerate(kinds)},
        table=memoryview(b"".join(kinds.values())).cast("b"),
        kind_scale=1.0,
        learnt="of ours",
    )


def _words(text: str) -> tuple[Token, ...]:
    found, at = [], 0
    for word in text.split():
        found.append(Token(at, at + len(word), word, word))
        at += len(word) + 1
    return tuple(found)


def test_weights_come_back_from_their_file() -> None:
    """Every table is read as it was written, negative weights too."""
    own = _weights({"w0=?": -3, "w0=han": 4}, {"han": b"\x05\xfb"})
    read = read_weights(own.written())
    assert read == own
    row = read.row("han")
    assert row is not None and row.tolist() == [5, -5]
    assert read.row("nao") is None


def test_what_is_no_file_of_weights_is_refused() -> None:
    """Another form is an error in one line."""
    with pytest.raises(ValueError, match="no file of weights"):
        read_weights(b"{}\n")


def test_a_cut_file_is_no_file() -> None:
    """Missing bytes are an error, never other weights."""
    with pytest.raises(ValueError, match="bytes in the tables"):
        read_weights(_weights({"w0=?": 1}, {}).written()[:-1])


def test_the_shipped_weights_are_small() -> None:
    """They are read with every first question."""
    assert len(load_weights().written()) < 250_000
    assert "responsibility/coordinating" in load_weights().labels


def test_a_word_counts_by_itself_and_an_unknown_one_as_such() -> None:
    """ "hạn" speaks against a topic here, what nobody asks with for one."""
    weights = _weights({"w0=han": -2, "w0=?": 2}, {})
    assert tagged(_words("han 5g dan"), weights) == (False, True, True)
    assert tagged((), weights) == ()


def test_typed_without_diacritics_a_word_may_be_any_of_its_spellings() -> None:
    """With them it must be the very word: "bay" is none that questions have for "bây"."""
    known = Known.of(["bây"])
    assert known.has("bây", "bay") and known.has("bay", "bay")
    assert not known.has("bảy", "bay")


def test_two_words_of_asking_are_not_asked_with_together() -> None:
    """ "thẩm quyền" is, in any spelling; "thẩm định" is not for its two halves."""
    known = Known.of(["thẩm", "quyền", "định"], ["thẩm quyền"])
    assert known.has_pair("thẩm", "quyền") and known.has_pair("tham", "quyen")
    assert not known.has_pair("thẩm", "định")


def test_the_likeliest_label_gives_kind_and_role() -> None:
    """A label holds both; shares are added up by kind."""
    found = asked(_words("cung han"), (False, False), _weights({}, {"cung": b"\x00\x03"}))
    assert (found.kind, found.role, found.label) == (
        "responsibility", "coordinating", "responsibility/coordinating",
    )  # fmt: skip
    assert found.share > 0.9
    assert sum(found.shares.values()) == pytest.approx(1)
