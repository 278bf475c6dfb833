"""Readers of the fields of the address: what each may contain, remarks on the rest.

A reader takes the field's name, its raw text and the atlas, and returns the value and the
remarks that the page shows. It never raises.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any

from data.aliases import resolve_alias
from data.facets import Choice, facet_named
from data.model import Atlas
from data.schema import split_list
from data.store.engine import store_of

#: Longest text searched for (characters).
MAX_TEXT = 100

Values = tuple[str, ...]
#: The reason why a facet's value that no claim has is dropped.
UNKNOWN = "is not in this dataset"


@dataclass(frozen=True)
class Dropped:
    """A part of an address that means nothing here, and why (a clause for the reader)."""

    field: str
    value: str
    reason: str


@dataclass(frozen=True)
class Renamed:
    """A part of an address that is called `now` today, and why (a sentence of the dataset)."""

    field: str
    value: str
    now: str
    reason: str


Remark = Dropped | Renamed
Reader = Callable[[str, str, Atlas], tuple[Any, tuple[Remark, ...]]]


def choice(allowed: Values) -> Reader:
    """Return the reader of a field with a few choices; any other text gives the first of them."""

    def read(name: str, raw: str, _: Atlas) -> tuple[str, tuple[Remark, ...]]:
        if raw in allowed:
            return raw, ()
        return allowed[0], (Dropped(name, raw, "is not one of the choices"),)

    return read


def values(name: str, raw: str, atlas: Atlas) -> tuple[Values, tuple[Remark, ...]]:
    """Read the values of a facet: each once, sorted, those with a ``-`` last.

    Former ids become their present ones. Values that no claim has are dropped; of a value both
    included and excluded the exclusion is dropped.
    """
    valid = store_of(atlas).facet_values(name)
    kind = facet_named(name).alias_kind
    chosen: dict[str, None] = {}
    remarks: list[Remark] = []
    parts = [part.strip() for part in raw.split(",") if part.strip()]
    for part in sorted(parts, key=_excluded_last):
        minus, value = ("-", part[1:]) if part.startswith("-") else ("", part)
        present: tuple[str, ...] = (value,)
        if value not in valid:
            target, notes = _resolve_former_id(name, part, value, atlas, (kind,) if kind else ())
            present = tuple(one for one in split_list(target) if one in valid)
            remarks += [Dropped(name, part, UNKNOWN)] if target and not present else notes
        for value in present:
            if minus and value in chosen:
                remarks.append(Dropped(name, part, "was asked for and excluded at once"))
            else:
                chosen[minus + value] = None
    return tuple(sorted(chosen, key=_excluded_last)), tuple(remarks)


def sides(values: Values) -> Choice:
    """Return the values of a facet as (included, excluded), without the ``-``."""
    included = tuple(value for value in values if not value.startswith("-"))
    return included, tuple(value[1:] for value in values if value.startswith("-"))


def _excluded_last(part: str) -> tuple[bool, str]:
    return part.startswith("-"), part


def _resolve_former_id(
    name: str, raw: str, value: str, atlas: Atlas, kinds: Values, unknown: str = UNKNOWN
) -> tuple[str, tuple[Remark, ...]]:
    """Return the present id of a former one, or empty; `raw` is its text in the address."""
    for kind in kinds:
        alias = resolve_alias(atlas, kind, value)
        if alias and alias.target:
            return alias.target, (Renamed(name, raw, alias.target, alias.reason),)
        if alias:
            why = f"was withdrawn in version {alias.since}: {alias.reason.rstrip('.')}"
            return "", (Dropped(name, raw, why),)
    return "", (Dropped(name, raw, unknown),)


def element(name: str, raw: str, atlas: Atlas) -> tuple[str, tuple[Remark, ...]]:
    """Read the id of a node, an edge or a claim; empty for any other text."""
    if raw in atlas.nodes or raw in atlas.claims or store_of(atlas).edge(raw):
        return raw, ()
    if not raw:
        return "", ()
    if any(claim.edge == raw for claim in atlas.claims.values()):
        return "", (Dropped(name, raw, "says nothing any more: its claims were withdrawn"),)
    unknown = "is no node, edge or claim of this dataset"
    return _resolve_former_id(name, raw, raw, atlas, ("claim", "node", "edge"), unknown)


def known(table: Callable[[Atlas], Container[str]], what: str, kind: str) -> Reader:
    """Return the reader of an id of a table; any other text gives the empty text.

    `what` is the word for such an id in remarks, `kind` its kind in ``aliases.csv``.
    """

    def read(name: str, raw: str, atlas: Atlas) -> tuple[str, tuple[Remark, ...]]:
        if raw in table(atlas) or not raw:
            return raw, ()
        unknown = f"is no {what} of this dataset"
        value, remarks = _resolve_former_id(name, raw, raw, atlas, (kind,), unknown)
        if value in table(atlas) or not value:
            return value, remarks
        return "", (Dropped(name, raw, unknown),)

    return read


def number(name: str, raw: str, _: Atlas) -> tuple[str, tuple[Remark, ...]]:
    """Read a number from 1 to 999, without leading zeros; empty for any other text."""
    if raw.isascii() and raw.isdigit() and 1 <= int(raw[:4]) <= 999 and len(raw) < 4:
        return str(int(raw)), ()
    return "", (Dropped(name, raw, "is no step"),) if raw else ()


def text(_: str, raw: str, __: Atlas) -> tuple[str, tuple[Remark, ...]]:
    """Read any text: tidied and cut to `MAX_TEXT` characters."""
    return tidy(raw)[:MAX_TEXT].strip(), ()


def version(name: str, raw: str, _: Atlas) -> tuple[str, tuple[Remark, ...]]:
    """Read a dataset version: up to 20 ASCII letters, digits, "." and "-"; else empty."""
    if raw and len(raw) <= 20 and all(c.isascii() and (c.isalnum() or c in ".-") for c in raw):
        return raw, ()
    return "", (Dropped(name, raw, "is no dataset version"),) if raw else ()


def tidy(text: str) -> str:
    """Return text (NFC) without control characters, unpaired surrogates and runs of spaces."""
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    spaced = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    return " ".join(spaced.split())
