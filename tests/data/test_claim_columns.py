from __future__ import annotations

from dataclasses import replace

from data import schema
from data.claim_columns import CLAIM_COLUMNS, ClaimColumn
from data.facets import facet_named
from data.model import Claim
from tests.sample import sample

ATLAS = sample()
COLUMNS = {column.name: column for column in CLAIM_COLUMNS}


def test_every_column_of_the_table_leaves_the_program() -> None:
    # A withdrawn claim is not exported, so nothing says why it was.
    assert set(schema.columns("claims")) - {"withdrawn"} <= set(COLUMNS)
    assert len(COLUMNS) == len(CLAIM_COLUMNS)


def test_types_are_those_of_the_table() -> None:
    assert COLUMNS["quote"].json_schema()["type"] == "string"
    assert COLUMNS["conditions"].json_schema()["items"] == {"type": "string"}
    assert COLUMNS["voice"].json_schema()["enum"] == list(schema.allowed_values("claims", "voice"))
    allowed = list(schema.allowed_values("claims", "species"))
    assert COLUMNS["species"].json_schema()["items"] == {"enum": allowed}


def test_a_column_with_codes_has_a_word_for_each() -> None:
    for column in CLAIM_COLUMNS:
        if column.name in schema.columns("claims"):
            allowed = set(schema.allowed_values("claims", column.name))
            assert allowed <= set(column.vocabulary or ())


def test_values_labels_and_meanings() -> None:
    claim = ATLAS.claims["s-02"]
    assert COLUMNS["species"].value(ATLAS, claim) == list(claim.species)
    assert COLUMNS["species"].values(ATLAS, claim) == claim.species
    silent = replace(claim, note="")
    assert COLUMNS["note"].values(ATLAS, silent) == ()
    assert COLUMNS["note"].values(ATLAS, replace(claim, note="As we read it.")) == (
        "As we read it.",
    )
    assert COLUMNS["sites"].label(ATLAS, "right-amygdala") == "right amygdala"
    assert COLUMNS["design"].label(ATLAS, "double_blind") == "double blind"
    assert COLUMNS["note"].label(ATLAS, "a_b") == "a_b"
    meant = facet_named("status").words["cited"].meaning
    assert COLUMNS["reference_status"].meaning("cited") == meant
    assert COLUMNS["reference_status"].term("cited") == "status.cited"
    assert COLUMNS["certainty"].term("trend") == "certainty.trend"
    assert COLUMNS["design"].term("double_blind") == ""


def test_a_column_can_be_made_of_anything_that_a_claim_names() -> None:
    column = ClaimColumn("site", "The web site.", lambda a, claim: a.articles[claim.article].site)
    claim: Claim = ATLAS.active_claims[0]
    assert column.value(ATLAS, claim) == ATLAS.articles[claim.article].site
    assert column.json_schema() == {"type": "string", "description": "The web site."}


def test_facts_stand_in_their_order() -> None:
    orders = [column.fact.order for column in CLAIM_COLUMNS if column.fact]
    assert len(set(orders)) == len(orders)
