"""The frozen objects that everything else is about: records, the Atlas, kinds and signs."""

from data.model.atlas import Atlas, group_edges
from data.model.node_kinds import (
    COLUMNS,
    NODE_KINDS,
    Column,
    NodeKind,
    glyph_classes,
    kinds_of_tone,
)
from data.model.records import (
    Alias,
    Article,
    Check,
    Claim,
    Edge,
    Gap,
    Node,
    Pathway,
    Predicate,
    Reference,
    Section,
    Step,
    Term,
)
from data.model.signs import SIGNS, Sign

__all__ = [
    "COLUMNS",
    "NODE_KINDS",
    "SIGNS",
    "Alias",
    "Article",
    "Atlas",
    "Check",
    "Claim",
    "Column",
    "Edge",
    "Gap",
    "Node",
    "NodeKind",
    "Pathway",
    "Predicate",
    "Reference",
    "Section",
    "Sign",
    "Step",
    "Term",
    "glyph_classes",
    "group_edges",
    "kinds_of_tone",
]
