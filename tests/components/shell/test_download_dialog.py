from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component

from components.api.openapi import SCOPES as KNOWN
from components.shell.download_dialog import SCOPES, layout
from data.exports.formats import FORMATS
from tests.sample import sample

ATLAS = sample()


def parts(component: Any) -> Iterator[dict[str, Any]]:
    """The type and the properties of a component and of all that it holds."""
    if isinstance(component, (list, tuple)):
        for one in component:
            yield from parts(one)
    elif isinstance(component, Component):
        described = component.to_plotly_json()
        yield {"type": described["type"], **described["props"]}
        yield from parts(described["props"].get("children"))


def test_every_format_is_a_plain_link_to_a_file() -> None:
    links = {p["data-format"]: p for p in parts(layout(ATLAS)) if "data-format" in p}
    assert list(links) == list(FORMATS)
    for name, link in links.items():
        assert link["type"] == "A"
        assert link["href"] == f"api/download.{name}"
        assert link["download"] == ""


def test_every_format_says_what_it_is_for() -> None:
    texts = [p["children"] for p in parts(layout(ATLAS)) if p["type"] in ("B", "Span")]
    assert texts == [text for one in FORMATS.values() for text in (one.label, one.purpose)]


def test_the_groups_have_headings() -> None:
    headings = [p["children"] for p in parts(layout(ATLAS)) if p["type"] == "H3"]
    assert headings == ["Tables and text", "Networks", "References"]


def test_both_scopes_of_the_api_are_offered_and_the_first_is_chosen() -> None:
    buttons = [p for p in parts(layout(ATLAS)) if "data-scope" in p]
    assert tuple(p["data-scope"] for p in buttons) == KNOWN == tuple(SCOPES)
    assert [p["aria-pressed"] for p in buttons] == ["true", "false"]


def test_everything_is_counted() -> None:
    [told] = [p for p in parts(layout(ATLAS)) if p.get("id") == "download-told"]
    assert told["data-all"] == told["children"] == "All 10 claims"
