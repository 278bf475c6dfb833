"""The claims of a View as a plain list: what a reader without JavaScript sees of any address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup

from components.core.labels import value_label
from components.core.state import FIELDS, Decoded, ViewState, decode, encode
from components.core.view import View, visible
from components.evidence.claim_card import ClaimCard, claim_card
from components.filters.notice import notice_paragraphs
from components.http.site import Site
from components.pages.site_page import site_page
from data.model import Atlas, Claim
from data.store.filters import EVERY

#: How many claims stand on one page.
CLAIMS_PER_PAGE = 50


@dataclass(frozen=True)
class ListPage:
    """One page of the list, of `pages`; both count from 1."""

    number: int
    pages: int
    claims: tuple[Claim, ...]


def claim_list_page(atlas: Atlas, site: Site, address: str) -> Markup:
    """The list for a query string of the explorer, with ``page`` beside its fields.

    Never raises: what cannot be read is left out and named, a page beyond the end is the last.
    """
    wanted, rest = page_number(address)
    decoded = decode(rest, atlas)
    view = visible(atlas, decoded.state)
    claims = selected_claims(view)
    sheet = paginate(claims, wanted)
    state = decoded.state
    return site_page(
        "pages/claim_list.html",
        atlas,
        site,
        heading=_heading(view),
        view=view,
        sheet=sheet,
        total=len(claims),
        cards=[_entry(atlas, claim) for claim in sheet.claims],
        remarks=_remarks(atlas, view, decoded),
        q=state.q,
        condition=",".join(state.condition),
        conditions=conditions(view),
        others=form_fields(state),
        explorer=_with(encode(state)),
        selected=bool(state.select),
        every=_with(encode(replace(state, select="", walk="", step=""))),
        before=_page(state, sheet.number - 1) if sheet.number > 1 else "",
        after=_page(state, sheet.number + 1) if sheet.number < sheet.pages else "",
        canonical=f"{site.address}claims{_page(state, sheet.number)}",
        filtered=bool(encode(state)),
    )


def page_number(address: str) -> tuple[int, str]:
    """The number after ``page=`` (1 where there is none that can be read), and the rest."""
    pairs = parse_qsl(address, keep_blank_values=True)
    given = [value for name, value in pairs if name == "page"]
    if not given:
        return 1, address
    number = given[0]
    sound = number.isascii() and number.isdigit() and len(number) < 7
    rest = urlencode([(name, value) for name, value in pairs if name != "page"])
    return max(1, int(number)) if sound else 1, rest


def selected_claims(view: View) -> tuple[Claim, ...]:
    """The claims of the list: all of what is selected, else those that the View shows.

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


def paginate(claims: tuple[Claim, ...], wanted: int) -> ListPage:
    """The page with that number, or the last if there are fewer."""
    pages = max(1, -(-len(claims) // CLAIMS_PER_PAGE))
    number = min(wanted, pages)
    return ListPage(
        number, pages, claims[(number - 1) * CLAIMS_PER_PAGE : number * CLAIMS_PER_PAGE]
    )


def conditions(view: View) -> tuple[tuple[str, str], ...]:
    """The choices of the form: (value, label), the present one of the address among them."""
    found = [("", "any condition")]
    present = ",".join(view.state.condition)
    known = view.store.facet_values("condition")
    if present and present not in known:
        clause = next(part.text for part in view.sentence if part.field == "condition")
        found.append((present, clause))
    found += [(value, value_label(view.atlas, "condition", value)) for value in known]
    return tuple(found)


def form_fields(state: ViewState) -> tuple[tuple[str, str], ...]:
    """The other fields of the address that a search keeps: (name, value)."""
    kept = replace(state, q="", condition=(), select="", walk="", step="", v="")
    default = ViewState()
    return tuple(
        (field.name, _text(field.of(kept)))
        for field in FIELDS
        if field.of(kept) != field.of(default)
    )


def _text(value: str | tuple[str, ...]) -> str:
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


def _entry(atlas: Atlas, claim: Claim) -> tuple[ClaimCard, str]:
    """What is shown of a claim, and why it was withdrawn if it was."""
    return claim_card(atlas, claim), claim.withdrawn


def _remarks(atlas: Atlas, view: View, decoded: Decoded) -> str:
    return notice_paragraphs(atlas, view, decoded.dropped, decoded.renamed)


def _page(state: ViewState, number: int) -> str:
    page = f"page={number}" if number > 1 else ""
    return _with("&".join(part for part in (encode(state), page) if part))


def _with(query_string: str) -> str:
    return f"?{query_string}" if query_string else ""
