"""Social card (OpenGraph image) of a link: heading, facts, a quote, and the network."""

from __future__ import annotations

from components.core.design_tokens import tokens
from components.core.labels import claim_sentence, count_noun
from components.core.templating import render
from components.core.titles import SITE_TITLE
from components.core.view import Selection, View
from components.evidence.claim_card import headline
from components.images.network_drawing import draw_network
from components.images.shapes import NetworkDrawing
from components.images.typesetting import (
    SANS,
    SANS_BOLD,
    SERIF,
    SERIF_REGULAR,
    place_lines,
    wrap_text,
)
from data.model import Claim
from data.quotes import collapse_whitespace
from data.store.filters import EVERY

WIDTH, HEIGHT = 1200, 630
_TEXT_X, _TEXT_WIDTH = 64.0, 680.0
#: Where the network is drawn, in pixels: x, y, width, height.
_NETWORK_BOX = (776.0, 50.0, 400.0, 530.0)
_QUOTE_SIZES = (34, 30, 27, 24, 21)


def social_card_svg(view: View) -> str:
    """Return the card as SVG, `WIDTH` by `HEIGHT` pixels, always in the light theme."""
    colours = tokens("light")
    drawing = draw_network(view)
    heading, facts, claim = _card_text(view)
    head_size = 50 if len(wrap_text(heading, _TEXT_WIDTH, 50, SANS_BOLD)) <= 2 else 38
    head_lines = wrap_text(heading, _TEXT_WIDTH, head_size, SANS_BOLD)[:3]
    y = 148.0
    placed_heading = place_lines(head_lines, _TEXT_X, y, head_size * 1.16)
    y += head_size * 1.16 * len(head_lines)
    fact_lines = wrap_text(facts, _TEXT_WIDTH, 24)[: 2 if claim else 8]
    placed_facts = place_lines(fact_lines, _TEXT_X, y, 32)
    y += 32 * len(fact_lines) + 30
    source = wrap_text(_source(view, claim), _TEXT_WIDTH, 21)[:2]
    quote, quote_size = _fit_quote(claim, 630 - 40 - 28 * len(source) - y)
    origin, scale = _fit_drawing(drawing)
    return render(
        "images/social_card.svg",
        brand=f"{SITE_TITLE}: every edge has its quote",
        head_lines=placed_heading,
        head_size=head_size,
        fact_lines=placed_facts,
        quote_lines=place_lines(quote, _TEXT_X, y + quote_size * 0.6, quote_size * 1.3),
        quote_size=quote_size,
        source_lines=place_lines(source, _TEXT_X, 630 - 20 - 28 * len(source), 28),
        drawing=drawing,
        labels=False,
        at=origin,
        scale=scale,
        accent=colours["accent"],
        ground=colours["ground"],
        ink=colours["ink"],
        soft=colours["ink-soft"],
        focus=colours["focus"],
        clash=colours["clash"],
        sans=SANS,
        serif=SERIF,
    )


def _card_text(view: View) -> tuple[str, str, Claim | None]:
    """Return heading, facts, and the claim whose quote is shown (edge or claim, else None)."""
    selection = view.selection
    if selection is None:
        promise = "Each line opens the quoted claim, who says it, and the publication behind it."
        return view.atlas.title, f"{view.text}. {promise}", None
    if selection.node:
        node = selection.node
        claim_count = view.store.count(EVERY.ending_at(node.id))
        facts = f"{count_noun(claim_count, 'claim')} · {node.description}"
        return node.label, facts, None
    claim = selection.representative_claim
    assert claim is not None
    return claim_sentence(view.atlas, claim), _facts(selection, claim), claim


def _facts(selection: Selection, claim: Claim) -> str:
    other_claims = len(selection.edge.claims) - 1 if selection.edge else 0
    more_claims = (
        f" · {count_noun(other_claims, 'more claim')} on this line" if other_claims > 0 else ""
    )
    return f"{headline(claim)}{more_claims}"


def _source(view: View, claim: Claim | None) -> str:
    if claim is None:
        return "Quoted claims with their references. No medical advice."
    return f"Claimed in “{view.atlas.articles[claim.article].title}”"


def _fit_quote(claim: Claim | None, max_height: float) -> tuple[list[str], int]:
    """Return the quote in lines, and the largest type size that fits; a cut one ends with […]."""
    if claim is None:
        return [], _QUOTE_SIZES[0]
    text = f"“{collapse_whitespace(claim.quote)}”"
    for size in _QUOTE_SIZES:
        lines = wrap_text(text, _TEXT_WIDTH, size, SERIF_REGULAR)
        if len(lines) * size * 1.3 <= max_height:
            return lines, size
    lines_shown = lines[: int(max_height / (size * 1.3))]
    lines_shown[-1] = f"{lines_shown[-1].rsplit(' ', 1)[0]} […]"
    return lines_shown, size


def _fit_drawing(drawing: NetworkDrawing) -> tuple[tuple[float, float], float]:
    """Return origin and scale of the drawing, centred in its box."""
    x, y, width, height = _NETWORK_BOX
    scale = min(width / max(drawing.box[2], 1), height / max(drawing.box[3], 1))
    origin = x + (width - drawing.box[2] * scale) / 2, y + (height - drawing.box[3] * scale) / 2
    return (round(origin[0], 1), round(origin[1], 1)), round(scale, 3)
