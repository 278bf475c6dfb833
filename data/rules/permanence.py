"""What was published stays: former ids lead somewhere, claims never vanish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.fault import Fault, quoted
from data.raw_tables import RawTables, Row
from data.rules.rule import Rule

_TABLES = {
    "node": "nodes",
    "claim": "claims",
    "pathway": "pathways",
    "article": "articles",
    "predicate": "predicates",
}


def aliases_resolve(source: RawTables) -> Iterator[Fault]:
    """An alias is no id that is in use, and leads to one that is, in however many steps."""
    moved = {(row["kind"], row["alias"]): row for row in source.tables["aliases"]}
    for (kind, alias), row in moved.items():
        if kind not in _TABLES and kind != "edge":
            continue  # told by the schema
        present = _present(source, kind)
        if alias in present:
            message = f"{quoted(alias)} is in use as a {kind}; delete this row or that {kind}"
            yield Fault("aliases", row.number, "alias", message)
        target = row["target"]
        if not target or target in present:
            continue
        if (kind, target) not in moved:
            message = f"there is no {kind} {quoted(target)}; name one that is there, or none"
            yield Fault("aliases", row.number, "target", message)
        elif _circles(moved, kind, alias):
            message = f"leads back to {quoted(alias)}; name a {kind} that is there"
            yield Fault("aliases", row.number, "target", message)


def published_claims_present(source: RawTables) -> Iterator[Fault]:
    """Every claim that some version published is still there, or an alias says where it went."""
    aliases = source.tables.get("aliases", ())
    moved = {row["alias"] for row in aliases if row["kind"] == "claim"}
    present = source.ids("claims")
    told: set[str] = set()
    for row in source.tables["history"]:
        claim = row["claim"]
        if claim and claim not in present and claim not in moved and claim not in told:
            told.add(claim)
            message = (
                f"{quoted(claim)} was published and is no longer in claims.csv; "
                f"put it back, marked in withdrawn, or add it to aliases.csv"
            )
            yield Fault("history", row.number, "claim", message)


def no_future_versions(source: RawTables) -> Iterator[Fault]:
    """No row is about a version after that of the dataset."""
    now = version_key(str(source.package.get("version", "")))
    for table, column in (("aliases", "since"), ("history", "version")):
        for row in source.tables.get(table, ()):
            if now and version_key(row[column]) > now:
                message = (
                    f"{quoted(row[column])} is after the version of the dataset; "
                    f"write an earlier one or raise version in datapackage.json"
                )
                yield Fault(table, row.number, column, message)


def version_key(version: str) -> tuple[int, ...]:
    """The numbers of a calendar version, to compare by; empty if it is none.

    >>> order("2026.9.0") < order("2026.11.0")
    True
    """
    if not re.fullmatch(r"[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,9}", version):
        return ()
    return tuple(int(part) for part in version.split("."))


def _present(source: RawTables, kind: str) -> set[str]:
    if kind != "edge":
        return set(source.ids(_TABLES[kind]))
    return {
        f"{row['subject']}.{row['predicate']}.{row['object']}"
        for row in source.tables["claims"]
        if not row["withdrawn"]
    }


def _circles(moved: dict[tuple[str, str], Row], kind: str, alias: str) -> bool:
    seen = set()
    while (kind, alias) in moved and alias not in seen:
        seen.add(alias)
        alias = moved[kind, alias]["target"]
    return alias in seen


RULES: tuple[Rule, ...] = (
    (("aliases", *_TABLES.values()), aliases_resolve),
    (("history", "claims"), published_claims_present),
    ((), no_future_versions),
)
