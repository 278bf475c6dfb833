"""The options of a view's pickers: groups of nodes for a native select."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from components.core.labels import VALUE_LABELS, label_of
from data.model import Atlas, Node
from data.store.engine import store_of
from data.store.filters import EVERY

#: The label of a group, and its options as (id, label).
OptionGroup = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Picker:
    """A labelled select that sets one field of the address; `chosen` may be empty."""

    field: str
    label: str
    chosen: str
    groups: tuple[OptionGroup, ...]


def node_groups(atlas: Atlas) -> tuple[OptionGroup, ...]:
    """Return the nodes that an edge touches by kind, each kind in alphabetical order."""
    kinds: dict[str, list[Node]] = {kind: [] for kind in VALUE_LABELS["kind"]}
    for node in store_of(atlas).nodes(EVERY):
        kinds.setdefault(atlas.nodes[node].kind, []).append(atlas.nodes[node])
    return tuple(
        (_capital(label_of("kind", kind)), tuple((node.id, node.label) for node in _sorted(nodes)))
        for kind, nodes in kinds.items()
        if nodes
    )


def condition_groups(atlas: Atlas) -> tuple[OptionGroup, ...]:
    """Return every condition that claims are about, narrower ones indented below the broader."""
    known = [atlas.nodes[value] for value in store_of(atlas).facet_values("condition")]
    ids = {node.id for node in known}
    below: dict[str, list[Node]] = {}
    for node in known:
        below.setdefault(node.broader if node.broader in ids else "", []).append(node)

    def listed(node: Node, depth: int) -> Iterable[tuple[str, str]]:
        yield node.id, "\u2003" * depth + node.label
        for narrower in _sorted(below.get(node.id, ())):
            yield from listed(narrower, depth + 1)

    tops = _sorted(below.get("", ()))
    return (("", tuple(option for top in tops for option in listed(top, 0))),)


def _sorted(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: node.label.casefold())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
