"""Links inside the page: the address of a state with some fields changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from components.state import ViewState, encode

#: What templates call: ``link(select="oxytocin")`` gives an address.
Link = Callable[..., str]


def href(state: ViewState, **changes: object) -> str:
    """The address of a state with some fields changed."""
    return "?" + encode(replace(state, **changes))  # type: ignore[arg-type]


def linker(state: ViewState) -> Link:
    """`href` for one state, as the templates want it."""
    return partial(href, state)
