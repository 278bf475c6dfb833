"""Nodes: a place is whole, the wider ones lead somewhere, none stands idle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data import schema
from data.fault import Fault, quoted
from data.raw_tables import RawTables, Row
from data.rules.rule import Rule

_MNI = ("mni_x", "mni_y", "mni_z")


def coordinates_complete(source: RawTables) -> Iterator[Fault]:
    """A place in the brain has all three coordinates or none."""
    for row in source.tables["nodes"]:
        given = [column for column in _MNI if row[column]]
        if given and len(given) < len(_MNI):
            for column in _MNI:
                if not row[column]:
                    message = f"is empty though {given[0]} is given; write all three or none"
                    yield Fault("nodes", row.number, column, message)


def broader_acyclic(source: RawTables) -> Iterator[Fault]:
    """Going from broader to broader never comes back to where it began."""
    nodes = source.ids("nodes")
    for node, row in nodes.items():
        path = _climb(node, nodes)
        if node in path:
            message = (
                f"leads back to itself ({' → '.join([node, *path])}); empty one of these cells"
            )
            yield Fault("nodes", row.number, "broader", message)


def nodes_used(source: RawTables) -> Iterator[Fault]:
    """Every node is named by a claim, or is broader than one that is."""
    nodes = source.ids("nodes")
    needed: set[str] = set()
    for claim in source.tables["claims"]:
        ends = (claim["subject"], claim["object"])
        for node in (
            *ends,
            *schema.split_list(claim["conditions"]),
            *schema.split_list(claim["sites"]),
        ):
            needed.update((node, *_climb(node, nodes)))
    for node, row in nodes.items():
        if node not in needed:
            message = f"no claim uses {quoted(node)}; delete the row or add the claim that needs it"
            yield Fault("nodes", row.number, "id", message)


def _climb(node: str, nodes: Mapping[str, Row]) -> list[str]:
    """The broader ones of a node, nearest first; ends after a node that was met before."""
    path: list[str] = []
    while node in nodes and nodes[node]["broader"]:
        node = nodes[node]["broader"]
        if node in path:
            break
        path.append(node)
    return path


RULES: tuple[Rule, ...] = (
    (("nodes",), coordinates_complete),
    (("nodes",), broader_acyclic),
    (("nodes", "claims"), nodes_used),
)
