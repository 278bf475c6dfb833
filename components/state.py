"""The state of the page, and the address that says the same.

``FIELDS`` lists every field once; decoding and encoding both walk that list.
Decoding is total: any text gives a valid state and a list of what was dropped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, quote

from data.facets import FACETS, Choice, index
from data.matrix import GROUPINGS
from data.model import Atlas

VIEWS = ("network", "brain", "matrix", "table", "reading", "paths", "compare")
LAYOUTS = ("flow", "circle", "force")
THEMES = ("", "light", "dark")
#: Columns that the table can be sorted by; a ``-`` before one turns the order round.
SORTED = ("claim", "quote", "evidence", "species", "voice", "reference", "condition", "check")
#: All orders of the table; the first, that of the articles, is the default.
SORTS = ("", *SORTED, *(f"-{name}" for name in SORTED))
#: How many steps a path may have; the first is the default.
LENGTHS = ("3", "2", "4", "5")
#: Longest address that is read, and longest text searched for (characters).
MAX_QUERY = 4000
MAX_TEXT = 100

Values = tuple[str, ...]


@dataclass(frozen=True)
class ViewState:
    """What one reader sees. Facets hold values, with ``-`` before excluded ones."""

    view: str = "network"
    select: str = ""
    condition: Values = ()
    relation: Values = ()
    species: Values = ()
    evidence: Values = ()
    voice: Values = ()
    check: Values = ()
    status: Values = ()
    kind: Values = ()
    pathway: Values = ()
    article: Values = ()
    q: str = ""
    start: str = ""
    end: str = ""
    length: str = LENGTHS[0]
    a: str = ""
    b: str = ""
    walk: str = ""
    step: str = ""
    sort: str = ""
    rows: str = GROUPINGS[0]
    layout: str = "flow"
    theme: str = ""
    v: str = ""

    @property
    def choices(self) -> Mapping[str, Choice]:
        """The facets in use as (included, excluded) values."""
        chosen: dict[str, Choice] = {}
        for facet in FACETS:
            values: Values = getattr(self, facet.name)
            if values:
                included = tuple(v for v in values if not v.startswith("-"))
                excluded = tuple(v[1:] for v in values if v.startswith("-"))
                chosen[facet.name] = (included, excluded)
        return chosen

    def without(self, name: str) -> ViewState:
        """The same state with one field back at its default."""
        default: dict[str, Any] = {name: getattr(_DEFAULT, name)}
        return replace(self, **default)


@dataclass(frozen=True)
class Dropped:
    """A part of an address that means nothing here, and why (a clause for the reader)."""

    field: str
    value: str
    reason: str


@dataclass(frozen=True)
class Decoded:
    """A valid state, and what of the address could not be kept."""

    state: ViewState
    dropped: tuple[Dropped, ...] = ()


Reader = Callable[[str, str, Atlas], tuple[Any, tuple[Dropped, ...]]]


@dataclass(frozen=True)
class Field:
    """One field of the address: its name there, how it is read, its name on the state."""

    name: str
    read: Reader = field(repr=False)
    attribute: str = ""

    def of(self, state: ViewState) -> str | Values:
        """The field's value in a state."""
        value: str | Values = getattr(state, self.attribute or self.name)
        return value


def _choice(allowed: Values) -> Reader:
    def read(name: str, raw: str, _: Atlas) -> tuple[str, tuple[Dropped, ...]]:
        if raw in allowed:
            return raw, ()
        return allowed[0], (Dropped(name, raw, "is not one of the choices"),)

    return read


def _values(name: str, raw: str, atlas: Atlas) -> tuple[Values, tuple[Dropped, ...]]:
    known = index(atlas)[name]
    kept: dict[str, None] = {}
    dropped: list[Dropped] = []
    parts = [part.strip() for part in raw.split(",") if part.strip()]
    for part in sorted(parts, key=lambda p: (p.startswith("-"), p)):
        value = part.removeprefix("-")
        if value not in known:
            dropped.append(Dropped(name, part, "is not in this dataset"))
        elif part.startswith("-") and value in kept:
            dropped.append(Dropped(name, part, "was asked for and excluded at once"))
        else:
            kept[part] = None
    return tuple(kept), tuple(dropped)


def _element(name: str, raw: str, atlas: Atlas) -> tuple[str, tuple[Dropped, ...]]:
    if raw in atlas.nodes or raw in atlas.edges or raw in atlas.claims:
        return raw, ()
    return "", (Dropped(name, raw, "is no node, edge or claim of this dataset"),) if raw else ()


