"""Rules for claims: subject and object differ, predicate and reference fit, no duplicates."""

from __future__ import annotations

from collections.abc import Iterator

from data import schema
from data.fault import Fault
from data.quotes import collapse_whitespace
from data.raw_tables import RawTables
from data.rules.rule import Rule

#: Predicates that only make sense for something that can be better or worse.
EASING_PREDICATES = {"ameliorates", "worsens"}

#: The kinds of nodes that can be better or worse.
EASED_KINDS = ("condition", "symptom", "behaviour", "process")


def ends_differ(source: RawTables) -> Iterator[Fault]:
    """Report claims whose subject and object are the same node."""
    for row in source.tables["claims"]:
        if row["subject"] and row["subject"] == row["object"]:
            message = "is the subject too; name the other end of the claim"
            yield Fault("claims", row.number, "object", message)


def easing_fits_object(source: RawTables) -> Iterator[Fault]:
    """Report objects of `EASING_PREDICATES` that are not of `EASED_KINDS`."""
    nodes = source.ids("nodes")
    for row in source.tables["claims"]:
        node = nodes.get(row["object"])
        if (
            row["predicate"] in EASING_PREDICATES
            and node is not None
            and node["kind"] not in EASED_KINDS
        ):
            message = (
                f"{row['predicate']} fits no {node['kind']}; "
                f"use increases or decreases, or an object of kind {', '.join(EASED_KINDS)}"
            )
            yield Fault("claims", row.number, "predicate", message)


def reference_fits_status(source: RawTables) -> Iterator[Fault]:
    """Report a reference where its status is unresolved, or none where it is not."""
    for row in source.tables["claims"]:
        unresolved = row["reference_status"] == "unresolved"
        if unresolved and row["reference"]:
            message = "is given though the status is unresolved; empty it or correct the status"
            yield Fault("claims", row.number, "reference", message)
        if row["reference_status"] and not unresolved and not row["reference"]:
            message = (
                f"is empty though the status is {row['reference_status']}; "
                f"name the publication or write the status unresolved"
            )
            yield Fault("claims", row.number, "reference", message)


def confidence_fits_reference(source: RawTables) -> Iterator[Fault]:
    """Report a confidence where no publication is named."""
    for row in source.tables["claims"]:
        if row["reference_confidence"] and not row["reference"]:
            message = "is given though there is no reference; empty it or name the publication"
            yield Fault("claims", row.number, "reference_confidence", message)


def ids_have_prefix(source: RawTables) -> Iterator[Fault]:
    """Report claims whose id does not begin with the prefix of their article, if it has one."""
    if not source.readable("articles"):
        return
    prefixes = {name: row["prefix"] for name, row in source.ids("articles").items()}
    for row in source.tables["claims"]:
        prefix = prefixes.get(row["article"], "")
        if prefix and not row["id"].startswith(f"{prefix}-"):
            message = f"does not begin with {prefix}-, as ids of its article do; correct one"
            yield Fault("claims", row.number, "id", message)


def no_duplicates(source: RawTables) -> Iterator[Fault]:
    """Report claims with the same ends, predicate, quote and conditions as an earlier one.

    Withdrawn claims do not count: being a duplicate is a reason to withdraw.
    """
    first_ids: dict[tuple[object, ...], str] = {}
    for row in source.tables["claims"]:
        if row["withdrawn"]:
            continue
        conditions = tuple(sorted(schema.split_list(row["conditions"])))
        key = (
            row["subject"],
            row["predicate"],
            row["object"],
            collapse_whitespace(row["quote"]),
            conditions,
        )
        first_id = first_ids.setdefault(key, row["id"])
        if first_id != row["id"]:
            message = (
                f"is the same claim as {first_id} (subject, predicate, object, quote, conditions); "
                f"tell them apart or withdraw one"
            )
            yield Fault("claims", row.number, "id", message)


RULES: tuple[Rule, ...] = (
    (("claims",), ends_differ),
    (("claims", "nodes"), easing_fits_object),
    (("claims",), reference_fits_status),
    (("claims",), confidence_fits_reference),
    (("claims",), ids_have_prefix),
    (("claims",), no_duplicates),
)
