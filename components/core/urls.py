"""Links inside the page: the address of a state with some fields changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from components.core.state import FIELDS, Values, ViewState, query_pairs

#: What templates call: ``link(select="oxytocin")`` gives an address.
Link = Callable[..., str]
#: Attribute of the state -> its field.
_FIELDS = {f.held: f for f in FIELDS}


def href(state: ViewState, **changes: str | Values) -> str:
    """The address of a state with some fields changed."""
    return href_builder(state)(**changes)


@lru_cache(maxsize=256)
def href_builder(state: ViewState) -> Link:
    """`href` for one state, as the templates want it: what stays is written once for all.

    What calls it with a name that no field has gets a KeyError.
    """
    own = query_pairs(state)

    def link(**changes: str | Values) -> str:
        changed = {name: _FIELDS[name].pair(value) for name, value in changes.items()}
        return "?" + "&".join(filter(None, (own | changed).values()))

    return link
