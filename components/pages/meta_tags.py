"""Meta tags of a URL for search engines and link previews (OpenGraph): description, image."""

from __future__ import annotations

from dataclasses import dataclass, replace

from components.core.labels import count_noun
from components.core.state import encode
from components.core.view import View
from components.http.site import Site
from data.model import Claim
from data.quotes import collapse_whitespace
from data.store.filters import EVERY

#: The longest description, in characters: longer ones are cut by those who show them.
MAX_DESCRIPTION = 300


@dataclass(frozen=True)
class MetaTags:
    """The content of the meta tags: description, canonical URL, URL of the social card."""

    description: str
    canonical: str
    image: str


def meta_tags(view: View, site: Site) -> MetaTags:
    """Return the meta tags of a View at the URLs of a site."""
    # Theme, layout and version do not change the content: the canonical URL has none of them.
    content = encode(replace(view.state, theme="", layout="flow", embed="", v=""))
    return MetaTags(
        description=description(view),
        canonical=f"{site.address}{'?' if content else ''}{content}",
        image=f"{site.address}card.png?{encode(replace(view.state, theme='', embed=''))}",
    )


def description(view: View) -> str:
    """Return the View in a few words: the first quote, a node's description, or the summary."""
    selection = view.selection
    if selection is None:
        return f"{view.text}. Every line opens the quoted claim and its reference."
    if selection.node:
        node = selection.node
        claim_count = view.store.count(EVERY.ending_at(node.id))
        return " ".join(
            part for part in (node.description, f"{count_noun(claim_count, 'claim')}.") if part
        )
    claim = selection.representative_claim
    return _shortened_quote(claim, view) if claim else ""


def _shortened_quote(claim: Claim, view: View) -> str:
    """Return a claim's quote and its article; a quote that is too long ends with […]."""
    article = f" {view.atlas.articles[claim.article].title}"
    quote = collapse_whitespace(claim.quote)
    max_chars = MAX_DESCRIPTION - len(article) - 2
    if len(quote) > max_chars:
        quote = f"{quote[: max_chars - 4].rsplit(' ', 1)[0]} […]"
    return f"“{quote}”{article}"
