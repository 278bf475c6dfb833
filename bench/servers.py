"""Start and stop the pages that are measured, and see how much memory they take."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from tests.browser.serving import free_port

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0  #: seconds to start in
WARMING = 16  #: requests before anything is measured, so that each worker has had one
#: As `make serve` does.
GUNICORN = ("-m", "gunicorn", "--preload", "--workers", "2", "--threads", "4")

COMMANDS: dict[str, tuple[str, ...]] = {
    "ours": (*GUNICORN, "app:server"),
    "handwritten": ("-m", "bench.targets.handwritten.serve"),
    "dash": (*GUNICORN, "bench.targets.minimal_dash:server()"),
}


@dataclass(frozen=True)
class Server:
    """A running target."""

    url: str
    pid: int

    def memory(self) -> list[float]:
        """MB (PSS) of each of its processes, the largest first; empty where that is unknown."""
        return sorted((pss(pid) for pid in _family(self.pid)), reverse=True)


@contextmanager
def running(target: str) -> Iterator[Server]:
    """Serve a target on a free port until the block ends.

    Raises RuntimeError with all it has printed if it does not answer in time.
    """
    port = free_port()
    command = COMMANDS[target]
    where = ("--bind", f"127.0.0.1:{port}") if "gunicorn" in command else (str(port),)
    with TemporaryFile("w+") as printed:
        process = subprocess.Popen(
            [sys.executable, *command, *where],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        server = Server(f"http://127.0.0.1:{port}", process.pid)
        try:
            if not answers(server.url, process):
                printed.seek(0)
                raise RuntimeError(f"{target} did not start:\n{printed.read()}")
            for _ in range(WARMING):
                urllib.request.urlopen(server.url).close()
            yield server
        finally:
            stop(process, 10)


def stop(process: subprocess.Popen[bytes], patience: float) -> None:
    """End a process, by force if it is still there after so many seconds."""
    process.terminate()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    """Wait until an address answers; false if the process ends first, or it takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    return False


def children(pid: int) -> list[int]:
    """Return the processes that a process has started; none where the system does not say."""
    listing = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listing.read_text().split()] if listing.exists() else []


def _family(pid: int) -> list[int]:
    if not Path(f"/proc/{pid}/smaps_rollup").exists():
        return []
    return [pid, *(p for child in children(pid) for p in _family(child))]


def pss(pid: int) -> float:
    """MB of memory of a process, what it shares counted in part."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0
