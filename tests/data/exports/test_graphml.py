from __future__ import annotations

from dataclasses import replace

import networkx as nx
from hypothesis import given

from data.exports import graphml
from data.exports.extract import Extract
from tests.data.exports.strategies import ATLAS, PLACES, extract, extracts, few
from tests.sample import CLAIMS, sample


def read(found: Extract) -> nx.MultiDiGraph:
    return nx.parse_graphml(graphml.write(found), force_multigraph=True)


def same(graph: nx.MultiDiGraph, found: Extract) -> None:
    assert graph.is_directed()
    assert list(graph) == [node.id for node in found.nodes]
    edges = {key: (ends, data) for *ends, key, data in graph.edges(keys=True, data=True)}
    assert set(edges) == {claim.id for claim in found.claims}
    for claim in found.claims:
        ends, data = edges[claim.id]
        assert ends == [claim.subject, claim.object]
        assert data["quote"] == claim.quote
        assert data["interaction"] == claim.predicate
        assert data.get("species", "") == "; ".join(claim.species)


@few
@given(extracts())
def test_networkx_reads_the_same_claims(found: Extract) -> None:
    same(read(found), found)


def test_networkx_reads_the_shipped_dataset(everything: Extract) -> None:
    same(read(everything), everything)


def test_the_graph_says_what_it_is() -> None:
    told = read(extract()).graph
    assert told["title"] == ATLAS.title
    assert told["version"] == ATLAS.version
    assert told["licence"] == ATLAS.licence
    assert told["address"] == "https://example.org/?a=b"


def test_numbers_are_numbers_and_places_are_kept() -> None:
    nodes = read(extract()).nodes
    assert nodes["amygdala"]["mni_x"] == -22.0
    assert nodes["oxytocin"]["claims"] == 6
    assert [(node["x"], node["y"]) for node in nodes.values()] == [PLACES[id_] for id_ in nodes]


def test_what_xml_cannot_hold_is_replaced() -> None:
    odd = replace(CLAIMS[0], quote="a\x00b\x0bc\ufffed \U0001f600 ]]> &")
    found = extract(sample([odd]))
    [(_, _, data)] = read(found).edges(data=True)
    assert data["quote"] == "a\ufffdb\ufffdc\ufffdd \U0001f600 ]]> &"
