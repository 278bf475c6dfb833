"""Rules of evidence for remarks and publications; see ``evidence_rules.py``."""

from __future__ import annotations

import re
from collections import Counter

from data.model import Atlas, Check
from data.rules.checks import CONFIRMATIONS, MAX_SEEN_WORDS, WITHOUT_SOURCE


def verdicts_without_source(atlas: Atlas) -> list[str]:
    """Rule 1: a verdict on a source that does not say which, what was seen, and where."""
    return [
        check.id
        for check in atlas.checks.values()
        if check.verdict not in WITHOUT_SOURCE
        and not (check.reference and check.read and check.seen_words and _address(check.seen_at))
    ]


def quotations_too_long(atlas: Atlas) -> list[str]:
    """Rule 1: more of a source than may be quoted."""
    return [c.id for c in atlas.checks.values() if len(c.seen_words.split()) > MAX_SEEN_WORDS]


def severities_wrong(atlas: Atlas) -> list[str]:
    """Rule 3: a confirmation with a severity, or another verdict without; a not_found that blames.

    What was not found proves nothing, so it cannot change what a reader takes away.
    """
    return [
        check.id
        for check in atlas.checks.values()
        if check.severity
        not in (
            {""}
            if check.verdict in CONFIRMATIONS
            else {"detail"}
            if check.verdict == "not_found"
            else {"meaning", "detail"}
        )
    ]


def remarks_twice(atlas: Atlas) -> list[tuple[str, str]]:
    """Rule 3: two remarks of one verdict on a claim that stand on the same words of a source."""
    counted = Counter(
        (claim, check.verdict, check.seen_words)
        for check in atlas.checks.values()
        if check.seen_words
        for claim in check.claims
    )
    return [(claim, verdict) for (claim, verdict, _), n in counted.items() if n > 1]


def blame_before_confirmation(atlas: Atlas) -> list[str]:
    """Rule 2: claims whose card has a confirmation after another remark."""
    return [
        claim
        for claim, checks in atlas.checks_of.items()
        if [_confirms(one) for one in checks] != sorted(map(_confirms, checks), reverse=True)
    ]


def confirmed_by_nothing(atlas: Atlas) -> list[tuple[str, str]]:
    """Rule 1: a claim of unknown source that a remark confirms without naming a publication."""
    return [
        (claim.id, check.id)
        for claim in atlas.active_claims
        if claim.reference_status == "unresolved"
        for check in atlas.checks_of.get(claim.id, ())
        if _confirms(check) and not check.reference
    ]


def references_unseen(atlas: Atlas) -> list[str]:
    """Rule 13: a record of which no address says where it was seen."""
    return [one.id for one in atlas.references.values() if not _address(one.seen_at)]


def _confirms(check: Check) -> bool:
    return check.verdict in CONFIRMATIONS


def _address(text: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s<>\"]+", text))
