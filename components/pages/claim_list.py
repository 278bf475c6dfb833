"""The claim list: the claims of a View as paginated HTML pages without JavaScript."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from components.core.state import Decoded, decode, encode
from components.core.view import View, visible
from components.evidence.claim_card import ClaimCard, claim_card
from components.filters.notice import notice_paragraphs
from components.http.site import Site
from components.pages.form_fields import hidden_fields
from components.pages.pagination import as_query, page_link, page_number, paginate
from components.pages.site_page import site_page
from data.facets import facet_named
from data.model import Atlas, Claim
from data.store.filters import EVERY

#: How many claims one page shows.
CLAIMS_PER_PAGE = 50


def claim_list_page(atlas: Atlas, site: Site, query: str) -> Markup:
    """Return the list for a query string of the explorer, with ``page`` beside its fields.

    Never raises: what cannot be read is left out and named, a page beyond the end is the last.
    """
    requested, page_query = page_number(query)
    decoded = decode(page_query, atlas)
    view = visible(atlas, decoded.state)
    claims = selected_claims(view)
    page = paginate(claims, requested, CLAIMS_PER_PAGE)
    state = decoded.state
    return site_page(
        "pages/claim_list.html",
        atlas,
        site,
        heading=_heading(view),
        view=view,
        total=len(claims),
        cards=[_card_with_withdrawal(atlas, claim) for claim in page.items],
        remarks=_remarks(atlas, view, decoded),
        q=state.q,
        condition=",".join(state.values("condition")),
        conditions=condition_options(view),
        hidden_fields=hidden_fields(
            state.changed(q="", condition=(), select="", walk="", step="", v="")
        ),
        explorer_query=as_query(encode(state)),
        selected=bool(state.select),
        all_claims_query=as_query(encode(replace(state, select="", walk="", step=""))),
        canonical=f"{site.address}claims{page_link(encode(state), page.number)}",
        filtered=bool(encode(state)),
        **page.links(encode(state)),
    )


def selected_claims(view: View) -> tuple[Claim, ...]:
    """Return the claims of the list: all of the selection, else those that the View shows.

    As in the panel, filters hide nothing of what is selected.
    """
    selection = view.selection
    if selection and selection.claim:
        return (selection.claim,)
    if selection and selection.edge:
        return selection.edge.claims
    if selection and selection.node:
        ends = view.store.claims(EVERY.ending_at(selection.id))
        return (*ends, *view.store.claims(EVERY.about(selection.id)))
    return view.claims


def condition_options(view: View) -> tuple[tuple[str, str], ...]:
    """Return the options of the form as (value, label), the present condition among them."""
    options = [("", "any condition")]
    present = ",".join(view.state.values("condition"))
    values = view.store.facet_values("condition")
    if present and present not in values:
        clause = next(part.text for part in view.sentence if part.field == "condition")
        options.append((present, clause))
    label = facet_named("condition").value_label
    options += [(value, label(view.atlas, value)) for value in values]
    return tuple(options)


def _heading(view: View) -> str:
    selection = view.selection
    if selection and selection.claim:
        return "The claim that this link points at"
    if selection and selection.edge:
        return claim_card(view.atlas, selection.edge.claims[0]).sentence
    if selection and selection.node:
        return f"What is claimed of {selection.node.label}"
    return "What the articles claim"


def _card_with_withdrawal(atlas: Atlas, claim: Claim) -> tuple[ClaimCard, str]:
    """Return the card of a claim, and why it was withdrawn (empty if it was not)."""
    return claim_card(atlas, claim), claim.withdrawn


def _remarks(atlas: Atlas, view: View, decoded: Decoded) -> str:
    return notice_paragraphs(atlas, view, decoded.dropped, decoded.renamed)
