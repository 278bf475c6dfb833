"""Ids that were given out once and mean something else now, or nothing."""

from __future__ import annotations

from collections.abc import Container

from data.model import Alias, Atlas

#: How often a thing may have been renamed before we stop following.
MOST = 20


def follow(atlas: Atlas, kind: str, name: str) -> Alias | None:
    """Where an id that the dataset does not hold has gone; None if it never was one.

    `kind` is one of the kinds of ``aliases.csv``. The answer's `alias` is the id asked for
    and its `target` one that is there now, or empty if it was withdrawn. An edge also
    follows its ends and its relation.
    """
    found = atlas.aliases.get((kind, name))
    if found is None and kind == "edge":
        found = _edge(atlas, name)
    if found is None:
        return None
    last = found
    for _ in range(MOST):
        if not last.target or last.target in known(atlas, kind):
            break
        further = atlas.aliases.get((kind, last.target))
        if further is None and kind == "edge":
            further = _edge(atlas, last.target)
        if further is None:
            return None
        last = further
    return Alias(kind, name, last.target, last.since, last.reason)


def known(atlas: Atlas, kind: str) -> Container[str]:
    """The ids of a kind that the dataset holds. KeyError for an unknown kind."""
    tables: dict[str, Container[str]] = {
        "node": atlas.nodes,
        "claim": atlas.claims,
        "edge": atlas.edges,
        "pathway": atlas.pathways,
        "article": atlas.articles,
        "predicate": atlas.predicates,
    }
    return tables[kind]


def _edge(atlas: Atlas, name: str) -> Alias | None:
    """An edge whose ends or relation were renamed; None if that does not lead to an edge."""
    parts = name.split(".")
    if len(parts) != 3:
        return None
    kinds = ("node", "predicate", "node")
    moved = [
        None if part in known(atlas, kind) else follow(atlas, kind, part)
        for kind, part in zip(kinds, parts, strict=True)
    ]
    changes = [alias for alias in moved if alias]
    if not changes:
        return None
    lost = next((alias for alias in changes if not alias.target), None)
    if lost:
        return Alias("edge", name, "", lost.since, lost.reason)
    target = ".".join(
        alias.target if alias else part for alias, part in zip(moved, parts, strict=True)
    )
    return Alias("edge", name, target, changes[-1].since, changes[-1].reason)
