"""Many readers at once, and what goes wrong meanwhile: ``python -m bench load [--write]``.

gunicorn runs as `make serve` runs it, on a free port of 127.0.0.1, and locust plays the
readers on the same machine. No other host is requested, and every part ends by itself.
"""

from __future__ import annotations

import argparse
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import mean
from tempfile import TemporaryFile
from threading import Timer

from bench.readers import Load, readers
from bench.report import put
from bench.servers import ROOT, answers, children, pss, stop
from tests.browser.serving import free_port

START, END = "<!-- load: written by `make bench ARGS='load --write'` -->", "<!-- load: end -->"
READERS, HURRIED, RESTLESS = 200, 20, 60  #: readers in the parts below


@dataclass(frozen=True)
class Row:
    """A figure, what was aimed at, and whether it was reached; `aim` may be empty."""

    title: str
    value: str
    aim: str = ""
    reached: bool = True


@dataclass
class Site:
    """The running server."""

    pid: int
    url: str
    ready: float  #: seconds from its start to the first answer of /readyz
    workers: Callable[[], list[int]] = field(repr=False, default=list)

    def memory(self) -> list[float]:
        """MB (PSS) of each worker."""
        return [pss(pid) for pid in self.workers()]


@contextmanager
def site() -> Iterator[Site]:
    """Yield gunicorn with its own settings, running until the block ends."""
    port = free_port()
    begun = time.perf_counter()
    with TemporaryFile("w+") as printed:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn"],
            cwd=ROOT,
            env=os.environ | {"PORT": str(port)},
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            if not answers(f"{url}/readyz", process):
                printed.seek(0)
                raise RuntimeError(f"The server did not start:\n{printed.read()}")
            took = time.perf_counter() - begun
            yield Site(process.pid, url, took, lambda: children(process.pid))
        finally:
            stop(process, 30)


def disturbed(running: Site, seconds: int, disturb: Callable[[], None]) -> Load:
    """Readers in a row, with something done to the server after a third of the time."""
    timer = Timer(seconds / 3, disturb)
    timer.start()
    try:
        return readers(running.url, RESTLESS, seconds, "restless")
    finally:
        timer.cancel()


def measure(seconds: int) -> list[Row]:
    """Run every part; about `seconds` for the first and a third of it for each of the others."""
    short = max(seconds // 3, 6)
    with site() as running:
        readers(running.url, 20, 10, "hurried")  # every worker has its modules and full caches
        before = running.memory()
        reading = readers(running.url, READERS, seconds, "reading")
        middle = running.memory()
        hurried = readers(running.url, HURRIED, short, "hurried")
        again = readers(running.url, READERS, short, "reading")
        after = running.memory()
        rows = [
            _at_most("ready after the start", running.ready, 5, "s"),
            Row(f"{READERS} readers, 1–3 s between clicks", f"{reading.rate:.0f} requests/s"),
            _at_most("95 % of answers within", reading.within(95), 100, "ms"),
            _at_most("99 % of answers within", reading.within(99), 300, "ms"),
            _at_most("requests failed", reading.failures + again.failures, 0, ""),
            _at_least(f"{HURRIED} readers without a pause", hurried.rate, 150, "requests/s"),
            _at_most("requests failed then", hurried.failures, 0, ""),
            _at_most("largest worker (PSS)", max(*middle, *after), 150, "MB"),
            _at_most("growth of a worker over these parts", mean(after) - mean(before), 5, "MB"),
        ]
        back: list[float] = []
        killed = disturbed(running, short, lambda: back.append(_kill(running)))
        rows.append(_at_most("kill -9 of a worker: requests lost", killed.failures, 4, ""))
        rows.append(_at_most("until there are two workers again", max(back, default=99), 5, "s"))
        old = running.workers()
        renewed = disturbed(running, short, lambda: os.kill(running.pid, signal.SIGHUP))
        rows.append(_at_most("HUP: requests lost", renewed.failures, 0, ""))
        left = len(set(old) & set(running.workers()))
        rows.append(_at_most("old workers left after it", left, 0, ""))
    return rows


def _kill(running: Site) -> float:
    """Kill a worker; the seconds until as many as before have started and one has answered."""
    before = running.workers()
    begun = time.perf_counter()
    os.kill(before[0], signal.SIGKILL)
    while time.perf_counter() - begun < 30:
        now = running.workers()
        if before[0] not in now and len(now) >= len(before):
            return time.perf_counter() - begun
        time.sleep(0.02)
    return math.inf


def _at_most(title: str, value: float, aim: float, unit: str) -> Row:
    return Row(title, _told(value, unit), f"≤ {_told(aim, unit)}", value <= aim)


def _at_least(title: str, value: float, aim: float, unit: str) -> Row:
    return Row(title, _told(value, unit), f"≥ {_told(aim, unit)}", value >= aim)


def _told(value: float, unit: str) -> str:
    number = f"{value:.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"
    return f"{number} {unit}".strip()


def section(rows: list[Row], seconds: int, machine: str) -> str:
    """Return the figures with their aims, as Markdown."""
    lines = [
        f"Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine}, locust on the same machine; "
        f"{seconds} s of reading. Each figure is of one run.",
        "",
        "| | measured | aim | |",
        "|---|--:|--:|---|",
    ]
    for row in rows:
        verdict = ("yes" if row.reached else "**no**") if row.aim else ""
        lines.append(f"| {row.title} | {row.value} | {row.aim} | {verdict} |")
    return "\n".join(lines)


def main(arguments: list[str], machine: str) -> int:
    """Measure and report beside `machine`, its description. Always 0: figures are no tests."""
    parser = argparse.ArgumentParser(prog="python -m bench load")
    parser.add_argument("--seconds", type=int, default=60, help="how long the readers read")
    parser.add_argument("--write", action="store_true", help="put the table in docs/benchmarks.md")
    chosen = parser.parse_args(arguments)
    text = section(measure(chosen.seconds), chosen.seconds, machine)
    print(text)
    if chosen.write:
        put(text, START, END)
    return 0
