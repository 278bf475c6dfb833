"""Rules for the package descriptor, ``datapackage.json``: title, version, licence, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data import schema
from data.fault import Fault, quoted
from data.raw_tables import RawTables
from data.rules.rule import Rule


def descriptor_complete(source: RawTables) -> Iterator[Fault]:
    """Report a missing title, version (calendar version, as 2026.11.0) or licence.

    A descriptor that could not be read is a fault already.
    """
    package = source.package
    if not package:
        # An empty object is as good as none; a missing file was reported on reading.
        if not any(fault.table == "datapackage" for fault in source.faults):
            message = "says nothing; write name, title, version, licenses and resources"
            yield Fault("datapackage", 0, "", message)
        return
    title = package.get("title")
    if not isinstance(title, str) or not title.strip():
        yield Fault("datapackage", 0, "title", "is no text; write the title of the dataset")
    version = package.get("version")
    if not isinstance(version, str) or not re.fullmatch(r"\d{4}\.\d{1,2}\.\d+", version):
        message = f"{quoted(version)} is no calendar version; write it like 2026.11.0"
        yield Fault("datapackage", 0, "version", message)
    if not licence(package):
        message = 'names no licence; write a list such as [{"name": "CC-BY-4.0"}]'
        yield Fault("datapackage", 0, "licenses", message)


def tables_declared(source: RawTables) -> Iterator[Fault]:
    """Report tables that are there, or required, but not declared under their name and path."""
    if not source.package:
        return
    listed = source.package.get("resources")
    descriptors = listed if isinstance(listed, list) else []
    entries = [entry for entry in descriptors if isinstance(entry, dict)]
    for name, resource in schema.resources().items():
        entry = next((entry for entry in entries if entry.get("name") == name), None)
        path = resource["path"]
        if entry is None and _absent(name, source):
            continue
        if entry is None:
            message = f'does not declare {name}; add {{"name": "{name}", "path": "{path}"}}'
            yield Fault("datapackage", 0, "resources", message)
        elif entry.get("path") != path:
            message = f"looks for {name} at {quoted(entry.get('path'))}; write the path {path}"
            yield Fault("datapackage", 0, "resources", message)


def _absent(name: str, source: RawTables) -> bool:
    """Return whether a dataset does without a table that it may do without."""
    rows = source.references if name == "references" else source.tables.get(name)
    return name in schema.optional_tables() and (not rows if name == "references" else rows is None)


def licence(package: object) -> str:
    """Return the name of the first licence of a package descriptor, or an empty string."""
    licences = package.get("licenses") if hasattr(package, "get") else None
    first = licences[0] if isinstance(licences, list) and licences else None
    name = first.get("name") if isinstance(first, dict) else None
    return name if isinstance(name, str) else ""


RULES: tuple[Rule, ...] = (((), descriptor_complete), ((), tables_declared))
