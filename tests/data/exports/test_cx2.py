from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from ndex2.cx2 import CX2Network, RawCX2NetworkFactory

from data.exports import cx2
from data.exports.extract import Extract
from tests.data.exports.strategies import ATLAS, extract, extracts, few


def read(found: Extract) -> CX2Network:
    return RawCX2NetworkFactory().get_cx2network(json.loads(cx2.write(found)))


def same(network: CX2Network, found: Extract) -> None:
    nodes: dict[Any, Any] = network.get_nodes()
    assert [node["v"]["id"] for node in nodes.values()] == [node.id for node in found.nodes]
    assert [node["v"]["name"] for node in nodes.values()] == [node.label for node in found.nodes]
    edges = list(network.get_edges().values())
    assert [edge["v"]["name"] for edge in edges] == [claim.id for claim in found.claims]
    for edge, claim in zip(edges, found.claims, strict=True):
        assert nodes[edge["s"]]["v"]["id"] == claim.subject
        assert nodes[edge["t"]]["v"]["id"] == claim.object
        assert edge["v"]["interaction"] == claim.predicate
        assert edge["v"]["quote"] == claim.quote
        assert edge["v"].get("species", []) == list(claim.species)


@few
@given(extracts())
def test_ndex_reads_the_same_claims(found: Extract) -> None:
    same(read(found), found)


def test_ndex_reads_the_shipped_dataset(everything: Extract) -> None:
    same(read(everything), everything)


def test_the_network_says_what_it_is() -> None:
    told = read(extract()).get_network_attributes()
    assert told["name"] == ATLAS.title
    assert told["version"] == ATLAS.version
    assert told["rights"] == ATLAS.licence
    assert told["digest"] == ATLAS.digest
    assert told["description"] == "All of them"
    assert told["address"] == "https://example.org/?a=b"


def test_colour_and_arrow_say_what_a_claim_says(everything: Extract) -> None:
    document = json.loads(cx2.write(everything))
    (looks,) = (part["visualProperties"][0] for part in document if "visualProperties" in part)
    said = {edge["v"]["effect"] for edge in read(everything).get_edges().values()}
    for name in ("EDGE_LINE_COLOR", "EDGE_TARGET_ARROW_COLOR", "EDGE_TARGET_ARROW_SHAPE"):
        mapping = looks["edgeMapping"][name]
        assert mapping["type"] == "DISCRETE"
        assert mapping["definition"]["attribute"] == "effect"
        assert said <= {pair["v"] for pair in mapping["definition"]["map"]}, name


def test_nodes_stand_where_they_are_put() -> None:
    first = next(iter(read(extract()).get_nodes().values()))
    assert (first["x"], first["y"]) == (0.0, 0.0)


def test_the_document_begins_and_ends_as_cx2_does() -> None:
    document = json.loads(cx2.write(extract()))
    assert document[0] == {"CXVersion": "2.0", "hasFragments": False}
    assert document[-1] == {"status": [{"error": "", "success": True}]}
    counted = {row["name"]: row["elementCount"] for row in document[1]["metaData"]}
    assert counted == {name: len(items) for part in document[2:-1] for name, items in part.items()}


def test_every_property_is_declared() -> None:
    document = json.loads(cx2.write(extract()))
    parts = {name: items for part in document[2:-1] for name, items in part.items()}
    declared = parts["attributeDeclarations"][0]
    for aspect in ("nodes", "edges"):
        used = {name for item in parts[aspect] for name in item["v"]}
        assert used == set(declared[aspect])
