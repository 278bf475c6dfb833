from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from components.core.state import decode
from components.core.view import View, visible
from components.views.reading import Passage, article_parts, quote_runs, view_html
from data.model import Atlas, Claim
from tests.components.markup import dangers, find, parse, words
from tests.sample import CLAIMS, SCRIPT, claim, sample

ATLAS = sample()


def view(query: str = "", atlas: Atlas = ATLAS) -> View:
    return visible(atlas, decode(f"view=reading&{query}", atlas).state)


def told(view: View) -> list[tuple[str, str, str, int]]:
    """Each section: its article, its name, its claims (passages apart), hidden passages."""
    return [
        (
            part.article.id,
            section.name,
            " | ".join(" ".join(n.claim.id for n in p.lines) for p in section.passages),
            section.hidden,
        )
        for part in article_parts(view)
        for section in part.sections
    ]


def passages(view: View) -> list[Passage]:
    return [
        p for part in article_parts(view) for section in part.sections for p in section.passages
    ]


def test_articles_sections_and_claims_stand_in_order() -> None:
    """The sample's table goes to and fro between the articles; the reading does not."""
    assert told(view()) == [
        ("a-news", "What helps", "s-01 | s-05 | s-08 | s-10", 0),
        ("a-news", "Games & <b>play</b>", "s-04", 0),
        ("b-blog", "What helps", "s-02 | s-03 | s-06 | s-07 | s-09", 0),
    ]


def test_what_filters_hide_is_counted_in_its_section() -> None:
    assert told(view("species=rat")) == [
        ("a-news", "What helps", "s-10", 3),
        ("a-news", "Games & <b>play</b>", "", 1),
        ("b-blog", "What helps", "s-02", 4),
    ]
    page = parse(view_html(view("species=rat")))
    told_so = [words(p) for p in find(page, "hidden-passages")]
    assert told_so == [
        f"{n} hidden by your filters" for n in ("3 passages", "1 passage", "4 passages")
    ]
    assert "2 passages in the order of the articles; 8 hidden" in words(
        find(page, "reading-bar")[0]
    )


def test_only_a_claim_that_is_not_stated_outright_says_so() -> None:
    doubts = {line.claim.id: line.doubt for p in passages(view()) for line in p.lines}
    certainty = {one.id: one.certainty for one in ATLAS.active_claims}
    doubtful = [id for id in doubts if certainty[id] != "stated"]
    assert {certainty[id] for id in doubts} == {"stated", "hedged", "trend"}
    assert [id for id, doubt in doubts.items() if doubt] == doubtful
    badges = find(parse(view_html(view())), "hedge")
    assert [badge.get("data-term") for badge in badges] == [
        f"certainty.{certainty[id]}" for id in doubtful
    ]


TWO_IN_ONE = "Oxytocin lowers anxiety and increases trust in the amygdala."


def pair(**fields: object) -> tuple[Claim, Claim, Claim]:
    quoted = {"quote": TWO_IN_ONE, **fields}
    return (
        claim("p-1", "oxytocin", "decreases", "anxiety", str(quoted["quote"]), species=("rat",)),
        claim("p-2", "serotonin", "regulates", "amygdala", "5-HT acts on the amygdala."),
        replace(claim("p-3", "oxytocin", "increases", "trust", TWO_IN_ONE), species=("human",)),
    )


def test_a_passage_with_several_claims_stands_once_where_its_first_does() -> None:
    assert told(view(atlas=sample(pair()))) == [("b-blog", "What helps", "p-1 p-3 | p-2", 0)]


def test_a_passage_with_a_hidden_claim_stays_and_says_so() -> None:
    atlas = sample(pair())
    first, _ = passages(visible(atlas, decode("species=human,unstated", atlas).state))
    assert ([n.claim.id for n in first.lines], first.hidden) == (["p-3"], 1)
    page = view_html(visible(atlas, decode("species=human", atlas).state))
    assert "1 more claim of this passage hidden by your filters" in words(parse(page))


