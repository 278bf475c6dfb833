"""What reference formats share: people and dates of a CSL-JSON item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def people(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the authors as (family with particle, given); empty if the item names none.

    `given` is empty for an organisation or a single name. An "et al." at the end is left out.
    """
    return [name for name in map(_name, item.get("author", ())) if name[0] != "et al."]


def has_others(item: Mapping[str, Any]) -> bool:
    """Return whether the record ends its authors with "et al."."""
    return any(_name(author)[0] == "et al." for author in item.get("author", ()))


def year(item: Mapping[str, Any]) -> str:
    """Return the year of publication, empty if the item has none."""
    parts = item.get("issued", {}).get("date-parts", [])
    return str(parts[0][0]) if parts and parts[0] else ""


def _name(author: Mapping[str, str]) -> tuple[str, str]:
    if "literal" in author:
        return author["literal"], ""
    particle = author.get("non-dropping-particle", "")
    return f"{particle} {author['family']}".strip(), author.get("given", "")
