"""Bring a dataset folder of the first edition's shape to that of the second.

``python -m data.migrate FOLDER [--out OTHER]`` writes the new columns and tables, says what is
left to fill in, and keeps everything that was there. Without ``--out`` the folder itself is
changed; the files as they were then lie in ``FOLDER/first-edition``. The exit status is 0 if
the folder opens afterwards, 1 if it has faults, 2 if it is no dataset.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data import schema
from data.raw_tables import read_csv, read_tables
from data.rules.checks import CONFIRMATIONS
from data.validate import table_faults

#: Where the files of the first edition are kept, inside a folder that is changed itself.
BACKUP = "first-edition"
#: Remarks that have no words of their source yet, and so no verdict that may be shown.
UNFINISHED = "checks-to-complete.csv"
#: Publications that only such remarks name.
WAITING = "references-to-complete.json"
#: Verdict of the first edition -> those of the second that it may have become.
FORMER_VERDICTS: Mapping[str, tuple[str, ...]] = {
    "agrees": ("same_finding", "same_words"),
    "overstates": ("differs", "leaves_out"),
    "misquotes": ("differs", "secondhand"),
    "omits": ("leaves_out",),
    "contradicted": ("differs",),
    "misprint": ("misprint",),
}

Cells = dict[str, str]


@dataclass(frozen=True)
class Migration:
    """A dataset on its way to the second edition, and what its curator has to fill in.

    `tables` are rows by the name of their table, `package` is the descriptor, `references` the
    CSL-JSON items; `unfinished` are remarks that wait for the words of their source, `unused`
    the items that only those name; `to_do` are sentences for the reader.
    """

    package: dict[str, Any]
    tables: dict[str, list[Cells]]
    references: list[dict[str, Any]]
    unfinished: list[Cells] = field(default_factory=list)
    unused: list[dict[str, Any]] = field(default_factory=list)
    to_do: list[str] = field(default_factory=list)


def migrate(migration: Migration) -> Migration:
    """Bring the tables to the second edition's columns, in place; return the same object.

    Nothing is judged: what only a reader of the sources can say stays empty and is named in
    `to_do`.
    """
    _split_marks(migration)
    _describe_sections(migration)
    _merge_checks(migration)
    _keep_references(migration)
    for name in schema.table_names():
        if name in migration.tables:
            columns = schema.columns(name)
            migration.tables[name] = [
                {column: row.get(column) or "" for column in columns}
                for row in migration.tables[name]
            ]
    _declare(migration)
    _name_empty_columns(migration)
    return migration


def _split_marks(migration: Migration) -> None:
    """Take the first edition's synonyms for marks: they were the words of the quotes."""
    rows = migration.tables.get("nodes", [])
    moved = [row for row in rows if row.get("synonyms") and "marks" not in row]
    for row in moved:
        row["marks"], row["synonyms"] = row["synonyms"], ""
    if moved:
        migration.to_do.append(
            f"nodes.csv: the words of {len(moved)} nodes stand in marks now; move those that mean "
            f"the same as the label back to synonyms, where they are searched and exported."
        )


def _describe_sections(migration: Migration) -> None:
    """Give each section of a claim a row; what it is about is for a reader to say."""
    if "sections" in migration.tables:
        return
    named = [(row.get("article", ""), row.get("section", "")) for row in _claims(migration)]
    migration.tables["sections"] = [
        {"article": article, "section": section, "conditions": ""}
        for article, section in dict.fromkeys(named)
        if section
    ]
    migration.to_do.append(
        "sections.csv: write what each section is about into conditions, and take out of "
        "conditions in claims.csv what only the section, not the sentence, is about."
    )


def _merge_checks(migration: Migration) -> None:
    """Make one remark of equal ones; those without words of a source wait in `unfinished`."""
    rows = migration.tables.get("checks", [])
    if not rows or "claim" not in rows[0]:
        return
    merged: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        key = row["verdict"], row["comment"], row.get("reference") or ""
        merged.setdefault(key, []).append(row["claim"])
    remarks: list[Cells] = []
    for number, ((verdict, comment, reference), claims) in enumerate(merged.items(), start=1):
        remark = {
            "id": f"check-{number:03}",
            "claims": ";".join(dict.fromkeys(claims)),
            "verdict": FORMER_VERDICTS.get(verdict, (verdict,))[0],
            "comment": comment,
            "reference": reference,
        }
        remark["severity"] = "" if remark["verdict"] in CONFIRMATIONS else "detail"
        finished = remark["verdict"] == "misprint"
        (remarks if finished else migration.unfinished).append(remark)
    migration.tables["checks"] = remarks
    if migration.unfinished:
        migration.to_do.append(
            f"{UNFINISHED}: {len(migration.unfinished)} remarks need read, seen_at and seen_words "
            f"(and a second look at verdict and severity) before they may stand in checks.csv."
        )


