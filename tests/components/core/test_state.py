from __future__ import annotations

import json
import string
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.core.state import (
    EMBEDS,
    FIELDS,
    LAYOUTS,
    LENGTHS,
    MAX_QUERY,
    MAX_TEXT,
    SORTS,
    THEMES,
    VIEWS,
    Decoded,
    Dropped,
    ViewState,
    decode,
    encode,
    state_dict,
    tidy,
)
from data.facets import FACETS, UNSTATED
from data.load import load
from data.model import Alias, Atlas
from data.store.cross_table import GROUPINGS
from tests.components.strategies import picked
from tests.data.store.reference import facet_index
from tests.sample import sample

ATLAS = sample()
CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "url_cases.json").read_text(encoding="utf-8")
)


ATTRIBUTE = {f.name: f.attribute or f.name for f in FIELDS}


def state(fields: dict[str, Any] | None = None, **changed: Any) -> ViewState:
    """The default state with some fields changed, by their names in the address."""
    chosen = {**(fields or {}), **changed}
    lists = {k: tuple(v) if isinstance(v, list) else v for k, v in chosen.items()}
    return ViewState.of(**{ATTRIBUTE[name]: value for name, value in lists.items()})


def reasons(query: str) -> list[tuple[str, str]]:
    return [(d.field, d.value) for d in decode(query, ATLAS).dropped]


