"""Every fault of a dataset folder at once, and the command that lists them.

``python -m data.validate FOLDER [--articles DIR]`` prints one fault a line and ends
with 1 if there is any, else with 0.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from data.fault import Fault
from data.raw_tables import RawTables, read_tables
from data.rules import rule_faults
from data.schema_checks import schema_faults

__all__ = ["Fault", "check", "faults", "main"]


def faults(folder: Path | str, articles: Path | str | None = None) -> list[Fault]:
    """Everything wrong with the dataset in `folder`, sorted; empty if it is sound.

    With `articles`, a folder of ``<article id>.txt``, quotes are also held against the
    texts. A folder that cannot be read is a fault too: nothing is raised.
    """
    return check(read_tables(Path(folder)), None if articles is None else Path(articles))


def check(source: RawTables, articles: Path | None = None) -> list[Fault]:
    """The same for a folder that was read already."""
    found = {*source.faults, *schema_faults(source), *rule_faults(source, articles)}
    told = set(source.faults)
    # In a row with too many or too few cells the others stand in the wrong columns.
    return sorted(
        fault for fault in found if fault in told or (fault.table, fault.row) not in source.broken
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every fault of a folder and how many; 1 if there is any, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m data.validate", description="List every fault of a dataset folder."
    )
    parser.add_argument("folder", type=Path, help="a folder that holds datapackage.json")
    parser.add_argument("--articles", type=Path, help="a folder with the texts, <article id>.txt")
    chosen = parser.parse_args(arguments)
    source = read_tables(chosen.folder)
    found = check(source, chosen.articles)
    for fault in found:
        print(fault)
    if found:
        print(f"{len(found)} {'fault' if len(found) == 1 else 'faults'} in {chosen.folder}")
        return 1
    # The references are a table to the reader, though no CSV.
    print(f"No faults in {len(source.tables) + 1} tables, {len(source.tables['claims'])} claims")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
