"""The rules of evidence that can be tested, each a function that returns all offenders.

``docs/curation.md`` has the rules in words; numbers here are those there. What the validator
refuses in any dataset (``data/rules``) and what ``test_shipped.py`` holds is not repeated,
save where it is one of the rules of evidence. An exception stands here with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence

from data.model import Atlas
from data.quotes import find_mentions
from tests.data import remark_rules, walk_rules

#: Vocabularies in which an identifier is that of an illness of people.
DISEASE_VOCABULARIES = frozenset({"MONDO", "DOID", "OMIM", "HP", "mesh"})
ILLNESS = frozenset({"condition", "symptom"})
IN_ANIMALS = frozenset({"animal_experiment", "cell_experiment"})
EASE_OR_WORSEN = frozenset({"ameliorates", "worsens"})
#: What must have been measured for a kind of evidence; a review may be of any.
MEASURED: Mapping[str, frozenset[str]] = {
    "human_trial": frozenset({"human"}),
    "human_observation": frozenset({"human"}),
    "animal_experiment": frozenset({"mouse", "rat", "prairie_vole"}),
    "cell_experiment": frozenset({"cell_line"}),
}
#: Words by which a sentence says itself in whom something was seen.
NAMES_SPECIES: Mapping[str, re.Pattern[str]] = {
    "human": re.compile(r"\b(individuals|people|participants|patients|(wo)?men|children)\b", re.I),
    "mouse": re.compile(r"\b(mouse|mice)\b", re.I),
    "rat": re.compile(r"\brats?\b", re.I),
    "prairie_vole": re.compile(r"\bvoles?\b", re.I),
    "cell_line": re.compile(r"\bcells?\b", re.I),
}
#: Evidence without a source of high confidence, in a sentence that does not say which animal.
EARNED_OTHERWISE = dict.fromkeys(
    ("indigo-228", "indigo-229", "indigo-308"),
    "“from our laboratory have shown”: the sentence after it names the rats",
)
#: Conditions that neither the sentence nor a study of high confidence names.
ABOUT_OTHERWISE = {
    **dict.fromkeys(
        ("indigo-070", "indigo-071", "indigo-073", "indigo-074"),
        "a bullet of the synopsis: the line above says that these are the mechanics of depression",
    ),
    "indigo-282": "ends the list of what feeds anxiety: the lever is one against anxiety",
    **dict.fromkeys(
        ("indigo-219", "indigo-220"),
        "“the need to drink”: the sentence before asks what drives alcohol addiction",
    ),
}
#: Names of things that are missing, by which a node must have `lack_of`.
LACKS = re.compile(r"\b(deficien\w*|deficits?|lack|decreased|failing|missing|too little)\b", re.I)
#: Words of quotes that mean something else than the node they point to (the audit's list).
NO_SYNONYMS = frozenset(
    {
        "antidepressants",
        "can't feel pain",
        "alcohol-dependent rats",
        "autistic mice",
        "mcq total score",
    }
)
#: Names that the audit missed: node -> another name of it.
SYNONYMS = {
    "autism-spectrum-disorder": "ASD",
    "nursing": "breastfeeding",
    "gaba": "gamma-aminobutyric acid",
    "hpa-axis": "hypothalamic-pituitary-adrenal axis",
    "bdnf": "brain-derived neurotrophic factor",
    "oxytocin": "love hormone",
    "ocd": "obsessive-compulsive disorder",
}


def diseases_on_animals(atlas: Atlas) -> list[str]:
    """Rule 7: behaviour of animals with the identifier of an illness."""
    ill = {node.curie for node in atlas.nodes.values() if node.kind in ILLNESS} - {""}
    return [
        node.id
        for node in atlas.nodes.values()
        if node.kind == "animal_behaviour"
        and (node.curie.split(":")[0] in DISEASE_VOCABULARIES or node.curie in ill)
    ]


def diseases_eased_in_animals(atlas: Atlas) -> list[str]:
    """Rule 7: a disease that gets better or worse on the evidence of animals or cells."""
    return [
        claim.id
        for claim in atlas.active_claims
        if claim.predicate in EASE_OR_WORSEN and claim.evidence in IN_ANIMALS
    ]


def animal_behaviour_eased(atlas: Atlas) -> list[str]:
    """Rule 7: behaviour of animals goes up or down; it is not eased."""
    return [
        claim.id
        for claim in atlas.active_claims
        if claim.predicate in EASE_OR_WORSEN
        and "animal_behaviour" in _kinds(atlas, claim.subject, claim.object)
    ]


def statements_with_species_or_design(atlas: Atlas) -> list[str]:
    """Rules 7, 8: nothing was measured in a statement, and it has no design."""
    return [
        claim.id
        for claim in atlas.active_claims
        if claim.evidence == "statement" and (claim.species or claim.design)
    ]


def evidence_not_earned(
    atlas: Atlas, exceptions: Container[str] = EARNED_OTHERWISE.keys()
) -> list[str]:
    """Rules 7, 8: evidence without a source of high confidence, of a species not in the sentence.

    Evidence without any species is reported by `species_beyond_evidence`.
    """
    return [
        claim.id
        for claim in atlas.active_claims
        if claim.evidence != "statement"
        and claim.reference_confidence != "high"
        and not all(NAMES_SPECIES[species].search(claim.quote) for species in claim.species)
        and claim.id not in exceptions
    ]


def species_beyond_evidence(atlas: Atlas) -> list[str]:
    """Rule 7: evidence without a species, or with one that it cannot have been measured in."""
    return [
        claim.id
        for claim in atlas.active_claims
        if (claim.evidence != "statement" and not claim.species)
        or set(claim.species) - MEASURED.get(claim.evidence, set(claim.species))
    ]


def conditions_only_of_the_section(
    atlas: Atlas, exceptions: Container[str] = ABOUT_OTHERWISE.keys()
) -> list[tuple[str, str]]:
    """Rule 9: a condition that is no end, is not in the quote, and has no study to be about."""
    return [
        (claim.id, condition)
        for claim in atlas.active_claims
        for condition in claim.conditions
        if condition not in (claim.subject, claim.object)
        and claim.reference_confidence != "high"
        and claim.id not in exceptions
        and not any(
            find_mentions(text, node)
            for node in atlas.nodes.values()
            if condition in atlas.ancestors(node.id)
            for text in (claim.quote, claim.population)
        )
    ]


def conditions_of_other_kinds(atlas: Atlas) -> list[tuple[str, str]]:
    """Rule 9: conditions, of claims and sections, that are no illness and no sign of one."""
    listed = [(one.id, one.conditions) for one in atlas.active_claims]
    listed += [(one.section, one.conditions) for one in atlas.sections.values()]
    return [
        (name, condition)
        for name, conditions in listed
        for condition in conditions
        if atlas.nodes[condition].kind not in ILLNESS
    ]


def illness_not_listed(atlas: Atlas) -> list[tuple[str, str]]:
    """Rule 9: an illness or symptom at an end of a claim that is not among its conditions."""
    return [
        (claim.id, end)
        for claim in atlas.active_claims
        for end in (claim.subject, claim.object)
        if atlas.nodes[end].kind in ILLNESS and end not in claim.conditions
    ]


def lacks_of_nothing(atlas: Atlas) -> list[str]:
    """Rule 5: a node whose name says that a thing is missing, without the thing."""
    return [
        node.id
        for node in atlas.nodes.values()
        if LACKS.search(f"{node.label} {node.id.replace('-', ' ')}") and not node.lack_of
    ]


def numberless_participants(atlas: Atlas) -> list[str]:
    """Rule 10: how many took part, without a number; or how many of nobody knows whom."""
    return [
        claim.id
        for claim in atlas.active_claims
        if claim.participants and not (re.search(r"\d", claim.participants) and claim.population)
    ]


def sections_undescribed(atlas: Atlas) -> list[tuple[str, str]]:
    """Rule 9: sections with claims or gaps of which nothing says what they are about."""
    named = [(claim.article, claim.section) for claim in atlas.claims.values()]
    named += [(gap.article, gap.section) for gap in atlas.gaps.values()]
    return [section for section in dict.fromkeys(named) if section not in atlas.sections]


def false_synonyms(atlas: Atlas) -> list[tuple[str, str]]:
    """Rule 6: words of quotes among the names of a node that they do not mean."""
    return [
        (node.id, synonym)
        for node in atlas.nodes.values()
        for synonym in node.synonyms
        if synonym.lower() in NO_SYNONYMS
    ]


def missing_synonyms(atlas: Atlas) -> list[tuple[str, str]]:
    """Rule 6: other names that a node should be found by."""
    return [
        (name, synonym)
        for name, synonym in SYNONYMS.items()
        if name not in atlas.nodes or synonym not in atlas.nodes[name].synonyms
    ]


def _kinds(atlas: Atlas, *nodes: str) -> set[str]:
    return {atlas.nodes[node].kind for node in nodes}


#: Each returns what breaks it, in table order; nothing for a sound dataset.
RULES: tuple[Callable[[Atlas], Sequence[object]], ...] = (
    diseases_on_animals,
    diseases_eased_in_animals,
    animal_behaviour_eased,
    remark_rules.verdicts_without_source,
    remark_rules.quotations_too_long,
    remark_rules.severities_wrong,
    remark_rules.remarks_twice,
    remark_rules.blame_before_confirmation,
    remark_rules.confirmed_by_nothing,
    statements_with_species_or_design,
    evidence_not_earned,
    species_beyond_evidence,
    conditions_only_of_the_section,
    conditions_of_other_kinds,
    illness_not_listed,
    lacks_of_nothing,
    numberless_participants,
    remark_rules.references_unseen,
    sections_undescribed,
    false_synonyms,
    missing_synonyms,
    walk_rules.withdrawn_walked,
    walk_rules.walks_miscounted,
    walk_rules.walks_too_sure,
)


def unused_exceptions(atlas: Atlas) -> list[object]:
    """Exceptions that nothing needs any more: they would hide a later fault."""
    about = {claim for claim, _ in conditions_only_of_the_section(atlas, ())}
    return [
        *sorted(EARNED_OTHERWISE.keys() - set(evidence_not_earned(atlas, ()))),
        *sorted(ABOUT_OTHERWISE.keys() - about),
        *sorted(walk_rules.SURE_ENOUGH.keys() - set(walk_rules.walks_too_sure(atlas, ()))),
    ]
