from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import product
from typing import Any

import plotly.graph_objects as go
import pytest

from components.core.state import ViewState, decode
from components.core.view import View, visible
from components.evidence.panel import CARDS_PER_PAGE, more_cards_html, panel_html
from components.network.stylesheet import tokens
from components.views import matrix
from components.views.matrix_figure import (
    DEPTH,
    FILTERED,
    GAP,
    cell_shade,
    figure_template,
    mix_colours,
)
from components.views.registry import figure, view_html
from data.model import Atlas
from data.store.cross_table import GROUPINGS, OTHER
from tests.components.core.test_colour_contrast import contrast
from tests.components.markup import dangers, find, one, parse
from tests.components.markup import words as text_of
from tests.data.store.reference import cross_table
from tests.sample import sample

ATLAS = sample()


def view(atlas: Atlas = ATLAS, **changed: Any) -> View:
    return visible(atlas, ViewState.of(view="matrix", **changed))


def heat(shown: View) -> dict[str, Any]:
    drawn = figure(shown)
    assert drawn is not None
    found: dict[str, Any] = drawn["data"][0]
    return found


def in_figure(shown: View) -> dict[tuple[str, str], str]:
    found = heat(shown)
    return {
        (row, column): found["text"][i][j]
        for i, row in enumerate(found["y"])
        for j, column in enumerate(found["x"])
    }


def in_table(shown: View) -> dict[tuple[str, str], str]:
    return {
        (cell.get("data-row-id"), cell.get("data-column-id")): text_of(cell)
        for cell in parse(view_html(shown)).iter("td")
        if cell.get("data-row-id")
    }


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("which", ["sample", "shipped"])
@pytest.mark.parametrize("chosen", [{}, {"condition": ("anxiety",)}, {"q": "nowhere"}])
def test_figure_and_table_have_the_numbers_of_the_matrix(
    which: str, by: str, chosen: dict[str, Any], shipped: Atlas
) -> None:
    shown = view(shipped if which == "shipped" else ATLAS, rows=by, **chosen)
    found = matrix.matrix(shown)
    expected = {
        pair: str(cell.amount) if cell.amount else (FILTERED if cell.known else GAP)
        for pair in product((r.id for r in found.rows), (c.id for c in found.columns))
        for cell in (found.cells[pair],)
    }
    assert in_figure(shown) == in_table(shown) == expected


def test_the_numbers_of_the_sample() -> None:
    found = in_figure(view())
    assert found["oxytocin", "anxiety"] == "4"
    assert found["amygdala", "social-anxiety"] == GAP
    assert found["dopamine", OTHER] == "2"
    human = in_figure(view(species=("human",)))
    assert human["oxytocin", "anxiety"] == "1"
    assert human["amygdala", "anxiety"] == FILTERED
    assert human["amygdala", "social-anxiety"] == GAP


def test_hovering_tells_whose_bodies() -> None:
    found = matrix.matrix(view())
    assert matrix.cell_description(found.cells["oxytocin", "anxiety"]) == (
        "4 claims: 1 from people, 2 from animals, 1 from cells in a dish"
    )
    assert matrix.cell_description(found.cells["amygdala", "social-anxiety"]).startswith("A gap")
    filtered = matrix.matrix(view(species=("human",)))
    assert matrix.cell_description(filtered.cells["amygdala", "anxiety"]) == (
        "None of 1 claim passes the filters."
    )
    told = matrix.cell_description(found.cells["oxytocin", "anxiety"])
    assert heat(view())["hovertext"][2][0] == f"<b>oxytocin · anxiety</b><br>{told}"


@pytest.mark.parametrize("by", GROUPINGS)
def test_a_cell_opens_exactly_its_claims(by: str, shipped: Atlas) -> None:
    """The column becomes the filter, and the panel has the claims of the cell and no others."""
    shown = view(shipped, rows=by)
    found = matrix.matrix(shown)
    wanted = cross_table(shipped, shipped.active_claims, by).cells
    for row, column in product((r.id for r in found.rows), (c.id for c in found.columns)):
        cell = wanted[row, column]
        address = matrix.cell_href(shown, row, column)
        assert bool(address) == (OTHER not in (row, column))
        if not address or not cell.claims:
            continue
        opened = visible(shipped, decode(address, shipped).state)
        assert (opened.state.view, opened.state.values("condition")) == ("matrix", (column,))
        html = panel_html(opened)
        for offset in range(CARDS_PER_PAGE, len(cell.claims) + CARDS_PER_PAGE, CARDS_PER_PAGE):
            html += more_cards_html(opened, offset)
        cards = set(re.findall(r'data-claim="([^"]+)"', html))
        ids = {claim.id for claim in cell.claims}
        assert ids == cards, (row, column)
        if by == "evidence":
            assert {claim.id for claim in opened.claims} == ids


