"""The list of publications as CSV and JSON: how each is known, what was read, what rests on it."""

from __future__ import annotations

from data.citation import format_reference
from data.exports.claim_record import Record, flat
from data.exports.claims_json import dumps
from data.exports.csv_table import write_rows
from data.exports.extract import Extract, about
from data.publications import KNOWN, Publication, publications


def publication_record(publication: Publication) -> Record:
    """Return one publication as plain data.

    Keys: id, text (formatted), doi, pmid, url (its own, not where it was seen), claims (ids),
    claim_count, one for each of ``KNOWN`` (numbers of claims), confidence (of its claims, the
    surest first), read (the most first), remarks ("check-001 differs"), seen_at (where its
    record was seen), note. Texts and lists may be empty.
    """
    reference = publication.reference
    citation = format_reference(reference)
    statuses = [claim.reference_status for claim in publication.claims]
    return {
        "id": reference.id,
        "text": citation.text,
        "doi": reference.doi,
        "pmid": reference.pmid,
        "url": citation.url,
        "claims": [claim.id for claim in publication.claims],
        "claim_count": len(publication.claims),
        **{status: statuses.count(status) for status in KNOWN},
        "confidence": list(dict.fromkeys(sure for _, sure in publication.known if sure)),
        "read": list(publication.read),
        "remarks": [f"{check.id} {check.verdict}" for check in publication.remarks],
        "seen_at": reference.seen_at,
        "note": reference.note,
    }


def write_json(extract: Extract) -> str:
    """Return the publications as JSON with the keys `about` and `publications`."""
    records = [publication_record(one) for one in publications(extract.atlas, extract.claims)]
    return dumps({"about": about(extract), "publications": records})


def write_csv(extract: Extract) -> str:
    """Return one row a publication, lists joined by "; ", as the CSV of claims is written.

    Columns: the keys of :func:`publication_record`, then ``dataset_`` and each of
    ``PROVENANCE``. Without publications only the header is there.
    """
    matches = publications(extract.atlas, extract.claims)
    return write_rows(extract, COLUMNS, (flat(publication_record(one)) for one in matches))


#: The columns of the CSV in order, before those that say where a row is from.
COLUMNS = (
    *("id", "text", "doi", "pmid", "url", "claims", "claim_count", *KNOWN),
    *("confidence", "read", "remarks", "seen_at", "note"),
)
