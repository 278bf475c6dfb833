"""A Frictionless Data Package of the same tables as the dataset: it opens in this program too."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from data import schema
from data.exports.claims_json import dumps
from data.exports.extract import Extract, about
from data.exports.zip_archive import zip_files
from data.model import Claim, Node, Pathway

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
    relations = {claim.predicate for claim in extract.claims}
    return {
        "articles": [vars(a) for a in atlas.articles.values() if a.id in articles],
        "nodes": [_node(node) for node in _with_broader(extract)],
        "predicates": [vars(p) for p in atlas.predicates.values() if p.id in relations],
        "claims": [_claim(claim) for claim in extract.claims],
        "checks": [vars(check) for claim in extract.claims for check in extract.checks(claim)],
        "pathways": [vars(pathway) for pathway in pathways],
        "steps": _steps(pathways),
    }


def _with_broader(extract: Extract) -> Iterable[Node]:
    """Return the nodes that claims name and all that are broader, to which their rows point."""
    atlas = extract.atlas
    ids = {wide for node in extract.named_nodes for wide in atlas.ancestors(node.id)}
    return [node for node in atlas.nodes.values() if node.id in ids]


def _node(node: Node) -> Row:
    places = node.mni or ("", "", "")
    mni = dict(zip(("mni_x", "mni_y", "mni_z"), map(_number, places), strict=True))
    return vars(node) | mni | {"synonyms": ";".join(node.synonyms)}


def _number(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _claim(claim: Claim) -> Row:
    lists = {name: ";".join(getattr(claim, name)) for name in schema.list_columns("claims")}
    return vars(claim) | lists


def _steps(pathways: Iterable[Pathway]) -> list[Row]:
    return [vars(step) for pathway in pathways for step in pathway.steps]


def _csv(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    file = io.StringIO(newline="")
    table = csv.DictWriter(file, columns, extrasaction="ignore", restval="", lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    return file.getvalue()
