"""The small picture that a chat shows under a link: what is selected, its quote, the network."""

from __future__ import annotations

from components.core.design_tokens import tokens
from components.core.labels import claim_sentence, count_noun
from components.core.templating import render
from components.core.titles import SITE_TITLE
from components.core.view import Selection, View
from components.evidence.claim_card import headline
from components.images.network_drawing import draw_network
from components.images.shapes import NetworkDrawing
from components.images.typesetting import SANS, SERIF, place_lines, wrap_text
from data.model import Claim
from data.quotes import collapse_whitespace
from data.store.filters import EVERY

WIDTH, HEIGHT = 1200, 630
_LEFT, _ROOM = 64.0, 680.0
#: Where the network is drawn: x, y, width, height.
_MAP = (776.0, 50.0, 400.0, 530.0)
_SIZES = (34, 30, 27, 24, 21)


def social_card_svg(view: View) -> str:
    """The picture as SVG, 1200 by 630 pixels, always light."""
    t = tokens("light")
    drawing = draw_network(view)
    head, facts, claim = _told(view)
    head_size = 50 if len(wrap_text(head, _ROOM, 50, bold=True)) <= 2 else 38
    head_lines = wrap_text(head, _ROOM, head_size, bold=True)[:3]
    y = 148.0
    heads = place_lines(head_lines, _LEFT, y, head_size * 1.16)
    y += head_size * 1.16 * len(head_lines)
    fact_lines = wrap_text(facts, _ROOM, 24)[: 2 if claim else 8]
    told = place_lines(fact_lines, _LEFT, y, 32)
    y += 32 * len(fact_lines) + 30
    source = wrap_text(_source(view, claim), _ROOM, 21)[:2]
    quote, quote_size = _quote(claim, 630 - 40 - 28 * len(source) - y)
    at, scale = _fit(drawing)
    return render(
        "images/social_card.svg",
        brand=f"{SITE_TITLE}: every edge has its quote",
        head_lines=heads,
        head_size=head_size,
        fact_lines=told,
        quote_lines=place_lines(quote, _LEFT, y + quote_size * 0.6, quote_size * 1.3),
        quote_size=quote_size,
        source_lines=place_lines(source, _LEFT, 630 - 20 - 28 * len(source), 28),
        drawing=drawing,
        labels=False,
        at=at,
        scale=scale,
        accent=t["accent"],
        ground=t["ground"],
        ink=t["ink"],
        soft=t["ink-soft"],
        focus=t["focus"],
        clash=t["clash"],
        sans=SANS,
        serif=SERIF,
    )


def _told(view: View) -> tuple[str, str, Claim | None]:
    """Heading, facts, and the claim whose quote is shown; none where nothing is selected."""
    selection = view.selection
    if selection is None:
        promise = "Each line opens the quoted claim, who says it, and the publication behind it."
        return view.atlas.title, f"{view.text}. {promise}", None
    if selection.node:
        node = selection.node
        amount = view.store.count(EVERY.ending_at(node.id))
        facts = f"{count_noun(amount, 'claim')} · {node.description}"
        return node.label, facts, None
    claim = selection.told
    assert claim is not None
    return claim_sentence(view.atlas, claim), _facts(selection, claim), claim


def _facts(selection: Selection, claim: Claim) -> str:
    others = len(selection.edge.claims) - 1 if selection.edge else 0
    more = f" · {count_noun(others, 'more claim')} on this line" if others > 0 else ""
    return f"{headline(claim)}{more}"


def _source(view: View, claim: Claim | None) -> str:
    if claim is None:
        return "Quoted claims with their references. No medical advice."
    return f"Claimed in “{view.atlas.articles[claim.article].title}”"


def _quote(claim: Claim | None, room: float) -> tuple[list[str], int]:
    """The quote in lines at the largest size that holds it; what must be cut ends with […]."""
    if claim is None:
        return [], _SIZES[0]
    text = f"“{collapse_whitespace(claim.quote)}”"
    for size in _SIZES:
        lines = wrap_text(text, _ROOM, size)
        if len(lines) * size * 1.3 <= room:
            return lines, size
    kept = lines[: int(room / (size * 1.3))]
    kept[-1] = f"{kept[-1].rsplit(' ', 1)[0]} […]"
    return kept, size


def _fit(drawing: NetworkDrawing) -> tuple[tuple[float, float], float]:
    """Where the drawing begins and its scale, so that it lies in the middle of its place."""
    x, y, wide, high = _MAP
    scale = min(wide / max(drawing.box[2], 1), high / max(drawing.box[3], 1))
    at = x + (wide - drawing.box[2] * scale) / 2, y + (high - drawing.box[3] * scale) / 2
    return (round(at[0], 1), round(at[1], 1)), round(scale, 3)
