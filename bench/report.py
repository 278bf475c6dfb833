"""The numbers of a benchmark as a table, and that table in docs/benchmarks.md."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
START, END = "<!-- bench: written by `make bench ARGS=--write` -->", "<!-- bench: end -->"

Results = dict[str, Any]


Read = Callable[[Results, str], list[float]]


def _runs(read: Callable[[dict[str, Any]], Sequence[float]]) -> Read:
    return lambda results, target: [v for run in results["runs"][target] for v in read(run)]


def _clicks(kind: str, until: str) -> Read:
    return _runs(lambda run: [click[until] for click in run[kind]])


def _answers(results: Results, target: str) -> list[float]:
    return list(results["answers"].get(target, ()))


def _slow_answer(results: Results, target: str) -> list[float]:
    answers = _answers(results, target)
    return [percentile(answers, 95)] if answers else []


def _memory(results: Results, target: str) -> list[float]:
    processes = results["memory"].get(target)
    return [sum(processes)] if processes else []


@dataclass(frozen=True)
class Row:
    """One thing measured: how to read it from the results, and what was aimed at."""

    title: str
    read: Read
    unit: str = "ms"
    over: str = ""  #: the target that the aim compares with
    aim: float = math.inf  #: at most so many times as much as that target, or so much


ROWS = (
    Row("drawn", _runs(lambda run: [run["drawn"]]), over="dash", aim=1.3),
    Row("click → quote painted", _clicks("clicks", "painted"), over="handwritten", aim=1.5),
    Row("click → quote in the document", _clicks("clicks", "dom")),
    Row("click after a rest → quote painted", _clicks("rested", "painted")),
    Row(
        "filter → painted",
        _runs(lambda run: [run["filter"]["painted"]]),
        over="handwritten",
        aim=1.5,
    ),
    Row("main thread busy until drawn", _runs(lambda run: [run["busy"]])),
    Row("main thread busy for a click", _clicks("clicks", "busy")),
    Row("main thread busy for a filter", _runs(lambda run: [run["filter"]["busy"]])),
    Row("first view over the wire", _runs(lambda run: [run["bytes"] / 1000]), "kB", aim=800),
    Row("requests of the first view", _runs(lambda run: [len(run["requests"])]), ""),
    Row("server's answer to a click", _answers, aim=30),
    Row("server's answer to a click, 95 % within", _slow_answer),
    Row("memory of all server processes", _memory, "MB", aim=250),
)
TARGETS = ("ours", "handwritten", "dash")


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that `share` per cent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(math.ceil(len(ordered) * share / 100) - 1, 0)]


def table(results: Results) -> str:
    """Medians with their range, ratios, aims and whether they were reached, as Markdown."""
    lines = [
        "| | ours | hand-written page | minimal Dash | ours ÷ hand-written | ours ÷ Dash | aim | |",
        "|---|--:|--:|--:|--:|--:|---|---|",
    ]
    for row in ROWS:
        values_of = {name: row.read(results, name) for name in TARGETS}
        middle = {name: median(values) for name, values in values_of.items() if values}
        cells = [
            f"{row.title}{f' ({row.unit})' if row.unit else ''}",
            *(_cell(values_of[name]) for name in TARGETS),
            *(_ratio(middle, name) for name in TARGETS[1:]),
            *_verdict(row, middle),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def phases(results: Results) -> str:
    """When each target had what it needs before it is drawn (median ms), as Markdown."""
    names = list(
        dict.fromkeys(k for t in TARGETS for run in results["runs"][t] for k in run["marks"])
    )
    lines = [f"| until | {' | '.join(TARGETS)} |", "|---|--:|--:|--:|"]
    for name in names:
        values = [
            median(run["marks"].get(name) or 0 for run in results["runs"][target])
            for target in TARGETS
        ]
        lines.append(f"| {name} | {' | '.join(f'{v:.0f}' if v else '–' for v in values)} |")
    return "\n".join(lines)


def section(results: Results) -> str:
    """Return the table with what it was measured on."""
    m = results["machine"]
    c = results["content"]
    return "\n\n".join(
        [
            f"{results['date']}, {m['cores']} cores ({m['processor']}), load {m['load']} before, "
            f"{m['system']}, {m['browser']}, Python {m['python']}; "
            f"dataset {c['version']}: "
            f"{c['nodes']} nodes, {c['edges']} edges, {c['claims']} claims; "
            f"filter: {c['condition']} ({c['kept']} edges stay). "
            f"Medians (least–most) of {results['count']} cold runs of each target.",
            table(results),
        ]
    )


def write(results: Results) -> None:
    """Put the section between the markers of docs/benchmarks.md; see `put`."""
    put(section(results), START, END)


def put(text: str, start: str, end: str) -> None:
    """Put a text between two markers of docs/benchmarks.md.

    Raises ValueError if the markers are not there.
    """
    document = DOCUMENT.read_text("utf-8")
    before, marker, rest = document.partition(start)
    _, ended, after = rest.partition(end)
    if not (marker and ended):
        raise ValueError(f"{DOCUMENT} has no place for the table: {start} ... {end}")
    DOCUMENT.write_text(f"{before}{start}\n\n{text}\n\n{end}{after}", "utf-8")


def _cell(values: Sequence[float]) -> str:
    if not values:
        return "–"
    low, high = min(values), max(values)
    digits = 0 if median(values) >= 10 else 1
    spread = f" ({low:.{digits}f}–{high:.{digits}f})" if high - low >= 0.5 else ""
    return f"{median(values):.{digits}f}{spread}"


def _ratio(middle: dict[str, float], other: str) -> str:
    if "ours" not in middle or not middle.get(other):
        return "–"
    return f"{middle['ours'] / middle[other]:.2f}"


def _verdict(row: Row, middle: dict[str, float]) -> tuple[str, str]:
    if math.isinf(row.aim):
        return "", ""
    if row.over:
        reached = middle["ours"] / middle[row.over]
        aim = f"≤ {row.aim:g} × {'Dash' if row.over == 'dash' else 'hand-written'}"
    else:
        reached = middle["ours"]
        aim = f"≤ {row.aim:g} {row.unit}"
    return aim, "yes" if reached <= row.aim else "**no**"
