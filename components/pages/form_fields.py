"""Hidden fields of a form: what of an address it keeps beside its own fields."""

from __future__ import annotations

from components.core.state import FIELDS, ViewState


def hidden_fields(remaining: ViewState) -> tuple[tuple[str, str], ...]:
    """Return the fields of a state that differ from the default, as (name, value)."""
    default = ViewState()
    return tuple(
        (field.name, value if isinstance(value, str) else ",".join(value))
        for field in FIELDS
        if (value := field.of(remaining)) != field.of(default)
    )
