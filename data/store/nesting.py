"""Lists in which each node stands below its broader one."""

from __future__ import annotations

from collections.abc import Mapping

from data.model import Atlas


def nest_values(atlas: Atlas, sizes: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return node ids with their depth: each below its broader one, largest first.

    `sizes` maps ids to numbers of claims; where these are equal its order decides. A node
    whose broader one is not in `sizes` is at depth 0.
    """
    below: dict[str, list[str]] = {}
    for value in sorted(sizes, key=lambda value: -sizes[value]):
        broader = atlas.nodes[value].broader
        below.setdefault(broader if broader in sizes else "", []).append(value)
    nested: list[tuple[str, int]] = []
    stack = [(value, 0) for value in reversed(below.get("", ()))]
    while stack:
        value, depth = stack.pop()
        nested.append((value, depth))
        stack += [(narrower, depth + 1) for narrower in reversed(below.get(value, ()))]
    return nested
