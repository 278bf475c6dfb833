"""The claim list: the claims of a View as paginated HTML pages without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup

from components.core.state import FIELDS, Decoded, ViewState, decode, encode
from components.core.view import View, visible
from components.evidence.claim_card import ClaimCard, claim_card
from components.filters.notice import notice_paragraphs
from components.http.site import Site
from components.pages.site_page import site_page
from data.facets import facet_named
from data.model import Atlas, Claim
from data.store.filters import EVERY

#: How many claims one page shows.
CLAIMS_PER_PAGE = 50


@dataclass(frozen=True)
class ListPage:
    """One page of the list; `number` and `pages`, the number of pages, count from 1."""

    number: int
    pages: int
    claims: tuple[Claim, ...]


def claim_list_page(atlas: Atlas, site: Site, query: str) -> Markup:
    """Return the list for a query string of the explorer, with ``page`` beside its fields.

    Never raises: what cannot be read is left out and named, a page beyond the end is the last.
    """
    requested, page_query = page_number(query)
    decoded = decode(page_query, atlas)
    view = visible(atlas, decoded.state)
    claims = selected_claims(view)
    page = paginate(claims, requested)
    state = decoded.state
    return site_page(
        "pages/claim_list.html",
        atlas,
        site,
        heading=_heading(view),
        view=view,
        page=page,
        total=len(claims),
        cards=[_card_with_withdrawal(atlas, claim) for claim in page.claims],
        remarks=_remarks(atlas, view, decoded),
        q=state.q,
        condition=",".join(state.values("condition")),
        conditions=condition_options(view),
        hidden_fields=hidden_fields(state),
        explorer_query=_as_query(encode(state)),
        selected=bool(state.select),
        all_claims_query=_as_query(encode(replace(state, select="", walk="", step=""))),
        previous_page=_page_link(state, page.number - 1) if page.number > 1 else "",
        next_page=_page_link(state, page.number + 1) if page.number < page.pages else "",
        canonical=f"{site.address}claims{_page_link(state, page.number)}",
        filtered=bool(encode(state)),
    )


def page_number(query: str) -> tuple[int, str]:
    """Return the number of ``page=`` (1 where there is none to be read), and the other fields."""
    pairs = parse_qsl(query, keep_blank_values=True)
    numbers = [value for name, value in pairs if name == "page"]
    if not numbers:
        return 1, query
    number = numbers[0]
    is_number = number.isascii() and number.isdigit() and len(number) < 7
    rest = urlencode([(name, value) for name, value in pairs if name != "page"])
    return max(1, int(number)) if is_number else 1, rest


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


def paginate(claims: tuple[Claim, ...], requested: int) -> ListPage:
    """Return the page with that number, or the last if there are fewer."""
    pages = max(1, -(-len(claims) // CLAIMS_PER_PAGE))
    number = min(requested, pages)
    return ListPage(
        number, pages, claims[(number - 1) * CLAIMS_PER_PAGE : number * CLAIMS_PER_PAGE]
    )


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


def hidden_fields(state: ViewState) -> tuple[tuple[str, str], ...]:
    """Return the other fields that a search keeps, as hidden inputs: (name, value)."""
    remaining = state.changed(q="", condition=(), select="", walk="", step="", v="")
    default = ViewState()
    return tuple(
        (field.name, _field_text(field.of(remaining)))
        for field in FIELDS
        if field.of(remaining) != field.of(default)
    )


def _field_text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ",".join(value)


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


def _page_link(state: ViewState, number: int) -> str:
    page = f"page={number}" if number > 1 else ""
    return _as_query("&".join(part for part in (encode(state), page) if part))


def _as_query(query_string: str) -> str:
    return f"?{query_string}" if query_string else ""
