"""Links inside the page: the address of a state with some fields changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from components.state import FIELDS, Values, ViewState, encode, pairs

#: What templates call: ``link(select="oxytocin")`` gives an address.
Link = Callable[..., str]
#: Attribute of the state -> its field.
_FIELDS = {f.held: f for f in FIELDS}


def href(state: ViewState, **changes: object) -> str:
    """The address of a state with some fields changed."""
    return "?" + encode(replace(state, **changes))  # type: ignore[arg-type]


def linker(state: ViewState) -> Link:
    """`href` for one state, as the templates want it: for hundreds of links of one page.

    What calls it with a name that no field has gets a KeyError.
    """
    own = pairs(state)

    def link(**changes: str | Values) -> str:
        changed = {name: _FIELDS[name].pair(value) for name, value in changes.items()}
        return "?" + "&".join(filter(None, (own | changed).values()))

    return link
