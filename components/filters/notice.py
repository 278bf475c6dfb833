"""The notice above the page: what of the address was left out, renamed, or changed since."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from components.core import ids
from components.core.attributes import attributes
from components.core.state import Dropped, Renamed
from components.core.templating import render
from components.core.view import View
from data import history
from data.model import Atlas, Claim


def notice_layout() -> html.Div:
    """The place of the notice, above everything else."""
    return html.Div(
        id=ids.NOTICE,
        className="notice",
        hidden=True,
        role="region",
        **attributes(aria_label="Notice"),
    )


def notice_html(
    atlas: Atlas, view: View, dropped: Sequence[Dropped], renamed: Sequence[Renamed] = ()
) -> str:
    """What of the address was left out or has another name, and what changed since its version.

    Empty if there is nothing of that to tell.
    """
    words = notice_paragraphs(atlas, view, dropped, renamed)
    return render("filters/notice.html", words=words) if words else ""


def notice_paragraphs(
    atlas: Atlas, view: View, dropped: Sequence[Dropped], renamed: Sequence[Renamed] = ()
) -> str:
    """The paragraphs of the notice, for any page; empty if there is nothing to tell."""
    other = view.state.v if view.state.v not in ("", atlas.version) else ""
    if not dropped and not other and not renamed:
        return ""
    return render(
        "filters/notice_paragraphs.html",
        dropped=dropped,
        renamed=renamed,
        other=other,
        version=atlas.version,
        changes=changes_since(view, other) if other else "",
    )


def changes_since(view: View, version: str) -> str:
    """What has become, since a version, of the claims that an address shows: one sentence."""
    what, claims = _concerned(view)
    found = history.since(view.atlas, claims, version)
    if not found.known:
        return "What has changed since that version is not recorded here."
    if len(claims) == 1:
        return _ONE[claim_fate(found)].format(what)
    told = [
        f"{amount} {'has' if amount == 1 else 'have'} been {word}"
        for amount, word in (
            (found.changed, "changed"),
            (found.new, "added"),
            (found.withdrawn, "withdrawn"),
        )
        if amount
    ]
    amount = found.same + found.changed + found.new
    if not told:
        return f"None of the {amount} claims {what} has changed since." if amount else ""
    return f"Of the {amount} claims {what}, {' and '.join(told)} since."


def claim_fate(found: history.Since) -> str:
    """What has become of a single claim: same, changed, new, withdrawn, or gone before."""
    for name in ("same", "changed", "new", "withdrawn"):
        if getattr(found, name):
            return name
    return "gone"


_ONE = {
    "same": "The claim {} has not changed since.",
    "changed": "The claim {} has been changed since; you read it as it is now.",
    "new": "The claim {} has been added since.",
    "withdrawn": "The claim {} has been withdrawn since.",
    "gone": "The claim {} was withdrawn.",
}


def _concerned(view: View) -> tuple[str, tuple[Claim, ...]]:
    """The claims that a link is about, in words and as such; withdrawn ones among them."""
    atlas, selection = view.atlas, view.selection
    if selection and selection.claim:
        return "that it points at", (selection.claim,)
    every = tuple(atlas.claims.values())
    if selection and selection.edge:
        return "on the line that it points at", tuple(
            claim for claim in every if claim.edge == selection.id
        )
    if selection and selection.node:
        return f"about {selection.node.label}", tuple(
            claim for claim in every if selection.id in (claim.subject, claim.object)
        )
    return "that it shows", view.claims if len(view.sentence) > 1 else every
