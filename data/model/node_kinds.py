"""The kinds of things that claims are about: everything the program says or draws of each, once.

A kind's words, its column in the Flow layout, its shape on canvas, pictures and page, its
Biolink category and whether it has rows in the matrix are fields of one record here. To add a
kind, add a record, and its id to the enumeration in ``tables/datapackage.json``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column of the Flow layout; `tone` is also the end of its colour token (``tone-<tone>``)."""

    tone: str
    heading: str


@dataclass(frozen=True)
class NodeKind:
    """One kind of thing.

    `plural` is empty where an "s" is enough; `tone` names its column; `shape` is Cytoscape's
    name of a shape, drawn as an outline only if `outline`; `category` is its class in the
    Biolink Model 4.4.6; `in_matrix` whether nodes of this kind have a row in the matrix.
    """

    id: str
    label: str
    meaning: str
    tone: str
    shape: str
    category: str
    outline: bool = False
    plural: str = ""
    in_matrix: bool = False

    @property
    def css(self) -> str:
        """The classes of its sign on the page, beside ``glyph`` (assets/core/glyphs.css)."""
        outline = " is-outline" if self.outline else ""
        return f"shape-{self.shape} tone-{self.tone}{outline}"


#: The columns from left to right, as the articles argue.
COLUMNS: tuple[Column, ...] = (
    Column("actor", "What raises or lowers"),
    Column("signal", "Transmitters, hormones, genes"),
    Column("place", "Regions, networks, cells"),
    Column("process", "Processes"),
    Column("behaviour", "Behaviour, feelings"),
    Column("condition", "Conditions, symptoms"),
)

_CHEMICAL = "biolink:ChemicalEntity"
_LISTED = (
    NodeKind(
        "neurotransmitter",
        "neurotransmitter",
        "Carries signals between nerve cells.",
        "signal",
        "ellipse",
        _CHEMICAL,
        in_matrix=True,
    ),
    NodeKind(
        "hormone",
        "hormone",
        "Carries signals through the blood.",
        "signal",
        "round-rectangle",
        _CHEMICAL,
        in_matrix=True,
    ),
    NodeKind(
        "endocannabinoid",
        "endocannabinoid",
        "The body's own cannabis-like substances.",
        "signal",
        "rhomboid",
        _CHEMICAL,
        in_matrix=True,
    ),
    NodeKind(
        "substance",
        "substance",
        "A chemical that is no drug or nutrient here.",
        "actor",
        "triangle",
        _CHEMICAL,
    ),
    NodeKind("drug", "drug", "A medicine or a drug of abuse.", "actor", "pentagon", "biolink:Drug"),
    NodeKind(
        "gene_or_receptor",
        "gene or receptor",
        "A gene, its protein or a receptor.",
        "signal",
        "tag",
        "biolink:BiologicalEntity",
        plural="genes and receptors",
        in_matrix=True,
    ),
    NodeKind(
        "brain_region",
        "brain region",
        "A part of the brain.",
        "place",
        "hexagon",
        "biolink:GrossAnatomicalStructure",
        in_matrix=True,
    ),
    NodeKind(
        "network_or_axis",
        "network or axis",
        "Several parts that work together.",
        "place",
        "hexagon",
        "biolink:AnatomicalEntity",
        outline=True,
        plural="networks and axes",
    ),
    NodeKind("cell", "cell", "A kind of cell.", "place", "octagon", "biolink:Cell"),
    NodeKind(
        "organ",
        "organ",
        "A part of the body.",
        "place",
        "barrel",
        "biolink:GrossAnatomicalStructure",
    ),
    NodeKind(
        "behaviour",
        "behaviour",
        "What people or animals do.",
        "behaviour",
        "ellipse",
        "biolink:Behavior",
    ),
    NodeKind(
        "feeling_or_trait",
        "feeling or trait",
        "What somebody feels, or is like.",
        "behaviour",
        "ellipse",
        "biolink:PhenotypicFeature",
        outline=True,
        plural="feelings and traits",
    ),
    NodeKind(
        "animal_behaviour",
        "animal behaviour",
        "What animals do in tests that stand for an illness: no illness of people.",
        "behaviour",
        "octagon",
        "biolink:Behavior",
        plural="animal behaviours",
    ),
    NodeKind(
        "process",
        "process",
        "What goes on in body or mind.",
        "process",
        "ellipse",
        "biolink:BiologicalProcess",
        outline=True,
        plural="processes",
    ),
    NodeKind(
        "condition",
        "condition",
        "An illness or a state of health.",
        "condition",
        "diamond",
        "biolink:DiseaseOrPhenotypicFeature",
    ),
    NodeKind(
        "symptom",
        "symptom",
        "A sign of an illness.",
        "condition",
        "diamond",
        "biolink:PhenotypicFeature",
        outline=True,
    ),
    NodeKind("nutrient", "nutrient", "Taken up with food.", "actor", "star", _CHEMICAL),
    NodeKind(
        "intervention",
        "intervention",
        "Something one can do.",
        "actor",
        "ellipse",
        "biolink:Activity",
    ),
)

#: Every kind by its id, in the order in which kinds are listed.
NODE_KINDS: dict[str, NodeKind] = {kind.id: kind for kind in _LISTED}


def kinds_of_tone(tone: str) -> frozenset[str]:
    """Return the ids of the kinds that stand in a column; empty for an unknown tone."""
    return frozenset(kind.id for kind in NODE_KINDS.values() if kind.tone == tone)


def glyph_classes(kind: str) -> str:
    """Return the CSS classes of the sign of a kind; those of a plain dot for an unknown kind."""
    known = NODE_KINDS.get(kind)
    return f"glyph {known.css}" if known else "glyph shape-ellipse"
