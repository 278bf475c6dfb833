"""Datasets and filters made at random: other claims about the sample's things, and any filter."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from data.facets import FACETS
from data.model import Atlas, Claim
from data.store.filters import ClaimFilter, Role
from tests.data.store.reference import facet_index
from tests.sample import CLAIMS, NODES, PREDICATES, claim, sample

_NODES = [node.id for node in NODES]
_CONDITIONS = [node.id for node in NODES if node.kind == "condition"]
_REGIONS = [node.id for node in NODES if node.kind == "brain_region"]
_WORDS = ("Oxytocin", "eased", "naïve", "VOLES", "5-HT", "and", "anxiety", "<b>")


_KINDS = sorted({one.evidence for one in CLAIMS})


def _claim(chance: Random) -> Claim:
    def some(values: list[str], most: int = 2) -> tuple[str, ...]:
        return tuple(chance.sample(values, chance.randint(0, min(most, len(values)))))

    ends = chance.sample(chance.choice([_NODES, _NODES[:4]]), 2)
    return claim(
        "",
        ends[0],
        chance.choice(PREDICATES).id,
        ends[1],
        " ".join(chance.choices(_WORDS, k=3)),
        conditions=some(_CONDITIONS),
        sites=some(_REGIONS),
        species=some(["human", "mouse", "rat", "cell_line"]),
        evidence=chance.choice(_KINDS),
        voice=chance.choice(["study", "person", "article"]),
        article=chance.choice(["a-news", "b-blog"]),
        reference=chance.choice(["", "doe2020", "roe2021"]),
        withdrawn=chance.choice(["", "", "", "", "Misread."]),
    )


#: Claims to choose from: drawing each part of each claim would take ten times as long.
_POOL = [_claim(Random(number)) for number in range(2000)]


def worlds(most: int = 20) -> st.SearchStrategy[Atlas]:
    """Up to `most` claims; the sample's checks and pathways are about some of them."""

    def numbered(claims: list[Claim]) -> Atlas:
        return sample(replace(one, id=f"s-{n:02}") for n, one in enumerate(claims, start=1))

    return st.lists(st.sampled_from(_POOL), max_size=most).map(numbered)


def _some(values: list[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


@st.composite
def filters(draw: st.DrawFn, atlas: Atlas, roles: bool = True) -> ClaimFilter:
    """Any filter; most of its values are those of some claim of the dataset."""
    chosen = {}
    for facet in draw(
        st.lists(st.sampled_from(FACETS), max_size=2, unique_by=lambda facet: facet.name)
    ):
        values = [*facet_index(atlas)[facet.name], "nothing"]
        included, excluded = draw(_some(values)), draw(_some(values, 1))
        if included or excluded:
            chosen[facet.name] = (included, tuple(v for v in excluded if v not in included))
    text = draw(st.sampled_from(["", "", "oxytocin", "NAIVE voles", "ht", "nowhere", "  "]))
    which = ClaimFilter.of(chosen, text)
    role: Role = draw(st.sampled_from(["", "end", "about", "place", "site"])) if roles else ""
    return replace(which, role=role, node=draw(st.sampled_from([*_NODES, "nothing"])))
