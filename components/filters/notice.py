"""The notice above the page: dropped fields, renamed ids, changes since the link's version."""

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
    """Make the container of the notice, above everything else."""
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
    """Return the notice as HTML with its close button; empty if there is nothing to report."""
    paragraphs = notice_paragraphs(atlas, view, dropped, renamed)
    return render("filters/notice.html", paragraphs=paragraphs) if paragraphs else ""


def notice_paragraphs(
    atlas: Atlas, view: View, dropped: Sequence[Dropped], renamed: Sequence[Renamed] = ()
) -> str:
    """Return the paragraphs of the notice, for any page; empty if there is nothing to report."""
    link_version = view.state.v if view.state.v not in ("", atlas.version) else ""
    if not dropped and not link_version and not renamed:
        return ""
    return render(
        "filters/notice_paragraphs.html",
        dropped=dropped,
        renamed=renamed,
        link_version=link_version,
        version=atlas.version,
        changes=changes_since(view, link_version) if link_version else "",
    )


def changes_since(view: View, version: str) -> str:
    """Return a sentence on what changed, since a version, in the claims that a link shows."""
    described, claims = _linked_claims(view)
    counts = history.count_changes(view.atlas, claims, version)
    if not counts.is_recorded:
        return "What has changed since that version is not recorded here."
    if len(claims) == 1:
        return _SINGLE_CLAIM[claim_change(counts)].format(described)
    changes = [
        f"{amount} {'has' if amount == 1 else 'have'} been {word}"
        for amount, word in (
            (counts.changed, "changed"),
            (counts.new, "added"),
            (counts.withdrawn, "withdrawn"),
        )
        if amount
    ]
    amount = counts.same + counts.changed + counts.new
    if not changes:
        return f"None of the {amount} claims {described} has changed since." if amount else ""
    return f"Of the {amount} claims {described}, {' and '.join(changes)} since."


def claim_change(counts: history.ChangeCounts) -> str:
    """Return what became of a single claim: same, changed, new, withdrawn or gone."""
    for name in ("same", "changed", "new", "withdrawn"):
        if getattr(counts, name):
            return name
    return "gone"


_SINGLE_CLAIM = {
    "same": "The claim {} has not changed since.",
    "changed": "The claim {} has been changed since; you read it as it is now.",
    "new": "The claim {} has been added since.",
    "withdrawn": "The claim {} has been withdrawn since.",
    "gone": "The claim {} was withdrawn.",
}


def _linked_claims(view: View) -> tuple[str, tuple[Claim, ...]]:
    """Return the claims that a link is about, withdrawn ones among them, after a description."""
    atlas, selection = view.atlas, view.selection
    if selection and selection.claim:
        return "that it points at", (selection.claim,)
    all_claims = tuple(atlas.claims.values())
    if selection and selection.edge:
        return "on the line that it points at", tuple(
            claim for claim in all_claims if claim.edge == selection.id
        )
    if selection and selection.node:
        return f"about {selection.node.label}", tuple(
            claim for claim in all_claims if selection.id in (claim.subject, claim.object)
        )
    return "that it shows", view.claims if len(view.sentence) > 1 else all_claims
