"""Rules for nodes: complete MNI coordinates, no circle of broader terms, no unused node."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data import schema
from data.fault import Fault, quoted
from data.raw_tables import RawTables, Row
from data.rules.rule import Rule

_MNI_COLUMNS = ("mni_x", "mni_y", "mni_z")


def coordinates_complete(source: RawTables) -> Iterator[Fault]:
    """Report MNI coordinates of which one or two are missing."""
    for row in source.tables["nodes"]:
        filled = [column for column in _MNI_COLUMNS if row[column]]
        if filled and len(filled) < len(_MNI_COLUMNS):
            for column in _MNI_COLUMNS:
                if not row[column]:
                    message = f"is empty though {filled[0]} is given; write all three or none"
                    yield Fault("nodes", row.number, column, message)


def broader_acyclic(source: RawTables) -> Iterator[Fault]:
    """Report nodes whose broader terms lead back to themselves."""
    nodes = source.ids("nodes")
    for node, row in nodes.items():
        ancestors = _ancestors(node, nodes)
        if node in ancestors:
            message = (
                f"leads back to itself ({' → '.join([node, *ancestors])}); empty one of these cells"
            )
            yield Fault("nodes", row.number, "broader", message)


def lacks_something_else(source: RawTables) -> Iterator[Fault]:
    """Report nodes that are the lack of themselves or of another lack."""
    nodes = source.ids("nodes")
    for node, row in nodes.items():
        missing = row["lack_of"]
        if missing == node:
            message = "is the node itself; name the thing that is missing"
            yield Fault("nodes", row.number, "lack_of", message)
        elif missing in nodes and nodes[missing]["lack_of"]:
            message = f"{quoted(missing)} is a lack itself; name the thing that is missing"
            yield Fault("nodes", row.number, "lack_of", message)


def nodes_used(source: RawTables) -> Iterator[Fault]:
    """Report nodes that no claim names and that are broader than none that is named."""
    nodes = source.ids("nodes")
    named: set[str] = set()
    for claim in source.tables["claims"]:
        named |= {claim["subject"], claim["object"]}
        named |= {*_ids(claim["conditions"]), *_ids(claim["sites"])}
    named |= {node for gap in source.tables.get("gaps", ()) for node in _ids(gap["nodes"])}
    named |= {node for row in source.tables.get("sections", ()) for node in _ids(row["conditions"])}
    named |= {nodes[node]["lack_of"] for node in named if node in nodes}
    needed = {wide for node in named for wide in (node, *_ancestors(node, nodes))}
    for node, row in nodes.items():
        if node not in needed:
            message = f"no claim uses {quoted(node)}; delete the row or add the claim that needs it"
            yield Fault("nodes", row.number, "id", message)


def _ids(cell: str) -> tuple[str, ...]:
    return schema.split_list(cell)


def _ancestors(node: str, nodes: Mapping[str, Row]) -> list[str]:
    """Return the broader terms of a node, nearest first, up to the first that would repeat."""
    ancestors: list[str] = []
    while node in nodes and nodes[node]["broader"]:
        node = nodes[node]["broader"]
        if node in ancestors:
            break
        ancestors.append(node)
    return ancestors


RULES: tuple[Rule, ...] = (
    (("nodes",), coordinates_complete),
    (("nodes",), broader_acyclic),
    (("nodes",), lacks_something_else),
    (("nodes", "claims"), nodes_used),
)
