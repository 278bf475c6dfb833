"""The published links of ``links.txt``, and what each of them shows.

``python -m tests.links ADDRESS ...`` prints the lines for further links; add them at the end
of the file. Lines are never changed or removed: somebody may have kept the link.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from lxml import html

from components.core.state import decode
from components.core.view import visible
from components.pages.claim_list import selected_claims
from components.pages.pagination import page_number
from data.model import Atlas

FILE = Path(__file__).parent / "links.txt"
NONE = "-"  #: stands in an empty column


@dataclass(frozen=True)
class Link:
    """A link as it was published: with which version of the dataset, and what it showed.

    `selected` is the id of what was open, or empty; `claims` are the ids that were shown.
    """

    version: str
    address: str
    selected: str
    claims: frozenset[str]

    @property
    def line(self) -> str:
        """The link as it stands in the file."""
        return "\t".join(
            (self.version, self.address, self.selected or NONE, pack(self.claims) or NONE)
        )


@dataclass(frozen=True)
class Shown:
    """What an address shows now; `notice` is what the reader is told about it, as text."""

    selected: str
    claims: frozenset[str]
    notice: str = ""
    query: str = ""


def links() -> list[Link]:
    """Every link of the file, in its order."""
    found = []
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            version, address, *cells = line.split("\t")
            selected, claims = ("" if cell == NONE else cell for cell in cells)
            found.append(Link(version, address, selected, unpack(claims)))
    return found


def promised() -> int:
    """How many links there are at least, as the head of the file says."""
    (number,) = re.findall(r"^# At least (\d+) links", FILE.read_text("utf-8"), re.MULTILINE)
    return int(number)


def look(client: FlaskClient, atlas: Atlas, address: str) -> Shown:
    """Open an address as a reader would. AssertionError if it does not answer with a page."""
    parts = urlsplit(address)
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code in {200, 410}, f"{answer.status_code} for {address}"
    if parts.path != "/":
        page = html.document_fromstring(answer.data)
        told = " ".join(element.text_content() for element in page.find_class("remark"))
        if parts.path.startswith("/claim/"):
            name = answer.request.path.removeprefix("/claim/")
            shown = {name} if name in atlas.claims else set()
            return Shown(name if shown else "", frozenset(shown), told)
        entries = set(map(str, page.xpath("//article[contains(@class, 'entry')]/@id")))
        _, query = page_number(parts.query)
        listing = {
            claim.id for claim in selected_claims(visible(atlas, decode(query, atlas).state))
        }
        assert entries <= listing
        # All pages of the list count: a claim may move from one to the next.
        return Shown("", frozenset(listing if entries else ()), told)
    view = json.loads(client.get(f"/_view?{parts.query}").data)
    state = decode(view["query"], atlas).state
    claims = {claim.id for claim in visible(atlas, state).claims}
    if state.view in {"paths", "compare"}:  # they speak of a part of the claims only
        claims &= set(re.findall(r'data-[a-z]+="([^"]+)"', view["words"]))
    told = html.fromstring(view["notice"]).text_content() if view["notice"] else ""
    if state.select:
        assert 'class="panel-head"' in view["panel"], address
    return Shown(state.select, frozenset(claims), told, view["query"])


def pack(claims: Iterable[str]) -> str:
    """Ids of claims in short: ``news-001..003 news-007``."""
    runs: list[list[str]] = []
    for claim in sorted(claims):
        if runs and _next(runs[-1][-1]) == claim:
            runs[-1].append(claim)
        else:
            runs.append([claim])
    return " ".join(
        run[0] if len(run) == 1 else f"{run[0]}..{run[-1].rpartition('-')[2]}" for run in runs
    )


def unpack(text: str) -> frozenset[str]:
    """The ids that `pack` put together."""
    found: set[str] = set()
    for part in text.split():
        first, _, last = part.partition("..")
        found.add(first)
        while last and not first.endswith(f"-{last}"):
            first = _next(first)
            found.add(first)
    return frozenset(found)


def _next(claim: str) -> str:
    site, _, number = claim.rpartition("-")
    return f"{site}-{int(number) + 1:0{len(number)}}"


def main(addresses: list[str]) -> None:
    """Print a line for each address."""
    from app import create_app
    from data.load import load

    atlas = load()
    client = create_app(atlas).server.test_client()
    for address in addresses:
        shown = look(client, atlas, address)
        print(Link(atlas.version, address, shown.selected, shown.claims).line)


if __name__ == "__main__":
    main(sys.argv[1:])
