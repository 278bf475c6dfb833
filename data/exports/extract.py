"""What every export is written from: some claims of a dataset and where they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from data.model import Atlas, Check, Claim, Gap, Node, Reference

#: To whom the dataset is attributed, as its licence asks.
ATTRIBUTION = "Pathway Explorer contributors"
#: What the licence does not cover.
QUOTATIONS = (
    "The quotations belong to the publishers of the articles and are quoted with their source; "
    "the licence does not cover them."
)
#: The warning for those who read the claims outside the explorer.
CAUTION = "Claims that others published, right or wrong. No medical advice."

Place = tuple[float, float]


@dataclass(frozen=True)
class Extract:
    """Some claims, in order, and the words that say which.

    `sentence` tells in words which claims these are, `address` where they were taken from,
    `left_out` what of the address could not be read. `places` are positions of nodes (x to
    the right, y down) for formats that keep them; nodes without one are left to the program.
    """

    atlas: Atlas
    claims: tuple[Claim, ...]
    sentence: str = ""
    address: str = ""
    left_out: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes that a claim starts or ends at, in table order."""
        ends = {end for claim in self.claims for end in (claim.subject, claim.object)}
        return self._in_order(ends)

    @cached_property
    def named_nodes(self) -> tuple[Node, ...]:
        """The nodes that a claim names anywhere, as an end, condition or site, in table order."""
        named = {
            node
            for claim in self.claims
            for node in (claim.subject, claim.object, *claim.conditions, *claim.sites)
        }
        return self._in_order(named)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The publications behind the claims or behind our remarks on them, in table order."""
        used = {claim.reference for claim in self.claims}
        used |= {check.reference for claim in self.claims for check in self.checks(claim)}
        return tuple(one for one in self.atlas.references.values() if one.id in used)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What the articles say is not known, sell or advise, where it concerns these claims."""
        wanted = {gap.id for claim in self.claims for gap in self.atlas.gaps_of.get(claim.id, ())}
        return tuple(gap for gap in self.atlas.gaps.values() if gap.id in wanted)

    @cached_property
    def remarks(self) -> tuple[Check, ...]:
        """Our remarks on these claims, each once, in table order."""
        wanted = {check.id for claim in self.claims for check in self.checks(claim)}
        return tuple(check for check in self.atlas.checks.values() if check.id in wanted)

    def checks(self, claim: Claim) -> Iterator[Check]:
        """Iterate over our remarks on a claim against its source; most claims have none."""
        yield from self.atlas.checks_of.get(claim.id, ())

    def _in_order(self, ids: set[str]) -> tuple[Node, ...]:
        return tuple(node for node in self.atlas.nodes.values() if node.id in ids)


def about(extract: Extract) -> dict[str, str]:
    """Return what a file says about itself: names and texts in a fixed order.

    Names: title, version, digest, licence, attribution, quotations, caution, shown, address,
    left_out. Those whose text is empty are left out.
    """
    atlas = extract.atlas
    texts = {
        "title": atlas.title,
        "version": atlas.version,
        "digest": atlas.digest,
        "licence": atlas.licence,
        "attribution": ATTRIBUTION,
        "quotations": QUOTATIONS,
        "caution": CAUTION,
        "shown": extract.sentence,
        "address": extract.address,
        "left_out": "; ".join(extract.left_out),
    }
    return {name: text for name, text in texts.items() if text}
