from __future__ import annotations

import json

import networkx as nx
from hypothesis import given

from data.exports import cyjs
from data.exports.extract import Extract
from tests.data.exports.strategies import ATLAS, PLACES, extract, extracts, few


def same(document: dict[str, object], found: Extract) -> None:
    graph = nx.cytoscape_graph(document)
    assert graph.is_directed()
    assert list(graph) == [node.id for node in found.nodes]
    edges = {data["id"]: (ends, data) for *ends, data in graph.edges(data=True)}
    assert sorted(edges) == sorted(claim.id for claim in found.claims)
    for claim in found.claims:
        ends, data = edges[claim.id]
        assert ends == [claim.subject, claim.object]
        assert data["quote"] == claim.quote
        assert data["species"] == list(claim.species)


@few
@given(extracts())
def test_networkx_reads_the_same_claims(found: Extract) -> None:
    same(json.loads(cyjs.write(found)), found)


def test_networkx_reads_the_shipped_dataset(everything: Extract) -> None:
    same(json.loads(cyjs.write(everything)), everything)


def test_no_two_elements_share_an_id(everything: Extract) -> None:
    elements = json.loads(cyjs.write(everything))["elements"]
    ids = [one["data"]["id"] for kind in elements.values() for one in kind]
    assert len(ids) == len(set(ids))


def test_the_file_says_what_it_is_and_where_nodes_stand() -> None:
    document = json.loads(cyjs.write(extract()))
    assert document["data"]["title"] == ATLAS.title
    assert document["data"]["address"] == "https://example.org/?a=b"
    for node in document["elements"]["nodes"]:
        assert (node["position"]["x"], node["position"]["y"]) == PLACES[node["data"]["id"]]
