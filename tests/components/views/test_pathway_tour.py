from __future__ import annotations

import pytest

from components.core.state import decode
from components.core.view import View, visible
from components.views import pathway_tour
from tests.components.markup import find, one, parse, words
from tests.sample import sample

ATLAS = sample()


def view(query: str) -> View:
    return visible(ATLAS, decode(query, ATLAS).state)


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [(1, None, ("2", "s-01")), (2, ("1", "s-05"), ("3", "s-05")), (3, ("2", "s-01"), None)],
)
def test_a_step_leads_to_the_ones_before_and_after_it(
    step: int, before: tuple[str, str] | None, after: tuple[str, str] | None
) -> None:
    root = parse(pathway_tour.tour_html(view(f"walk=bond&step={step}")))
    assert words(one(root, "walk-at")) == f"Step {step} of 3"
    for button, target in zip(find(root, "walk-go"), (before, after), strict=True):
        assert (button.get("data-walk-step"), button.get("data-walk-claim")) == (target or ("", ""))
        assert (button.get("disabled") is None) == bool(target)


def test_a_step_tells_its_claim_and_whether_filters_hide_it() -> None:
    told = words(one(parse(pathway_tour.tour_html(view("walk=bond&step=2"))), "walk-narration"))
    assert told.startswith("Then. Our words")
    assert "oxytocin decreases anxiety" in told
    assert "Your filters hide this claim" not in told
    hidden = parse(pathway_tour.tour_html(view("walk=bond&step=2&species=mouse")))
    assert "Your filters hide this claim" in words(one(hidden, "walk-narration"))


def test_every_step_lies_on_the_way() -> None:
    steps = (
        *("oxytocin", "oxytocin.decreases.anxiety", "anxiety"),
        *("serotonin", "serotonin.regulates.amygdala", "amygdala"),
    )
    assert pathway_tour.element_classes(view("walk=calm")) == dict.fromkeys(steps, "on-path")
    assert pathway_tour.element_classes(view("")) == {}
    assert pathway_tour.tour_html(view("")) == ""