# The table that the browser's own encoder is held to as well (tests/browser/test_url.py).


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_encode_writes_the_canonical_address(case: dict[str, Any]) -> None:
    assert encode(state(case["state"])) == case["query"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_decode_reads_it_back(case: dict[str, Any]) -> None:
    assert decode(case["query"], ATLAS) == Decoded(state(case["state"]))
    assert decode(f"?{case['query']}", ATLAS) == Decoded(state(case["state"]))


def test_the_table_of_cases_uses_every_field_that_can_differ() -> None:
    used = {name for case in CASES for name in case["state"]}
    assert used == {f.name for f in FIELDS}


# One list of fields.


def test_every_field_of_the_state_is_in_the_address_and_every_facet_has_one() -> None:
    facets = [facet.name for facet in FACETS]
    own = {f.name for f in fields(ViewState)} - {"facets"}
    assert sorted(ATTRIBUTE.values()) == sorted([*own, *facets])
    assert not own & set(facets)
    assert len({f.name for f in FIELDS}) == len(FIELDS)
    assert all(ATTRIBUTE[facet.name] == facet.name for facet in FACETS)


def test_facets_in_use_stand_in_their_order_whatever_the_order_they_were_set_in() -> None:
    one = ViewState.of(species=("rat",), condition=("anxiety",))
    assert one.facets == (("condition", ("anxiety",)), ("species", ("rat",)))
    assert one == ViewState.of(condition=("anxiety",)).changed(species=("rat",), article=())
    assert one.without("species").without("condition") == ViewState()
    assert (one.field("species"), one.field("view"), one.field("kind")) == (("rat",), "network", ())


def test_a_name_that_no_field_has_is_refused() -> None:
    with pytest.raises(TypeError):
        ViewState.of(colour="red")
    with pytest.raises(AttributeError):
        ViewState().field("colour")


def test_these_tests_know_every_field() -> None:
    assert {f.name for f in FIELDS} == {*CHOICES, *VALUES, "q"}


def test_defaults_are_the_first_of_the_choices() -> None:
    default = ViewState()
    assert (default.view, default.layout) == (VIEWS[0], LAYOUTS[0])
    assert (default.theme, default.length) == (THEMES[0], LENGTHS[0])
    assert decode("", ATLAS) == Decoded(default)
    assert encode(default) == ""


def test_as_dict_is_plain_json_with_every_field_in_order() -> None:
    found = state_dict(state(condition=["anxiety", "-social-anxiety"], q="x"))
    assert list(found) == [f.name for f in FIELDS]
    assert found["condition"] == ["anxiety", "-social-anxiety"]
    assert json.loads(json.dumps(found)) == found


def test_without_puts_one_field_back() -> None:
    full = state(condition=["anxiety"], layout="circle", q="x")
    assert full.without("condition") == state(layout="circle", q="x")
    assert full.without("layout") == state(condition=["anxiety"], q="x")


def test_choices_tell_included_from_excluded() -> None:
    chosen = state(condition=["anxiety", "-social-anxiety"], species=["-rat"])
    assert chosen.choices == {
        "condition": (("anxiety",), ("social-anxiety",)),
        "species": ((), ("rat",)),
    }
    assert ViewState().choices == {}


# Reading what others wrote.


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {}),
        ("?", {}),
        ("&&&", {}),
        ("view=network&layout=flow&theme=&q=&select=&v=&condition=", {}),
        ("select=oxytocin", {"select": "oxytocin"}),
        ("select=s-11", {"select": "s-11"}),
        ("q=+a++b+", {"q": "a b"}),
        ("q=a%0Ab%00c", {"q": "a b c"}),
        ("q=%CC%81e%CC%81", {"q": "\u0301é"}),
        ("q=1+%2B+1", {"q": "1 + 1"}),
        ("q=" + "x" * 150, {"q": "x" * MAX_TEXT}),
        # What is cut off must not leave a space that the next reading would drop.
        ("q=" + "x" * 99 + "+yy", {"q": "x" * 99}),
        # Order, white space, repeats and empty parts do not matter.
        ("condition=-social-anxiety,,anxiety", {"condition": ["anxiety", "-social-anxiety"]}),
        ("species=rat, human ,rat", {"species": ["human", "rat"]}),
        (f"species={UNSTATED}", {"species": [UNSTATED]}),
        ("select=%6Fxytocin", {"select": "oxytocin"}),
        ("%73elect=oxytocin", {"select": "oxytocin"}),
        ("q=%", {"q": "%"}),
        ("q=%zz%e", {"q": "%zz%e"}),
        ("q=%ff%fe", {"q": "\ufffd\ufffd"}),
        ("q=\ud800x", {"q": "?x"}),
        ("q=a;b", {"q": "a;b"}),
        ("q=a=b", {"q": "a=b"}),
        ("v=2025.1.0", {"v": "2025.1.0"}),
        # Ends of a path may be things that no standing claim touches.
        ("from=magnesium&to=memory&length=5", {"from": "magnesium", "to": "memory", "length": "5"}),
        ("from=&to=&a=&b=&walk=&step=", {}),
        ("a=anxiety&b=social-anxiety", {"a": "anxiety", "b": "social-anxiety"}),
        # A walk begins at its first step and shows that step's claim, unless another is chosen.
        ("walk=calm", {"walk": "calm", "step": "1", "select": "s-01"}),
        ("walk=calm&step=02", {"walk": "calm", "step": "2", "select": "s-06"}),
        ("walk=calm&select=trust", {"walk": "calm", "step": "1", "select": "trust"}),
        ("view=table&sort=-claim", {"view": "table", "sort": "-claim"}),
        ("view=matrix&rows=evidence", {"view": "matrix", "rows": "evidence"}),
    ],
)
def test_what_is_understood(query: str, expected: dict[str, Any]) -> None:
    assert decode(query, ATLAS) == Decoded(state(expected))


