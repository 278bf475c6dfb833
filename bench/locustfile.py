"""Readers for `bench.load`: they open the page, click lines, filter and change views.

Settings come from the environment: PAUSE, the shortest and longest time between two
clicks in seconds ("1,3"; "0,0" for as fast as they can).
"""

from __future__ import annotations

import os
import random

import gevent
from locust import FastHttpUser, between, task

from components.core.state import VIEWS
from data.load import load
from data.store.engine import store_of

ATLAS = load()
EDGES = sorted(ATLAS.edges)
NODES = sorted({claim.subject for claim in ATLAS.active_claims})
CONDITIONS = sorted(store_of(ATLAS).facet_values("condition"))
SHORTEST, LONGEST = (float(part) for part in os.environ.get("PAUSE", "1,3").split(","))
# Reading the dataset took a while that gevent has not seen: timers set now would end early.
gevent.get_hub().loop.update_now()


class Reader(FastHttpUser):
    """One reader, with a connection and habits of their own."""

    wait_time = between(SHORTEST, LONGEST)

    def on_start(self) -> None:
        """Open the page, as a browser does."""
        self.dice = random.Random(id(self))
        self.condition = ""
        for path in ("", "_dash-layout", "_dash-dependencies", "_view?"):
            self.client.get(f"/{path}", name=f"/{path}")

    @task(6)
    def click(self) -> None:
        """Read the quotes of a line."""
        self._ask("_panel", select=self.dice.choice(EDGES))

    @task(2)
    def look(self) -> None:
        """Read about a thing."""
        self._ask("_panel", select=self.dice.choice(NODES))

    @task(2)
    def filter(self) -> None:
        """Look at another condition, or at all of them."""
        self.condition = self.dice.choice(["", *CONDITIONS])
        self._ask("_view")

    @task(1)
    def switch(self) -> None:
        """Look at the claims in another view."""
        self._ask("_view", view=self.dice.choice(VIEWS))

    @task(1)
    def search(self) -> None:
        """Write the first letters of a thing."""
        self._ask("_search", q=self.dice.choice(NODES)[:4])

    def _ask(self, answer: str, **fields: str) -> None:
        if self.condition:
            fields["condition"] = self.condition
        self.client.get(f"/{answer}", params=fields, name=f"/{answer}")