def _known(table: Callable[[Atlas], Container[str]], what: str) -> Reader:
    def read(name: str, raw: str, atlas: Atlas) -> tuple[str, tuple[Dropped, ...]]:
        if raw in table(atlas) or not raw:
            return raw, ()
        return "", (Dropped(name, raw, f"is no {what} of this dataset"),)

    return read


def _number(name: str, raw: str, _: Atlas) -> tuple[str, tuple[Dropped, ...]]:
    if raw.isascii() and raw.isdigit() and 1 <= int(raw[:4]) <= 999 and len(raw) < 4:
        return str(int(raw)), ()
    return "", (Dropped(name, raw, "is no step"),) if raw else ()


def _text(_: str, raw: str, __: Atlas) -> tuple[str, tuple[Dropped, ...]]:
    return tidy(raw)[:MAX_TEXT].strip(), ()


def _version(name: str, raw: str, _: Atlas) -> tuple[str, tuple[Dropped, ...]]:
    if raw and len(raw) <= 20 and all(c.isascii() and (c.isalnum() or c in ".-") for c in raw):
        return raw, ()
    return "", (Dropped(name, raw, "is no dataset version"),) if raw else ()


FIELDS: tuple[Field, ...] = (
    Field("view", _choice(VIEWS)),
    Field("select", _element),
    *(Field(facet.name, _values) for facet in FACETS),
    Field("q", _text),
    Field("from", _known(lambda atlas: atlas.nodes, "node"), "start"),
    Field("to", _known(lambda atlas: atlas.nodes, "node"), "end"),
    Field("length", _choice(LENGTHS)),
    Field("a", _known(lambda atlas: index(atlas)["condition"], "condition")),
    Field("b", _known(lambda atlas: index(atlas)["condition"], "condition")),
    Field("walk", _known(lambda atlas: atlas.pathways, "mechanism")),
    Field("step", _number),
    Field("sort", _choice(SORTS)),
    Field("rows", _choice(GROUPINGS)),
    Field("layout", _choice(LAYOUTS)),
    Field("theme", _choice(THEMES)),
    Field("v", _version),
)
_DEFAULT = ViewState()


def tidy(text: str) -> str:
    """Text without control characters, lone surrogates and runs of white space."""
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    spaced = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    return " ".join(spaced.split())


def decode(query: str, atlas: Atlas) -> Decoded:
    """Read an address's query string; never raises.

    Unknown fields, unknown values and repeated fields are left out and listed
    in ``dropped``; fields that are not there have their defaults.
    """
    if len(query) > MAX_QUERY:
        return Decoded(_DEFAULT, (Dropped("", query[:40] + "…", "is too long to be read"),))
    known = {f.name: f for f in FIELDS}
    found: dict[str, Any] = {}
    dropped: list[Dropped] = []
    for name, raw in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
        name, raw = tidy(name), tidy(raw)
        if name not in known:
            dropped.append(Dropped(name, raw, "is no field of this page"))
        elif name in found:
            dropped.append(Dropped(name, raw, "stands there twice"))
        else:
            found[name], lost = known[name].read(name, raw, atlas)
            dropped.extend(lost)
    values = {known[name].attribute or name: value for name, value in found.items()}
    state, problems = _settle(replace(_DEFAULT, **values), atlas)
    return Decoded(state, (*dropped, *problems))


def _settle(state: ViewState, atlas: Atlas) -> tuple[ViewState, tuple[Dropped, ...]]:
    """A walk is always at one of its steps and shows that step's claim; no step without one."""
    pathway = atlas.pathways.get(state.walk)
    if pathway is None:
        lost = (Dropped("step", state.step, "belongs to no walk"),) if state.step else ()
        return replace(state, step=""), lost
    at = min(int(state.step or 1), len(pathway.steps))
    late = state.step and at != int(state.step)
    lost = (Dropped("step", state.step, "is beyond the walk’s end"),) if late else ()
    select = state.select or pathway.steps[at - 1].claim
    return replace(state, step=str(at), select=select), lost


def encode(state: ViewState) -> str:
    """The canonical query string: fields that differ from the default, in FIELDS order.

    Empty for the default state. ``decode(encode(s), atlas).state == s`` for
    every state that ``decode`` can give.
    """
    pairs = []
    for f in FIELDS:
        value = f.of(state)
        if value != f.of(_DEFAULT):
            text = value if isinstance(value, str) else ",".join(value)
            pairs.append(f"{f.name}={quote(text, safe=',:')}")
    return "&".join(pairs)


def as_dict(state: ViewState) -> dict[str, str | list[str]]:
    """The state as plain JSON data, every field present, for the page's store."""
    values = {f.name: f.of(state) for f in FIELDS}
    return {name: v if isinstance(v, str) else list(v) for name, v in values.items()}
