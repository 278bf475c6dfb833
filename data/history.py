"""What has become of a claim since a version of the dataset, and the command that records it.

``python -m data.history [FOLDER]`` writes into ``history.csv`` what the claims of the present
version say; rows of earlier versions stay as they are. Run it before a version is published.
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
from data.rules.permanence import order
from data.validate import faults

COLUMNS = ("version", "claim", "digest")


@dataclass(frozen=True)
class Since:
    """How many of some claims are the same, changed, new or withdrawn since `version`.

    `known` is false if nothing is recorded of that version; the counts are 0 then.
    """

    version: str
    known: bool
    same: int = 0
    changed: int = 0
    new: int = 0
    withdrawn: int = 0


def since(atlas: Atlas, claims: Iterable[Claim], version: str) -> Since:
    """What has become of the claims since a version that was published.

    A version before the first record, after the present one, or that is none, is not known.
    Claims that were withdrawn by then, or that came and went since, do not count.
    """
    then = recorded(atlas.history, version)
    if not then or order(version) > order(atlas.version):
        return Since(version, known=False)
    fates = Counter(_fate(claim, then.get(claim.id), digest(atlas, claim)) for claim in claims)
    return Since(version, True, fates["same"], fates["changed"], fates["new"], fates["withdrawn"])


def _fate(claim: Claim, was: str | None, now: str) -> str:
    if claim.withdrawn:
        return "" if was in (None, now) else "withdrawn"
    if was is None:
        return "new"
    return "same" if was == now else "changed"


def recorded(history: Mapping[str, Mapping[str, str]], version: str) -> Mapping[str, str]:
    """The digest of each claim as of a version; empty if nothing is recorded of it."""
    found: dict[str, str] = {}
    wanted = order(version)
    if wanted:
        for known in sorted(history, key=order):
            if order(known) <= wanted:
                found.update(history[known])
    return found


def digest(atlas: Atlas, claim: Claim) -> str:
    """Twelve hexadecimal digits that change when what the claim's card says of it changes.

    They cover the claim's row, its checks and its reference, not its place in the table.
    """
    # An empty cell does not count, so that a new column leaves what it says nothing of alone.
    row = {key: value for key, value in asdict(claim).items() if value and key != "order"}
    reference = atlas.references.get(claim.reference)
    content = {
        "claim": row,
        "reference": dict(reference.csl) if reference else None,
        "checks": [asdict(check) for check in atlas.checks.get(claim.id, ())],
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def rows(atlas: Atlas) -> list[tuple[str, str, str]]:
    """The table with the present version recorded anew: version, claim and digest."""
    now = order(atlas.version)
    earlier = {v: digests for v, digests in atlas.history.items() if order(v) < now}
    then = recorded(earlier, atlas.version)
    found = [
        (version, claim, known)
        for version in sorted(earlier, key=order)
        for claim, known in earlier[version].items()
    ]
    for claim in atlas.claims.values():
        present = digest(atlas, claim)
        if then.get(claim.id) != present:
            found.append((atlas.version, claim.id, present))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Record the present version in the folder's ``history.csv``.

    1 if the dataset has faults, before (nothing is written then) or after.
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
    table = rows(atlas)
    with (folder / "history.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(table)
    added = sum(version == atlas.version for version, _, _ in table)
    print(f"{added} claims are new or changed in version {atlas.version}")
    found = faults(folder)  # such as a package that does not declare the table yet
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
