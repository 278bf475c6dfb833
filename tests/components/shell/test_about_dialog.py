from __future__ import annotations

from dash import html

from components.shell.about_dialog import layout
from tests.sample import sample


def test_it_leads_to_the_pages_beside_the_explorer() -> None:
    links = [part.href for part in layout(sample())._traverse() if isinstance(part, html.A)]
    assert [link for link in links if "//" not in link] == [
        *("claims", "fact-check", "references", "method", "method#report", "glossary"),
    ]
