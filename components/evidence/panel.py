"""The side panel: the evidence behind the selected node, edge or claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dash import html

from components.core import ids
from components.core.attributes import attributes
from components.core.labels import count_noun, label_of
from components.core.templating import render
from components.core.urls import href, href_builder
from components.core.view import Selection, View
from components.evidence.claim_card import claim_card
from components.evidence.gap_quotes import gaps_beside
from components.evidence.glossary_terms import term_marker
from components.evidence.overview import overview_html
from data.external_links import identifier_url
from data.model import SIGNS, Claim, Node
from data.store.answers import EdgeSummary, EvidenceShare
from data.store.filters import EVERY, ClaimFilter
from data.store.orders import EVIDENCE_STRENGTH

#: How many claim cards of a node are sent at once; the rest follows on request.
CARDS_PER_PAGE = 8
#: Kind of node -> the heading of the claims that are about a node but do not end at it.
_RELATED_HEADINGS = {
    **dict.fromkeys(("brain_region", "network_or_axis", "organ"), "Seen in the {}"),
    **dict.fromkeys(("condition", "symptom"), "Also about {}"),
}


def layout() -> html.Aside:
    """Return the empty panel, which ``assets/evidence/panel.js`` fills."""
    return html.Aside(
        [
            _sheet_top(),
            html.Div(id=ids.PANEL_BODY, className="panel-body", tabIndex=-1),
        ],
        id=ids.PANEL,
        className="panel",
        **attributes(aria_label="Evidence"),
    )


def _sheet_top() -> html.Div:
    """Make the handle of the bottom sheet (``assets/evidence/bottom_sheet.js`` moves it)."""
    handle = html.Button(
        [
            html.Span("Evidence", className="handle-title"),
            html.Span("", className="handle-note"),
        ],
        id=ids.PANEL_HANDLE,
        className="panel-handle",
        type="button",
        **attributes(aria_expanded="false", aria_controls=ids.PANEL_BODY),
    )
    size = html.Button(
        "↑",
        id=ids.PANEL_SIZE,
        className="panel-size",
        type="button",
        **attributes(aria_label="Full height", aria_pressed="false"),
    )
    return html.Div([handle, size], className="panel-top")


@dataclass(frozen=True)
class EdgeLink:
    """One edge in a list: the node at its other end, how many claims, its link."""

    id: str
    label: str
    amount: int
    href: str
    clash: bool


@dataclass(frozen=True)
class RelationGroup:
    """The edges of a node with the same relation and direction."""

    relation: str
    sign: str
    lines: tuple[EdgeLink, ...]


def panel_html(view: View, whole: bool = False) -> str:
    """Return the panel's HTML for the selected element, or the overview if none is selected.

    `whole` includes every claim of a node; otherwise the cards beyond the first
    `CARDS_PER_PAGE` follow on request (:func:`more_cards_html`).
    """
    selection = view.selection
    if selection is None:
        return overview_html(view)
    if selection.kind == "node":
        return _node(view, selection, len(view.atlas.claims) if whole else CARDS_PER_PAGE)
    return _edge(view, selection)


def more_cards_html(view: View, offset: int) -> str:
    """Return the next cards of the selected node from `offset` on; empty beyond the end."""
    if view.selection is None or view.selection.node is None:
        return ""
    direct, related = _claims_of_node(view, view.selection.node)
    before = view.store.count(direct)
    if offset < before:
        return _cards(view, direct, offset)
    return _cards(view, related, offset - before, before)


def strongest_first(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims in the order of `EVIDENCE_STRENGTH`, equal ones in their own order."""
    return sorted(claims, key=lambda claim: EVIDENCE_STRENGTH.index(claim.evidence))


def summarise_evidence(shares: Iterable[EvidenceShare]) -> str:
    """Return evidence in words: ``1 human trial, 2 animal experiments (mouse)``."""
    parts = []
    for share in shares:
        noun, plural = label_of("evidence", share.evidence), ""
        bodies = [label_of("species", one) for one in share.species if one != "human"]
        if share.evidence == "statement":
            noun, plural, bodies = "statement without a study", "statements without a study", []
        where = f" ({', '.join(bodies)})" if bodies else ""
        parts.append(count_noun(share.amount, noun, plural) + where)
    return ", ".join(parts)


def evidence_shares(claims: Sequence[Claim]) -> tuple[EvidenceShare, ...]:
    """Return the kinds of evidence of some claims, strongest first.

    The same as ``ClaimStore.evidence_shares``, for claims that are at hand.
    """
    kinds = Counter(claim.evidence for claim in claims)
    return tuple(
        EvidenceShare(
            kind,
            kinds[kind],
            tuple(dict.fromkeys(s for c in claims if c.evidence == kind for s in c.species)),
        )
        for kind in sorted(kinds, key=EVIDENCE_STRENGTH.index)
    )