def test_a_quote_inside_a_longer_one_is_no_passage_of_its_own() -> None:
    atlas = sample(pair(quote="Oxytocin lowers anxiety"))
    assert told(view(atlas=atlas)) == [("b-blog", "What helps", "p-1 p-3 | p-2", 0)]
    assert "".join(piece.text for piece in passages(view(atlas=atlas))[0].pieces) == TWO_IN_ONE


def test_a_quote_that_stands_at_two_places_is_two_passages() -> None:
    one, other = (
        claim("p-1", "oxytocin", "increases", "trust", "It increases trust.", prefix="First."),
        claim("p-2", "dopamine", "increases", "trust", "It increases trust.", prefix="Then."),
    )
    assert told(view(atlas=sample([one, other])))[0][2] == "p-1 | p-2"


def test_subsections_tell_where_they_belong() -> None:
    atlas = sample([replace(CLAIMS[1], section="Helps > In rats")])
    (section,) = article_parts(view(atlas=atlas))[0].sections
    assert (section.above, section.name) == ("Helps", "In rats")


def test_withdrawn_claims_are_not_read() -> None:
    read = {line.claim.id for passage in passages(view()) for line in passage.lines}
    assert read == {f"s-{n:02}" for n in range(1, 11)}
    assert all(passage.hidden == 0 for passage in passages(view()))


def test_each_claim_marks_its_own_ends() -> None:
    found = quote_runs(ATLAS, TWO_IN_ONE, (pair()[0], pair()[2]))
    assert [(p.text, p.roles) for p in found if p.roles] == [
        ("Oxytocin", (("p-1", "subject"), ("p-3", "subject"))),
        ("anxiety", (("p-1", "object"),)),
        ("trust", (("p-3", "object"),)),
    ]


@given(st.lists(st.sampled_from([c for c in CLAIMS if not c.withdrawn]), unique=True))
def test_pieces_put_together_are_the_quote(claims: list[Claim]) -> None:
    same = [replace(c, quote=CLAIMS[0].quote) for c in claims]
    found = quote_runs(ATLAS, CLAIMS[0].quote, same)
    assert "".join(piece.text for piece in found) == CLAIMS[0].quote
    assert all(piece.text for piece in found)


@given(st.permutations(CLAIMS), st.sets(st.sampled_from(["human", "rat", "mouse", "unstated"])))
def test_every_claim_is_shown_once_or_hidden_once(claims: list[Claim], species: set[str]) -> None:
    atlas = sample(claims)
    shown = view(f"species={','.join(sorted(species))}", atlas)
    lines = [line.claim.id for passage in passages(shown) for line in passage.lines]
    assert sorted(lines) == sorted(claim.id for claim in shown.claims)
    whole = {(c.article, c.section, c.quote) for c in atlas.active_claims}
    sections = [section for part in article_parts(shown) for section in part.sections]
    assert sum(len(s.passages) + s.hidden for s in sections) == len(whole)


def test_rows_select_keep_the_filters_and_lead_to_the_article() -> None:
    page = parse(view_html(view("species=rat&select=s-10")))
    (row,) = (r for r in page.iter("li") if r.get("data-row") == "s-02")
    (link,) = row.iter("a")
    assert row.get("data-edge") == "oxytocin.decreases.anxiety"
    assert link.get("href") == "?view=reading&select=s-02&species=rat"
    out = [a.get("href") for a in page.iter("a") if a.get("target") == "_blank"]
    assert len(out) == 2
    assert all("#:~:text=" in address for address in out)


def test_it_does_not_depend_on_what_is_selected() -> None:
    assert view_html(view("select=s-10")) == view_html(view())


def test_nothing_of_a_text_becomes_markup() -> None:
    page = view_html(view())
    assert not dangers(page)
    assert SCRIPT in words(parse(page))
    assert "Games & <b>play</b>" in words(parse(page))


def test_the_shipped_passages_stand_once(shipped: Atlas) -> None:
    found = passages(view(atlas=shipped))
    quotes = ["".join(piece.text for piece in passage.pieces) for passage in found]
    for text in {one.quote for one in shipped.active_claims}:
        assert any(text in quote for quote in quotes)
    assert len(set(quotes)) == len(quotes)
    assert sum(len(p.lines) for p in found) == len(shipped.active_claims)
