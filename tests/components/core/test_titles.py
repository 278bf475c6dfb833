from __future__ import annotations

from typing import Any

import pytest

from components.core.state import ViewState
from components.core.titles import SITE_TITLE, page_title
from components.core.view import visible
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
    expected = f"{text} · {SITE_TITLE}" if text else SITE_TITLE
    assert page_title(visible(ATLAS, ViewState.of(**changed))) == expected


def test_every_element_has_a_title_of_one_line(shipped: Atlas) -> None:
    for selected in (*shipped.nodes, *shipped.edges, *shipped.claims):
        found = page_title(visible(shipped, ViewState(select=selected)))
        assert found.endswith(f" · {SITE_TITLE}")
        assert found == " ".join(found.split())
