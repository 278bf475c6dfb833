"""What is installed is what was meant: exact versions, locked by their hashes."""

from __future__ import annotations

import ast
import json
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.audit import ACCEPTED, accepted, judge

ROOT = Path(__file__).resolve().parents[1]
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """The packages that a file pins, by normalised name, with their versions."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {re.sub(r"[-_.]+", "-", p).lower(): version for p, version in PIN.findall(text)}


#: What belongs to the pinned Jinja and Flask and is theirs to choose a version of.
IMPORTED_WITH = {"markupsafe", "werkzeug"}
#: Run by hand when the typefaces are made anew; needs fontTools, which nothing else does.
FONT_TOOL = ROOT / "components" / "images" / "fonts" / "make.py"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_has_one_exact_version(name: str) -> None:
    lines = [line.partition("#")[0].strip() for line in (ROOT / name).read_text().splitlines()]
    loose = [line for line in lines if line and not line.startswith("-r ") and not PIN.match(line)]
    assert not loose


def test_the_lock_is_that_of_the_requirements() -> None:
    wanted, locked = pins("requirements.txt"), pins("requirements.lock")
    assert wanted
    differing = {name: locked.get(name) for name in wanted if locked.get(name) != wanted[name]}
    assert not differing, "run `make lock`"


def test_every_locked_package_has_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", text).strip())
    assert len(entries) == len(pins("requirements.lock")) > 20
    assert not [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]
    assert not re.search(r"https?:|file:/|--index|--find|--trusted", text)


def test_every_package_that_the_code_imports_is_pinned() -> None:
    """Nothing the app needs may come by accident, with another package."""
    code = [ROOT / "app.py", *ROOT.glob("data/**/*.py"), *ROOT.glob("components/**/*.py")]
    files = [file for file in code if file != FONT_TOOL]
    assert 100 < len(files) == len(code) - 1
    modules = {name for file in files for name in imported(file)}
    distributions = packages_distributions()
    foreign = modules - sys.stdlib_module_names - {"app", "data", "components"}
    needed = {re.sub(r"[-_.]+", "-", distributions[name][0]).lower() for name in foreign}
    assert needed >= {"dash", "flask", "networkx", "numpy"}
    assert needed - set(pins("requirements.txt")) == IMPORTED_WITH


def imported(file: Path) -> set[str]:
    """The top-level modules that a file imports, in functions too."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_the_container_installs_from_the_lock_alone() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes" in text
    assert "requirements.txt" not in text


# The audit.

FAULT = {"id": "PYSEC-2026-1", "aliases": ["CVE-2026-1"], "fix_versions": ["2.0"]}


def report(*packages: dict[str, object]) -> str:
    return json.dumps({"dependencies": [{"name": "a", "version": "1.0", **p} for p in packages]})


def test_a_vulnerability_fails_the_audit() -> None:
    verdict = judge(report({"vulns": [FAULT]}, {"vulns": []}), "", {})
    assert verdict.failed
    assert verdict.lines == ("2 of 2 packages checked.", "a 1.0: PYSEC-2026-1, mended in 2.0")


@pytest.mark.parametrize("name", ["PYSEC-2026-1", "CVE-2026-1"])
def test_one_that_is_accepted_for_a_reason_does_not(name: str) -> None:
    verdict = judge(report({"vulns": [FAULT]}), "", {name: "Never called."})
    assert not verdict.failed
    assert verdict.lines[1] == "a 1.0: PYSEC-2026-1, accepted: Never called."


@pytest.mark.parametrize(
    ("written", "errors"),
    [
        ("", "requests.exceptions.ConnectionError: HTTPSConnectionPool"),
        ("", "ReadTimeout"),
        (report({"skip_reason": "not found"}), "No known vulnerabilities found"),
        (report(), ""),
    ],
)
def test_where_nothing_was_checked_it_says_so(written: str, errors: str) -> None:
    verdict = judge(written, errors, {})
    assert not verdict.failed
    assert verdict.lines[0].endswith("nothing was checked.")


@pytest.mark.parametrize("written", ["", "{}", "[]", "null"])
def test_an_audit_that_breaks_fails(written: str) -> None:
    verdict = judge(written, "error: the lock has no hashes", {})
    assert verdict.failed
    assert "the lock has no hashes" in verdict.lines[1]


def test_nothing_is_accepted_without_a_reason() -> None:
    accepted(ACCEPTED.read_text(encoding="utf-8"))
    assert accepted("# why\n\nPYSEC-1: Never called: see x.\n") == {
        "PYSEC-1": "Never called: see x."
    }
    with pytest.raises(ValueError, match="PYSEC-2"):
        accepted("PYSEC-2\n")
