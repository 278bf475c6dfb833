"""The rules of evidence, each held over the shipped tables; every offender is shown."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import frictionless
import pytest

from data import schema
from data.load import load
from data.model import Atlas, Claim
from data.quotes import collapse_whitespace, find_mentions, find_quote
from data.validate import faults

SHARED = Path(__file__).parents[3] / "shared"
ARTICLES = SHARED / "articles"

#: What is wrong may also be listed with ``python -m data.validate data/tables``.
HEDGES = re.compile(
    r"\b(may|might|can|could|would|if|whether|likely|perhaps|promising|"
    r"(appear|seem|suggest|potential|possib|probab|impl|hypothes|indicat|posit|think)\w*)\b",
    re.IGNORECASE,
)
DENIALS = re.compile(r"\b(not|no|nor|never|neither|without|cannot)\b|n['’]t\b", re.IGNORECASE)
OBSERVED = {
    "human_trial": {"human"},
    "human_observation": {"human"},
    "animal_experiment": {"mouse", "rat", "prairie_vole"},
}

needs_articles = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the articles' texts are not ours to ship; they lie in ../shared"
)
needs_sources = pytest.mark.skipif(
    not (SHARED / "sources.csv").is_file(), reason="../shared/sources.csv is not here"
)
needs_identifiers = pytest.mark.skipif(
    not (SHARED / "identifiers.csv").is_file(), reason="../shared/identifiers.csv is not here"
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load()


def rows(name: str) -> Iterator[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def named(atlas: Atlas, claim: Claim, end: str) -> bool:
    return bool(find_mentions(collapse_whitespace(claim.quote), atlas.nodes[end]))


def test_no_faults() -> None:
    assert [str(fault) for fault in faults(schema.SHIPPED)] == []


def test_the_package_is_sound_to_frictionless_itself() -> None:
    report = frictionless.Package(str(schema.SHIPPED / "datapackage.json")).validate()
    assert report.flatten(["type", "message"]) == []


@needs_articles
def test_1_every_quote_is_verbatim_and_in_one_place() -> None:
    assert [str(fault) for fault in faults(schema.SHIPPED, ARTICLES)] == []


@needs_articles
def test_1_the_articles_are_the_ones_in_the_tables(atlas: Atlas) -> None:
    assert {path.stem for path in ARTICLES.glob("*.txt")} == set(atlas.articles)


@needs_articles
def test_1_prefix_and_suffix_are_only_there_where_the_quote_stands_twice(atlas: Atlas) -> None:
    texts = {
        name: collapse_whitespace((ARTICLES / f"{name}.txt").read_text(encoding="utf-8"))
        for name in atlas.articles
    }
    assert [
        claim.id
        for claim in atlas.claims.values()
        if (claim.prefix or claim.suffix) and len(find_quote(claim.quote, texts[claim.article])) < 2
    ] == []


def test_1_every_quote_shows_both_ends_or_the_note_says_how(atlas: Atlas) -> None:
    assert [
        (claim.id, end)
        for claim in atlas.claims.values()
        for end in (claim.subject, claim.object)
        if not claim.note and not named(atlas, claim, end)
    ] == []


def test_1_a_quote_is_a_quotation_not_a_page(atlas: Atlas) -> None:
    assert [c.id for c in atlas.claims.values() if not 12 <= len(c.quote) <= 600] == []


def test_2_no_claim_is_told_twice(atlas: Atlas) -> None:
    keys = [
        (claim.edge, collapse_whitespace(claim.quote), claim.conditions)
        for claim in atlas.active_claims
    ]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_3_a_hedged_sentence_shows_its_hedge_or_the_note_does(atlas: Atlas) -> None:
    assert [
        (claim.id, claim.quote)
        for claim in atlas.claims.values()
        if claim.certainty == "hedged" and not HEDGES.search(claim.quote) and not claim.note
    ] == []


def test_3_a_trend_is_called_one(atlas: Atlas) -> None:
    trends = [claim for claim in atlas.claims.values() if claim.certainty == "trend"]
    assert [claim.id for claim in trends if "trend" not in claim.quote] == []


def test_3_no_effect_is_said_in_the_sentence_or_explained(atlas: Atlas) -> None:
    assert [
        (claim.id, claim.quote)
        for claim in atlas.claims.values()
        if atlas.sign(claim) == "0" and not DENIALS.search(claim.quote) and not claim.note
    ] == []


def test_3_correlations_have_no_sign(atlas: Atlas) -> None:
    signed = {name: p.sign for name, p in atlas.predicates.items() if "_with" in name}
    assert set(signed.values()) == {""}


def test_4_species_agree_with_the_evidence(atlas: Atlas) -> None:
    assert [
        (claim.id, claim.evidence, claim.species)
        for claim in atlas.claims.values()
        if not set(claim.species) <= OBSERVED.get(claim.evidence, set(claim.species))
    ] == []


def test_4_conditions_are_conditions_and_sites_are_places(atlas: Atlas) -> None:
    wanted = {column: set(spec["kinds"]) for column, spec in _node_lists().items()}
    assert [
        (claim.id, node)
        for claim in atlas.claims.values()
        for column, kinds in wanted.items()
        for node in getattr(claim, column)
        if atlas.nodes[node].kind not in kinds
    ] == []


def _node_lists() -> dict[str, schema.Descriptor]:
    return {name: spec for name, spec in schema.list_columns("claims").items() if "kinds" in spec}


#: The second edition of the sources no longer vouches for these titles; the tables follow
#: with their own second edition.
TITLES_WITHDRAWN_FROM_THE_SOURCES = {"leong2017", "parker2017"}


@needs_sources
def test_5_every_doi_and_pmid_was_seen(atlas: Atlas) -> None:
    seen = [(row["doi"], row["pmid"]) for row in rows("sources.csv")]
    dois, pmids = {doi for doi, _ in seen}, {pmid for _, pmid in seen}
    references = atlas.references.values()
    assert [r.id for r in references if r.doi not in dois | {""}] == []
    assert [r.id for r in references if r.pmid not in pmids | {""}] == []


@needs_sources
def test_5_every_reference_is_a_record_of_the_sources(atlas: Atlas) -> None:
    titles = {row["title"] for row in rows("sources.csv")}
    unseen = {r.id for r in atlas.references.values() if r.csl["title"] not in titles}
    assert unseen == TITLES_WITHDRAWN_FROM_THE_SOURCES


@needs_identifiers
def test_5_every_curie_was_seen(atlas: Atlas) -> None:
    seen = {row[key] for row in rows("identifiers.csv") for key in ("curie", "alias_curie")}
    assert [(n.id, n.curie) for n in atlas.nodes.values() if n.curie not in seen | {""}] == []


def test_6_ids_have_the_form_that_was_promised(atlas: Atlas) -> None:
    prefixes = {
        "ndnr-dopamine-and-social-bonding": "ndnr",
        "indigonaturals-oxytocin-deep-dive": "indigo",
    }
    assert [
        claim.id
        for claim in atlas.claims.values()
        if not re.fullmatch(rf"{prefixes[claim.article]}-\d{{3}}", claim.id)
    ] == []


def test_every_pathway_walks_through_claims_that_stand(atlas: Atlas) -> None:
    assert atlas.pathways
    active = {claim.id for claim in atlas.active_claims}
    assert [
        (step.pathway, step.step)
        for pathway in atlas.pathways.values()
        for step in pathway.steps
        if step.claim not in active
    ] == []


def test_every_check_names_what_the_source_says(atlas: Atlas) -> None:
    assert atlas.checks
    assert [
        check for found in atlas.checks.values() for check in found if len(check.comment) < 12
    ] == []
