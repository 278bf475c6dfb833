"""Rules for references: valid CSL-JSON items, each used, each use known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.fault import Fault, did_you_mean, quoted
from data.raw_tables import RawTables
from data.rules.rule import Rule
from data.rules.text import control_character

# The pattern of a field, and how to write it.
_PATTERNS = {
    "id": (re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), "like atzil2017"),
    "DOI": (re.compile(r"10\.\d{4,9}/\S+"), "like 10.1073/pnas.1612233114, without an address"),
    "PMID": (re.compile(r"[0-9]{1,9}"), "as digits, like 23152592"),
    "URL": (re.compile(r'https?://[^\s<>"]+'), "like https://example.org/article"),
    "seen_at": (re.compile(r'https?://[^\s<>"]+'), "like https://example.org/abstract"),
}
_TEXT_FIELDS = (
    *("id", "type", "title", "container-title", "volume", "issue", "page"),
    *("DOI", "PMID", "URL", "note", "seen_at"),
)
_REQUIRED = ("id", "type")
#: What tells readers which publication it is; one of them is enough.
_NAMES_IT = ("title", "DOI", "PMID", "URL")


def items_valid(source: RawTables) -> Iterator[Fault]:
    """Report items without id or type, with malformed fields, or with an id used twice.

    A title that nobody saw may be missing where a DOI, PMID or URL names the publication.
    """
    numbers: dict[str, int] = {}
    for number, item in enumerate(source.references or (), start=1):
        if not isinstance(item, dict):
            message = "is no CSL-JSON item; write it as {...} with id, type and title"
            yield Fault("references", number, "", message)
            continue
        yield from (
            Fault("references", number, *column_fault) for column_fault in _item_faults(item)
        )
        name = item.get("id")
        if isinstance(name, str) and name:
            first_number = numbers.setdefault(name, number)
            if first_number != number:
                message = (
                    f"{quoted(name)} is the id of item {first_number} already; give it another"
                )
                yield Fault("references", number, "id", message)


def references_known(source: RawTables) -> Iterator[Fault]:
    """Report references of claims and checks that are none of the items."""
    ids = set(_ids(source))
    for table in ("claims", "checks"):
        for row in source.tables.get(table, ()):
            reference = row["reference"]
            if reference and reference not in ids:
                message = (
                    f"references has no id {quoted(reference)}{did_you_mean(reference, ids)}; "
                    f"correct it or add the item to references.json"
                )
                yield Fault(table, row.number, "reference", message)


def references_used(source: RawTables) -> Iterator[Fault]:
    """Report items that no claim or check refers to."""
    rows = (*source.tables["claims"], *source.tables.get("checks", ()))
    needed = {row["reference"] for row in rows}
    for reference, number in _ids(source).items():
        if reference not in needed:
            message = f"no claim or check uses {quoted(reference)}; delete the item or use it"
            yield Fault("references", number, "id", message)


def _ids(source: RawTables) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, item in enumerate(source.references or (), start=1):
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            numbers.setdefault(item["id"], number)
    return numbers


def _item_faults(item: dict[str, object]) -> Iterator[tuple[str, str]]:
    for key in _TEXT_FIELDS:
        value = item.get(key)
        if key in _REQUIRED and not value:
            yield key, f"is missing; every item needs {', '.join(_REQUIRED)}"
        elif value is not None and not isinstance(value, str):
            yield key, f"{quoted(value)} is no text; put it in quotation marks"
        elif isinstance(value, str) and key in _PATTERNS and not _PATTERNS[key][0].fullmatch(value):
            yield key, f"{quoted(value)} has not the expected form; write it {_PATTERNS[key][1]}"
    if not any(item.get(key) for key in _NAMES_IT):
        yield "title", "is missing, and nothing else names it; write title, DOI, PMID or URL"
    if "author" in item and not _are_names(item["author"]):
        yield "author", 'is no list of names; write [{"family": "Atzil", "given": "S."}]'
    if "issued" in item and not _is_date(item["issued"]):
        yield "issued", 'is no date; write {"date-parts": [[2017]]}'
    for key, text in _strings(item):
        if control_character(text):
            yield (
                key,
                f"holds the control character U+{ord(control_character(text)):04X}; delete it",
            )


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(name, dict)
        and all(isinstance(part, str) for part in name.values())
        and (name.get("family") or name.get("literal"))
        for name in value
    )


def _is_date(value: object) -> bool:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and len(parts) == 1 else None
    # `type`, not isinstance: True is an int to Python, but no year.
    return (
        isinstance(first, list)
        and 1 <= len(first) <= 3
        and all(type(part) is int and 0 < part < 10_000 for part in first)
    )


def _strings(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a value with the outermost key it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, key or str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)


RULES: tuple[Rule, ...] = (
    (("references",), items_valid),
    (("references",), references_known),
    (("references", "claims"), references_used),
)
