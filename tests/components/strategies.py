"""What several property tests draw from."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st


def picked(values: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Any values of a facet to include and others to leave out, as they stand on a state.

    A single number stands for all of it, one digit a value: many small draws are slow.
    """

    def choose(number: int) -> tuple[str, ...]:
        signs = {value: number // 3**i % 3 for i, value in enumerate(sorted(values))}
        included = [value for value, sign in signs.items() if sign == 1]
        excluded = [f"-{value}" for value, sign in signs.items() if sign == 2]
        return (*included, *excluded)

    return st.integers(0, 3 ** len(values) - 1).map(choose)
