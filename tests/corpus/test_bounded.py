"""What is kept has a bound, and threads that share it get what they asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from corpus.bounded import Bounded


def test_a_value_is_made_once_until_others_push_it_out() -> None:
    made: list[int] = []
    kept = Bounded[int, int](4)
    for key in (1, 1, 2, 3, 1, 4, 5, 6, 7, 1):
        assert kept.get(key, lambda key=key: made.append(key) or key) == key  # type: ignore[misc,func-returns-value]
        assert len(kept) <= 4
    assert made == [1, 2, 3, 4, 5, 6, 7, 1]


def test_nothing_is_a_value_too() -> None:
    kept = Bounded[str, None](8)
    kept.get("a", lambda: None)
    assert kept.get("a", lambda: 1 / 0) is None  # type: ignore[arg-type,return-value]


def test_threads_that_push_out_each_others_values_get_their_own() -> None:
    kept = Bounded[int, int](3)

    def ask(start: int) -> bool:
        asked = range(start, start + 2_000)
        return all(kept.get(n % 17, lambda n=n: n % 17) == n % 17 for n in asked)  # type: ignore[misc]

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(8)))