@pytest.mark.parametrize(
    ("query", "expected", "dropped"),
    [
        ("colour=red", {}, [("colour", "red")]),
        ("oxytocin", {}, [("oxytocin", "")]),
        ("=x", {}, [("", "x")]),
        ("SELECT=oxytocin", {}, [("SELECT", "oxytocin")]),
        ("select=nobody", {}, [("select", "nobody")]),
        ("select=oxytocin.increases.memory", {}, [("select", "oxytocin.increases.memory")]),
        ("view=poster", {}, [("view", "poster")]),
        ("layout=Circle", {}, [("layout", "Circle")]),
        ("theme=pink", {}, [("theme", "pink")]),
        ("v=<b>", {}, [("v", "<b>")]),
        ("v=" + "1" * 21, {}, [("v", "1" * 21)]),
        ("condition=plague", {}, [("condition", "plague")]),
        (
            "condition=anxiety,plague,-pest",
            {"condition": ["anxiety"]},
            [("condition", "plague"), ("condition", "-pest")],
        ),
        ("condition=--anxiety", {}, [("condition", "--anxiety")]),
        ("condition=-", {}, [("condition", "-")]),
        # `worsens` is in the table of predicates, but no claim says so.
        ("relation=worsens", {}, [("relation", "worsens")]),
        ("kind=process", {}, [("kind", "process")]),
        ("species=-human,human", {"species": ["human"]}, [("species", "-human")]),
        ("q=one&q=two", {"q": "one"}, [("q", "two")]),
        (
            "condition=anxiety&condition=social-anxiety",
            {"condition": ["anxiety"]},
            [("condition", "social-anxiety")],
        ),
        ("layout=bad&layout=circle", {}, [("layout", "bad"), ("layout", "circle")]),
        ("a%00b=%1bc", {}, [("a b", "c")]),
        ("from=nobody&to=s-01", {}, [("from", "nobody"), ("to", "s-01")]),
        ("start=oxytocin", {}, [("start", "oxytocin")]),
        # A node, but no condition; a condition that no claim is about is none either.
        ("a=oxytocin&b=plague", {}, [("a", "oxytocin"), ("b", "plague")]),
        ("length=6", {}, [("length", "6")]),
        ("walk=nowhere", {}, [("walk", "nowhere")]),
        ("step=2", {}, [("step", "2")]),
        (
            "walk=calm&step=3",
            {"walk": "calm", "step": "2", "select": "s-06"},
            [("step", "3")],
        ),
        ("sort=colour", {}, [("sort", "colour")]),
        ("rows=colour", {}, [("rows", "colour")]),
        ("rows=articles", {}, [("rows", "articles")]),
        *((f"step={n}", {}, [("step", n)]) for n in ("0", "000", "1000", "-1", "1.5", "²", "x")),
    ],
)
def test_what_is_dropped_is_named(
    query: str, expected: dict[str, Any], dropped: list[tuple[str, str]]
) -> None:
    assert decode(query, ATLAS).state == state(expected)
    assert reasons(query) == dropped
    assert all(d.reason for d in decode(query, ATLAS).dropped)


def test_the_reasons_differ() -> None:
    query = "x=1&q=a&q=b&select=z&layout=z&species=z,human,-human&v=!&from=z&a=z&walk=z&step=z"
    assert [d.reason for d in decode(query, ATLAS).dropped] == [
        "is no field of this page",
        "stands there twice",
        "is no node, edge or claim of this dataset",
        "is not one of the choices",
        "is not in this dataset",
        "was asked for and excluded at once",
        "is no dataset version",
        "is no node of this dataset",
        "is no condition of this dataset",
        "is no mechanism of this dataset",
        "is no step",
    ]


def test_an_address_that_is_too_long_is_not_read_at_all() -> None:
    longest = "select=oxytocin&q=" + "x" * (MAX_QUERY - 18)
    assert len(longest) == MAX_QUERY
    assert decode(longest, ATLAS).state == state(select="oxytocin", q="x" * MAX_TEXT)
    found = decode(longest + "x", ATLAS)
    assert found.state == ViewState()
    assert found.dropped == (Dropped("", longest[:40] + "…", "is too long to be read"),)


# Any text at all.


