"""The publications of a dataset, each with its claims, its remarks and what was read of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from data.check_words import READ
from data.claim_columns import CONFIDENCE
from data.external_links import host_of
from data.facets import facet_named
from data.model import Atlas, Check, Claim, Reference
from data.store.text import fold
from data.vocabulary import Word

#: Reference statuses, the surest first, without that of claims that have no publication.
KNOWN = tuple(status for status in facet_named("status").words if status != "unresolved")

#: What may be seen of a publication (the values of `READ`), from the most to the least.
MOST_FIRST = ("full_text", "abstract", "press_release", "news", "title_only")
#: What is said where no remark tells that anything was read.
ONLY_RECORD = Word("only its record", "Nothing but its record was seen: authors, title, journal.")


@dataclass(frozen=True)
class Publication:
    """A publication with the claims that rest on it and the remarks that compare with it.

    `read` is what was seen of it, the most first; empty if that was only its record.
    """

    reference: Reference
    claims: tuple[Claim, ...]
    remarks: tuple[Check, ...]
    read: tuple[str, ...]

    @property
    def known(self) -> Mapping[tuple[str, str], int]:
        """Numbers of claims by (reference status, confidence), the surest first."""
        counts = Counter((one.reference_status, one.reference_confidence) for one in self.claims)
        return dict(sorted(counts.items(), key=lambda item: _sureness(*item[0])))

    @property
    def hosts(self) -> tuple[str, ...]:
        """Names of the web sites where record and text were seen, each once, without "www."."""
        addresses = (self.reference.seen_at, *(check.seen_at for check in self.remarks))
        return tuple(dict.fromkeys(host for host in map(host_of, addresses) if host))


def publications(atlas: Atlas, claims: Iterable[Claim] | None = None) -> tuple[Publication, ...]:
    """Return the publications behind some claims, by author, year and title.

    Also those that only a remark on one of the claims compares with. `claims` and `remarks` of
    each are those of the given claims; what was read counts all remarks. Without `claims`,
    every publication of the dataset with all claims that were not withdrawn.
    """
    chosen = atlas.active_claims if claims is None else tuple(claims)
    behind: dict[str, list[Claim]] = defaultdict(list)
    for claim in chosen:
        behind[claim.reference].append(claim)
    ids = {claim.id for claim in chosen}
    remarks: dict[str, list[Check]] = defaultdict(list)
    read: dict[str, set[str]] = defaultdict(set)
    for check in atlas.checks.values():
        read[check.reference].add(check.read)
        if ids.intersection(check.claims):
            remarks[check.reference].append(check)
    return tuple(
        Publication(
            reference,
            tuple(behind[reference.id]),
            tuple(remarks[reference.id]),
            tuple(name for name in MOST_FIRST if name in read[reference.id]),
        )
        for reference in sorted(atlas.references.values(), key=sort_key)
        if claims is None or behind[reference.id] or remarks[reference.id]
    )


def sort_key(reference: Reference) -> tuple[str, int, str]:
    """Return what publications are sorted by: authors (else title), year (0 if none), title."""
    csl = reference.csl
    authors = cast("Sequence[Mapping[str, str]]", csl.get("author", ()))
    names = " ".join(one.get("family") or one.get("literal", "") for one in authors)
    issued = cast("Mapping[str, Sequence[Sequence[int]]]", csl.get("issued", {}))
    date = issued.get("date-parts", ())
    title = fold(str(csl.get("title", "")))
    return fold(names) or title, date[0][0] if date and date[0] else 0, title


def most_read(ones: Iterable[Publication]) -> dict[str, int]:
    """Count publications by the most that was read of each, in the order of `MOST_FIRST`.

    Last, under the empty name, come those of which only the record was seen.
    """
    counts = Counter(one.read[0] if one.read else "" for one in ones)
    return {name: counts[name] for name in (*MOST_FIRST, "")}


def read_word(name: str) -> Word:
    """Return the word for what was read; for the empty name that for the record alone."""
    return READ[name] if name else ONLY_RECORD


def _sureness(status: str, confidence: str) -> tuple[int, int]:
    """Return the place of a status and a confidence in their vocabularies; unknown ones last."""
    statuses, confidences = list(KNOWN), list(CONFIDENCE)
    return (
        statuses.index(status) if status in statuses else len(statuses),
        confidences.index(confidence) if confidence in confidences else len(confidences),
    )
