from __future__ import annotations

from typing import Any

import pytest

from components.state import ViewState
from components.title import TITLE, title
from components.view import visible
from data.model import Atlas
from tests.sample import sample

ATLAS = sample()


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({}, ""),
        ({"theme": "dark", "layout": "circle"}, ""),
        ({"select": "oxytocin"}, "oxytocin"),
        ({"select": "oxytocin", "species": ("human",)}, "oxytocin"),
        ({"select": "oxytocin.no_effect_on.trust"}, "oxytocin has no effect on trust"),
        ({"select": "s-05"}, "dopamine increases trust"),
        ({"select": "s-11"}, "oxytocin increases memory"),
        ({"condition": ("anxiety",)}, "5 of 10 claims · about anxiety"),
        ({"q": "<b>"}, "0 of 10 claims · with the words “<b>”"),
        ({"select": "nobody", "condition": ("anxiety",)}, "5 of 10 claims · about anxiety"),
    ],
)
def test_what_an_address_is_called(changed: Any, text: str) -> None:
    expected = f"{text} · {TITLE}" if text else TITLE
    assert title(visible(ATLAS, ViewState(**changed))) == expected


def test_every_element_has_a_title_of_one_line(shipped: Atlas) -> None:
    for selected in (*shipped.nodes, *shipped.edges, *shipped.claims):
        found = title(visible(shipped, ViewState(select=selected)))
        assert found.endswith(f" · {TITLE}")
        assert found == " ".join(found.split())