def _keep_references(migration: Migration) -> None:
    """Put aside references that only an unfinished remark uses: they come back with it."""
    needed = {row.get("reference") for row in (*_claims(migration), *migration.tables["checks"])}
    waiting = [item for item in migration.references if item.get("id") not in needed]
    migration.unused.extend(waiting)
    if waiting:
        migration.to_do.append(
            f"{WAITING}: {len(waiting)} items that only such remarks name; put them back into "
            f"references.json with their remark."
        )
    migration.references[:] = [item for item in migration.references if item.get("id") in needed]
    unseen = sum("seen_at" not in item for item in migration.references)
    if unseen:
        migration.to_do.append(
            f"references.json: {unseen} items have no seen_at, the address where their fields "
            f"were seen."
        )


def _declare(migration: Migration) -> None:
    """Name each table that is there in the descriptor."""
    listed = [one for one in migration.package.get("resources", []) if isinstance(one, dict)]
    known = {one.get("name") for one in listed}
    for name, resource in schema.resources().items():
        if name not in known and name in migration.tables:
            listed.append({"name": name, "path": resource["path"]})
    migration.package["resources"] = [
        {key: value for key, value in one.items() if key != "schema"} for one in listed
    ]


def _name_empty_columns(migration: Migration) -> None:
    new = {
        "articles": ("published", "prefix", "compared", "text_digest"),
        "claims": ("reference_confidence", "population", "participants"),
        "nodes": ("lack_of",),
    }
    for table, columns in new.items():
        empty = [c for c in columns if not any(row.get(c) for row in migration.tables[table])]
        if empty:
            migration.to_do.append(f"{table}.csv: {', '.join(empty)} may be filled in.")


def _claims(migration: Migration) -> list[Cells]:
    return migration.tables.get("claims", [])


def read_folder(folder: Path) -> Migration:
    """Read a folder of either edition. Raises OSError or ValueError if it is no dataset."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8-sig"))
    if not isinstance(package, dict):
        raise ValueError("datapackage.json is no JSON object")
    path = folder / "references.json"
    references = json.loads(path.read_text(encoding="utf-8-sig")) if path.exists() else []
    tables = {
        name: read_csv(folder / f"{name}.csv")
        for name in schema.table_names()
        if name not in schema.optional_tables() or (folder / f"{name}.csv").exists()
    }
    tables.setdefault("checks", [])
    return Migration(package, tables, list(references))


def write_folder(migration: Migration, folder: Path) -> None:
    """Write all files of a migration into a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_json(folder / "datapackage.json", migration.package)
    _write_json(folder / "references.json", migration.references)
    for name, rows in migration.tables.items():
        _write_csv(folder / f"{name}.csv", schema.columns(name), rows)
    if migration.unfinished:
        _write_csv(folder / UNFINISHED, schema.columns("checks"), migration.unfinished)
    if migration.unused:
        _write_json(folder / WAITING, migration.unused)


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _back_up(folder: Path) -> None:
    """Copy the files of a folder into its `BACKUP`; what lies there already is left alone."""
    backup = folder / BACKUP
    if backup.exists():
        return
    backup.mkdir()
    for path in folder.iterdir():
        if path.is_file():
            shutil.copy2(path, backup / path.name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Migrate a folder and print what is left to fill in; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m data.migrate",
        description="Bring a dataset folder of the first edition to the second.",
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="write there and leave the folder as it is")
    chosen = parser.parse_args(arguments)
    try:
        migration = migrate(read_folder(chosen.folder))
    except (OSError, ValueError, KeyError) as error:
        print(f"{chosen.folder} is no dataset that can be read: {error}")
        return 2
    target = chosen.out or chosen.folder
    if chosen.out is None:
        _back_up(chosen.folder)
    write_folder(migration, target)
    print(f"{target} has the second edition's tables now. Left to fill in:")
    for sentence in migration.to_do:
        print(f"- {sentence}")
    all_faults = table_faults(read_tables(target))
    for fault in all_faults:
        print(fault)
    return 1 if all_faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
