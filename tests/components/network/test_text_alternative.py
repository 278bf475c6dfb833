"""The network as text says what the canvas draws: no thing and no line more or less."""

from __future__ import annotations

import pytest

from components.core.state import ViewState, decode
from components.core.view import View, visible
from components.network import text_alternative
from components.network.elements import visible_elements
from data.model import Atlas
from tests.components import markup
from tests.sample import sample


def _view(address: str, atlas: Atlas | None = None) -> View:
    atlas = atlas or sample()
    return visible(atlas, decode(address, atlas).state)


def _told(view: View) -> dict[str, list[str]]:
    """For each thing: the ids of the lines that stand under it."""
    return {
        thing.node.id: [line.select for line in thing.edges]
        for kind in text_alternative.nodes_by_kind(view)
        for thing in kind.nodes
    }


@pytest.mark.parametrize(
    "address", ["", "species=human", "condition=anxiety&species=-human", "q=trust", "layout=circle"]
)
def test_the_same_things_and_lines_as_on_the_canvas(shipped: Atlas, address: str) -> None:
    for atlas in (sample(), shipped):
        view = _view(address, atlas)
        told, drawn = _told(view), visible_elements(view)
        assert set(told) == set(drawn["nodes"])
        assert {line for lines in told.values() for line in lines} == set(drawn["edges"])
        for edge in view.edges:
            under = {node for node, lines in told.items() if edge.id in lines}
            assert under == {edge.subject, edge.object}


def test_a_thing_tells_its_claims_and_its_lines_first_those_that_start_there() -> None:
    things = {
        t.node.id: t for kind in text_alternative.nodes_by_kind(_view("")) for t in kind.nodes
    }
    oxytocin = things["oxytocin"]
    assert oxytocin.claim_count == 6
    assert [line.select for line in oxytocin.edges] == [
        "oxytocin.decreases.anxiety",
        "oxytocin.increases.anxiety",
        "oxytocin.no_effect_on.trust",
        "oxytocin.regulates.dopamine",
        "dopamine.increases.oxytocin",
    ]


def test_a_line_is_a_sentence_with_its_facts() -> None:
    things = {
        t.node.id: t for kind in text_alternative.nodes_by_kind(_view("")) for t in kind.nodes
    }
    lines = {line.select: line for line in things["oxytocin"].edges}
    line = lines["oxytocin.decreases.anxiety"]
    assert (line.subject, line.relation, line.object) == ("oxytocin", "decreases", "anxiety")
    assert line.facts == "2 claims · human, rat · claims disagree"
    assert lines["dopamine.increases.oxytocin"].facts == "1 claim · mouse, rat"
    assert things["amygdala"].edges[0].facts == "1 claim"  # in whom is not stated


def test_filters_leave_their_claims_out() -> None:
    things = {
        t.node.id: t for k in text_alternative.nodes_by_kind(_view("species=rat")) for t in k.nodes
    }
    assert things["oxytocin"].claim_count == 2
    assert things["anxiety"].edges[0].facts == "1 claim · rat"  # nothing disagrees any more


def test_kinds_are_headed_in_the_order_of_the_columns() -> None:
    found = text_alternative.nodes_by_kind(_view(""))
    assert [(kind.heading, len(kind.nodes)) for kind in found] == [
        ("Nutrient", 1),
        ("Neurotransmitters", 2),
        ("Hormone", 1),
        ("Brain regions", 2),
        ("Behaviour", 1),
        ("Conditions", 2),
    ]
    for kind in found:
        names = [thing.node.label for thing in kind.nodes]
        assert names == sorted(names, key=str.casefold)


def test_every_kind_can_be_headed(shipped: Atlas) -> None:
    view = _view("", shipped)
    assert {kind.name for kind in text_alternative.nodes_by_kind(view)} == {
        node.kind for node in view.nodes
    }
    headings = [kind.heading for kind in text_alternative.nodes_by_kind(view)]
    assert "Processes" in headings
    assert not [h for h in headings if h.endswith(("sss", "axiss"))]


def test_the_brain_tells_its_regions_and_what_was_seen_there() -> None:
    view = _view("view=brain")
    told = _told(view)
    assert set(told) == set(visible_elements(view)["nodes"])
    # s-02 was seen in the right amygdala, which is none of its ends.
    assert "oxytocin.decreases.anxiety" in told["right-amygdala"]
    assert "oxytocin.decreases.anxiety" not in _told(_view(""))["right-amygdala"]


def test_what_was_seen_in_the_shipped_brain_is_told(shipped: Atlas) -> None:
    view = _view("view=brain", shipped)
    lines = [
        line
        for kind in text_alternative.nodes_by_kind(view)
        for t in kind.nodes
        for line in t.edges
    ]
    seen = [line for line in lines if line.sign == "site"]
    drawn = [edge for edge in visible_elements(view)["edges"] if edge.startswith("site:")]
    assert len(seen) == len(drawn) > 0
    known = {*shipped.nodes, *shipped.edges}
    assert {line.select for line in lines} <= known


def test_nothing_left_is_said() -> None:
    view = _view("species=rat&evidence=human_trial")
    assert text_alternative.nodes_by_kind(view) == ()
    root = markup.parse(text_alternative.text_alternative_html(view))
    assert "take a filter back" in markup.words(root)
    assert "0 of 10 claims" in markup.words(root)


def test_the_html_is_headed_linked_and_one_stop(shipped: Atlas) -> None:
    for atlas in (sample(), shipped):
        view = _view("condition=anxiety&theme=dark", atlas)
        text = text_alternative.text_alternative_html(view)
        root = markup.parse(text)
        assert not markup.dangers(text)
        assert [h.tag for h in root.iter("h2", "h3", "h4")][:3] == ["h2", "h3", "h4"]
        things = root.find_class("outline-thing")
        assert {thing.get("data-thing") for thing in things} == set(visible_elements(view)["nodes"])
        links = root.xpath("//a[@data-select]")
        for link in links:
            assert decode(link.get("href"), atlas).state.select == link.get("data-select")
            assert decode(link.get("href"), atlas).state.values("condition") == ("anxiety",)
            assert link.get("tabindex") == "-1"
        assert {one.get("data-line") for one in root.xpath("//a[@data-line]")} == {
            edge.id for edge in view.edges
        }


def test_it_does_not_depend_on_what_is_selected() -> None:
    assert text_alternative.nodes_by_kind(
        _view("select=oxytocin")
    ) == text_alternative.nodes_by_kind(_view(""))


def test_what_is_not_listed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_alternative, "MAX_LINES", 2)
    shown = visible(sample(), ViewState())
    html = text_alternative.text_alternative_html(shown)
    assert "Listed are the first 2 lines" in html
    listed = {
        line.select
        for k in text_alternative.nodes_by_kind(shown)
        for node in k.nodes
        for line in node.edges
    }
    assert listed == {edge.id for edge in shown.edge_summaries[:2]}
