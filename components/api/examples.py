"""Examples of how a program asks the API; tests run them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Snippet:
    """One example: the language, what it does, the code."""

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
    """The examples for an explorer at `address`, which ends in "/"."""
    listed = (
        ("curl", "Save what is said of anxiety as a network for Cytoscape", _CURL),
        ("Python", "Read every claim about anxiety in people, page by page", _PYTHON),
        ("R", "Open the table and count kinds of evidence", _R),
    )
    return tuple(Snippet(*one[:2], one[2].format(address=address)) for one in listed)
