"""What an address tells those who only pass it on: its description and its picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

from components.core.labels import count_noun
from components.core.state import encode
from components.core.view import View
from components.http.site import Site
from data.model import Claim
from data.quotes import collapse_whitespace
from data.store.filters import EVERY

#: How long a description may be before it is cut (characters): more is not shown anywhere.
MAX_DESCRIPTION = 300


@dataclass(frozen=True)
class MetaTags:
    """For the page's head: description, the address as it is best kept, and a picture's."""

    description: str
    canonical: str
    image: str


def meta_tags(view: View, site: Site) -> MetaTags:
    """The preview of a View at the addresses of a site."""
    # Looks and version are the reader's own; the content is what these leave.
    content = encode(replace(view.state, theme="", layout="flow", embed="", v=""))
    return MetaTags(
        description=description(view),
        canonical=f"{site.address}{'?' if content else ''}{content}",
        image=f"{site.address}card.png?{encode(replace(view.state, theme='', embed=''))}",
    )


def description(view: View) -> str:
    """What the address shows in a few words: the first quote, a node's meaning, or the View."""
    selection = view.selection
    if selection is None:
        return f"{view.text}. Every line opens the quoted claim and its reference."
    if selection.node:
        node = selection.node
        amount = view.store.count(EVERY.ending_at(node.id))
        return " ".join(
            part for part in (node.description, f"{count_noun(amount, 'claim')}.") if part
        )
    return _cut(selection.told, view) if selection.told else ""


def _cut(claim: Claim, view: View) -> str:
    """A claim's quote and its article; a quote that is too long ends with [...] in the marks."""
    article = f" {view.atlas.articles[claim.article].title}"
    quote = collapse_whitespace(claim.quote)
    room = MAX_DESCRIPTION - len(article) - 2
    if len(quote) > room:
        quote = f"{quote[: room - 4].rsplit(' ', 1)[0]} […]"
    return f"“{quote}”{article}"
