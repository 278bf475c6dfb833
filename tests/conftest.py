"""What all tests share: examples of property tests, their order, and what is left out."""

import os
import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, settings

#: Chosen with --hypothesis-profile; where CI=true is set, "ci" by itself.
EXAMPLES = {"quick": 25, "home": 100, "ci": 5_000}

for name, amount in EXAMPLES.items():
    settings.register_profile(
        name,
        max_examples=amount,
        deadline=None,  # a slow minute of a shared machine is no bug
        print_blob=name == "ci",
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("ci" if os.environ.get("CI") == "true" else "home")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--shuffle SEED``: no test may depend on the ones before it."""
    parser.addoption("--shuffle", type=int, help="run the tests in an order that this decides")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Bring the tests into another order if that is asked for; the same in every process."""
    if (seed := config.getoption("--shuffle")) is not None:
        random.Random(seed).shuffle(items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell of every test that did not run, and why, where nobody can overlook it."""
    skipped = terminalreporter.getreports("skipped")
    if not skipped:
        return
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        if isinstance(report.longrepr, tuple)
        else str(report.longrepr)
        for report in skipped
    )
    terminalreporter.section(f"{len(skipped)} TESTS DID NOT RUN", sep="!", red=True, bold=True)
    for reason, amount in reasons.most_common():
        terminalreporter.line(f"{amount:4} x {reason}", red=True)
    terminalreporter.line("What they check is not known to hold on this machine.", red=True)