def test_rows_of_another_kind_are_set_apart() -> None:
    drawn = figure(view())
    assert drawn is not None
    # serotonin | oxytocin | amygdala, right amygdala | none of the above
    assert [line["y0"] for line in drawn["layout"]["shapes"]] == [1.5, 2.5, 4.5]


def test_the_table_adds_up() -> None:
    foot = parse(view_html(view())).find(".//tfoot")
    assert [text_of(cell) for cell in foot.iter("td")] == ["5", "2", "5", "10"]
    sums = [text_of(cell) for cell in find(parse(view_html(view())), "sum")]
    assert sums[:6] == ["3", "1", "6", "3", "2", "1"]


def test_the_choice_of_rows_is_there() -> None:
    for by in GROUPINGS:
        switch = one(parse(view_html(view(rows=by))), "matrix-switch")
        links = {a.get("data-set-value"): a for a in switch.iter("a")}
        assert set(links) == set(GROUPINGS)
        assert [name for name, a in links.items() if a.get("aria-current")] == [by]


def test_it_says_how_claims_are_counted() -> None:
    said = text_of(parse(view_html(view())))
    assert "How many of the 10 claims shown" in said
    assert "5 claims name no condition" in said
    assert "narrower conditions count in broader ones too" in said


def test_the_figure_is_one_that_plotly_knows(shipped: Atlas) -> None:
    for by in GROUPINGS:
        drawn = figure(view(shipped, rows=by))
        assert drawn is not None
        for theme in ("light", "dark"):
            layout = {**drawn["layout"], "template": drawn["templates"][theme]}
            made = go.Figure({"data": drawn["data"], "layout": layout})  # raises if not valid
            assert made.data[0].type == "heatmap"
        # Plain lists, not the typed arrays that Plotly writes of numpy's: our script reads them.
        assert isinstance(drawn["data"][0]["z"], list | tuple)
        assert "bdata" not in json.dumps(drawn)


def test_only_the_matrix_has_a_figure() -> None:
    for name in ("network", "brain", "table", "reading"):
        assert figure(visible(ATLAS, ViewState(view=name))) is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_colours_are_the_tokens_of_the_theme(theme: str) -> None:
    t = tokens(theme)
    found = json.dumps(figure_template(theme).to_plotly_json())
    colours = set(re.findall(r"#[0-9a-f]{6}", found))
    deep = mix_colours(t["accent"], t["accent-soft"], DEPTH[theme])
    assert colours <= {*t.values(), deep}
    for ground in (t["ground"], t["accent-soft"], deep):
        assert contrast(t["ink"], ground) >= 4.5


def test_more_is_stronger() -> None:
    assert cell_shade(0) == 0
    assert [cell_shade(n) for n in range(60)] == sorted({cell_shade(n) for n in range(60)})


def test_texts_of_the_tables_are_no_markup() -> None:
    label = "<b>oxy</b> & <script>alert(1)</script>"
    nodes = {**ATLAS.nodes, "oxytocin": replace(ATLAS.nodes["oxytocin"], label=label)}
    shown = view(replace(ATLAS, nodes=nodes))
    assert dangers(view_html(shown)) == []
    drawn = figure(shown)
    assert drawn is not None
    assert "<script" not in json.dumps(drawn)
    assert "&lt;b&gt;oxy" in drawn["layout"]["yaxis"]["ticktext"][2]


@pytest.mark.parametrize("by", GROUPINGS)
def test_a_dataset_without_claims_has_an_empty_matrix(by: str) -> None:
    shown = view(sample(()), rows=by)
    assert in_figure(shown) == in_table(shown) == {}
