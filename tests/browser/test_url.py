from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser import network

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "components" / "core" / "url_cases.json").read_text(
        encoding="utf-8"
    )
)


def test_encode_matches_python(page: Page) -> None:
    """Controls write the address in the browser, the server reads it: both spell alike."""
    page.goto("/")
    network.ready(page)
    written = page.evaluate(
        """(states) => {
            const { defaults } = explorer.setup;
            return states.map((state) => explorer.encode({ ...defaults, ...state }, defaults));
        }""",
        [case["state"] for case in CASES],
    )
    names = [case["name"] for case in CASES]
    assert dict(zip(names, written, strict=True)) == {c["name"]: c["query"] for c in CASES}
    assert len(set(names)) == len(names)
