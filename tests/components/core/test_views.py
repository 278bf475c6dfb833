from __future__ import annotations

from importlib import import_module

import pytest

from components.core.state import VIEWS, ViewState
from components.core.view import visible
from components.core.views import VIEW_KINDS, view_key
from components.views import registry
from tests.sample import sample

ATLAS = sample()
#: What a view's module may define for the registry.
FUNCTIONS = ("view_html", "element_classes", "positions", "figure")


def test_the_address_knows_these_views_and_keys_count_from_one() -> None:
    assert tuple(VIEW_KINDS) == VIEWS
    assert [view_key(name) for name in VIEWS] == list(range(1, len(VIEWS) + 1))
    with pytest.raises(ValueError, match="no_view"):
        view_key("no_view")


def test_every_view_has_its_own_label_and_meaning() -> None:
    kinds = VIEW_KINDS.values()
    assert (
        len({kind.label for kind in kinds}) == len({kind.meaning for kind in kinds}) == len(kinds)
    )
    assert all(kind.label and kind.meaning for kind in kinds)


@pytest.mark.parametrize("kind", VIEW_KINDS.values(), ids=lambda kind: kind.name)
def test_a_view_says_something_in_words_unless_it_is_on_the_canvas_alone(kind) -> None:  # type: ignore[no-untyped-def]
    module = import_module(kind.module) if kind.module else None
    assert (kind.pane == "canvas") is not hasattr(module, "view_html")
    assert module is None or any(hasattr(module, name) for name in FUNCTIONS)
    shown = registry.view_html(visible(ATLAS, ViewState(view=kind.name)))
    assert bool(shown) is not (kind.pane == "canvas")


def test_which_views_move_mark_and_draw() -> None:
    defined = {
        name: {kind.name for kind in VIEW_KINDS.values() if registry._function(kind.name, name)}
        for name in FUNCTIONS
    }
    assert defined["element_classes"] == {"brain", "paths", "compare"}
    assert defined["positions"] == {"paths", "compare"}
    assert defined["figure"] == {"matrix"}
