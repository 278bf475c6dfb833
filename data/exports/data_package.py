"""A Frictionless Data Package of the same tables as the dataset: it opens in this program too."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from data import schema
from data.exports.claims_json import dumps
from data.exports.extract import Extract, about
from data.exports.zip_archive import zip_files
from data.model import Check, Claim, Gap, Node, Pathway, Section

Row = Mapping[str, object]


def write(extract: Extract) -> bytes:
    """Return a zip of ``datapackage.json``, the tables and ``references.json``.

    Tables have the rows that the claims need, every cell verbatim; a mechanism is included
    if all its steps are. Without claims the tables have their header only.
    """
    rows = _rows(extract)
    files = {"datapackage.json": dumps(_descriptor(extract))}
    for name in schema.table_names():
        path = str(schema.resources()[name]["path"])
        files[path] = _csv(schema.columns(name), rows.get(name, ()))
    files["references.json"] = dumps([dict(one.csl) for one in extract.references])
    return zip_files(files)


def _descriptor(extract: Extract) -> dict[str, Any]:
    description = about(extract)
    sentences = [
        description[name]
        for name in ("shown", "address", "left_out", "quotations")
        if name in description
    ]
    return {
        "profile": "data-package",
        "name": "pathway-explorer-extract",
        "title": extract.atlas.title,
        "description": " ".join(f"{text.rstrip('.')}." for text in sentences),
        "version": extract.atlas.version,
        "licenses": [{"name": extract.atlas.licence}],
        "contributors": [{"title": description["attribution"]}],
        "resources": list(schema.resources().values()),
    }


def _rows(extract: Extract) -> dict[str, list[Row]]:
    atlas = extract.atlas
    claim_ids = {claim.id for claim in extract.claims}
    pathways = [
        pathway
        for pathway in atlas.pathways.values()
        if all(step.claim in claim_ids for step in pathway.steps)
    ]
    articles = {claim.article for claim in extract.claims}
    sections = {(claim.article, claim.section) for claim in extract.claims}
    nodes = _closure(extract)
    relations = {claim.predicate for claim in extract.claims}
    return {
        "sections": [
            _cells("sections", section)
            for section in atlas.sections.values()
            if (section.article, section.section) in sections
        ],
        "articles": [vars(a) for a in atlas.articles.values() if a.id in articles],
        "nodes": [_node(node) for node in nodes],
        "predicates": [vars(p) for p in atlas.predicates.values() if p.id in relations],
        "claims": [_cells("claims", claim) for claim in extract.claims],
        "checks": [_check(check, claim_ids) for check in extract.remarks],
        "gaps": [_gap(gap, claim_ids, {node.id for node in nodes}) for gap in extract.gaps],
        "pathways": [vars(pathway) for pathway in pathways],
        "steps": _steps(pathways),
    }


def _closure(extract: Extract) -> tuple[Node, ...]:
    """Return the nodes that claims or their sections name, and all that these point to.

    A node points to its broader one and to what it is the lack of.
    """
    atlas = extract.atlas
    contexts = {node for claim in extract.claims for node in atlas.context(claim)}
    named = {node.id for node in extract.named_nodes} | contexts
    named |= {atlas.nodes[node].lack_of for node in named}
    wanted = {wide for node in named for wide in atlas.ancestors(node)}
    return tuple(node for node in atlas.nodes.values() if node.id in wanted)


def _node(node: Node) -> Row:
    places = node.mni or ("", "", "")
    mni = dict(zip(("mni_x", "mni_y", "mni_z"), map(_number, places), strict=True))
    lists = {name: ";".join(getattr(node, name)) for name in schema.list_columns("nodes")}
    return vars(node) | mni | lists


def _number(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _cells(table: str, record: Claim | Section | Check | Gap) -> Row:
    lists = {name: ";".join(getattr(record, name)) for name in schema.list_columns(table)}
    return vars(record) | lists


def _check(check: Check, held: Collection[str]) -> Row:
    """Return a remark with those of its claims that are held."""
    return _cells("checks", replace(check, claims=tuple(c for c in check.claims if c in held)))


def _gap(gap: Gap, claims: Collection[str], nodes: Collection[str]) -> Row:
    """Return a gap with those of its claims and nodes that are held."""
    held = replace(
        gap,
        claims=tuple(claim for claim in gap.claims if claim in claims),
        nodes=tuple(node for node in gap.nodes if node in nodes),
    )
    return _cells("gaps", held)


def _steps(pathways: Iterable[Pathway]) -> list[Row]:
    return [vars(step) for pathway in pathways for step in pathway.steps]


def _csv(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    file = io.StringIO(newline="")
    table = csv.DictWriter(file, columns, extrasaction="ignore", restval="", lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    return file.getvalue()
