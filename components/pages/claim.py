"""The page of one claim: its quote, its source, its record, and related claims."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from markupsafe import Markup

from components.core.labels import claim_sentence
from components.evidence.claim_card import claim_card
from components.http.site import Site
from components.pages.references import reference_path
from components.pages.schema_org import claim_json_ld
from components.pages.site_page import site_page
from data.aliases import resolve_alias
from data.claim_columns import CLAIM_COLUMNS, quote_digest
from data.model import SIGNS, Atlas, Claim, Edge
from data.rules.permanence import version_key
from data.store.answers import EdgeSummary
from data.store.engine import store_of
from data.store.filters import EVERY
from data.store.opposition import opposed, stance

#: How long a description for previews may be (characters).
DESCRIPTION = 300
#: How fields of ``history.csv`` are called, where that is not their name with spaces.
_FIELD_LABELS = {
    "predicate": "relation",
    "object": "what is acted on",
    "subject": "what acts",
    "prefix": "quote",
    "suffix": "quote",
    "checks": "what the source says",
    "reference_record": "the publication’s record",
    "reference_status": "how the reference is known",
    "reference_confidence": "how surely the reference is known",
    "conditions": "what it is about",
    "population": "who was studied",
    "participants": "how many took part",
    "note": "how we read it",
}
#: Where the picture for previews is (components/shell/share_dialog.py).
PICTURE = "card.png"


@dataclass(frozen=True)
class ClaimLink:
    """A link to another claim or to the claims of an edge.

    `sign` is a CSS class; `text` is a quote if `quoted`, else our words.
    """

    href: str
    sign: str
    text: str
    fine: str
    quoted: bool = False


@dataclass(frozen=True)
class LinkGroup:
    """Some links under a heading; `folded` if there are too many to stand open."""

    heading: str
    lines: tuple[ClaimLink, ...]
    folded: bool = False


@dataclass(frozen=True)
class ClaimResponse:
    """An answer: the page, its status, or for a claim that was renamed its present id."""

    status: int
    html: str = ""
    now: str = ""


def claim_response(atlas: Atlas, site: Site, name: str) -> ClaimResponse:
    """Return the response for a claim's id.

    200 and its page, also if it was withdrawn; 308 and its present id if it was renamed;
    410 and a page that says why if it is gone; 404 and a page with a search for any other.
    """
    if name in atlas.claims:
        return ClaimResponse(200, claim_page(atlas, site, atlas.claims[name]))
    former = resolve_alias(atlas, "claim", name)
    if former and former.target:
        return ClaimResponse(308, now=former.target)
    if former:
        text = f"Claim {name} was withdrawn in version {former.since}. {former.reason}"
        return ClaimResponse(410, not_found_page(atlas, site, "This claim was withdrawn.", text))
    near = get_close_matches(name.lower(), list(atlas.claims), n=3, cutoff=0.85)
    text = f"No claim has the id “{name[:60]}”."
    return ClaimResponse(404, not_found_page(atlas, site, "There is no such claim.", text, near))


def claim_page(atlas: Atlas, site: Site, claim: Claim) -> Markup:
    """Return the page of a claim of this atlas."""
    shown = claim_card(atlas, claim)
    address = f"{site.address}claim/{claim.id}"
    source = shown.citation.text if shown.citation else "No publication was found behind it."
    description = f"“{claim.quote}” {source}"
    before, after = _neighbours(atlas, claim)
    return site_page(
        "pages/claim.html",
        atlas,
        site,
        card=shown,
        claim=claim,
        subject=atlas.nodes[claim.subject],
        object=atlas.nodes[claim.object],
        predicate=atlas.predicates[claim.predicate],
        sign=SIGNS[atlas.sign(claim)].name,
        edge=claim.edge if store_of(atlas).edge(claim.edge) else "",
        address=address,
        description=_cut(description),
        image=f"{site.address}{PICTURE}?select={claim.id}",
        json_ld=claim_json_ld(atlas, claim, site.address),
        verdicts=tuple(
            dict.fromkeys(
                (label, sense) for label, sense in ((r.verdict, r.meaning) for r in shown.remarks)
            )
        ),
        digest=quote_digest(claim),
        publication=reference_path(atlas, claim.reference) if claim.reference else "",
        facts=claim_facts(atlas, claim),
        groups=related_groups(atlas, site, claim),
        before=before,
        after=after,
        citation=f"{shown.copy}\nClaim {claim.id}, version {atlas.version}: {address}",
    )


def not_found_page(
    atlas: Atlas, site: Site, heading: str, text: str, near: list[str] | None = None
) -> Markup:
    """Return a not-found page with a search; `near` are ids of claims that may be meant."""
    claims = [(name, claim_sentence(atlas, atlas.claims[name])) for name in near or ()]
    return site_page("pages/not_found.html", atlas, site, heading=heading, text=text, near=claims)


def claim_facts(atlas: Atlas, claim: Claim) -> tuple[tuple[str, str, str], ...]:
    """Return what is recorded of a claim as (name, value, meaning), empty values left out.

    A list of values has no meaning; last comes in which versions it was added and changed.
    """
    shown = [(column.fact, column) for column in CLAIM_COLUMNS if column.fact]
    facts = []
    for heading, column in sorted(shown, key=lambda one: one[0].order):
        value = column.value(atlas, claim)
        text = ", ".join(column.label(atlas, one) for one in column.values(atlas, claim))
        facts.append((heading.text, text, "" if isinstance(value, list) else column.meaning(value)))
    facts.append(("In the dataset", _version_history(atlas, claim), ""))
    return tuple(fact for fact in facts if fact[1])


def related_groups(atlas: Atlas, site: Site, claim: Claim) -> tuple[LinkGroup, ...]:
    """Return links to claims related to a claim; groups without a link are left out.

    Other claims of its edge, claims that disagree with it, then the edges that share its
    subject or its object, those with the most claims first.
    """
    store = store_of(atlas)
    edge = store.edge(claim.edge)
    same = [other for other in (edge.claims if edge else ()) if other.id != claim.id]
    opponents = opposing(atlas, claim)
    against = [other for line in opponents for other in line.claims]
    groups = [
        LinkGroup("Claims that say the same", tuple(_claim_line(atlas, site, one) for one in same)),
        LinkGroup("Claims that disagree", tuple(_claim_line(atlas, site, one) for one in against)),
    ]
    near = {claim.edge, *(line.claims[0].edge for line in opponents)}
    for node in dict.fromkeys((claim.subject, claim.object)):
        edges = store.edges(EVERY.ending_at(node))
        lines = sorted((e for e in edges if e.id not in near), key=lambda line: -line.amount)
        heading = f"What else is claimed of {atlas.nodes[node].label}"
        links = tuple(_edge_line(atlas, site, line) for line in lines)
        groups.append(LinkGroup(heading, links, folded=len(links) > 8))
    return tuple(group for group in groups if group.lines)


def opposing(atlas: Atlas, claim: Claim) -> tuple[Edge, ...]:
    """Return the edges about the same two things that disagree with a claim; may be empty."""
    if store_of(atlas).edge(claim.edge):
        return store_of(atlas).opponents(claim.edge)
    *things, sign = stance(atlas, claim)  # a withdrawn claim that was alone on its edge
    return tuple(
        edge
        for edge in atlas.edges.values()
        if [*stance(atlas, edge)[:2]] == things and opposed(sign, stance(atlas, edge)[2])
    )


def _version_history(atlas: Atlas, claim: Claim) -> str:
    """Return in which versions a claim was added and changed; empty if none is recorded."""
    versions = [v for v in sorted(atlas.history, key=version_key) if claim.id in atlas.history[v]]
    if not versions:
        return ""
    first, *later = versions
    changes = [version + _changed_fields(atlas, claim, version) for version in later]
    return f"since version {first}" + (f", changed in {', '.join(changes)}" if changes else "")


def _changed_fields(atlas: Atlas, claim: Claim, version: str) -> str:
    """Return what changed in a claim in a version, in brackets; empty if that is not recorded."""
    changed = atlas.changes.get(version, {}).get(claim.id, ())
    labels = dict.fromkeys(_FIELD_LABELS.get(name, name.replace("_", " ")) for name in changed)
    return f" ({', '.join(labels)})" if labels else ""


def _claim_line(atlas: Atlas, site: Site, claim: Claim) -> ClaimLink:
    shown = claim_card(atlas, claim)
    return ClaimLink(
        f"{site.home}claim/{claim.id}",
        SIGNS[atlas.sign(claim)].name,
        f"“{_cut(claim.quote, 160)}”",
        f"{shown.sentence} · {shown.headline} · {shown.article.site}",
        quoted=True,
    )


def _edge_line(atlas: Atlas, site: Site, line: EdgeSummary) -> ClaimLink:
    first = atlas.claims[line.first]
    alone = f"{site.home}claim/{line.first}"
    return ClaimLink(
        alone if line.amount == 1 else f"{site.home}claims?select={line.id}",
        SIGNS[atlas.sign(first)].name,
        claim_sentence(atlas, first),
        "" if line.amount == 1 else f"{line.amount} claims",
    )


def _neighbours(atlas: Atlas, claim: Claim) -> tuple[str, str]:
    """Return the ids of the claims before and after it in its article; empty at either end."""
    row = [one.id for one in atlas.active_claims if one.article == claim.article]
    if claim.id not in row:
        return "", ""
    at = row.index(claim.id)
    return (row[at - 1] if at else ""), (row[at + 1] if at + 1 < len(row) else "")


def _cut(text: str, most: int = DESCRIPTION) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
