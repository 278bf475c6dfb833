"""The page of publications: how each is known, what was read of it, and what rests on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from components.core.labels import claim_sentence, label_of, meaning_of
from components.core.state import ViewState, decode, encode
from components.core.view import View, visible
from components.filters.notice import notice_paragraphs
from components.http.site import Site
from components.pages.form_fields import hidden_fields
from components.pages.pagination import page_link, page_number, paginate
from components.pages.site_page import site_page
from data.citation import Citation, format_reference
from data.exports.formats import FORMATS, REFERENCES
from data.facets import facet_named
from data.model import Atlas, Check, Claim
from data.publications import KNOWN, MOST_FIRST, Publication, publications, read_word
from data.quotes import collapse_whitespace

#: How many publications one page shows.
PUBLICATIONS_PER_PAGE = 200
#: How much of the beginning and of the end of a longer quote stands with its claims (characters).
QUOTE_ENDS = 75, 45


@dataclass(frozen=True)
class Quote:
    """A quote of claims of a publication: cut short, all of it, and (id, sentence) of each."""

    short: str
    text: str
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Known:
    """How some claims know their publication: status and confidence, each with its meaning."""

    status: tuple[str, str]
    confidence: tuple[str, str]
    claims: int


@dataclass(frozen=True)
class Entry:
    """A publication, ready to be read; `read` names what we read of it, empty for its record."""

    publication: Publication
    citation: Citation
    known: tuple[Known, ...]
    read: str
    quotes: tuple[Quote, ...]
    remarks: tuple[tuple[str, str, tuple[Check, ...]], ...]


@dataclass(frozen=True)
class Option:
    """An option of a select element."""

    value: str
    label: str
    chosen: bool


def references_page(atlas: Atlas, site: Site, query: str) -> Markup:
    """Return the publications behind the claims that a query string's filters keep, with ``page``.

    Without filters every publication of the dataset is there. Never raises: what cannot be
    read is left out and named, a page beyond the end is the last.
    """
    requested, page_query = page_number(query)
    decoded = decode(page_query, atlas)
    view = visible(atlas, decoded.state)
    state = decoded.state
    filtered = bool(encode(_content(state)))
    matches = publications(atlas, view.claims if filtered else None)
    page = paginate(matches, requested, PUBLICATIONS_PER_PAGE)
    canonical_query = encode(_content(state))
    return site_page(
        "pages/references.html",
        atlas,
        site,
        view=view,
        filtered=filtered,
        total=len(matches),
        with_claims=sum(bool(one.claims) for one in matches),
        entries=[entry(atlas, one) for one in page.items],
        behind=sum(len(one.claims) for one in matches),
        known=[_status_link(view, status) for status in KNOWN],
        read_words=[read_word(name) for name in (*MOST_FIRST, "")],
        remarks=notice_paragraphs(atlas, view, decoded.dropped, decoded.renamed),
        articles=article_options(view),
        statuses=status_options(view),
        hidden_fields=hidden_fields(_content(state).changed(article=(), status=())),
        unresolved=unresolved(view),
        downloads=[one for one in FORMATS.values() if one.group == REFERENCES],
        query=canonical_query,
        canonical=f"{site.address}references{page_link(canonical_query, page.number)}",
        **page.links(canonical_query),
    )


def entry(atlas: Atlas, publication: Publication) -> Entry:
    """Return a publication of this atlas ready to be read."""
    grouped: dict[str, list[Check]] = {verdict: [] for verdict in facet_named("check").words}
    for check in publication.remarks:
        grouped.setdefault(check.verdict, []).append(check)
    return Entry(
        publication,
        format_reference(publication.reference),
        tuple(
            Known(_word("status", status), _word("reference_confidence", sure), claims)
            for (status, sure), claims in publication.known.items()
        ),
        ", ".join(read_word(name).label for name in publication.read),
        _quotes(atlas, publication.claims),
        tuple((*_word("check", verdict), tuple(ones)) for verdict, ones in grouped.items() if ones),
    )


@lru_cache(maxsize=8)
def _order(atlas: Atlas) -> dict[str, int]:
    return {one.reference.id: index for index, one in enumerate(publications(atlas))}


def reference_path(atlas: Atlas, reference: str) -> str:
    """Return where a publication of this atlas stands, below the site's home."""
    number = _order(atlas)[reference] // PUBLICATIONS_PER_PAGE + 1
    return f"references{page_link('', number)}#{reference}"


def unresolved(view: View) -> tuple[int, str]:
    """Return how many claims rest on no publication that was found, and their query string.

    Counted under the View's filters, but for the one by reference status.
    """
    state = _content(view.state).changed(status=("unresolved",))
    return visible(view.atlas, state).total, encode(state)


def article_options(view: View) -> tuple[Option, ...]:
    """Return the options of the filter by article."""
    articles = [(one.id, one.title) for one in view.atlas.articles.values()]
    return _options(view, "article", "every article", articles)


def status_options(view: View) -> tuple[Option, ...]:
    """Return the options of the filter by how a publication is known."""
    return _options(view, "status", "in any way", [(one, label_of("status", one)) for one in KNOWN])


def _options(
    view: View, field: str, every: str, choices: list[tuple[str, str]]
) -> tuple[Option, ...]:
    """Return the options of a field; what is chosen beside them stays as one more."""
    present = ",".join(view.state.values(field))
    options = [("", every), *choices]
    if present and present not in dict(options):
        clause = next((part.text for part in view.sentence if part.field == field), present)
        options.insert(1, (present, clause))
    return tuple(Option(value, label, value == present) for value, label in options)


def _content(state: ViewState) -> ViewState:
    """Return a state with only what filters claims: facets and words."""
    return ViewState(facets=state.facets, q=state.q)


def _status_link(view: View, status: str) -> tuple[str, str, int, str]:
    """Return label and meaning of a status, how many claims have it, and the query for these."""
    count = view.counts["status"].get(status, 0)
    return *_word("status", status), count, encode(_content(view.state).changed(status=(status,)))


def _quotes(atlas: Atlas, claims: tuple[Claim, ...]) -> tuple[Quote, ...]:
    """Return the quotes of some claims, each once with all its claims, in order."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for claim in claims:
        quote = collapse_whitespace(claim.quote)
        grouped.setdefault(quote, []).append((claim.id, claim_sentence(atlas, claim)))
    return tuple(Quote(_cut_short(quote), quote, tuple(ones)) for quote, ones in grouped.items())


def _cut_short(text: str) -> str:
    """Return a text with its middle left out, between words, if it is long."""
    start, end = QUOTE_ENDS
    if len(text) <= start + end + len(" […] "):
        return text
    return f"{text[:start].rsplit(' ', 1)[0]} […] {text[-end:].split(' ', 1)[-1]}"


def _word(name: str, value: str) -> tuple[str, str]:
    return label_of(name, value), meaning_of(name, value)
