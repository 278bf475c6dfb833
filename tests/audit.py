"""Ask whether a locked package has a known vulnerability: ``python -m tests.audit``.

pip-audit asks the package index. Where that does not answer, or answers about none of the
packages, nothing was checked: this says so and does no harm. What is known and accepted
stands in ``tests/audit-accepted.txt``, each with its reason.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
ACCEPTED = Path(__file__).with_name("audit-accepted.txt")
PATIENCE = 300.0  #: seconds
#: How an index that cannot be reached shows in what pip-audit prints.
SILENCE = ("ConnectionError", "ConnectTimeout", "ReadTimeout", "Max retries", "ProxyError")


@dataclass(frozen=True)
class Verdict:
    """What came out: the lines to print, and whether the check failed."""

    lines: tuple[str, ...]
    failed: bool = False


def accepted(text: str) -> dict[str, str]:
    """Accepted vulnerabilities with their reasons, from lines ``ID: reason``.

    Empty lines and those that begin with # are comments. Raises ValueError for an id without
    a reason.
    """
    found = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, _, reason = line.partition(":")
        if not reason.strip():
            raise ValueError(f"{name.strip()} is accepted without a reason")
        found[name.strip()] = reason.strip()
    return found


def judge(report: str, errors: str, known: Mapping[str, str]) -> Verdict:
    """The verdict on what pip-audit wrote (`report`, JSON) and complained of (`errors`)."""
    try:
        packages: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        if any(sign in errors for sign in SILENCE):
            return Verdict(("The index does not answer: nothing was checked.",))
        return Verdict(("pip-audit failed:", errors.strip()[-2000:]), failed=True)
    checked = [package for package in packages if "skip_reason" not in package]
    if not checked:
        return Verdict(("The index knows none of the packages: nothing was checked.",))
    lines = [f"{len(checked)} of {len(packages)} packages checked."]
    failed = False
    for package in checked:
        for fault in package.get("vulns", ()):
            names = {fault["id"], *fault.get("aliases", ())}
            reason = next((known[name] for name in sorted(names) if name in known), "")
            failed = failed or not reason
            mended = ", ".join(fault.get("fix_versions", ())) or "no version yet"
            told = f"accepted: {reason}" if reason else f"mended in {mended}"
            lines.append(f"{package['name']} {package['version']}: {fault['id']}, {told}")
    return Verdict(tuple(lines), failed)


def main() -> int:
    """Check the lock; 1 if there is a vulnerability that nobody accepted, or no telling why not."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK)]
    command += ["--require-hashes", "--disable-pip", "--format=json", "--progress-spinner=off"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        report, errors = done.stdout, done.stderr
    except subprocess.TimeoutExpired:
        report, errors = "", "ReadTimeout"
    verdict = judge(report, errors, accepted(ACCEPTED.read_text("utf-8")))
    print("\n".join(verdict.lines))
    return int(verdict.failed)


if __name__ == "__main__":
    sys.exit(main())
