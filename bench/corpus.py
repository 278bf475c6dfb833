"""Made-up corpora of any size, the same ones for the same number: skewed as real ones are.

Few things are hubs that a tenth of the claims end at, most have a handful; conditions nest; a
claim has none to three conditions, sites and species, and a quote of some twenty words.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from random import Random

from data import schema
from data.load import load
from data.model import Article, Atlas, Check, Claim, Node, Pathway, Reference, Section, Step
from data.rules.checks import CONFIRMATIONS

#: The shares of kinds among the nodes, and what claims rest on; the rest is made of these.
_KINDS = {
    "gene": 25,
    "neurotransmitter": 5,
    "hormone": 5,
    "brain_region": 15,
    "behaviour": 15,
    "process": 15,
    "symptom": 8,
    "condition": 12,
}
_EVIDENCE = {
    "statement": 30,
    "review": 15,
    "animal_experiment": 25,
    "human_observation": 15,
    "human_trial": 10,
    "cell_experiment": 5,
}
_SPECIES = {
    "human_trial": ("human",),
    "human_observation": ("human",),
    "animal_experiment": ("mouse", "rat", "prairie_vole"),
    "cell_experiment": ("cell_line",),
}
_VERDICTS = schema.allowed_values("checks", "verdict")
_TEXT = (
    "the a of in and with after when more less level levels showed was were been study people "
    "mice rats treatment release binding naïve “craving” receptor stress trust memory brain dose "
    "increase decrease reported found given months days effect blood cells group"
)
_WORDS = _TEXT.split()


def corpus(size: int, seed: int = 9) -> Atlas:
    """Return a dataset of `size` claims on some size / 25 nodes; the same for the same seed."""
    chance = Random(seed)
    predicates = load().predicates
    nodes = _nodes(chance, max(60, size // 25))
    ids, weights = list(nodes), list(accumulate(1 / (n + 3) for n in range(len(nodes))))
    conditions = [id for id in ids if nodes[id].kind == "condition"]
    regions = [id for id in ids if nodes[id].kind == "brain_region"]
    articles = {f"article-{n}": _article(n) for n in range(max(2, size // 150))}
    references = {f"ref-{n}": Reference(f"ref-{n}", _csl(n)) for n in range(max(5, size // 3))}
    relations = list(predicates)
    likely = [1 / (n + 1) for n in range(len(relations))]

    def few(values: list[str], shares: tuple[int, ...]) -> tuple[str, ...]:
        amount = chance.choices(range(len(shares)), shares)[0]
        skewed = [values[int(len(values) * chance.random() ** 3)] for _ in range(amount)]
        return tuple(dict.fromkeys(skewed))

    def claim(number: int) -> Claim:
        subject, object = chance.choices(ids, cum_weights=weights, k=2)
        while object == subject:
            object = chance.choice(ids)
        evidence = chance.choices(list(_EVIDENCE), list(_EVIDENCE.values()))[0]
        reference = chance.choice(list_of_references) if chance.random() < 0.6 else ""
        own = _SPECIES.get(evidence, ())
        return Claim(
            id=f"made-{number:06}",
            subject=subject,
            predicate=chance.choices(relations, likely)[0],
            object=object,
            quote=" ".join((nodes[subject].label, *chance.choices(_WORDS, k=20), "up.")),
            prefix="",
            suffix="",
            article=list_of_articles[number * len(articles) // size],
            section=f"Section {number * 6 // size}",
            voice=chance.choice(("study", "study", "person", "article")),
            reference=reference,
            reference_status=chance.choice(("cited", "matched")) if reference else "unresolved",
            conditions=few(conditions, (45, 40, 12, 3)),
            sites=few(regions, (80, 18, 2)),
            species=tuple(chance.sample(own, 1)) if own else few(["human", "mouse"], (70, 30)),
            evidence=evidence,
            design="",
            certainty=chance.choice(("stated", "stated", "hedged")),
            note="",
            withdrawn="Misread." if chance.random() < 0.01 else "",
            order=number,
        )

    list_of_articles, list_of_references = list(articles), list(references)
    claims = {one.id: one for one in map(claim, range(size))}
    remarked = chance.sample(list(claims), size // 8)
    walked = [id for id in list(claims)[:12] if not claims[id].withdrawn]
    return Atlas(
        title=f"{size:,} made-up claims",
        version="2026.11.0",
        articles=articles,
        references=references,
        nodes=nodes,
        predicates=predicates,
        claims=claims,
        checks=_checks(remarked, chance),
        sections=_sections(claims.values(), conditions),
        pathways={
            "walk": Pathway(
                "walk",
                "A walk",
                "Made up.",
                tuple(Step("walk", n, id, "") for n, id in enumerate(walked, start=1)),
            )
        },
        digest=f"{size:06}{seed:06}",
    )


def _checks(remarked: list[str], chance: Random) -> dict[str, Check]:
    """Return a remark on each of some claims."""
    checks = {}
    for number, claim in enumerate(remarked, start=1):
        verdict = chance.choice(_VERDICTS)
        severity = "" if verdict in CONFIRMATIONS else chance.choice(("meaning", "detail"))
        id = f"check-{number:06}"
        checks[id] = Check(id, (claim,), verdict, "Made up.", severity)
    return checks


def _sections(claims: Iterable[Claim], conditions: list[str]) -> dict[tuple[str, str], Section]:
    """Return what each section of the claims is about: one condition after the other."""
    named = list(dict.fromkeys((claim.article, claim.section) for claim in claims))
    return {
        key: Section(*key, (conditions[number % len(conditions)],))
        for number, key in enumerate(named)
    }


def _nodes(chance: Random, amount: int) -> dict[str, Node]:
    """Nodes of every kind; a third of conditions and regions are narrower than another."""
    nodes: dict[str, Node] = {}
    above: dict[str, list[str]] = {}
    for number in range(amount):
        kind = chance.choices(list(_KINDS), list(_KINDS.values()))[0]
        known = above.setdefault(kind, [])
        nests = kind in ("condition", "brain_region") and known and chance.random() < 0.33
        id = f"{kind.replace('_', '-')}-{number}"
        label = f"{chance.choice(_WORDS)} {kind.replace('_', ' ')} {number}"
        synonyms = (f"{kind[:2].upper()}{number}",) if chance.random() < 0.5 else ()
        nodes[id] = Node(id, label, kind, "", synonyms, chance.choice(known) if nests else "")
        if not nests:
            known.append(id)
    return nodes


def _article(number: int) -> Article:
    name = f"article-{number}"
    return Article(
        *(name, f"Article {number}", "Example", f"https://example.org/{number}"),
        *("", "news", "", "2026-11-22", number),
    )


def _csl(number: int) -> dict[str, object]:
    return {
        "id": f"ref-{number}",
        "type": "article-journal",
        "title": f"Study {number}",
        "author": [{"family": f"Author{number % 700}", "given": "A."}],
        "issued": {"date-parts": [[1990 + number % 35]]},
    }
