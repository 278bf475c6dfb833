"""Links inside the page: the address of a state with some fields changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from components.core.state import FIELDS, Values, ViewState, query_pairs

#: What templates call: ``link(select="oxytocin")`` gives an address.
Link = Callable[..., str]
#: Name on the state -> its field.
_FIELDS = {f.state_name: f for f in FIELDS}


def href(state: ViewState, **changes: str | Values) -> str:
    """Return the address of a state with some fields changed.

    Raises KeyError for a name that no field has.
    """
    return href_builder(state)(**changes)


@lru_cache(maxsize=256)
def href_builder(state: ViewState) -> Link:
    """Return :func:`href` for one state, for templates: unchanged fields are encoded once.

    The function raises KeyError for a name that no field has.
    """
    own = query_pairs(state)

    def link(**changes: str | Values) -> str:
        changed = {name: _FIELDS[name].pair(value) for name, value in changes.items()}
        return "?" + "&".join(filter(None, (own | changed).values()))

    return link
