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
    """Return a node's record without its id; `name` is its label, which Cytoscape shows.

    `mni` becomes mni_x, mni_y and mni_z (mm), left out where unknown. No value is None.
    """
    record = node_record(extract, node)
    place = dict(zip(("mni_x", "mni_y", "mni_z"), node.mni or (), strict=False))
    columns = {name: record[name] for name in record if name not in ("id", "label", "mni")}
    return {"name": node.label, **columns, **place}


def edge_properties(extract: Extract, claim: Claim) -> Properties:
    """Return a claim's record without its ends; `name` is its id, `interaction` its relation.

    Remarks are texts, so that every list is one of texts.
    """
    record = claim_record(extract, claim)
    ends = ("id", "subject", "object", "predicate")
    columns = {name: record[name] for name in record if name not in ends}
    checks = [remark_text(check) for check in record["checks"]]
    return {"name": claim.id, "interaction": claim.predicate, **columns, "checks": checks}
