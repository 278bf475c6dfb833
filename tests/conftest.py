"""What every test shares: how hard the property tests try, and what is said of tests left out."""

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, settings

#: Chosen with --hypothesis-profile; where CI=true is set, "ci" by itself.
EXAMPLES = {"quick": 25, "home": 250, "ci": 5_000}

for name, amount in EXAMPLES.items():
    settings.register_profile(
        name,
        max_examples=amount,
        deadline=None,  # a slow minute of a shared machine is no bug
        print_blob=name == "ci",
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("ci" if os.environ.get("CI") == "true" else "home")


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
