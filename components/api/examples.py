"""Code examples for the API (curl, Python, R), shown on its page and run by tests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Snippet:
    """One code example: its language, its purpose, the code."""

    language: str
    purpose: str
    code: str


_CURL = """\
curl -OJ "{address}api/graph.cx2?condition=anxiety"
"""
_PYTHON = """\
import json
from urllib.request import urlopen

page = "{address}api/claims?condition=anxiety&species=human"
claims = []
while page:
    answer = json.load(urlopen(page))
    claims += answer["claims"]
    page = answer["next"]

for claim in claims:
    print(claim["id"], claim["effect"], claim["quote"])
"""
_R = """\
address <- "{address}api/download.csv?condition=anxiety"
claims <- read.csv(address, fileEncoding = "UTF-8-BOM")
table(claims$evidence, claims$effect)
"""


def snippets(address: str) -> tuple[Snippet, ...]:
    """Return the examples for an explorer at `address`, which ends in "/"."""
    examples = (
        ("curl", "Save what is said of anxiety as a network for Cytoscape", _CURL),
        ("Python", "Read every claim about anxiety in people, page by page", _PYTHON),
        ("R", "Open the table and count kinds of evidence", _R),
    )
    return tuple(
        Snippet(language, purpose, code.format(address=address))
        for language, purpose, code in examples
    )
