"""Nodes and edges with their properties, as the network formats share them.

Each claim is an edge of its own: that keeps its quote, species and reference together. The
property `edge` is the same for claims that the page draws as one line.
"""

from __future__ import annotations

from typing import Any

from data.exports.claim_record import claim_record, node_record, remark_text
from data.exports.extract import Extract
from data.model import Claim, Node

Properties = dict[str, Any]


def node_properties(extract: Extract, node: Node) -> Properties:
    """A node's record without its id; `name` is what Cytoscape shows. No value is None."""
    record = node_record(extract, node)
    place = dict(zip(("mni_x", "mni_y", "mni_z"), node.mni or (), strict=False))
    kept = {name: record[name] for name in record if name not in ("id", "label", "mni")}
    return {"name": node.label, **kept, **place}


def edge_properties(extract: Extract, claim: Claim) -> Properties:
    """A claim's record without its ends; `name` is its id, `interaction` its relation.

    Remarks are texts, so that every list is one of texts.
    """
    record = claim_record(extract, claim)
    ends = ("id", "subject", "object", "predicate")
    kept = {name: record[name] for name in record if name not in ends}
    checks = [remark_text(check) for check in record["checks"]]
    return {"name": claim.id, "interaction": claim.predicate, **kept, "checks": checks}
