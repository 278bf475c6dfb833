"""Version history of claims: what changed since a version, and the command that records one.

``python -m data.history [FOLDER] [--since EARLIER]`` writes the digests of the present version's
claims into ``history.csv``; rows of earlier versions stay as they are. With ``--since``, the
folder of the version before (of either edition), it also writes what changed in each claim.
Run it before publishing.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from data.load import DEFAULT, DataError, load
from data.model import Atlas, Claim
from data.raw_tables import read_csv
from data.rules.permanence import version_key
from data.schema import split_list
from data.validate import faults

COLUMNS = ("version", "claim", "digest", "changed")


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
        "checks": [asdict(check) for check in atlas.checks_of.get(claim.id, ())],
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def history_rows(
    atlas: Atlas, differences: Mapping[str, Sequence[str]] | None = None
) -> list[tuple[str, str, str, str]]:
    """Return the rows of ``history.csv`` with the present version recorded anew.

    `differences` says for each changed claim what differs (:func:`claim_differences`); without
    it what is recorded of this version already is kept.
    """
    if differences is None:
        differences = atlas.changes.get(atlas.version, {})
    present_version = version_key(atlas.version)
    earlier = {
        release: digests
        for release, digests in atlas.history.items()
        if version_key(release) < present_version
    }
    published = digests_at(earlier, atlas.version)
    table = [
        (version, claim, published_digest, ";".join(_recorded(atlas, version, claim)))
        for version in sorted(earlier, key=version_key)
        for claim, published_digest in earlier[version].items()
    ]
    for claim in atlas.claims.values():
        current = digest(atlas, claim)
        if published.get(claim.id) != current:
            changed = differences.get(claim.id, ()) if claim.id in published else ()
            table.append((atlas.version, claim.id, current, ";".join(changed)))
    return table


def _recorded(atlas: Atlas, version: str, claim: str) -> tuple[str, ...]:
    return atlas.changes.get(version, {}).get(claim, ())


def claim_differences(before: Path, now: Path) -> dict[str, list[str]]:
    """Return what differs in each claim that stands in two dataset folders; equal ones are absent.

    Names are columns of ``claims.csv`` that both have or that are filled now,
    ``reference_record`` where the publication's record differs, ``checks`` where the remarks do.
    The folders may be of either edition. Raises OSError or ValueError if one cannot be read.
    """
    earlier, later = _claim_contents(before), _claim_contents(now)
    differences = {}
    for claim, content in later.items():
        if claim in earlier:
            names = (*content, *(name for name in earlier[claim] if name not in content))
            changed = [n for n in names if (content.get(n) or "") != (earlier[claim].get(n) or "")]
            if changed:
                differences[claim] = changed
    return differences


def _claim_contents(folder: Path) -> dict[str, dict[str, Any]]:
    """Return for each claim of a folder its cells, its publication's record and its remarks."""
    checks: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in _csv_rows(folder / "checks.csv"):
        for claim in split_list(row.get("claims") or row.get("claim") or ""):
            checks[claim].append((row["verdict"], row["comment"], row.get("seen_words") or ""))
    path = folder / "references.json"
    items = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    records = {item["id"]: {k: v for k, v in item.items() if k != "seen_at"} for item in items}
    return {
        row["id"]: row
        | {"reference_record": records.get(row["reference"]), "checks": checks.get(row["id"])}
        for row in _csv_rows(folder / "claims.csv")
    }


def _csv_rows(path: Path) -> list[dict[str, Any]]:
    return [dict(row) for row in read_csv(path)] if path.exists() else []


def main(arguments: Sequence[str] | None = None) -> int:
    """Record the present version in the folder's ``history.csv``; return the exit status.

    1 if the dataset has faults, before (nothing is written then) or after, else 0.
    """
    parser = argparse.ArgumentParser(
        prog="python -m data.history", description="Record what the claims of this version say."
    )
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--since", type=Path, help="the folder of the version before")
    chosen = parser.parse_args(arguments)
    folder = chosen.folder
    try:
        atlas = load(folder)
        differences = claim_differences(chosen.since, folder) if chosen.since else None
    except (DataError, OSError, ValueError) as error:
        print(error)
        return 1
    table = history_rows(atlas, differences)
    with (folder / "history.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(table)
    added = sum(row[0] == atlas.version for row in table)
    print(f"{added} claims are new or changed in version {atlas.version}")
    remaining = faults(folder)  # for example a package that does not declare the table yet
    for fault in remaining:
        print(fault)
    return 1 if remaining else 0


if __name__ == "__main__":
    raise SystemExit(main())
