"""cytoscape.js as npm has it, fetched once into an ignored folder and never committed."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import tarfile
from pathlib import Path

VERSION = "3.34.4"
SHA512 = "msY99tMY8iWTg+sIPGfSqDcPNOt4xcj+v/K/7qUFaCUxxlqnMkUYLBjRUzn9W5CU/R2hrmtJa5+UtovrEM2ctg=="
VENDOR = Path(__file__).parent / "vendor"
_MEMBER = "package/dist/cytoscape.min.js"


class NpmMissingError(RuntimeError):
    """The page written by hand cannot be built; the message says what to do."""


def script() -> Path:
    """Path of cytoscape.min.js; fetched with ``npm pack`` where it is not there yet.

    Raises NpmMissingError if npm is not there, fails, or brings something else than expected.
    """
    archive = VENDOR / f"cytoscape-{VERSION}.tgz"
    if not archive.exists():
        _fetch()
    if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != SHA512:
        raise NpmMissingError(f"{archive} is not the package that was expected; remove it.")
    target = VENDOR / "cytoscape.min.js"
    with tarfile.open(archive) as opened:
        member = opened.extractfile(_MEMBER)
        assert member is not None
        target.write_bytes(member.read())
    return target


def _fetch() -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NpmMissingError(f"npm is needed to fetch cytoscape.js {VERSION} to compare with.")
    VENDOR.mkdir(exist_ok=True)
    done = subprocess.run(
        [npm, "pack", f"cytoscape@{VERSION}", "--silent"],
        cwd=VENDOR,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise NpmMissingError(f"npm pack cytoscape@{VERSION} failed:\n{done.stderr}")
