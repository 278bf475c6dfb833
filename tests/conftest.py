"""What every test shares: how hard the property tests try."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("home", max_examples=500, deadline=None)
settings.register_profile(
    "ci",
    max_examples=5_000,
    deadline=None,  # a slow minute of a shared machine is no bug
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "home")
