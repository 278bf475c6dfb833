from __future__ import annotations

import io
import json
from dataclasses import replace
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import given

from data.exports import kgx
from data.exports.extract import Extract
from data.model import NODE_KINDS, Atlas
from data.schema import allowed_values
from tests.data.exports.strategies import ATLAS, extract, extracts, few

# Names of the Biolink Model 4.4.6, as its schema/biolink_model.yaml has them. kgx itself and
# the model's package would bring some fifty packages, two of which conflict with ours.
CATEGORIES = {
    "biolink:Activity",
    "biolink:AnatomicalEntity",
    "biolink:Behavior",
    "biolink:BiologicalEntity",
    "biolink:BiologicalProcess",
    "biolink:Cell",
    "biolink:ChemicalEntity",
    "biolink:DiseaseOrPhenotypicFeature",
    "biolink:Drug",
    "biolink:Gene",
    "biolink:GrossAnatomicalStructure",
    "biolink:PhenotypicFeature",
}
PREDICATES = {
    "biolink:affects",
    "biolink:ameliorates_condition",
    "biolink:associated_with",
    "biolink:exacerbates_condition",
    "biolink:negatively_correlated_with",
    "biolink:part_of",
    "biolink:positively_correlated_with",
    "biolink:regulates",
    "biolink:related_to",
}
LEVELS = {"knowledge_assertion", "not_provided"}
DIRECTIONS = {"", "increased", "decreased"}


def read(found: Extract) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Nodes and edges, read as the kgx library reads them: by tabs, without quoting."""
    with ZipFile(io.BytesIO(kgx.write(found))) as archive:
        nodes, edges = (
            pd.read_csv(archive.open(name), sep="\t", quoting=3, dtype=str, keep_default_na=False)
            for name in ("nodes.tsv", "edges.tsv")
        )
    return nodes, edges


def same(found: Extract) -> None:
    nodes, edges = read(found)
    assert list(nodes["name"]) == [node.label for node in found.named_nodes]
    assert nodes["id"].is_unique
    assert list(edges["id"]) == [f"pathway-explorer:{claim.id}" for claim in found.claims]
    assert set(edges["subject"]) | set(edges["object"]) <= set(nodes["id"])
    assert list(edges["supporting_text"]) == [claim.quote for claim in found.claims]
    ids = kgx.identifiers(found.atlas)
    assert list(edges["subject"]) == [ids[claim.subject] for claim in found.claims]
    assert list(edges["object"]) == [ids[claim.object] for claim in found.claims]


@few
@given(extracts())
def test_the_same_claims_come_back(found: Extract) -> None:
    same(found)


def test_the_shipped_dataset_comes_back(everything: Extract) -> None:
    same(everything)


def test_only_words_of_the_biolink_model_are_used(everything: Extract) -> None:
    nodes, edges = read(everything)
    assert set(nodes["category"]) <= CATEGORIES
    assert set(edges["predicate"]) <= PREDICATES
    assert set(edges["category"]) == {"biolink:Association"}
    assert set(edges["knowledge_level"]) <= LEVELS
    assert set(edges["agent_type"]) == {"manual_agent"}
    assert set(edges["negated"]) <= {"true", "false"}
    assert set(edges["object_direction_qualifier"]) <= DIRECTIONS
    assert set(edges["primary_knowledge_source"]) == {"infores:pathway-explorer"}


def test_every_kind_of_thing_has_a_category() -> None:
    assert set(NODE_KINDS) == set(allowed_values("nodes", "kind"))
    assert {kind.category for kind in NODE_KINDS.values()} <= CATEGORIES


def test_genes_are_genes_and_all_else_is_what_its_kind_is(everything: Extract) -> None:
    nodes, _ = read(everything)
    is_gene = nodes["id"].str.startswith("HGNC:") | nodes["xref"].str.startswith("HGNC:")
    assert {"BDNF", "OXTR"} <= set(nodes["name"][is_gene])
    of_kind = [NODE_KINDS[kind].category for kind in nodes["kind"]]
    expected = [
        "biolink:Gene" if gene else kind for gene, kind in zip(is_gene, of_kind, strict=True)
    ]
    assert list(nodes["category"]) == expected


def test_ids_are_curies_and_shared_ones_are_told_apart(shipped: Atlas) -> None:
    ids = kgx.identifiers(shipped)
    assert len(set(ids.values())) == len(ids)
    assert all(curie.count(":") == 1 and curie.split(":")[1] for curie in ids.values())
    assert ids["oxytocin"] == "CHEBI:7872"
    assert not [curie for curie in ids.values() if curie.startswith(("mesh:", "hgnc:"))]


def test_no_effect_is_a_negated_effect() -> None:
    _, edges = read(extract())
    [row] = edges[edges["id"] == "pathway-explorer:s-04"].to_dict("records")
    assert (row["predicate"], row["negated"]) == ("biolink:affects", "true")
    assert row["species_context_qualifier"] == "NCBITaxon:9606"
    assert row["publications"].split("|")[1:] == ["PMID:12345678", "doi:10.5555/doe"]
    assert set(edges[edges["id"] != row["id"]]["negated"]) == {"false"}


def test_several_species_are_no_single_context() -> None:
    _, edges = read(extract())
    [row] = edges[edges["id"] == "pathway-explorer:s-03"].to_dict("records")
    assert row["species_context_qualifier"] == ""
    assert row["species"] == "prairie_vole|mouse"


def test_the_archive_says_what_it_is() -> None:
    with ZipFile(io.BytesIO(kgx.write(extract()))) as archive:
        assert archive.testzip() is None
        told = json.loads(archive.read("about.json"))
    assert told["title"] == ATLAS.title
    assert told["digest"] == ATLAS.digest


def test_the_same_extract_gives_the_same_bytes() -> None:
    assert kgx.write(extract()) == kgx.write(extract())


def _said_of_a_disease(evidence: str, species: tuple[str, ...], shipped: Atlas) -> pd.Series:
    """Return the edge of a shipped claim that something eases a disease, on other evidence."""
    claim = next(c for c in shipped.active_claims if c.predicate == "ameliorates")
    changed = replace(claim, evidence=evidence, species=species)
    atlas = replace(shipped, claims={claim.id: changed}, pathways={}, checks={}, gaps={})
    _, edges = read(Extract(atlas, (changed,)))
    (row,) = (row for _, row in edges.iterrows())
    return row


@pytest.mark.parametrize(
    ("evidence", "species"), [("animal_experiment", ("rat",)), ("cell_experiment", ("cell_line",))]
)
def test_no_disease_gets_better_on_the_evidence_of_animals(
    evidence: str, species: tuple[str, ...], shipped: Atlas
) -> None:
    row = _said_of_a_disease(evidence, species, shipped)
    assert row["predicate"] == "biolink:affects"
    assert row["object_direction_qualifier"] == "decreased"
    assert row["original_predicate"] == "pathway-explorer:ameliorates"


def test_a_disease_may_get_better_on_the_evidence_of_people(shipped: Atlas) -> None:
    row = _said_of_a_disease("human_trial", ("human",), shipped)
    assert row["predicate"] == "biolink:ameliorates_condition"


def test_the_shipped_dataset_says_of_no_disease_that_animals_were_healed(shipped: Atlas) -> None:
    _, edges = read(Extract(shipped, shipped.active_claims))
    on_patients = edges["predicate"].isin(kgx._ON_PATIENTS)
    assert on_patients.any()
    animals = edges["evidence"].isin(["animal_experiment", "cell_experiment"])
    assert list(edges[on_patients & animals]["id"]) == []