def check(query: str, atlas: Atlas = ATLAS) -> Decoded:
    """Decode, and hold the result to everything that is promised of it."""
    found = decode(query, atlas)
    chosen = found.state
    assert chosen.view in VIEWS
    assert chosen.layout in LAYOUTS
    assert chosen.theme in THEMES
    assert chosen.length in LENGTHS
    assert {chosen.start, chosen.end} <= {"", *atlas.nodes}
    assert {chosen.a, chosen.b} <= {"", *facet_index(atlas)["condition"]}
    assert chosen.walk in ("", *atlas.pathways)
    assert chosen.sort in SORTS
    assert chosen.rows in GROUPINGS
    walk = atlas.pathways.get(chosen.walk)
    if walk:
        assert 1 <= int(chosen.step) <= len(walk.steps)
        assert chosen.select
    else:
        assert chosen.step == ""
    assert chosen.q == tidy(chosen.q)
    assert len(chosen.q) <= MAX_TEXT
    for facet in FACETS:
        values = chosen.values(facet.name)
        plain = [value.removeprefix("-") for value in values]
        assert len(set(plain)) == len(plain)
        assert set(plain) <= set(facet_index(atlas)[facet.name])
    canonical = encode(chosen)
    assert canonical.isascii()
    assert not set(canonical) & set(" \"'<>#+\\`{}")
    assert decode(canonical, atlas) == Decoded(chosen)
    assert encode(decode(canonical, atlas).state) == canonical
    json.dumps(state_dict(chosen), ensure_ascii=False).encode("utf-8")
    return found


# Lone surrogates are no text, but a hostile caller may send them.
ANYTHING = st.text(st.characters(codec=None), max_size=300)


@given(ANYTHING)
def test_any_text_is_decoded(text: str) -> None:
    check(text)


@given(st.text(alphabet="?&=%+-,;. " + string.hexdigits + "qvselct\u0301é\ud800\u00ad😀\x00"))
def test_any_text_of_the_characters_that_matter_is_decoded(text: str) -> None:
    check(text)


@given(ANYTHING)
def test_any_search_text_comes_back_tidy(text: str) -> None:
    found = check(f"q={quote(text.encode('utf-8', 'surrogatepass'))}")
    assert not found.dropped


VALUES = {f.name: list(facet_index(ATLAS)[f.name]) for f in FACETS}
#: What every field that is neither a facet nor free text may be.
CHOICES = {
    "view": VIEWS,
    "select": ["", *ATLAS.nodes, *ATLAS.edges, *ATLAS.claims],
    "from": ["", *ATLAS.nodes],
    "to": ["", *ATLAS.nodes],
    "length": LENGTHS,
    "a": ["", "anxiety", "social-anxiety"],
    "b": ["", "anxiety", "social-anxiety"],
    "walk": ["", *ATLAS.pathways],
    "step": ["", "1", "2", "40"],
    "sort": SORTS,
    "rows": GROUPINGS,
    "layout": LAYOUTS,
    "theme": THEMES,
    "embed": EMBEDS,
    "v": ["", "2026.11.0", "2025.1.0"],
}
NOISE = st.one_of(
    st.text(st.characters(codec=None), max_size=8),
    st.sampled_from(["", "-", "--human", "anxiety,", "%00", "%ff", "%", "+", "\u2028", "x" * 120]),
)


@st.composite
def parts(draw: st.DrawFn) -> str:
    """One ``name=value`` of an address: mostly right, sometimes escaped, sometimes wrong."""
    name = draw(st.sampled_from([f.name for f in FIELDS]))
    if name in VALUES:
        value = st.sampled_from(VALUES[name])
        either = st.one_of(value, value.map("-{}".format), NOISE)
        raw = ",".join(draw(st.lists(either, max_size=6)))
    elif name == "q":
        raw = draw(ANYTHING)
    else:
        raw = draw(st.one_of(st.sampled_from(CHOICES.get(name, [""])), NOISE))
    if draw(st.booleans()):
        raw = quote(raw.encode("utf-8", "replace"))
    return f"{draw(st.one_of(st.just(name), NOISE)) if draw(st.booleans()) else name}={raw}"


@given(st.lists(parts(), max_size=6))
def test_any_address_made_of_fields_is_decoded(made: list[str]) -> None:
    found = check("&".join(made))
    # Nothing vanishes without a word: a value is on the state or among what was dropped.
    first: dict[str, str] = {}
    for name, _, raw in (part.partition("=") for part in made):
        if name in VALUES:
            first.setdefault(name, raw)
    for name, raw in first.items():
        if set(raw) & set("%+&") or tidy(raw) != raw:
            continue
        named = {d.value for d in found.dropped if d.field == name}
        kept = set(found.state.values(name))
        assert {p.strip() for p in raw.split(",") if p.strip()} <= kept | named


