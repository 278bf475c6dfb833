"""Start the app as a reader would, on a free port, and wait until it answers."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from tempfile import TemporaryFile

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  #: seconds; a cold start takes one to three


@contextmanager
def serving(*arguments: str, prefix: str = "") -> Iterator[str]:
    """Run ``python app.py --port N ARGUMENTS`` and yield its base URL, without a closing slash.

    `prefix` is a path such as ``/atlas`` that it is to stand under; the URL ends with it.
    Raises RuntimeError with all the app has printed if it ends or does not answer in time.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}{prefix}"
    with TemporaryFile("w+") as printed:
        app = subprocess.Popen(
            [sys.executable, "app.py", "--port", str(port), *arguments],
            cwd=ROOT,
            env={**os.environ, "DASH_URL_BASE_PATHNAME": f"{prefix}/"} if prefix else None,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _answers(f"{url}/", app):
                printed.seek(0)
                raise RuntimeError(f"The app did not start:\n{printed.read()}")
            yield url
        finally:
            _end(app)


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on at this moment."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(url: str, app: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and app.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)  # between two looks; nothing relies on its length
    return False


def _end(app: subprocess.Popen[bytes]) -> None:
    app.terminate()
    try:
        app.wait(10)
    except subprocess.TimeoutExpired:
        app.kill()
        app.wait()
