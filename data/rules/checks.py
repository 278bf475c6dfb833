"""Rules for checks: a remark says only what somebody saw, once, with its severity.

The rules are those of the project's rules of evidence: no verdict without the words it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator

from data import schema
from data.fault import Fault
from data.raw_tables import RawTables
from data.rules.rule import Rule

#: Verdicts by which a source says what the article says: they come first and have no severity.
CONFIRMATIONS = ("same_words", "same_finding")
#: Verdicts that need no words of a source: the fault is on the page, or nothing was found.
WITHOUT_SOURCE = ("misprint", "not_found")
#: Most words of a source that a remark quotes.
MAX_SEEN_WORDS = 40
#: What a verdict on a source cannot do without, and what to write there.
_SEEN = {
    "reference": "name the publication that says so",
    "read": "write what was seen of it, such as abstract",
    "seen_at": "write the address where it was seen",
    "seen_words": "quote the words it rests on",
}


def verdicts_have_words(source: RawTables) -> Iterator[Fault]:
    """Report verdicts on a source without reference, address or words of it."""
    for row in source.tables["checks"]:
        if not row["verdict"] or row["verdict"] in WITHOUT_SOURCE:
            continue
        for column, remedy in _SEEN.items():
            if not row[column]:
                message = (
                    f"is empty though the verdict is {row['verdict']}; "
                    f"{remedy}, or write the verdict not_found"
                )
                yield Fault("checks", row.number, column, message)


def severity_fits_verdict(source: RawTables) -> Iterator[Fault]:
    """Report a severity on a confirmation, or none on another verdict."""
    for row in source.tables["checks"]:
        confirms = row["verdict"] in CONFIRMATIONS
        if confirms and row["severity"]:
            message = "is given though the source confirms the sentence; empty it"
            yield Fault("checks", row.number, "severity", message)
        if row["verdict"] and not confirms and not row["severity"]:
            message = (
                "is empty; write meaning if a reader comes away with something false, or detail"
            )
            yield Fault("checks", row.number, "severity", message)


def seen_words_short(source: RawTables) -> Iterator[Fault]:
    """Report quotations of a source with more than `MAX_SEEN_WORDS` words."""
    for row in source.tables["checks"]:
        count = len(row["seen_words"].split())
        if count > MAX_SEEN_WORDS:
            message = f"has {count} words; quote at most {MAX_SEEN_WORDS} of the source"
            yield Fault("checks", row.number, "seen_words", message)


def no_remark_twice(source: RawTables) -> Iterator[Fault]:
    """Report remarks with the claims, verdict and comment of an earlier one."""
    first_ids: dict[tuple[object, ...], str] = {}
    for row in source.tables["checks"]:
        claims = tuple(sorted(schema.split_list(row["claims"])))
        key = claims, row["verdict"], row["comment"]
        first_id = first_ids.setdefault(key, row["id"])
        if first_id != row["id"]:
            message = f"is the same remark as {first_id}; delete one"
            yield Fault("checks", row.number, "id", message)


RULES: tuple[Rule, ...] = (
    (("checks",), verdicts_have_words),
    (("checks",), severity_fits_verdict),
    (("checks",), seen_words_short),
    (("checks",), no_remark_twice),
)
