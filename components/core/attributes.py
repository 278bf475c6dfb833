"""HTML attributes whose names Python cannot spell."""

from __future__ import annotations

from typing import Any


def attributes(**values: str) -> dict[str, Any]:
    """Return attributes with ``-`` for ``_``: ``attributes(data_filter="kind")`` is data-filter."""
    return {name.replace("_", "-"): value for name, value in values.items()}
