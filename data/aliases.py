"""Resolve aliases: ids that were published once and are renamed or withdrawn now."""

from __future__ import annotations

from collections.abc import Container

from data.model import Alias, Atlas
from data.schema import allowed_values, split_list

#: How many renames of one id are followed (a guard against circles).
MAX_RENAMES = 20


def resolve_alias(atlas: Atlas, kind: str, name: str) -> Alias | None:
    """Resolve an id that the dataset does not hold; None if it never was one.

    `kind` is one of the kinds of ``aliases.csv``. The returned `alias` is `name` and its
    `target` an id of the dataset, or empty if it was withdrawn. Chains of renames are
    followed up to `MAX_RENAMES` steps; an edge also follows its ends and its predicate.
    A verdict may have several targets, as a list.
    """
    alias = atlas.aliases.get((kind, name))
    if alias is None and kind == "edge":
        alias = _resolve_edge(atlas, name)
    if alias is None:
        return None
    latest = alias
    for _ in range(MAX_RENAMES):
        present = ids_of_kind(atlas, kind)
        if all(target in present for target in split_list(latest.target)):
            break
        successor = atlas.aliases.get((kind, latest.target))
        if successor is None and kind == "edge":
            successor = _resolve_edge(atlas, latest.target)
        if successor is None:
            return None
        latest = successor
    return Alias(kind, name, latest.target, latest.since, latest.reason)


def ids_of_kind(atlas: Atlas, kind: str) -> Container[str]:
    """Return the ids of a kind that the dataset holds. Raises KeyError for an unknown kind."""
    tables: dict[str, Container[str]] = {
        "node": atlas.nodes,
        "claim": atlas.claims,
        "edge": atlas.edges,
        "pathway": atlas.pathways,
        "article": atlas.articles,
        "predicate": atlas.predicates,
        "verdict": allowed_values("checks", "verdict"),
    }
    return tables[kind]


def _resolve_edge(atlas: Atlas, name: str) -> Alias | None:
    """Resolve an edge id whose ends or predicate were renamed; None if that leads to no edge."""
    parts = name.split(".")
    if len(parts) != 3:
        return None
    kinds = ("node", "predicate", "node")
    part_aliases = [
        None if part in ids_of_kind(atlas, kind) else resolve_alias(atlas, kind, part)
        for kind, part in zip(kinds, parts, strict=True)
    ]
    changes = [alias for alias in part_aliases if alias]
    if not changes:
        return None
    withdrawn = next((alias for alias in changes if not alias.target), None)
    if withdrawn:
        return Alias("edge", name, "", withdrawn.since, withdrawn.reason)
    target = ".".join(
        alias.target if alias else part for alias, part in zip(part_aliases, parts, strict=True)
    )
    return Alias("edge", name, target, changes[-1].since, changes[-1].reason)
