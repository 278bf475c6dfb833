"""Pagination of the lists without JavaScript: which page an address asks for, links to others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import parse_qsl, urlencode

Item = TypeVar("Item")


@dataclass(frozen=True)
class ListPage(Generic[Item]):
    """One page of a list; `number` and `pages`, the number of pages, count from 1."""

    number: int
    pages: int
    items: Sequence[Item]

    def links(self, query: str) -> dict[str, object]:
        """Return what templates need of a page of the list that `query` asks for.

        Keys: number, pages, previous_page and next_page (query strings, empty at the ends).
        """
        return {
            "number": self.number,
            "pages": self.pages,
            "previous_page": page_link(query, self.number - 1) if self.number > 1 else "",
            "next_page": page_link(query, self.number + 1) if self.number < self.pages else "",
        }


def page_number(query: str) -> tuple[int, str]:
    """Return the number of ``page=`` (1 where there is none to be read), and the other fields."""
    pairs = parse_qsl(query, keep_blank_values=True)
    numbers = [value for name, value in pairs if name == "page"]
    if not numbers:
        return 1, query
    number = numbers[0]
    is_number = number.isascii() and number.isdigit() and len(number) < 7
    rest = urlencode([(name, value) for name, value in pairs if name != "page"])
    return max(1, int(number)) if is_number else 1, rest


def paginate(items: Sequence[Item], requested: int, size: int) -> ListPage[Item]:
    """Return the page with that number, `size` items a page, or the last if there are fewer."""
    pages = max(1, -(-len(items) // size))
    number = min(requested, pages)
    return ListPage(number, pages, items[(number - 1) * size : number * size])


def page_link(query: str, number: int) -> str:
    """Return the query string of a page of a list; empty for the first of one without a query."""
    page = f"page={number}" if number > 1 else ""
    return as_query("&".join(part for part in (query, page) if part))


def as_query(query: str) -> str:
    """Return a query string as it follows a path; empty for an empty one."""
    return f"?{query}" if query else ""
