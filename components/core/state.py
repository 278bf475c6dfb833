"""The state of the page and its encoding in the address.

``FIELDS`` lists every field once; decoding and encoding both iterate over that list.
Decoding is total: any text gives a valid state and a list of what was dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, quote

from components.core.views import VIEW_KINDS
from data import url_fields
from data.facets import FACETS, Choice
from data.model import Atlas
from data.store.cross_table import GROUPINGS
from data.store.engine import store_of
from data.url_fields import MAX_TEXT, Dropped, Reader, Renamed, Values, tidy

__all__ = ["MAX_TEXT", "Dropped", "Renamed", "Values", "tidy"]

#: The names of the views; the first is the default.
VIEWS = tuple(VIEW_KINDS)
LAYOUTS = ("flow", "circle", "force")
THEMES = ("", "light", "dark")
#: Columns that the table can be sorted by; a ``-`` before one turns the order round.
SORTED = ("claim", "quote", "evidence", "species", "voice", "reference", "condition", "check")
#: All orders of the table; the first, that of the articles, is the default.
SORTS = ("", *SORTED, *(f"-{name}" for name in SORTED))
#: Whether the page stands in another page's frame, without header and filters.
EMBEDS = ("", "1")
#: How many steps a path may have; the first is the default.
LENGTHS = ("3", "2", "4", "5")
#: Longest address that is read (characters).
MAX_QUERY = 4000


@dataclass(frozen=True)
class ViewState:
    """What one reader sees.

    `facets` are the facets in use with their values, ``-`` before excluded ones, in the order
    of ``data.facets.FACETS``; :meth:`of` and :meth:`changed` keep them so.
    """

    view: str = VIEWS[0]
    select: str = ""
    facets: tuple[tuple[str, Values], ...] = ()
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
    embed: str = ""
    v: str = ""

    @classmethod
    def of(cls, **fields: str | Values) -> ViewState:
        """Return the state with these fields, facets among them; others have their defaults.

        >>> ViewState.of(view="table", species=("mouse", "-rat")).values("species")
        ('mouse', '-rat')
        """
        return _DEFAULT.changed(**fields)

    def changed(self, **fields: str | Values) -> ViewState:
        """Return the state with some fields changed, facets among them, by their names here.

        Raises TypeError for a name that no field has.
        """
        facets = dict(self.facets)
        facets |= {name: tuple(v) for name, v in fields.items() if name in _FACET_NAMES}
        others: dict[str, Any] = {n: v for n, v in fields.items() if n not in _FACET_NAMES}
        used = tuple((name, facets[name]) for name in _FACET_NAMES if facets.get(name))
        return replace(self, **{"facets": used, **others})

    def values(self, facet: str) -> Values:
        """Return the values of a facet, ``-`` before excluded ones; empty if it is not in use."""
        return dict(self.facets).get(facet, ())

    def field(self, name: str) -> str | Values:
        """Return what a field holds, by its name here. Raises AttributeError for another name."""
        value: str | Values = self.values(name) if name in _FACET_NAMES else getattr(self, name)
        return value

    @property
    def choices(self) -> Mapping[str, Choice]:
        """The facets in use as (included, excluded) values."""
        return {name: url_fields.sides(values) for name, values in self.facets}

    def without(self, name: str) -> ViewState:
        """Return the same state with one field back at its default."""
        return self.changed(**{name: _DEFAULT.field(name)})


_FACET_NAMES = tuple(facet.name for facet in FACETS)
_DEFAULT = ViewState()


@dataclass(frozen=True)
class Decoded:
    """A valid state, the parts of the address that were dropped, and those renamed since."""

    state: ViewState
    dropped: tuple[Dropped, ...] = ()
    renamed: tuple[Renamed, ...] = ()


@dataclass(frozen=True)
class Field:
    """One field of the address: its name there, how it is read, its name on the state."""

    name: str
    read: Reader = field(repr=False)
    attribute: str = ""

    @property
    def state_name(self) -> str:
        """Its name on the state: of an attribute or a facet."""
        return self.attribute or self.name

    def of(self, state: ViewState) -> str | Values:
        """Return the field's value in a state."""
        return state.field(self.state_name)

    def pair(self, value: str | Values) -> str:
        """Return ``name=value`` as the address has it; empty for the default value."""
        if value == self.of(_DEFAULT):
            return ""
        text = value if isinstance(value, str) else ",".join(value)
        return f"{self.name}={quote(text, safe=',:')}"


