"""Every export format: its name in addresses, what it is for, and the function that writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from data.exports import (
    bibtex,
    claims_json,
    csl,
    csv_table,
    cx2,
    cyjs,
    data_package,
    graphml,
    kgx,
    markdown,
    reference_list,
    ris,
)
from data.exports.extract import Extract

TABLES, NETWORKS, REFERENCES = "Tables and text", "Networks", "References"


@dataclass(frozen=True)
class Format:
    """One way to write an extract; `name` is also the end of the file's name."""

    name: str
    label: str
    group: str
    purpose: str
    mimetype: str
    write: Callable[[Extract], str | bytes] = field(repr=False)


_LISTED = (
    Format("csv", "CSV", TABLES, "One row a claim, for spreadsheets", "text/csv", csv_table.write),
    Format(
        "md",
        "Markdown",
        TABLES,
        "The evidence as a table to read, with quotes",
        "text/markdown",
        markdown.write,
    ),
    Format(
        "json",
        "JSON",
        TABLES,
        "Everything that claims name, for programs",
        "application/json",
        claims_json.write,
    ),
    Format(
        "package.zip",
        "Data Package",
        TABLES,
        "Our own tables, checked by Frictionless; opens in this program",
        "application/zip",
        data_package.write,
    ),
    Format("cx2", "CX2", NETWORKS, "For Cytoscape and NDEx", "application/json", cx2.write),
    Format(
        "graphml",
        "GraphML",
        NETWORKS,
        "For Gephi, yEd, igraph and networkx",
        "application/graphml+xml",
        graphml.write,
    ),
    Format(
        "cyjs",
        "Cytoscape.js",
        NETWORKS,
        "For web pages, with our positions",
        "application/json",
        cyjs.write,
    ),
    Format(
        "kgx.zip",
        "KGX",
        NETWORKS,
        "For knowledge graphs in the Biolink Model",
        "application/zip",
        kgx.write,
    ),
    Format("bib", "BibTeX", REFERENCES, "For LaTeX", "application/x-bibtex", bibtex.write),
    Format(
        "ris",
        "RIS",
        REFERENCES,
        "For EndNote, Mendeley and Zotero",
        "application/x-research-info-systems",
        ris.write,
    ),
    Format(
        "csl.json",
        "CSL-JSON",
        REFERENCES,
        "For Zotero, Pandoc and citation tools",
        "application/vnd.citationstyles.csl+json",
        csl.write,
    ),
    Format(
        "references.csv",
        "CSV of publications",
        REFERENCES,
        "One row a publication: how it is known, what was read, its claims and remarks",
        "text/csv",
        reference_list.write_csv,
    ),
    Format(
        "references.json",
        "JSON of publications",
        REFERENCES,
        "The same for programs",
        "application/json",
        reference_list.write_json,
    ),
)
#: By name, in the order in which they are offered.
FORMATS = {one.name: one for one in _LISTED}


def grouped() -> tuple[tuple[str, tuple[Format, ...]], ...]:
    """Return the formats by group, as (group, formats), in the order of `FORMATS`."""
    groups = groupby(FORMATS.values(), key=lambda one: one.group)
    return tuple((name, tuple(formats)) for name, formats in groups)


def export(name: str, extract: Extract) -> bytes:
    """Return the extract in a format, texts as UTF-8. Raises KeyError for an unknown format."""
    written = FORMATS[name].write(extract)
    return written if isinstance(written, bytes) else written.encode()


def filename(name: str, extract: Extract) -> str:
    """Return a file's name: the dataset's version and, if claims are left out, how many of all."""
    total, here = len(extract.atlas.active_claims), len(extract.claims)
    part = "" if here == total else f"-{here}-of-{total}-claims"
    return f"pathway-explorer-{extract.atlas.version}{part}.{name}"
