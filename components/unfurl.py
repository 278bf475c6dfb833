"""The small picture that a chat shows under a link: what is selected, its quote, the network."""

from __future__ import annotations

from components.card import headline, sentence
from components.drawing import Drawing
from components.picture import picture
from components.render import render
from components.theme import tokens
from components.title import TITLE
from components.typeset import SANS, SERIF, broken, placed
from components.view import Selection, View
from components.words import count
from data import query
from data.model import Claim
from data.quotes import fold

WIDE, HIGH = 1200, 630
_LEFT, _ROOM = 64.0, 680.0
#: Where the network is drawn: x, y, width, height.
_MAP = (776.0, 50.0, 400.0, 530.0)
_SIZES = (34, 30, 27, 24, 21)


def unfurl(view: View) -> str:
    """The picture as SVG, 1200 by 630 pixels, always light."""
    t = tokens("light")
    drawing = picture(view)
    head, facts, claim = _told(view)
    head_size = 50 if len(broken(head, _ROOM, 50, bold=True)) <= 2 else 38
    head_lines = broken(head, _ROOM, head_size, bold=True)[:3]
    y = 148.0
    heads = placed(head_lines, _LEFT, y, head_size * 1.16)
    y += head_size * 1.16 * len(head_lines)
    fact_lines = broken(facts, _ROOM, 24)[: 2 if claim else 8]
    told = placed(fact_lines, _LEFT, y, 32)
    y += 32 * len(fact_lines) + 30
    source = broken(_source(view, claim), _ROOM, 21)[:2]
    quote, quote_size = _quote(claim, 630 - 40 - 28 * len(source) - y)
    at, scale = _fit(drawing)
    return render(
        "unfurl.svg",
        brand=f"{TITLE}: every edge has its quote",
        head_lines=heads,
        head_size=head_size,
        fact_lines=told,
        quote_lines=placed(quote, _LEFT, y + quote_size * 0.6, quote_size * 1.3),
        quote_size=quote_size,
        source_lines=placed(source, _LEFT, 630 - 20 - 28 * len(source), 28),
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
        own = query.claims_of_node(view.atlas.active_claims, node.id)
        facts = f"{count(len(own), 'claim')} · {node.description}"
        return node.label, facts, None
    claim = selection.told
    assert claim is not None
    return sentence(view.atlas, claim), _facts(selection, claim), claim


def _facts(selection: Selection, claim: Claim) -> str:
    others = len(selection.edge.claims) - 1 if selection.edge else 0
    more = f" · {count(others, 'more claim')} on this line" if others > 0 else ""
    return f"{headline(claim)}{more}"


def _source(view: View, claim: Claim | None) -> str:
    if claim is None:
        return "Quoted claims with their references. No medical advice."
    return f"Claimed in “{view.atlas.articles[claim.article].title}”"


def _quote(claim: Claim | None, room: float) -> tuple[list[str], int]:
    """The quote in lines at the largest size that holds it; what must be cut ends with […]."""
    if claim is None:
        return [], _SIZES[0]
    text = f"“{fold(claim.quote)}”"
    for size in _SIZES:
        lines = broken(text, _ROOM, size)
        if len(lines) * size * 1.3 <= room:
            return lines, size
    kept = lines[: int(room / (size * 1.3))]
    kept[-1] = f"{kept[-1].rsplit(' ', 1)[0]} […]"
    return kept, size


def _fit(drawing: Drawing) -> tuple[tuple[float, float], float]:
    """Where the drawing begins and its scale, so that it lies in the middle of its place."""
    x, y, wide, high = _MAP
    scale = min(wide / max(drawing.box[2], 1), high / max(drawing.box[3], 1))
    at = x + (wide - drawing.box[2] * scale) / 2, y + (high - drawing.box[3] * scale) / 2
    return (round(at[0], 1), round(at[1], 1)), round(scale, 3)
