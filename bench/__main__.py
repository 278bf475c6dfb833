"""Measure the running page beside two others: ``python -m bench [--runs 5] [--write]``.

Three servers run for the whole time; Chromium opens them in turn, each time with an
empty cache. The table goes to the screen and, with ``--write``, into docs/benchmarks.md;
every single number goes to bench/results/. ``python -m bench load`` measures the server
alone, under many readers (bench/load.py); ``python -m bench store`` the questions to the
claims (bench/store.py).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench import answers, browser, load, report, store
from bench.content import Content, content
from bench.cytoscape import NpmMissingError, script
from bench.servers import running
from tests.browser import chromium

RESULTS = Path(__file__).parent / "results"
STOCK = 4 * browser.CLICKS  #: edges offered to each page; it clicks half of them


def main(arguments: list[str] | None = None) -> int:
    """Measure and report; 1 if what is needed for it is not there."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["load"]:
        return load.main(arguments[1:], _told(_machine()))
    if arguments[:1] == ["store"]:
        return store.main(arguments[1:], _told(_machine()))
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="cold runs of each target")
    parser.add_argument("--write", action="store_true", help="put the table in docs/benchmarks.md")
    parser.add_argument("--phases", action="store_true", help="also tell what drawing waited for")
    chosen = parser.parse_args(arguments)
    try:
        script()
        results = measure(chosen.runs)
    except (NpmMissingError, chromium.ChromiumMissingError) as error:
        print(error, file=sys.stderr)
        return 1
    RESULTS.mkdir(exist_ok=True)
    name = results["date"].replace(":", "").replace(" ", "-")
    (RESULTS / f"{name}.json").write_text(json.dumps(results, indent=1), "utf-8")
    print(report.section(results))
    if chosen.phases:
        print(f"\n{report.phases(results)}")
    if chosen.write:
        report.write(results)
    return 0


def measure(runs: int) -> dict[str, Any]:
    """Run everything; plain data, ready for JSON."""
    shown = content()
    results: dict[str, Any] = {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "count": runs,
        "content": _described(shown),
        "machine": _machine(),
        "answers": _answers(shown),
        "memory": {},
    }
    with ExitStack() as stack:
        servers = {t.name: stack.enter_context(running(t.name)) for t in browser.TARGETS}
        playwright = stack.enter_context(sync_playwright())
        chrome = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.ARGUMENTS)
        )
        stack.callback(chrome.close)
        results["machine"]["browser"] = f"Chromium {chrome.version}"
        urls = {name: server.url for name, server in servers.items()}
        results["runs"] = _runs(chrome, urls, shown, runs)
        results["memory"] = {name: server.memory() for name, server in servers.items()}
    return results


def _runs(
    chrome: Browser, urls: dict[str, str], shown: Content, count: int
) -> dict[str, list[dict[str, Any]]]:
    """Cold runs, the targets in turn; in one turn all of them get the same edges to click."""
    reachable = [
        set(browser.clickable(chrome, urls[target.name], shown)) for target in browser.TARGETS
    ]
    edges = [edge for edge in shown.clickable if all(edge in found for found in reachable)]
    if len(edges) < STOCK:
        raise RuntimeError(f"Only {len(edges)} edges can be clicked everywhere.")
    runs: dict[str, list[dict[str, Any]]] = {target.name: [] for target in browser.TARGETS}
    for turn in range(count):
        # Other edges in each turn, as long as they last: no server has its answer ready.
        first = turn * STOCK % (len(edges) - STOCK + 1)
        offered = edges[first : first + STOCK]
        for i in range(len(browser.TARGETS)):
            target = browser.TARGETS[(turn + i) % len(browser.TARGETS)]
            print(f"  run {turn + 1} of {count}: {target.title}", file=sys.stderr)
            url = urls[target.name]
            runs[target.name].append(browser.cold_run(chrome, target, url, shown, offered))
    return runs


def _answers(shown: Content) -> dict[str, list[float]]:
    """Answer times of servers of their own, so that the others still have all to do."""
    times = {}
    for name, ask in (("ours", answers.ours), ("dash", answers.dash)):
        with running(name) as server:
            times[name] = ask(server.url, shown)
    return times


def _described(shown: Content) -> dict[str, Any]:
    return {
        "version": shown.atlas.version,
        "digest": shown.atlas.digest,
        "nodes": sum(
            "source" not in e["data"] and not e["data"].get("decor") for e in shown.elements
        ),
        "edges": sum("source" in e["data"] for e in shown.elements),
        "claims": len(shown.quotes),
        "condition": shown.condition,
        "kept": len(shown.kept(shown.condition)),
    }


def _machine() -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "processor": _processor(),
        "load": f"{os.getloadavg()[0]:.1f}",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _told(machine: dict[str, Any]) -> str:
    return (
        f"{machine['cores']} cores ({machine['processor']}), load {machine['load']} before, "
        f"{machine['system']}, Python {machine['python']}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown"


if __name__ == "__main__":
    sys.exit(main())
