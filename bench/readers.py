"""Many readers at once, simulated by locust, and their failures and response times."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.servers import ROOT

#: Seconds between two clicks, shortest and longest.
PAUSES = {"reading": "1,3", "hurried": "0,0", "restless": "0.2,0.6"}


@dataclass(frozen=True)
class Load:
    """What locust saw: requests, failures, seconds, and how often each time in ms."""

    requests: int
    failures: int
    seconds: float
    times: Counter[float]

    @property
    def rate(self) -> float:
        """Requests in a second."""
        return self.requests / self.seconds if self.seconds else 0.0

    def within(self, share: float) -> float:
        """Return the ms that `share` per cent of requests did not exceed; 0 without requests."""
        left = math.ceil(sum(self.times.values()) * share / 100)
        for took in sorted(self.times):
            left -= self.times[took]
            if left <= 0:
                return took
        return 0.0


def summed(report: str) -> Load:
    """All of locust's entries (its ``--json``) as one; ValueError if it is no such report."""
    entries: list[dict[str, Any]] = json.loads(report)
    times: Counter[float] = Counter()
    for entry in entries:
        times.update({float(took): n for took, n in entry["response_times"].items()})
    begun = min((entry["start_time"] for entry in entries), default=0.0)
    ended = max((entry["last_request_timestamp"] or 0.0 for entry in entries), default=0.0)
    return Load(
        sum(entry["num_requests"] for entry in entries),
        sum(entry["num_failures"] for entry in entries),
        ended - begun,
        times,
    )


def readers(url: str, number: int, seconds: int, pace: str) -> Load:
    """Let readers read for a while. Raises ValueError for any address but this machine's."""
    if not url.startswith("http://127.0.0.1:"):
        raise ValueError(f"{url} is not on this machine")
    with TemporaryDirectory() as folder:
        command = [
            *(sys.executable, "-m", "locust", "--locustfile", "bench/locustfile.py"),
            *("--headless", "--only-summary", "--exit-code-on-error", "0", "--stop-timeout", "5"),
            *("--users", str(number), "--spawn-rate", str(max(number // 4, 10))),
            *("--run-time", f"{seconds}s", "--host", url),
            *("--json-file", f"{folder}/report"),
        ]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | {"PAUSE": PAUSES[pace], "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=seconds + 60,
        )
        written = list(Path(folder).iterdir())
        if done.returncode or len(written) != 1:
            raise RuntimeError(f"locust failed:\n{done.stdout}")
        found = summed(written[0].read_text("utf-8"))
    if found.failures:  # which ones, and why, is for whoever looks on
        print(done.stdout.partition("Error report")[2], file=sys.stderr)
    return found
