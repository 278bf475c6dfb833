"""Our remarks on sentences as files: CSV and JSON, one row a remark.

Other exports have a row a claim (``formats``); here a remark stands once, with the claims that
it concerns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data import schema
from data.citation import format_reference
from data.exports.claim_record import Record, flat
from data.exports.claims_json import dumps
from data.exports.csv_table import write_rows
from data.exports.extract import Extract, about
from data.fact_check import NotedSentence
from data.model import Atlas, Check
from data.sentences import Sentence

#: What stands between quotes of one passage that do not follow each other word by word.
BETWEEN_QUOTES = " […] "

#: Column -> what it holds, in the order of files.
COLUMNS: Mapping[str, str] = {
    "id": "Stable id of the remark.",
    "article": "Id of the article.",
    "section": "Heading of the section; several are joined by “; ”.",
    "sentence": "Verbatim words of the article; […] where some are left out.",
    "claims": "Ids of the claims of the sentence that the remark concerns.",
    "verdict": "Our comparison of the sentence with its source, in a word.",
    "severity": "Whether a reader comes away with something false; empty for a confirmation.",
    "comment": "The same in sentences of ours.",
    "reference": "Id of the publication compared with, or empty.",
    "reference_text": "The publication, formatted, or empty.",
    "doi": "Its DOI, or empty.",
    "pmid": "Its PubMed id, or empty.",
    "read": "What we saw of it, or empty.",
    "seen_at": "The address where we saw it, or empty.",
    "seen_words": "Verbatim words of the publication, or empty.",
}


@dataclass(frozen=True)
class RemarkExtract:
    """Some remarks by sentence; `extract` says which they are and where they were taken from."""

    extract: Extract
    noted: tuple[NotedSentence, ...]

    def rows(self) -> Iterator[tuple[Sentence, Check]]:
        """Iterate over the remarks with their sentences, in the order of the sentences."""
        for one in self.noted:
            for check in one.remarks:
                yield one.sentence, check


def remark_record(atlas: Atlas, sentence: Sentence, check: Check) -> Record:
    """Return one remark by the names of `COLUMNS`; `claims` are a list, all else is text.

    A remark that concerns claims of two articles has in each row those of one.
    """
    reference = atlas.references.get(check.reference)
    return {
        "id": check.id,
        "article": sentence.article,
        "section": "; ".join(sentence.sections),
        "sentence": BETWEEN_QUOTES.join(sentence.quotes),
        "claims": [claim.id for claim in sentence.claims if claim.id in check.claims],
        "verdict": check.verdict,
        "severity": check.severity,
        "comment": check.comment,
        "reference": check.reference,
        "reference_text": format_reference(reference).text if reference else "",
        "doi": reference.doi if reference else "",
        "pmid": reference.pmid if reference else "",
        "read": check.read,
        "seen_at": check.seen_at,
        "seen_words": check.seen_words,
    }


def remark_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of :func:`remark_record`."""
    properties = {
        name: {**_type(name), "description": description} for name, description in COLUMNS.items()
    }
    return {
        "type": "object",
        "description": "One remark of ours, which compares a sentence with its source.",
        "required": list(COLUMNS),
        "additionalProperties": False,
        "properties": properties,
    }


def write_csv(remarks: RemarkExtract) -> str:
    """Return one row a remark as ``csv_table`` writes claims: RFC 4180, byte order mark, CRLF.

    Columns: `COLUMNS`, then ``dataset_`` and each of ``csv_table.PROVENANCE``. Without remarks
    only the header is there.
    """
    atlas = remarks.extract.atlas
    rows = (flat(remark_record(atlas, *row)) for row in remarks.rows())
    return write_rows(remarks.extract, tuple(COLUMNS), rows)


def write_json(remarks: RemarkExtract) -> str:
    """Return the remarks as JSON. Keys: about, checks (see :func:`remark_record`)."""
    atlas = remarks.extract.atlas
    rows = [remark_record(atlas, sentence, check) for sentence, check in remarks.rows()]
    return dumps({"about": about(remarks.extract), "checks": rows})


@dataclass(frozen=True)
class RemarkFormat:
    """One way to write remarks; `name` is also the end of the file's name."""

    name: str
    purpose: str
    mimetype: str
    write: Callable[[RemarkExtract], str]


#: By name, in the order in which they are offered.
REMARK_FORMATS = {
    one.name: one
    for one in (
        RemarkFormat("csv", "One row a remark, for spreadsheets", "text/csv", write_csv),
        RemarkFormat("json", "The same for programs", "application/json", write_json),
    )
}


def _type(name: str) -> dict[str, Any]:
    if name == "claims":
        return {"type": "array", "items": {"type": "string"}}
    allowed = schema.allowed_values("checks", name) if name in schema.columns("checks") else ()
    if not allowed:
        return {"type": "string"}
    return {"enum": [*allowed] if name == "verdict" else [*allowed, ""]}
