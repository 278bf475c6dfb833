"""The table view: one row a claim, in an order of the reader's choice, in chunks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from components.core.labels import (
    label_of,
    meaning_of,
)
from components.core.templating import render
from components.core.urls import href_builder
from components.core.view import View
from components.evidence.claim_card import (
    Segment,
    VerdictLabel,
    headline,
    quote_segments,
    verdict_labels,
)
from components.evidence.no_results import no_results
from data.bodies import body_of
from data.citation import author_year
from data.model import SIGNS, Atlas, Claim

#: How many rows are sent at once.
PAGE_SIZE = 50
#: Column of the table -> heading and the orders it offers (field of the address, its name).
COLUMNS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("claim", (("claim", "Claim"),)),
    ("words", (("quote", "Quote"),)),
    ("basis", (("evidence", "Evidence"), ("species", "species"))),
    ("source", (("voice", "Who says it"), ("reference", "reference"), ("check", "check"))),
    ("about", (("condition", "About"),)),
)


@dataclass(frozen=True)
class TableRow:
    """One claim as the table shows it; `number` is its place in the present order, from 1."""

    number: int
    claim: Claim
    subject: str
    relation: str
    object: str
    sign: str
    quote: tuple[Segment, ...]
    body: str
    headline: str
    certainty: str
    certainty_meaning: str
    voice: str
    status: str
    status_meaning: str
    source: str
    conditions: tuple[str, ...]
    checks: tuple[VerdictLabel, ...]


@dataclass(frozen=True)
class SortButton:
    """A button that sorts: `now` is ascending, descending or empty, `then` what a click sets."""

    name: str
    label: str
    now: str
    then: str


@dataclass(frozen=True)
class Column:
    """A heading with its buttons; `now` as aria-sort wants it, empty if not sorted by it."""

    name: str
    orders: tuple[SortButton, ...]
    now: str


def sorted_claims(view: View, limit: int | None = None, offset: int = 0) -> tuple[Claim, ...]:
    """Return the claims shown, or a page of them, in the order of the state.

    Claims that are equal there stay in the order of the articles; claims without a value in
    the column come last, whichever way it is sorted.
    """
    return view.store.claims(view.filters, view.state.sort, limit, offset)


def row_number(view: View) -> int:
    """Return the number of the selected claim's or edge's first row, from 1; 0 if it has none."""
    return view.store.position(view.filters, view.state.sort, view.state.select)


def rows_html(view: View, offset: int) -> str:
    """Return the HTML of `PAGE_SIZE` rows from `offset` on; empty beyond the end."""
    claims = sorted_claims(view, PAGE_SIZE, offset)
    rows = [_row(view.atlas, claim, n) for n, claim in enumerate(claims, start=offset + 1)]
    return render("views/table_rows.html", rows=rows, link=_link(view))


def view_html(view: View) -> str:
    """Return the whole table with its first rows, and a placeholder for every further chunk.

    The same for every selection: the browser marks that. Without claims, the no-results
    message.
    """
    total = view.total
    if not total:
        return render("views/nothing_shown.html", empty=no_results(view))
    columns = [_column(view.state.sort, name, orders) for name, orders in COLUMNS]
    return render(
        "views/table.html",
        columns=columns,
        total=total,
        first=rows_html(view, 0),
        chunks=[(at, min(PAGE_SIZE, total - at)) for at in range(PAGE_SIZE, total, PAGE_SIZE)],
        sorted_by=next((o for c in columns for o in c.orders if o.now), None),
        link=_link(view),
    )


def _link(view: View) -> Callable[..., str]:
    return href_builder(replace(view.state, select=""))


def _column(sort: str, name: str, orders: Sequence[tuple[str, str]]) -> Column:
    buttons = tuple(_order(sort, field, label) for field, label in orders)
    return Column(name, buttons, next((order.now for order in buttons if order.now), ""))


def _order(sort: str, name: str, label: str) -> SortButton:
    now = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    then = {"": name, "ascending": f"-{name}", "descending": ""}[now]
    return SortButton(name, label, now, then)


def _row(atlas: Atlas, claim: Claim, number: int) -> TableRow:
    predicate = atlas.predicates[claim.predicate]
    reference = atlas.references.get(claim.reference)
    hedged = claim.certainty != "stated"
    return TableRow(
        number=number,
        claim=claim,
        subject=atlas.nodes[claim.subject].label,
        relation=predicate.label,
        object=atlas.nodes[claim.object].label,
        sign=SIGNS[predicate.sign].name,
        quote=quote_segments(atlas, claim),
        body=body_of(claim),
        headline=headline(claim),
        certainty=label_of("certainty", claim.certainty) if hedged else "",
        certainty_meaning=meaning_of("certainty", claim.certainty) if hedged else "",
        voice=label_of("voice", claim.voice),
        status=label_of("status", claim.reference_status),
        status_meaning=meaning_of("status", claim.reference_status),
        source=author_year(reference) if reference else "",
        conditions=tuple(atlas.nodes[node].label for node in claim.conditions),
        checks=verdict_labels(atlas, claim),
    )
