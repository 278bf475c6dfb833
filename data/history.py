"""Version history of claims: what changed since a version, and the command that records one.

``python -m data.history [FOLDER]`` writes the digests of the present version's claims into
``history.csv``; rows of earlier versions stay as they are. Run it before publishing.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from data.load import DEFAULT, DataError, load
from data.model import Atlas, Claim
from data.rules.permanence import version_key
from data.validate import faults

COLUMNS = ("version", "claim", "digest")


@dataclass(frozen=True)
class ChangeCounts:
    """How many of some claims are the same, changed, new or withdrawn since `version`.

    `is_recorded` is false if nothing is recorded for that version; the counts are 0 then.
    """

    version: str
    is_recorded: bool
    same: int = 0
    changed: int = 0
    new: int = 0
    withdrawn: int = 0


def count_changes(atlas: Atlas, claims: Iterable[Claim], version: str) -> ChangeCounts:
    """Count what changed in the claims since a published version.

    `is_recorded` is false for a version before the first record or after the present one, and for
    what is no version. Claims that were withdrawn by then, or added and withdrawn since, do not
    count.
    """
    published = digests_at(atlas.history, version)
    if not published or version_key(version) > version_key(atlas.version):
        return ChangeCounts(version, is_recorded=False)
    changes = Counter(
        _change(claim, published.get(claim.id), digest(atlas, claim)) for claim in claims
    )
    return ChangeCounts(
        version, True, changes["same"], changes["changed"], changes["new"], changes["withdrawn"]
    )


def _change(claim: Claim, published: str | None, current: str) -> str:
    if claim.withdrawn:
        return "" if published in (None, current) else "withdrawn"
    if published is None:
        return "new"
    return "same" if published == current else "changed"


def digests_at(history: Mapping[str, Mapping[str, str]], version: str) -> Mapping[str, str]:
    """Return the digest of each claim as of a version; empty if nothing is recorded for it."""
    digests: dict[str, str] = {}
    wanted_key = version_key(version)
    if wanted_key:
        for release in sorted(history, key=version_key):
            if version_key(release) <= wanted_key:
                digests.update(history[release])
    return digests


def digest(atlas: Atlas, claim: Claim) -> str:
    """Return twelve hexadecimal digits that change when the content of the claim's card changes.

    They cover the claim's row, its checks and its reference, not its place in the table.
    """
    # Empty cells do not count, so that a new column leaves the digests of other claims alone.
    row = {key: value for key, value in asdict(claim).items() if value and key != "order"}
    reference = atlas.references.get(claim.reference)
    content = {
        "claim": row,
        "reference": dict(reference.csl) if reference else None,
        "checks": [asdict(check) for check in atlas.checks.get(claim.id, ())],
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def history_rows(atlas: Atlas) -> list[tuple[str, str, str]]:
    """Return the rows (version, claim, digest) with the present version recorded anew."""
    present_version = version_key(atlas.version)
    earlier = {
        release: digests
        for release, digests in atlas.history.items()
        if version_key(release) < present_version
    }
    published = digests_at(earlier, atlas.version)
    table = [
        (version, claim, published_digest)
        for version in sorted(earlier, key=version_key)
        for claim, published_digest in earlier[version].items()
    ]
    for claim in atlas.claims.values():
        current = digest(atlas, claim)
        if published.get(claim.id) != current:
            table.append((atlas.version, claim.id, current))
    return table


def main(arguments: Sequence[str] | None = None) -> int:
    """Record the present version in the folder's ``history.csv``; return the exit status.

    1 if the dataset has faults, before (nothing is written then) or after, else 0.
    """
    parser = argparse.ArgumentParser(
        prog="python -m data.history", description="Record what the claims of this version say."
    )
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT)
    folder = parser.parse_args(arguments).folder
    try:
        atlas = load(folder)
    except DataError as error:
        print(error)
        return 1
    table = history_rows(atlas)
    with (folder / "history.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(table)
    added = sum(version == atlas.version for version, _, _ in table)
    print(f"{added} claims are new or changed in version {atlas.version}")
    remaining = faults(folder)  # for example a package that does not declare the table yet
    for fault in remaining:
        print(fault)
    return 1 if remaining else 0


if __name__ == "__main__":
    raise SystemExit(main())
