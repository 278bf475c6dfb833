from __future__ import annotations

import pytest

from components.pages.pagination import as_query, page_number, paginate


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", (1, "")),
        ("q=a%20b", (1, "q=a%20b")),
        ("page=3", (3, "")),
        ("q=a%20b&page=3&x=1", (3, "q=a+b&x=1")),
        ("page=0", (1, "")),
        ("page=-2", (1, "")),
        ("page=²", (1, "")),
        ("page=99999999999", (1, "")),
        ("page=", (1, "")),
    ],
)
def test_the_number_of_the_page_is_read_apart(address: str, expected: tuple[int, str]) -> None:
    assert page_number(address) == expected


def test_a_page_beyond_the_end_is_the_last() -> None:
    assert paginate("0123456789", 99, 50).number == 1
    assert paginate((), 5, 50).items == ()
    assert paginate((), 5, 50).pages == 1


def test_a_page_has_its_items_and_the_way_to_its_neighbours() -> None:
    page = paginate("0123456789", 2, 4)
    assert (page.number, page.pages, page.items) == (2, 3, "4567")
    links = page.links("q=a")
    assert (links["previous_page"], links["next_page"]) == ("?q=a", "?q=a&page=3")
    assert paginate("01", 1, 4).links("q=a") == {
        "number": 1,
        "pages": 1,
        "previous_page": "",
        "next_page": "",
    }


def test_a_query_string_as_it_follows_a_path() -> None:
    assert as_query("") == ""
    assert as_query("q=a") == "?q=a"
