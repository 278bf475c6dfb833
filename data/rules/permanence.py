"""Rules for permanence: former ids resolve, published claims never vanish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data import schema
from data.fault import Fault, quoted
from data.raw_tables import RawTables, Row
from data.rules.rule import Rule

_TABLE_OF_KIND = {
    "node": "nodes",
    "claim": "claims",
    "pathway": "pathways",
    "article": "articles",
    "predicate": "predicates",
}


#: The tables without which no alias can be looked up; pathways may be missing.
_REQUIRED_TABLES = ("nodes", "claims", "articles", "predicates")


def aliases_resolve(source: RawTables) -> Iterator[Fault]:
    """Report aliases that are in use as ids, or do not lead to one in however many steps."""
    rows_by_alias = {(row["kind"], row["alias"]): row for row in source.tables["aliases"]}
    for (kind, alias), row in rows_by_alias.items():
        if kind not in schema.allowed_values("aliases", "kind"):
            continue  # the schema reports it
        present = _present_ids(source, kind)
        if alias in present:
            message = f"{quoted(alias)} is in use as a {kind}; delete this row or that {kind}"
            yield Fault("aliases", row.number, "alias", message)
        target = row["target"]
        if all(one in present for one in schema.split_list(target)):
            continue
        if (kind, target) not in rows_by_alias:
            message = f"there is no {kind} {quoted(target)}; name one that is there, or none"
            yield Fault("aliases", row.number, "target", message)
        elif _is_circular(rows_by_alias, kind, alias):
            message = f"leads back to {quoted(alias)}; name a {kind} that is there"
            yield Fault("aliases", row.number, "target", message)


def published_claims_present(source: RawTables) -> Iterator[Fault]:
    """Report claims of ``history.csv`` that are gone and have no alias."""
    aliases = source.tables.get("aliases", ())
    aliased = {row["alias"] for row in aliases if row["kind"] == "claim"}
    present = source.ids("claims")
    reported: set[str] = set()
    for row in source.tables["history"]:
        claim = row["claim"]
        if claim and claim not in present and claim not in aliased and claim not in reported:
            reported.add(claim)
            message = (
                f"{quoted(claim)} was published and is no longer in claims.csv; "
                f"put it back, marked in withdrawn, or add it to aliases.csv"
            )
            yield Fault("history", row.number, "claim", message)


def no_future_versions(source: RawTables) -> Iterator[Fault]:
    """Report rows about a version after that of the dataset."""
    present_version = version_key(str(source.package.get("version", "")))
    for table, column in (("aliases", "since"), ("history", "version")):
        for row in source.tables.get(table, ()):
            if present_version and version_key(row[column]) > present_version:
                message = (
                    f"{quoted(row[column])} is after the version of the dataset; "
                    f"write an earlier one or raise version in datapackage.json"
                )
                yield Fault(table, row.number, column, message)


def version_key(version: str) -> tuple[int, ...]:
    """Return the numbers of a calendar version as a sort key; empty if it is none.

    >>> version_key("2026.9.0") < version_key("2026.11.0")
    True
    """
    if not re.fullmatch(r"[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,9}", version):
        return ()
    return tuple(int(part) for part in version.split("."))


def _present_ids(source: RawTables, kind: str) -> set[str]:
    if kind == "verdict":
        return set(schema.allowed_values("checks", "verdict"))
    if kind != "edge":
        table = _TABLE_OF_KIND.get(kind, "")
        return set(source.ids(table)) if source.readable(table) else set()
    return {
        f"{row['subject']}.{row['predicate']}.{row['object']}"
        for row in source.tables["claims"]
        if not row["withdrawn"]
    }


def _is_circular(rows_by_alias: dict[tuple[str, str], Row], kind: str, alias: str) -> bool:
    seen = set()
    while (kind, alias) in rows_by_alias and alias not in seen:
        seen.add(alias)
        alias = rows_by_alias[kind, alias]["target"]
    return alias in seen


RULES: tuple[Rule, ...] = (
    (("aliases", *_REQUIRED_TABLES), aliases_resolve),
    (("history", "claims"), published_claims_present),
    ((), no_future_versions),
)
