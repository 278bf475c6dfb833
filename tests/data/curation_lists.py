"""Lists in documents that are made from the tables: each a function that returns Markdown.

A list stands in one of `DOCUMENTS` between ``<!-- list: NAME -->`` and ``<!-- end: NAME -->``.
``python -m tests.data.agreement --write`` writes them all anew.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tests.data.agreement import READINGS, ROOT, Row, agreement, items, rows

DOCUMENTS = tuple(ROOT / name for name in ("docs/curation.md", "docs/data.md", "CHANGELOG.md"))
TABLES = ROOT / "data" / "tables"
DECIDED = READINGS / "decisions"

#: What the tables of decisions decide, as the document names it.
SUBJECTS = {
    "claims": "a field of a claim, or whether a claim is taken",
    "checks": "a remark: its claims, verdict or severity",
    "steps": "the claim or the words of a step of a walk",
    "other": "a node, a reference, a gap, a section or a word of the glossary",
}
_BLOCK = re.compile(r"(<!-- list: ([a-z-]+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)


def fill(document: str) -> str:
    """Return the document with each list made anew. Raises KeyError for an unknown list."""
    return _BLOCK.sub(lambda found: f"{found[1]}{LISTS[found[2]]()}\n{found[3]}", document)


def named(document: str) -> list[str]:
    """Return the names of the lists that a document holds, in order."""
    return [found[2] for found in _BLOCK.finditer(document)]


def table(name: str) -> list[Row]:
    """Return the rows of a table of the shipped dataset."""
    return rows(TABLES / f"{name}.csv")


def _grid(head: Iterable[str], body: Iterable[Iterable[object]], numbers: int = 1) -> str:
    """Return a Markdown table; its last `numbers` columns are numbers."""
    columns = list(head)
    rule = ["---"] * (len(columns) - numbers) + ["--:"] * numbers
    lines = [columns, rule, *([str(cell) for cell in row] for row in body)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def counts() -> str:
    """Say in a sentence how much the dataset holds."""
    claims = table("claims")
    active = [row for row in claims if not row["withdrawn"]]
    edges = {(row["subject"], row["predicate"], row["object"]) for row in active}
    return (
        f"{len(claims)} claims, {len(claims) - len(active)} of them withdrawn, on {len(edges)} "
        f"edges between {len(table('nodes'))} nodes, from {len(table('articles'))} articles; "
        f"{len(table('checks'))} remarks, {len(table('gaps'))} gaps, {_references()} publications, "
        f"{len(table('pathways'))} walks with {len(table('steps'))} steps."
    )


def _references() -> int:
    return len(json.loads((TABLES / "references.json").read_text(encoding="utf-8")))


def agreed() -> str:
    """Return the table of agreement by field."""
    record = agreement()
    judged = record["claims"]
    body = [
        (f"`{field}`", f"{same} of {judged}", f"{100 * same / judged:.1f} %", judged - same)
        for field, same in record["fields"].items()
    ]
    remarks = record["remarks"]
    same, of = remarks["agree"], remarks["judged"]
    last = ("the verdict on a remark", f"{same} of {of}", f"{100 * same / of:.1f} %", of - same)
    return _grid(("field", "both readings agree", "", "differ"), [*body, last], numbers=3)


def decided() -> str:
    """Return the table of decisions, and whose value was taken for the claims."""
    body = [
        (f"[`{name}.csv`](curation-readings/decisions/{name}.csv)", what, amount)
        for (name, what), amount in zip(
            SUBJECTS.items(), agreement()["decided"].values(), strict=True
        )
    ]
    follows = Counter(_followed(row) for row in rows(DECIDED / "claims.csv"))
    steps = len(undecided_steps())
    return (
        f"{_grid(('table', 'a row decides', 'rows'), body)}\n\n"
        f"Of the rows on claims {follows['a']} follow reading a, {follows['b']} reading b, "
        f"{follows['both']} both, and {follows['neither']} neither. For {steps} steps whose "
        f"wording differed no reason was written down; `steps.csv` has what stands."
    )


def _followed(row: Row) -> str:
    """Return which reading a decision on a claim follows: a, b, both or neither."""
    if row["field"] == "new claim":
        taken = row["decided"].startswith("taken")
        same = [reading for reading in "ab" if bool(row[reading]) == taken]
    else:
        same = [reading for reading in "ab" if items(row[reading]) == items(row["decided"])]
    return {0: "neither", 1: "".join(same), 2: "both"}[len(same)]


def undecided_steps() -> list[tuple[str, str]]:
    """Return walk and number of the steps on which the readings differ without a decision."""
    first, second = (
        {(row["pathway"], row["step"]): row for row in rows(READINGS / reading / "steps.csv")}
        for reading in "ab"
    )
    known = {(row["pathway"], row["step"]) for row in rows(DECIDED / "steps.csv")}
    return [
        step
        for step, row in first.items()
        if step not in known
        and any(row[column] != second[step][column] for column in ("action", "narration"))
    ]


def kinds() -> str:
    """Return the table of nodes by kind, most first."""
    return _grid(("kind", "nodes"), Counter(row["kind"] for row in table("nodes")).most_common())


def verdicts() -> str:
    """Return the table of remarks by verdict and severity."""
    remarks = table("checks")
    pairs = Counter((row["verdict"], row["severity"]) for row in remarks)
    names = list(dict.fromkeys(row["verdict"] for row in remarks))
    body = [
        (f"`{name}`", *(pairs[name, severity] for severity in ("meaning", "detail", "")))
        for name in sorted(names, key=lambda name: -sum(row["verdict"] == name for row in remarks))
    ]
    return _grid(("verdict", "`meaning`", "`detail`", "confirms"), body, numbers=3)


def claims() -> str:
    """Return every claim as a line, by section, with the sentences that have none."""
    labels = {row["id"]: row["label"] for row in (*table("nodes"), *table("predicates"))}
    left: dict[tuple[str, str], list[Row]] = {}
    for row in rows(READINGS / "left-out.csv"):
        left.setdefault((row["article"], row["section"]), []).append(row)
    parts: list[str] = []
    for article in table("articles"):
        parts.append(f"### {article['title']}")
        own = [row for row in table("claims") if row["article"] == article["id"]]
        for section in ("", *dict.fromkeys(row["section"] for row in own)):
            of_section = [_line(row, labels) for row in own if row["section"] == section]
            left_out = list(_omissions(left.get((article["id"], section), [])))
            if of_section or left_out:
                parts.append(f"#### {section or 'Outside the sections'}")
                parts += ["\n".join(of_section)] * bool(of_section)
                parts += ["Without a claim:\n\n" + "\n".join(left_out)] * bool(left_out)
    return "\n\n".join(parts)


def _line(row: Row, labels: Mapping[str, str]) -> str:
    ends = f"{labels[row['subject']]} {labels[row['predicate']]} {labels[row['object']]}"
    certainty = "" if row["certainty"] == "stated" else f" ({row['certainty']})"
    gone = f": withdrawn. {row['withdrawn']}" if row["withdrawn"] else ""
    return f"- {row['id']}: {ends}{certainty}{gone}"


def _omissions(omitted: Iterable[Row]) -> Iterator[str]:
    """Yield a line for each reason, with the words of the sentences that it is given for."""
    reasons: dict[str, list[str]] = {}
    for row in omitted:
        claim = f" ({row['claim']})" if row["claim"] else ""
        reasons.setdefault(row["why"], []).append(f"“{row['words']} …”{claim}")
    for why, sentences in reasons.items():
        yield f"- {why} {', '.join(sentences)}"


def not_taken() -> str:
    """Return the claims that one reading proposed and that were not taken, with the reason."""
    proposed = {
        f"{reading}:{row['temp_id']}": row
        for reading in "ab"
        for row in rows(READINGS / reading / "new_claims.csv")
    }
    refused = [row for row in rows(DECIDED / "claims.csv") if row["decided"] == "not taken"]
    return "\n".join(
        "- {subject} {predicate} {object} ({id}): {why}".format(
            **{key: proposed[row["id"]][key] for key in ("subject", "predicate", "object")},
            id=row["id"],
            why=row["why"],
        )
        for row in refused
    )


def dropped() -> str:
    """Return the remarks of the first edition that have no successor, by reason."""
    gone = removed_later()
    reasons: dict[str, list[str]] = {}
    for row in rows(DECIDED / "former-checks.csv"):
        successors = items(row["id"])
        if successors <= gone.keys():
            why = gone[min(successors)] if successors else row["why"]
            reasons.setdefault(why, []).append(f"{row['claim']} (`{row['old_verdict']}`)")
    return "\n".join(f"- {why} {', '.join(remarks)}" for why, remarks in reasons.items())


def removed_later() -> dict[str, str]:
    """Return the remarks that were dropped after the readings were reconciled, and why."""
    later = rows(DECIDED / "later.csv")
    return {row["id"]: row["why"] for row in later if row["decided"] == "dropped"}


def later() -> str:
    """Return what was corrected after the readings were reconciled."""
    return "\n".join(
        f"- {row['id']} ({row['field']}): {row['why']}" for row in rows(DECIDED / "later.csv")
    )


def withdrawn() -> str:
    """Return the withdrawn claims with their reasons."""
    gone = [row for row in table("claims") if row["withdrawn"]]
    return "\n".join(f"- {row['id']}: {row['withdrawn']}" for row in gone) or "None."


def changes() -> str:
    """Return what the shipped version of the dataset changed, counted from its history."""
    claims = {row["id"]: row for row in table("claims")}
    version = _package()["version"]
    recorded = table("history")
    before = {row["claim"] for row in recorded if row["version"] != version}
    now = [row for row in recorded if row["version"] == version]
    changed = [row for row in now if row["claim"] in before]
    gone = [row["claim"] for row in changed if claims[row["claim"]]["withdrawn"]]
    columns = Counter(name for row in changed for name in row["changed"].split(";"))
    named = ", ".join(f"`{name}` {amount}" for name, amount in columns.most_common() if name)
    former = Counter(row["kind"] for row in table("aliases") if row["since"] == version)
    return "\n".join(
        [
            f"- {len(before) - len(changed)} claims are as they were, {len(changed) - len(gone)} "
            f"changed under their ids (a column, a remark or the record of the publication), "
            f"{len(now) - len(changed)} are new, {len(gone)} "
            f"{'is' if len(gone) == 1 else 'are'} withdrawn ({', '.join(gone)}).",
            f"- What changed in how many claims: {named}. `history.csv` says it for each.",
            f"- Now: {counts()}",
            f"- Old links still open: {former['edge']} former edges, {former['node']} former "
            f"{'node' if former['node'] == 1 else 'nodes'} and {former['verdict']} former words "
            f"for verdicts lead to what they are now, with a notice.",
        ]
    )


def tables() -> str:
    """Return the tables of a dataset with their columns, as ``datapackage.json`` describes them."""
    parts = []
    for resource in _package()["resources"]:
        if "schema" not in resource:
            continue
        may = " (may be left out)" if resource.get("optional") else ""
        body = [(f"`{one['name']}`", _described(one)) for one in resource["schema"]["fields"]]
        rows_of = _grid(("column", "means"), body, numbers=0)
        parts.append(f"### `{resource['path']}`{may}\n\n{rows_of}")
    return "\n\n".join(parts)


def _described(column: dict[str, Any]) -> str:
    """Return what a column means and which values it may have."""
    enum = column.get("constraints", {}).get("enum") or column.get("items", {}).get("enum", [])
    values = ", ".join(f"`{value}`" for value in enum if value)
    return f"{column['description']}.{f' One of {values}.' if values else ''}"


def _package() -> dict[str, Any]:
    package: dict[str, Any] = json.loads((TABLES / "datapackage.json").read_text(encoding="utf-8"))
    return package


LISTS: Mapping[str, Callable[[], str]] = {
    "counts": counts,
    "agreement": agreed,
    "decisions": decided,
    "kinds": kinds,
    "verdicts": verdicts,
    "withdrawn": withdrawn,
    "not-taken": not_taken,
    "dropped": dropped,
    "later": later,
    "claims": claims,
    "changes": changes,
    "tables": tables,
}
