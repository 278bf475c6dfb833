from __future__ import annotations

import pytest

from components.http.site import split_query


@pytest.mark.parametrize(
    ("query", "own", "rest"),
    [
        ("", {}, ""),
        ("q=a&offset=50&species=-human", {"offset": "50"}, "q=a&species=-human"),
        ("offset=50&q=a", {"offset": "50"}, "q=a"),
        ("q=a&offset=1&offset=2", {"offset": "1"}, "q=a"),
        ("off%73et=%31&q=a%20b+c", {"offset": "1"}, "q=a%20b+c"),
        ("offset=&format=csv", {"offset": "", "format": "csv"}, ""),
        ("nothing&=x&&q=a", {}, "nothing&=x&&q=a"),
    ],
)
def test_own_fields_are_parted_from_the_rest_which_stays_as_written(
    query: str, own: dict[str, str], rest: str
) -> None:
    assert split_query(query, ("offset", "format")) == (own, rest)
