"""A small dataset made by hand, so that what a test expects can be counted by hand.

Eight nodes that claims touch, one (`memory`) that only a withdrawn claim touches, ten
claims that stand (``s-01`` to ``s-10``) and two withdrawn ones (``s-11``, ``s-12``).
Some texts look like HTML: they must reach the page as text.

    s-01  oxytocin  decreases        anxiety         human trial, three remarks
    s-02  oxytocin  decreases        anxiety         rat, in the right amygdala
    s-03  oxytocin  increases        anxiety         vole and mouse: against the two above
    s-04  oxytocin  no_effect_on     trust           human trial, a quote with a script
    s-05  dopamine  increases        trust           human observation, hedged
    s-06  serotonin regulates        amygdala        statement, named by its synonym
    s-07  magnesium associated_with  social-anxiety  review, a trend
    s-08  right-amygdala  part_of    amygdala        statement
    s-09  oxytocin  regulates        dopamine        cells, about social anxiety
    s-10  dopamine  increases        oxytocin        mouse and rat: the way back
    s-11  oxytocin  increases        memory          withdrawn, alone on its edge
    s-12  oxytocin  decreases        anxiety         withdrawn, on the edge of s-01 and s-02
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from data.model import (
    Article,
    Atlas,
    Check,
    Claim,
    Gap,
    Node,
    Pathway,
    Predicate,
    Reference,
    Section,
    Step,
)

#: A quote that would open a dialog if it were taken for HTML.
SCRIPT = "<script>alert(1)</script>"

NODES = (
    Node("oxytocin", "oxytocin", "hormone", "CHEBI:7872", ("OT",), "", "A hormone of nine parts."),
    Node("dopamine", "dopamine", "neurotransmitter"),
    Node("serotonin", "serotonin", "neurotransmitter", "x:1", ("5-HT", "5-hydroxytryptamine")),
    Node("amygdala", "amygdala", "brain_region", "UBERON:0001876", mni=(-22.0, -4.0, -18.0)),
    Node("right-amygdala", "right amygdala", "brain_region", broader="amygdala"),
    Node("anxiety", "anxiety", "condition", description="Fear <b>without</b> a danger."),
    Node("social-anxiety", "social anxiety", "condition", broader="anxiety"),
    Node("trust", "trust", "behaviour"),
    Node("magnesium", "magnesium", "nutrient"),
    Node("memory", "memory", "process"),
)
PREDICATES = (
    Predicate("increases", "increases", "is increased by", "+"),
    Predicate("decreases", "decreases", "is decreased by", "-"),
    Predicate("regulates", "regulates", "is regulated by", "~"),
    Predicate("no_effect_on", "has no effect on", "is not affected by", "0"),
    Predicate("associated_with", "is associated with", "is associated with", ""),
    Predicate("part_of", "is part of", "has as a part", ""),
    Predicate("worsens", "worsens", "is worsened by", "+"),
)
NEWS = Article(
    id="a-news",
    title="Trust & <hormones>",
    site="Example News",
    url="https://example.org/trust?a=1&b=2",
    author="A. Writer",
    kind="news",
    disclosure="Sells <i>nothing</i>.",
    accessed="2026-11-22",
    published="2019-05-02",
    compared="2026-11-25",
    text_digest="0" * 64,
)
BLOG = Article(
    id="b-blog",
    title="A calm life",
    site="Example Blog",
    url="https://example.com/calm",
    author="",
    kind="blog",
    disclosure="Sells magnesium.",
    accessed="2026-11-22",
    order=1,
)
DOE: dict[str, object] = {
    "id": "doe2020",
    "type": "article-journal",
    "title": "Oxytocin and trust <sup>1</sup>",
    "author": [{"family": "Doe", "given": "Jane"}],
    "issued": {"date-parts": [[2020]]},
    "container-title": "Example J",
    "DOI": "10.5555/doe",
    "PMID": "12345678",
    "note": "The record gives <no> pages.",
}
ROE: dict[str, object] = {
    "id": "roe2021",
    "type": "article-journal",
    "title": "Dopamine at work",
    "author": [{"family": "Roe", "given": "Rex"}],
    "issued": {"date-parts": [[2021]]},
    "container-title": "Example J",
}


def claim(
    id: str, subject: str, predicate: str, object: str, quote: str, **fields: object
) -> Claim:
    """A claim of the article's own, stated and without a study, but for the given fields."""
    plain = Claim(
        id=id,
        subject=subject,
        predicate=predicate,
        object=object,
        quote=quote,
        prefix="",
        suffix="",
        article="b-blog",
        section="What helps",
        voice="article",
        reference="",
        reference_status="unresolved",
        conditions=(),
        sites=(),
        species=(),
        evidence="statement",
        design="",
        certainty="stated",
        note="",
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


CLAIMS = (
    claim(
        "s-01",
        "oxytocin",
        "decreases",
        "anxiety",
        "Oxytocin eased anxiety in the mothers who were tested.",
        article="a-news",
        voice="study",
        reference="doe2020",
        reference_status="cited",
        species=("human",),
        population="mothers",
        participants="6",
        reference_confidence="high",
        evidence="human_trial",
        design="randomised_trial",
    ),
    claim(
        "s-02",
        "oxytocin",
        "decreases",
        "anxiety",
        "In rats, oxytocin lowered anxiety after an injection into one side of the brain.",
        sites=("right-amygdala",),
        species=("rat",),
        evidence="animal_experiment",
    ),
    claim(
        "s-03",
        "oxytocin",
        "increases",
        "anxiety",
        "Oxytocin increased anxiety in naïve voles and in mice.",
        voice="study",
        reference="roe2021",
        reference_status="matched",
        species=("prairie_vole", "mouse"),
        evidence="animal_experiment",
    ),
    claim(
        "s-04",
        "oxytocin",
        "no_effect_on",
        "trust",
        f"Oxytocin did not change trust {SCRIPT} in the game.",
        article="a-news",
        section="Games & <b>play</b>",
        voice="study",
        reference="doe2020",
        reference_status="cited",
        species=("human",),
        evidence="human_trial",
        note='"the game" is <em>the trust game</em>',
    ),
    claim(
        "s-05",
        "dopamine",
        "increases",
        "trust",
        "Dopamine may increase trust between people.",
        article="a-news",
        voice="person",
        reference="roe2021",
        reference_status="recognised",
        species=("human",),
        evidence="human_observation",
        certainty="hedged",
    ),
    claim(
        "s-06",
        "serotonin",
        "regulates",
        "amygdala",
        "5-HT acts on the amygdala, said the author.",
        voice="person",
    ),
    claim(
        "s-07",
        "magnesium",
        "associated_with",
        "social-anxiety",
        "Low magnesium goes along with social anxiety.",
        reference="roe2021",
        reference_status="cited",
        species=("human",),
        evidence="review",
        certainty="trend",
    ),
    claim(
        "s-08",
        "right-amygdala",
        "part_of",
        "amygdala",
        "The right amygdala is one half of the amygdala.",
        article="a-news",
    ),
    claim(
        "s-09",
        "oxytocin",
        "regulates",
        "dopamine",
        "Oxytocin acts on dopamine in cells.",
        voice="study",
        reference="roe2021",
        reference_status="cited",
        conditions=("social-anxiety",),
        species=("cell_line",),
        evidence="cell_experiment",
    ),
    claim(
        "s-10",
        "dopamine",
        "increases",
        "oxytocin",
        "Dopamine raised oxytocin in mice & rats.",
        article="a-news",
        voice="study",
        reference="doe2020",
        reference_status="cited",
        species=("mouse", "rat"),
        evidence="animal_experiment",
    ),
    claim(
        "s-11",
        "oxytocin",
        "increases",
        "memory",
        "Oxytocin, they wrote, strengthened memory.",
        withdrawn="Read from the wrong sentence.",
    ),
    claim(
        "s-12",
        "oxytocin",
        "decreases",
        "anxiety",
        "Oxytocin took all anxiety away.",
        withdrawn="The article was corrected.",
    ),
)
CHECKS = (
    Check(
        "check-001",
        ("s-01", "s-04"),
        "differs",
        "The source <b>only</b> saw six women.",
        "meaning",
        "doe2020",
        "abstract",
        "https://example.org/doe?a=1&b=2",
        "six <women> took part",
    ),
    Check("check-002", ("s-01",), "misprint", "A letter of the name is missing.", "detail"),
    Check(
        "check-003",
        ("s-01", "s-05"),
        "same_finding",
        "The source says the same.",
        "",
        "roe2021",
        "title_only",
        "https://example.org/roe",
        "Dopamine at work",
    ),
)
SECTIONS = (
    Section("b-blog", "What helps", ("anxiety",)),
    Section("a-news", "What helps", ()),
    Section("a-news", "Games & <b>play</b>", ()),
)
GAPS = (
    Gap(
        "gap-001",
        "a-news",
        "What helps",
        "not_known",
        "Nobody knows what dopamine does to <i>trust</i>.",
        nodes=("dopamine", "trust"),
        claims=("s-05",),
    ),
    Gap(
        "gap-002",
        "b-blog",
        "What helps",
        "sells",
        "Magnesium is in our shop.",
        nodes=("magnesium",),
    ),
)
PATHWAYS = (
    Pathway(
        "calm",
        "How it calms",
        "From oxytocin to the amygdala.",
        (Step("calm", 1, "s-01", "It eases."), Step("calm", 2, "s-06", "And then.")),
    ),
    Pathway(
        "bond",
        "How it bonds",
        "From dopamine <to> trust.",
        (
            Step("bond", 1, "s-05", "First."),
            Step("bond", 2, "s-01", "Then."),
            Step("bond", 3, "s-05", "And again."),
        ),
    ),
)
Row = TypeVar("Row", Article, Node, Predicate, Claim, Pathway, Check, Gap)


def sample(claims: Iterable[Claim] = CLAIMS) -> Atlas:
    """The hand-made dataset, or one with other claims about the same things."""
    claims = tuple(claims)
    return Atlas(
        title="A small sample",
        version="2026.11.0",
        articles=_by_id((NEWS, BLOG)),
        references={str(csl["id"]): Reference(str(csl["id"]), csl) for csl in (DOE, ROE)},
        nodes=_by_id(NODES),
        predicates=_by_id(PREDICATES),
        claims=_by_id(replace(one, order=order) for order, one in enumerate(claims)),
        checks=_by_id(replace(c, claims=_held(c.claims, claims)) for c in CHECKS),
        sections={(one.article, one.section): one for one in SECTIONS},
        gaps=_by_id(replace(gap, claims=_held(gap.claims, claims)) for gap in GAPS),
        pathways=_by_id(PATHWAYS),
        licence="CC-BY-4.0",
        digest="0123456789ab",
    )


def _held(ids: tuple[str, ...], claims: Iterable[Claim]) -> tuple[str, ...]:
    there = {one.id for one in claims}
    return tuple(id for id in ids if id in there)


def _by_id(rows: Iterable[Row]) -> dict[str, Row]:
    return {row.id: row for row in rows}