def _cards(
    view: View,
    which: ClaimFilter,
    offset: int = 0,
    before: int = 0,
    amount: int = CARDS_PER_PAGE,
) -> str:
    """Return a page of cards from `offset` on; `before` counts those of the list above."""
    end = offset + amount
    claims = view.store.claims(which, "evidence", amount, offset)
    return render(
        "evidence/cards.html",
        cards=[claim_card(view.atlas, claim) for claim in claims],
        hidden={claim.id for claim in claims} - view.shown(claims),
        rest=max(view.store.count(which) - end, 0),
        offset=before + end,
        link=href_builder(view.state),
    )


def _edge(view: View, selection: Selection) -> str:
    atlas, edge = view.atlas, selection.edge
    assert edge is not None
    against = view.store.opponents(edge.id)
    shown = view.shown(claim for one in (edge, *against) for claim in one.claims)
    active = [claim for claim in edge.claims if not claim.withdrawn]
    claims = sorted(
        strongest_first(edge.claims), key=lambda c: (c != selection.claim, c.id not in shown)
    )
    return render(
        "evidence/edge.html",
        atlas=atlas,
        edge=edge,
        chosen=selection.claim,
        subject=atlas.nodes[edge.subject],
        object=atlas.nodes[edge.object],
        predicate=atlas.predicates[edge.predicate],
        sign=SIGNS[atlas.sign(edge)].name,
        explain=term_marker(atlas),
        amount=len(active),
        composition=summarise_evidence(evidence_shares(active)),
        cards=[claim_card(atlas, claim) for claim in claims],
        shown=shown,
        gaps=gaps_beside(atlas, (claim.id for claim in edge.claims)),
        against=[
            (
                atlas.predicates[other.predicate],
                other,
                [claim_card(atlas, c) for c in strongest_first(other.claims)],
            )
            for other in against
        ],
        link=href_builder(view.state),
    )


def _node(view: View, selection: Selection, page: int) -> str:
    atlas, node = view.atlas, selection.node
    assert node is not None
    own = view.filters.ending_at(node.id)
    amount = view.store.count(own)
    direct, related = _claims_of_node(view, node)
    direct_amount, related_amount = view.store.count(direct), view.store.count(related)
    edges = view.store.edges(own)
    return render(
        "evidence/node.html",
        node=node,
        kind=label_of("kind", node.kind),
        explain=term_marker(atlas),
        identifier=identifier_url(node.curie),
        broader=atlas.nodes.get(node.broader),
        lack_of=atlas.nodes.get(node.lack_of),
        lacks=[other for other in atlas.nodes.values() if other.lack_of == node.id],
        narrower=[other for other in atlas.nodes.values() if other.broader == node.id],
        amount=amount,
        hidden=view.store.count(EVERY.ending_at(node.id)) - amount,
        composition=summarise_evidence(view.store.evidence_shares(own)),
        out=_groups(view, (edge for edge in edges if edge.subject == node.id), node),
        into=_groups(view, (edge for edge in edges if edge.object == node.id), node),
        related=_cards(view, related, before=direct_amount, amount=page) if related_amount else "",
        related_composition=summarise_evidence(view.store.evidence_shares(related)),
        related_amount=related_amount,
        related_heading=_RELATED_HEADINGS.get(node.kind, "Of what is narrower than {}").format(
            node.label
        ),
        cards=_cards(view, direct, amount=page) if direct_amount else "",
        gaps=gaps_beside(atlas, (node.id,)),
        link=href_builder(view.state),
    )


def _claims_of_node(view: View, node: Node) -> tuple[ClaimFilter, ClaimFilter]:
    """Return the filters of the visible claims that end at a node, and of others about it.

    If the filters leave none of either, the first is that of all claims that end there.
    """
    direct, related = view.filters.ending_at(node.id), view.filters.about(node.id)
    if not view.store.count(direct) and not view.store.count(related):
        direct = EVERY.ending_at(node.id)
    return direct, related


def _groups(view: View, edges: Iterable[EdgeSummary], node: Node) -> list[RelationGroup]:
    groups: dict[tuple[str, str], list[EdgeLink]] = {}
    for edge in edges:
        predicate = view.atlas.predicates[edge.predicate]
        out = edge.subject == node.id
        relation = predicate.label if out else predicate.inverse_label
        other = edge.object if out else edge.subject
        key = (relation, SIGNS[predicate.sign].name)
        groups.setdefault(key, []).append(_line(view, edge, other))
    return [
        RelationGroup(relation, sign, tuple(lines)) for (relation, sign), lines in groups.items()
    ]


def _line(view: View, edge: EdgeSummary, other: str) -> EdgeLink:
    return EdgeLink(
        id=edge.id,
        label=view.atlas.nodes[other].label,
        amount=edge.amount,
        href=href(view.state, select=edge.id),
        clash=edge.disputed,
    )
