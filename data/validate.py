"""Validate a dataset folder, all faults at once, also from the command line.

``python -m data.validate FOLDER [--articles DIR]`` prints one fault a line and exits
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

__all__ = ["Fault", "faults", "main", "table_faults"]


def faults(folder: Path | str, articles: Path | str | None = None) -> list[Fault]:
    """Return every fault of the dataset in `folder`, sorted; empty if it is sound.

    With `articles`, a folder of ``<article id>.txt``, quotes are also compared with the
    texts. A folder that cannot be read is a fault too: nothing is raised.
    """
    return table_faults(read_tables(Path(folder)), None if articles is None else Path(articles))


def table_faults(source: RawTables, articles: Path | None = None) -> list[Fault]:
    """Return every fault of a folder that was read already, as `faults` does."""
    all_faults = {*source.faults, *schema_faults(source), *rule_faults(source, articles)}
    reading_faults = set(source.faults)
    # In a ragged row the cells may stand in the wrong columns: only its own fault counts.
    return sorted(
        fault
        for fault in all_faults
        if fault in reading_faults or (fault.table, fault.row) not in source.broken
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every fault of a folder and their number; return 1 if there is any, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m data.validate", description="List every fault of a dataset folder."
    )
    parser.add_argument("folder", type=Path, help="a folder that holds datapackage.json")
    parser.add_argument("--articles", type=Path, help="a folder with the texts, <article id>.txt")
    chosen = parser.parse_args(arguments)
    source = read_tables(chosen.folder)
    all_faults = table_faults(source, chosen.articles)
    for fault in all_faults:
        print(fault)
    if all_faults:
        print(
            f"{len(all_faults)} {'fault' if len(all_faults) == 1 else 'faults'} in {chosen.folder}"
        )
        return 1
    # The references count as a table here, though they are no CSV.
    print(f"No faults in {len(source.tables) + 1} tables, {len(source.tables['claims'])} claims")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