def _conditions(atlas: Atlas) -> Mapping[str, int]:
    return store_of(atlas).facet_values("condition")


FIELDS: tuple[Field, ...] = (
    Field("view", url_fields.choice(VIEWS)),
    Field("select", url_fields.element),
    *(Field(facet.name, url_fields.values) for facet in FACETS),
    Field("q", url_fields.text),
    Field("from", url_fields.known(lambda atlas: atlas.nodes, "node", "node"), "start"),
    Field("to", url_fields.known(lambda atlas: atlas.nodes, "node", "node"), "end"),
    Field("length", url_fields.choice(LENGTHS)),
    Field("a", url_fields.known(_conditions, "condition", "node")),
    Field("b", url_fields.known(_conditions, "condition", "node")),
    Field("walk", url_fields.known(lambda atlas: atlas.pathways, "mechanism", "pathway")),
    Field("step", url_fields.number),
    Field("sort", url_fields.choice(SORTS)),
    Field("rows", url_fields.choice(GROUPINGS)),
    Field("layout", url_fields.choice(LAYOUTS)),
    Field("theme", url_fields.choice(THEMES)),
    Field("embed", url_fields.choice(EMBEDS)),
    Field("v", url_fields.version),
)


def decode(query: str, atlas: Atlas) -> Decoded:
    """Read an address's query string; never raises.

    Unknown fields, unknown values and repeated fields are left out and listed
    in ``dropped``; ids with another name now are followed and listed in ``renamed``;
    fields that are not there have their defaults.
    """
    if len(query) > MAX_QUERY:
        return Decoded(_DEFAULT, (Dropped("", query[:40] + "…", "is too long to be read"),))
    known = {f.name: f for f in FIELDS}
    values: dict[str, Any] = {}
    dropped: list[Dropped] = []
    renamed: list[Renamed] = []
    for name, raw in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
        name, raw = tidy(name), tidy(raw)
        if name not in known:
            dropped.append(Dropped(name, raw, "is no field of this page"))
        elif name in values:
            dropped.append(Dropped(name, raw, "stands there twice"))
        else:
            values[name], remarks = known[name].read(name, raw, atlas)
            dropped.extend(remark for remark in remarks if isinstance(remark, Dropped))
            renamed.extend(remark for remark in remarks if isinstance(remark, Renamed))
    fields = {known[name].state_name: value for name, value in values.items()}
    state, problems = _normalise_tour(ViewState.of(**fields), atlas)
    return Decoded(state, (*dropped, *problems), tuple(renamed))


def _normalise_tour(state: ViewState, atlas: Atlas) -> tuple[ViewState, tuple[Dropped, ...]]:
    """Return the state with a valid step, its claim selected, and what was dropped.

    Without a tour (`walk`) there is no step.
    """
    pathway = atlas.pathways.get(state.walk)
    if pathway is None:
        dropped = (Dropped("step", state.step, "belongs to no walk"),) if state.step else ()
        return replace(state, step=""), dropped
    at = min(int(state.step or 1), len(pathway.steps))
    beyond_end = state.step and at != int(state.step)
    dropped = (Dropped("step", state.step, "is beyond the walk’s end"),) if beyond_end else ()
    select = state.select or pathway.steps[at - 1].claim
    return replace(state, step=str(at), select=select), dropped


def encode(state: ViewState) -> str:
    """Return the canonical query string: fields that differ from the default, in FIELDS order.

    Empty for the default state. ``decode(encode(s), atlas).state == s`` for
    every state that ``decode`` can give.
    """
    return "&".join(filter(None, query_pairs(state).values()))


def query_pairs(state: ViewState) -> dict[str, str]:
    """Return ``name=value`` for each field by its name on the state; empty for its default."""
    return {f.state_name: f.pair(f.of(state)) for f in FIELDS}


def state_dict(state: ViewState) -> dict[str, str | list[str]]:
    """Return the state as plain JSON data, every field present, for the page's store."""
    values = {f.name: f.of(state) for f in FIELDS}
    return {name: v if isinstance(v, str) else list(v) for name, v in values.items()}
