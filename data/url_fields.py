"""How each field of the address is read: what it may hold, and what is said of the rest.

A reader takes the field's name, its raw text and the atlas, and gives the value and remarks
for whoever reads the address. It never raises.
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
#: What is said of a facet's value that no claim has.
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
    """One of a few words; the first of them where it is none."""

    def read(name: str, raw: str, _: Atlas) -> tuple[str, tuple[Remark, ...]]:
        if raw in allowed:
            return raw, ()
        return allowed[0], (Dropped(name, raw, "is not one of the choices"),)

    return read


def values(name: str, raw: str, atlas: Atlas) -> tuple[Values, tuple[Remark, ...]]:
    """The values of a facet, those with a ``-`` last, each once."""
    here = store_of(atlas).facet_values(name)
    kind = facet_named(name).alias_kind
    kept: dict[str, None] = {}
    remarks: list[Remark] = []
    parts = [part.strip() for part in raw.split(",") if part.strip()]
    for part in sorted(parts, key=_excluded_last):
        minus, value = ("-", part[1:]) if part.startswith("-") else ("", part)
        present: tuple[str, ...] = (value,)
        if value not in here:
            target, told = _former(name, part, value, atlas, (kind,) if kind else ())
            present = tuple(one for one in split_list(target) if one in here)
            remarks += [Dropped(name, part, UNKNOWN)] if target and not present else told
        for value in present:
            if minus and value in kept:
                remarks.append(Dropped(name, part, "was asked for and excluded at once"))
            else:
                kept[minus + value] = None
    return tuple(sorted(kept, key=_excluded_last)), tuple(remarks)


def sides(values: Values) -> Choice:
    """The values of a facet as (included, excluded), without the ``-``."""
    included = tuple(value for value in values if not value.startswith("-"))
    return included, tuple(value[1:] for value in values if value.startswith("-"))


def _excluded_last(part: str) -> tuple[bool, str]:
    return part.startswith("-"), part


def _former(
    name: str, raw: str, value: str, atlas: Atlas, kinds: Values, unknown: str = UNKNOWN
) -> tuple[str, tuple[Remark, ...]]:
    """The present name of a former id, or none; `raw` is how it stands in the address."""
    for kind in kinds:
        found = resolve_alias(atlas, kind, value)
        if found and found.target:
            return found.target, (Renamed(name, raw, found.target, found.reason),)
        if found:
            why = f"was withdrawn in version {found.since}: {found.reason.rstrip('.')}"
            return "", (Dropped(name, raw, why),)
    return "", (Dropped(name, raw, unknown),)


def element(name: str, raw: str, atlas: Atlas) -> tuple[str, tuple[Remark, ...]]:
    """The id of a node, an edge or a claim."""
    if raw in atlas.nodes or raw in atlas.claims or store_of(atlas).edge(raw):
        return raw, ()
    if not raw:
        return "", ()
    if any(claim.edge == raw for claim in atlas.claims.values()):
        return "", (Dropped(name, raw, "says nothing any more: its claims were withdrawn"),)
    unknown = "is no node, edge or claim of this dataset"
    return _former(name, raw, raw, atlas, ("claim", "node", "edge"), unknown)


def known(table: Callable[[Atlas], Container[str]], what: str, kind: str) -> Reader:
    """An id of a table; `what` is its word for the reader, `kind` its kind in ``aliases.csv``."""

    def read(name: str, raw: str, atlas: Atlas) -> tuple[str, tuple[Remark, ...]]:
        if raw in table(atlas) or not raw:
            return raw, ()
        unknown = f"is no {what} of this dataset"
        value, told = _former(name, raw, raw, atlas, (kind,), unknown)
        if value in table(atlas) or not value:
            return value, told
        return "", (Dropped(name, raw, unknown),)

    return read


def number(name: str, raw: str, _: Atlas) -> tuple[str, tuple[Remark, ...]]:
    """A number from 1 to 999."""
    if raw.isascii() and raw.isdigit() and 1 <= int(raw[:4]) <= 999 and len(raw) < 4:
        return str(int(raw)), ()
    return "", (Dropped(name, raw, "is no step"),) if raw else ()


def text(_: str, raw: str, __: Atlas) -> tuple[str, tuple[Remark, ...]]:
    """Any words, tidied and cut."""
    return tidy(raw)[:MAX_TEXT].strip(), ()


def version(name: str, raw: str, _: Atlas) -> tuple[str, tuple[Remark, ...]]:
    """What looks like a version of a dataset."""
    if raw and len(raw) <= 20 and all(c.isascii() and (c.isalnum() or c in ".-") for c in raw):
        return raw, ()
    return "", (Dropped(name, raw, "is no dataset version"),) if raw else ()


def tidy(text: str) -> str:
    """Text without control characters, lone surrogates and runs of white space."""
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    spaced = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    return " ".join(spaced.split())
