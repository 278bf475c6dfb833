"""KGX: nodes and edges as the Biolink Model names them, two tables in a zip.

Each claim is an edge. The words are those of the Biolink Model 4.4; what it has no word for
stands in columns of our own, which KGX allows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from data.bodies import body_of
from data.claim_columns import CLAIM_COLUMNS
from data.exports.claim_record import claim_record, remark_text
from data.exports.claims_json import dumps
from data.exports.extract import Extract, about
from data.exports.zip_archive import zip_files
from data.model import NODE_KINDS, Atlas, Claim, Node

#: Prefix of ids that are only ours: nodes without an identifier of their own, and claims.
OURS = "pathway-explorer"
#: KGX wants a source by its infores id. This one is not registered.
SOURCE = "infores:pathway-explorer"
#: Prefixes as Biolink writes them.
_PREFIXES = {"mesh": "MESH", "hgnc": "HGNC"}
_TAXA = {
    "human": "NCBITaxon:9606",
    "mouse": "NCBITaxon:10090",
    "rat": "NCBITaxon:10116",
    "prairie_vole": "NCBITaxon:79684",
}
#: Relations that Biolink has no word for fall back to the widest one.
_WIDEST = "biolink:related_to"
#: Relations that say that patients get better or worse.
_ON_PATIENTS = ("biolink:ameliorates_condition", "biolink:exacerbates_condition")
_DIRECTIONS = {"+": "increased", "-": "decreased"}
NODE_COLUMNS = ("id", "category", "name", "description", "xref", "synonym", "provided_by", "kind")
EDGE_COLUMNS = (
    *("id", "subject", "predicate", "object", "category", "negated", "object_direction_qualifier"),
    *("species_context_qualifier", "anatomical_context_qualifier", "disease_context_qualifier"),
    *("publications", "supporting_text", "knowledge_level", "agent_type"),
    *("primary_knowledge_source", "original_predicate"),
    *(column.name for column in CLAIM_COLUMNS if column.kgx),
)

Values = Mapping[str, str | Sequence[str]]


def write(extract: Extract) -> bytes:
    """Return a zip of ``nodes.tsv``, ``edges.tsv`` and ``about.json``.

    Sites and conditions are nodes too. Lists are joined by "|"; a "|", tab or line break
    inside a text is replaced, as KGX reads without quoting.
    """
    ids = identifiers(extract.atlas)
    nodes = [_node(node, ids) for node in extract.named_nodes]
    edges = [_edge(extract, claim, ids) for claim in extract.claims]
    return zip_files(
        {
            "nodes.tsv": _tsv(NODE_COLUMNS, nodes),
            "edges.tsv": _tsv(EDGE_COLUMNS, edges),
            "about.json": dumps(about(extract)),
        }
    )


def identifiers(atlas: Atlas) -> dict[str, str]:
    """Return each node's id in KGX: its CURIE, or one of ours if it has none or shares it."""
    shared = Counter(node.curie for node in atlas.nodes.values())
    return {
        node.id: _curie(node) if node.curie and shared[node.curie] == 1 else f"{OURS}:{node.id}"
        for node in atlas.nodes.values()
    }


def _curie(node: Node) -> str:
    prefix, _, local = node.curie.partition(":")
    return f"{_PREFIXES.get(prefix, prefix)}:{local}"


def _node(node: Node, ids: Mapping[str, str]) -> Values:
    curie = _curie(node) if node.curie else ""
    gene = curie.startswith("HGNC:")
    return {
        "id": ids[node.id],
        "category": "biolink:Gene" if gene else NODE_KINDS[node.kind].category,
        "name": node.label,
        "description": node.description,
        "xref": [curie] if curie and curie != ids[node.id] else [],
        "synonym": node.synonyms,
        "provided_by": SOURCE,
        "kind": node.kind,
    }


def _edge(extract: Extract, claim: Claim, ids: Mapping[str, str]) -> Values:
    record = claim_record(extract, claim)
    predicate = extract.atlas.predicates[claim.predicate]
    no_effect = predicate.sign == "0"
    taxa = [_TAXA[one] for one in claim.species if one in _TAXA]
    own = {name: record[name] for name in EDGE_COLUMNS if name in record}
    return own | {
        "id": f"{OURS}:{claim.id}",
        "subject": ids[claim.subject],
        "predicate": _relation(extract.atlas, claim),
        "object": ids[claim.object],
        "category": "biolink:Association",
        "negated": "true" if no_effect else "false",
        "object_direction_qualifier": _DIRECTIONS.get(predicate.sign, ""),
        # These two hold one value: where there are several, only our own columns have them.
        "species_context_qualifier": taxa[0] if len(claim.species) == len(taxa) == 1 else "",
        "disease_context_qualifier": ids[claim.conditions[0]] if len(claim.conditions) == 1 else "",
        "anatomical_context_qualifier": [ids[site] for site in claim.sites],
        "publications": _publications(extract.atlas, claim),
        "supporting_text": claim.quote,
        "knowledge_level": "knowledge_assertion" if claim.certainty == "stated" else "not_provided",
        "agent_type": "manual_agent",
        "primary_knowledge_source": SOURCE,
        "original_predicate": f"{OURS}:{claim.predicate}",
        "checks": [remark_text(check) for check in record["checks"]],
    }


def _relation(atlas: Atlas, claim: Claim) -> str:
    """Return the Biolink predicate of a claim.

    What was seen in animals or in cells never eases or worsens a condition: it affects it.
    """
    predicate = atlas.predicates[claim.predicate]
    no_patients = predicate.biolink in _ON_PATIENTS and body_of(claim) in ("animal", "cell")
    if predicate.sign == "0" or no_patients:
        return "biolink:affects"
    return predicate.biolink or _WIDEST


def _publications(atlas: Atlas, claim: Claim) -> list[str]:
    """Return the article that makes the claim, then the ids of the publication it rests on."""
    reference = atlas.references.get(claim.reference)
    publications = [atlas.articles[claim.article].url]
    if reference and reference.pmid:
        publications.append(f"PMID:{reference.pmid}")
    if reference and reference.doi:
        publications.append(f"doi:{reference.doi}")
    return publications


def _tsv(columns: Sequence[str], rows: Iterable[Values]) -> str:
    lines = ["\t".join(columns)]
    lines += ["\t".join(_cell(row[name]) for name in columns) for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: str | Sequence[str]) -> str:
    return _text(value) if isinstance(value, str) else "|".join(map(_text, value))


def _text(text: str) -> str:
    return " ".join(text.replace("|", "¦").replace("\t", " ").splitlines())
