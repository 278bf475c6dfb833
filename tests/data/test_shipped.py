"""The rules of evidence, each held over the shipped tables; every offender is shown."""

from __future__ import annotations

import re

import frictionless
import pytest

from data import schema
from data.load import load
from data.model import Atlas, Claim
from data.quotes import collapse_whitespace, find_mentions
from data.validate import faults
from tests.data import verified
from tests.data.verified import SHARED

RENEW = "check them against the texts: python -m tests.data.verified --write"

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

#: Both checks of a claim's words run everywhere: by their digests (tests/data/verified.py), and
#: where the articles' texts are, by the texts.
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(),
    reason="NOT CHECKED AGAINST THE TEXTS: these are not ours to ship and lie in ../shared; "
    "quotes and identifiers were compared with the digests in tests/data/verified.json",
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load()


def named(atlas: Atlas, claim: Claim, end: str) -> bool:
    return bool(find_mentions(collapse_whitespace(claim.quote), atlas.nodes[end]))


def test_no_faults() -> None:
    assert [str(fault) for fault in faults(schema.SHIPPED)] == []


def test_the_package_is_sound_to_frictionless_itself() -> None:
    report = frictionless.Package(str(schema.SHIPPED / "datapackage.json")).validate()
    assert report.flatten(["type", "message"]) == []


def test_1_every_quote_was_found_in_its_article_as_it_is_now(atlas: Atlas) -> None:
    assert verified.unverified(verified.read(), atlas.claims.values()) == [], RENEW


def test_1_what_was_verified_is_what_is_shipped(atlas: Atlas) -> None:
    articles = verified.read()["articles"]
    assert set(articles) == set(atlas.articles), RENEW
    for name, article in articles.items():
        own = [claim.id for claim in atlas.claims.values() if claim.article == name]
        assert list(article["claims"]) == own, RENEW
        assert own or not atlas.claims


@needs_shared
def test_1_and_5_the_texts_say_so_still(capsys: pytest.CaptureFixture[str]) -> None:
    """Every quote verbatim and in one place, no needless prefix, and the digests up to date."""
    assert verified.main([]) == 0, capsys.readouterr().out


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


def test_5_every_doi_and_pmid_was_seen(atlas: Atlas) -> None:
    record, references = verified.read(), atlas.references.values()
    assert verified.unseen(record, "doi", (r.doi for r in references)) == set()
    assert verified.unseen(record, "pmid", (r.pmid for r in references)) == set()
    assert any(r.doi for r in references)
    assert any(r.pmid for r in references)


def test_5_every_reference_is_a_record_of_the_sources(atlas: Atlas) -> None:
    titles = {str(r.csl["title"]) for r in atlas.references.values() if "title" in r.csl}
    assert verified.unseen(verified.read(), "title", titles) == set()


def test_5_every_curie_was_seen(atlas: Atlas) -> None:
    curies = {node.curie for node in atlas.nodes.values()} - {""}
    assert curies
    assert verified.unseen(verified.read(), "curie", curies) == set()


def test_6_ids_have_the_form_that_was_promised(atlas: Atlas) -> None:
    """A prefix of each article's own, the beginning of the article's id, and a number."""
    prefixes: dict[str, set[str]] = {}
    for claim in atlas.claims.values():
        form = re.fullmatch(r"([a-z]+)-\d{3}", claim.id)
        assert form, claim.id
        prefixes.setdefault(form[1], set()).add(claim.article)
    assert {name: len(articles) for name, articles in prefixes.items()} == dict.fromkeys(
        prefixes, 1
    )
    owners = [article for articles in prefixes.values() for article in articles]
    assert sorted(owners) == sorted(atlas.articles)
    assert all(article.startswith(name) for name, (article,) in prefixes.items())


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
    assert [check.id for check in atlas.checks.values() if len(check.comment) < 12] == []
