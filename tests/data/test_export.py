from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given

from components.core.state import ViewState, decode, encode
from components.core.view import visible
from data.export import extract_for_query, main
from data.facets import FACETS
from data.load import load
from tests.components.strategies import picked
from tests.data.conftest import MINIMAL
from tests.data.exports.strategies import few
from tests.data.store.reference import facet_index
from tests.sample import sample

ATLAS = sample()
SPECIES, CONDITIONS = (sorted(facet_index(ATLAS)[name]) for name in ("species", "condition"))


@few
@given(picked(SPECIES), picked(CONDITIONS))
def test_a_query_keeps_what_the_page_shows(
    species: tuple[str, ...], conditions: tuple[str, ...]
) -> None:
    query = encode(ViewState.of(species=species, condition=conditions, q="o", view="table"))
    found, ignored, wrong = extract_for_query(query, ATLAS)
    assert found.claims == visible(ATLAS, decode(query, ATLAS).state).claims
    assert (ignored, wrong) == (["view"], [])


@pytest.mark.parametrize("facet", [facet.name for facet in FACETS])
def test_every_filter_of_the_page_is_known(facet: str) -> None:
    for value in facet_index(ATLAS)[facet]:
        found, ignored, wrong = extract_for_query(f"{facet}={value}", ATLAS)
        assert {claim.id for claim in found.claims} == facet_index(ATLAS)[facet][value]
        assert (ignored, wrong) == ([], [])


def test_a_whole_address_may_be_given_and_is_told() -> None:
    found, _, _ = extract_for_query(
        "https://x.example/?species=rat&q=Oxy", ATLAS, "https://y.example/"
    )
    assert [claim.id for claim in found.claims] == ["s-02", "s-10"]
    assert found.sentence == "2 of 10 claims · species=rat · q=Oxy"
    assert found.address == "https://y.example/?species=rat&q=Oxy"


def test_a_network_on_the_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["--data", str(MINIMAL), "--format", "graphml"]) == 0
    written = capsysbinary.readouterr().out.decode()
    graph = nx.parse_graphml(written, force_multigraph=True)
    assert graph.number_of_edges() == len(load(MINIMAL).active_claims)


def test_what_filters_nothing_is_named(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["view=table&zzz=1", "--data", str(MINIMAL), "--format", "csv"]) == 0
    written = capsysbinary.readouterr()
    told = written.err.decode().splitlines()
    assert told == ["view filters nothing and is ignored", "zzz filters nothing and is ignored"]
    assert written.out


@pytest.mark.parametrize("query", ["condition=nowhere", "species=human&species=rat"])
def test_a_filter_that_cannot_be_read_writes_nothing(
    query: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main([query, "--data", str(MINIMAL)]) == 2
    written = capsysbinary.readouterr()
    assert written.out == b""
    assert query.partition("=")[0] in written.err.decode()


def test_a_broken_dataset_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 1
    assert "fault" in capsys.readouterr().err
