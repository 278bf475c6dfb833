"""How long the store takes to answer: ``python -m bench store [--write]``.

Made-up corpora of 300, 10,000 and 100,000 claims (bench/corpus.py). Times are the processor's,
so that other programs on the machine do not count; medians, no answer remembered. The figures
of the functions that the store replaced are in bench/store_before.json.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.corpus import corpus
from bench.report import put
from components.core.state import decode
from components.core.view import visible
from components.network.elements import visible_elements
from components.network.text_alternative import nodes_by_kind
from components.views import matrix
from data.model import Atlas
from data.store.engine import store_of
from data.store.filters import EVERY, ClaimFilter
from data.store.masks import Masks
from data.store.pandas_store import PandasStore
from data.store.suggestions import example_pairs

START, END = "<!-- store: written by `make bench ARGS='store --write'` -->", "<!-- store: end -->"
BEFORE = Path(__file__).parent / "store_before.json"
SIZES = (300, 10_000, 100_000)
AIM = 300  #: ms that a question may take at the largest size

Times = dict[str, float | None]


def questions(atlas: Atlas, store: PandasStore) -> dict[str, Callable[[], object]]:
    """Return the queries by name; the names are those of the earlier figures too."""
    hub = store.busiest_nodes(EVERY, 1)[0]
    sizes = store.facet_values("condition")
    condition = max(sizes, key=lambda value: sizes[value])
    which = ClaimFilter.of({"condition": ((condition,), ()), "species": ((), ("human",))})
    query = f"condition={condition}&species=-human"
    edge = max(store.edges(EVERY), key=lambda edge: edge.amount).id

    def overview() -> None:
        for facet in ("evidence", "check", "species", "voice", "status"):
            store.value_counts(which, facet)
        store.totals(which)
        store.busiest_nodes(which, 6)
        store.disputed_edges(which)

    def node() -> None:
        own, around = EVERY.ending_at(hub), EVERY.about(hub)
        for part in (own, around):
            store.count(part)
            store.evidence_shares(part)
            store.claims(part, "evidence", 8)
        store.edges(own)

    def view() -> object:
        return visible(atlas, decode(query, atlas).state)

    return {
        "claims of a filter, counted": lambda: store.count(which),
        "facet counts": lambda: store.facet_counts(which),
        "edges, with those that disagree": lambda: store.edges(EVERY, 2000),
        "edges, all at once": lambda: store.edges(EVERY),
        "edges under a filter": lambda: store.edges(which),
        "what is drawn, without a filter": lambda: visible_elements(
            visible(atlas, decode("", atlas).state)
        ),
        "overview": overview,
        "a hub: claims, edges, first cards": node,
        "one edge and its opponents": lambda: (store.edge(edge), store.opponents(edge)),
        "a page of the table, by evidence": lambda: store.claims(which, "evidence", 50),
        "a page of the table, by quote": lambda: store.claims(which, "-quote", 50),
        "search": lambda: (
            store.search("craving 17"),
            store.count(ClaimFilter(text="craving 17")),
        ),
        "matrix": lambda: matrix.matrix(view()),  # type: ignore[arg-type]
        "matrix, all at once": lambda: store.cross_table(EVERY, "node"),
        "example pairs to compare": lambda: example_pairs(atlas, EVERY),
        "text form": lambda: nodes_by_kind(view()),  # type: ignore[arg-type]
    }


def measure(size: int, runs: int) -> Times:
    """Ms of every question at a size; the first is that of opening the corpus."""
    atlas = corpus(size)
    begun = time.process_time()
    store = store_of(atlas)
    times: Times = {"opened": (time.process_time() - begun) * 1000}
    assert isinstance(store, PandasStore)
    for name, ask in questions(atlas, store).items():
        ask()
        times[name] = median(_timed(store, ask) for _ in range(runs))
    return times


def _timed(store: PandasStore, ask: Callable[[], object]) -> float:
    store._masks = Masks(store._frames)  # no filter is remembered
    begun = time.process_time()
    ask()
    return (time.process_time() - begun) * 1000


def section(now: dict[str, Times], before: dict[str, Times], machine: str) -> str:
    """Return the figures as Markdown: for each size before and now."""
    heads = [f"{int(size):,} {which}" for size in now for which in ("before", "now")]
    lines = [
        f"Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine}. Processor time in ms.",
        "",
        f"| | {' | '.join(heads)} |",
        f"|---|{'--:|' * len(heads)}",
    ]
    for name in next(iter(now.values())):
        cells = [_told(times.get(size, {}), name) for size in now for times in (before, now)]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _told(times: Times, name: str) -> str:
    if name not in times:
        return "–"
    value = times[name]
    if value is None:
        return "> 12,000"  # it was stopped then
    return f"{value:,.0f}" if value >= 10 else f"{value:.2f}"


def main(arguments: list[str], machine: str) -> int:
    """Measure and report; 1 if a question takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m bench store")
    parser.add_argument("--runs", type=int, default=9, help="how often each is asked")
    parser.add_argument("--write", action="store_true", help="put the table in docs/benchmarks.md")
    chosen = parser.parse_args(arguments)
    now = {str(size): measure(size, chosen.runs) for size in SIZES}
    before = json.loads(BEFORE.read_text("utf-8")) if BEFORE.exists() else {}
    text = section(now, before, machine)
    print(text)
    if chosen.write:
        put(text, START, END)
    slow = {
        name: ms
        for name, ms in now[str(SIZES[-1])].items()
        if name != "opened" and ms is not None and ms > AIM
    }
    for name, ms in slow.items():
        print(f"{name}: {ms:.0f} ms at {SIZES[-1]:,} claims, {AIM} are allowed")
    return 1 if slow else 0