@st.composite
def states(draw: st.DrawFn) -> ViewState:
    """Any state that an address can ask for, in canonical form."""
    chosen: dict[str, Any] = {
        name: draw(st.sampled_from(values)) for name, values in CHOICES.items()
    }
    chosen["q"] = tidy(draw(st.text(max_size=30)))
    walk = ATLAS.pathways.get(chosen["walk"])
    chosen["step"] = str(draw(st.integers(1, len(walk.steps)))) if walk else ""
    if walk and not chosen["select"]:
        chosen["select"] = walk.steps[int(chosen["step"]) - 1].claim
    for name, values in VALUES.items():
        chosen[name] = draw(picked(values))
    return state(chosen)


@given(states())
def test_every_state_survives_its_address(chosen: ViewState) -> None:
    assert decode(encode(chosen), ATLAS) == Decoded(chosen)


def test_the_longest_state_of_the_shipped_dataset_has_an_address(shipped: Atlas) -> None:
    every = {
        name: [f"-{v}" for v in sorted(values)] for name, values in facet_index(shipped).items()
    }
    longest = max((*shipped.nodes, *shipped.edges, *shipped.claims), key=len)
    node, condition, walk = (
        max(table, key=len, default="")
        for table in (shipped.nodes, facet_index(shipped)["condition"], shipped.pathways)
    )
    others = {"from": node, "to": node, "a": condition, "b": condition, "walk": walk}
    steps = str(len(shipped.pathways[walk].steps)) if walk else ""
    rest = {"q": "漢" * MAX_TEXT, "step": steps, "length": "5", "v": "2026.11.0"}
    rest |= {"sort": max(SORTS, key=len), "rows": GROUPINGS[-1]}
    looks = {"view": VIEWS[-1], "layout": LAYOUTS[-1], "theme": THEMES[-1], "embed": EMBEDS[-1]}
    chosen = state({**every, **others, **rest, **looks, "select": longest})
    unset = {f.name for f in FIELDS if not f.of(chosen)}
    assert unset == (set() if shipped.pathways else {"walk", "step", "pathway"})
    check(encode(chosen), shipped)
    assert decode(encode(chosen), shipped) == Decoded(chosen)


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("a\u0000b\u00a0\u2028c", "a b c"),
        ("e\u0301", "é"),
        ("\ud800", "?"),
        ("a\u200bb", "a b"),
        ("\ue000", ""),
        ("  ", ""),
    ],
)
def test_tidy(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@given(st.text(st.characters(codec=None)))
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_former_ids_are_followed_in_every_field_that_names_one() -> None:
    rows = [
        ("node", "fear", "anxiety"),
        ("node", "ot", "oxytocin"),
        ("claim", "s-00", "s-03"),
        ("predicate", "lowers", "decreases"),
        ("pathway", "peace", "calm"),
        ("article", "z-news", "a-news"),
    ]
    atlas = replace(
        ATLAS, aliases={row[:2]: Alias(*row, "2026.10.0", "It was renamed.") for row in rows}
    )
    query = (
        "select=ot.lowers.fear&condition=fear,-social-anxiety&relation=lowers&pathway=-peace"
        "&article=z-news&from=ot&to=fear&a=fear&b=social-anxiety&walk=peace&step=2"
    )
    found = decode(query, atlas)
    assert found.dropped == ()
    assert encode(found.state) == (
        "select=oxytocin.decreases.anxiety&condition=anxiety,-social-anxiety&relation=decreases"
        "&pathway=-calm&article=a-news&from=oxytocin&to=anxiety&a=anxiety&b=social-anxiety"
        "&walk=calm&step=2"
    )
    assert [(r.field, r.value, r.now) for r in found.renamed] == [
        ("select", "ot.lowers.fear", "oxytocin.decreases.anxiety"),
        ("condition", "fear", "anxiety"),
        ("relation", "lowers", "decreases"),
        ("pathway", "-peace", "calm"),
        ("article", "z-news", "a-news"),
        ("from", "ot", "oxytocin"),
        ("to", "fear", "anxiety"),
        ("a", "fear", "anxiety"),
        ("walk", "peace", "calm"),
    ]
    assert decode("select=s-00", atlas).state.select == "s-03"
    assert decode("select=fear", atlas).state.select == "anxiety"


def test_a_former_id_that_leads_nowhere_is_dropped_with_its_reason() -> None:
    rows = [("node", "nerves", ""), ("node", "wits", "memory"), ("node", "dread", "fear")]
    atlas = replace(
        ATLAS, aliases={row[:2]: Alias(*row, "2026.10.0", "It was vague.") for row in rows}
    )
    gone = "was withdrawn in version 2026.10.0: It was vague"
    for field in ("select", "condition", "from", "a"):
        assert decode(f"{field}=nerves", atlas).dropped == (Dropped(field, "nerves", gone),)
    # There is such a node, but no claim is about it as a condition.
    assert decode("condition=wits", atlas).dropped == (
        Dropped("condition", "wits", "is not in this dataset"),
    )
    assert decode("select=dread", atlas).renamed == ()
    assert len(decode("select=dread", atlas).dropped) == 1


def test_a_former_name_and_the_present_one_are_one_value() -> None:
    atlas = replace(
        ATLAS, aliases={("node", "fear"): Alias("node", "fear", "anxiety", "2026.10.0", "So.")}
    )
    assert decode("condition=fear,anxiety", atlas).state.values("condition") == ("anxiety",)
    found = decode("condition=-fear,anxiety", atlas)
    assert found.state.values("condition") == ("anxiety",)
    assert found.dropped == (Dropped("condition", "-fear", "was asked for and excluded at once"),)


def test_a_line_whose_claims_were_withdrawn_is_told_apart_from_one_that_never_was() -> None:
    (found,) = decode("select=oxytocin.increases.memory", ATLAS).dropped
    assert found.reason == "says nothing any more: its claims were withdrawn"


def _with_verdicts(*rows: tuple[str, str]) -> Atlas:
    """The sample with former words for verdicts: (former, present ones as a list)."""
    aliases = {
        ("verdict", former): Alias("verdict", former, target, "2026.10.0", "Told apart now.")
        for former, target in rows
    }
    return replace(ATLAS, aliases=aliases)


def test_a_former_verdict_becomes_all_that_it_may_be_now() -> None:
    atlas = _with_verdicts(("overstates", "differs;leaves_out"), ("agrees", "same_finding"))
    found = decode("check=overstates", atlas)
    # No claim of the sample has a remark that leaves something out.
    assert found.state.values("check") == ("differs",)
    assert [(one.field, one.value, one.now) for one in found.renamed] == [
        ("check", "overstates", "differs;leaves_out")
    ]
    assert found.dropped == ()
    both = decode("check=agrees,overstates", atlas).state.values("check")
    assert both == ("differs", "same_finding")


def test_a_former_verdict_with_several_targets_is_excluded_with_all_of_them() -> None:
    atlas = _with_verdicts(("misquotes", "differs;misprint"))
    found = decode("check=-misquotes", atlas)
    assert found.state.values("check") == ("-differs", "-misprint")
    assert decode("check=-misquotes,differs", atlas).dropped == (
        Dropped("check", "-misquotes", "was asked for and excluded at once"),
    )


def test_a_former_verdict_of_which_no_claim_has_one_is_dropped() -> None:
    atlas = _with_verdicts(("omits", "leaves_out"), ("vague", "no_such;verdict"))
    assert decode("check=omits", atlas).state.values("check") == ()
    assert decode("check=omits", atlas).dropped == (
        Dropped("check", "omits", "is not in this dataset"),
    )
    assert decode("check=vague", atlas).state.values("check") == ()
    assert decode("check=vague", atlas).dropped


def test_the_published_verdicts_still_choose_claims() -> None:
    shipped = load()
    for former in ("agrees", "overstates", "misquotes", "omits", "contradicted", "misprint"):
        found = decode(f"check={former}", shipped)
        assert found.state.values("check"), former
        assert found.dropped == ()
        assert decode(encode(found.state), shipped).state == found.state
