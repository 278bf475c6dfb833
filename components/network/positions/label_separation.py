"""Moving labelled nodes up or down until no label lies on another.

Units are CSS pixels at zoom 1; y grows downwards. Nobody moves sideways.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.network.positions.columns import Position

#: Rounds of small moves, and how many pairs they may look at in all (about a second).
#: The shipped dataset settles after some 5 million.
MAX_ROUNDS = 3000
MAX_VISITS = 6_000_000
_GAP = 1.0


@dataclass(frozen=True)
class LabelBox:
    """Where a node stands, how far its label reaches from its centre, and how high both are."""

    x: float
    y: float
    width: float
    height: float

    @property
    def span(self) -> tuple[float, float]:
        """From which x to which it reaches; labels point away from the middle."""
        left, right = self.x - self.width - 4, self.x + self.width + 4
        return (left, self.x + 12) if self.x < 0 else (self.x - 12, right)


#: Two boxes by number, the higher number first, and the distance in y that they need.
Pair = tuple[int, int, float]


def separate_labels(boxes: Mapping[str, LabelBox]) -> dict[str, Position]:
    """Return a place for every box such that no two boxes overlap; x as it was, y to 0.1.

    Neighbours push each other apart a little at a time, which keeps the picture's shape.
    Where that has not ended after `MAX_ROUNDS` rounds or `MAX_VISITS` looks at a pair, each
    node moves out, up or down, to the first free stretch. The order of the names decides
    between equals, so that the same boxes always get the same places.
    """
    order = sorted(boxes)
    listed = [boxes[name] for name in order]
    pairs = overlapping_spans([box.span for box in listed])
    rooms = [(i, j, (listed[i].height + listed[j].height) / 2) for i, j in pairs]
    y = [box.y for box in listed]
    if not _push_apart(y, rooms):
        y = _place_outwards(y, rooms)
    places = {n: (boxes[n].x, round(y[i], 1)) for i, n in enumerate(order)}
    return {name: places[name] for name in boxes}


def overlapping_spans(spans: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return which spans share a stretch: (i, j) with j < i, in ascending order.

    Takes as long as sorting the spans and writing the pairs.
    """
    pairs: list[tuple[int, int]] = []
    open_spans: list[int] = []
    for i in sorted(range(len(spans)), key=lambda i: spans[i][0]):
        left, right = spans[i]
        open_spans = [j for j in open_spans if spans[j][1] > left]
        pairs += [(max(i, j), min(i, j)) for j in open_spans if right > spans[j][0]]
        open_spans.append(i)
    return sorted(pairs)


def _push_apart(y: list[float], rooms: Sequence[Pair]) -> bool:
    """Push overlapping pairs apart, in `y` itself; whether no overlap is left."""
    rounds = min(MAX_ROUNDS, MAX_VISITS // max(len(rooms), 1))
    for _ in range(rounds):
        moved = False
        for one, other, room in rooms:
            overlap = room - abs(y[one] - y[other])
            if overlap > 0:
                shift = (overlap + _GAP) / 2 * (1 if y[one] >= y[other] else -1)
                y[one] += shift
                y[other] -= shift
                moved = True
        if not moved:
            return True
    return False


def _place_outwards(y: Sequence[float], rooms: Sequence[Pair]) -> list[float]:
    """Return places without overlap: from the middle outwards, each at its first free stretch."""
    neighbours: list[list[tuple[int, float]]] = [[] for _ in y]
    for one, other, room in rooms:
        neighbours[one].append((other, room))
        neighbours[other].append((one, room))
    placed: dict[int, float] = {}
    for node in sorted(range(len(y)), key=lambda i: (abs(y[i]), i)):
        taken = [(placed[j], room) for j, room in neighbours[node] if j in placed]
        placed[node] = _first_free(y[node], taken)
    return [placed[i] for i in range(len(y))]


def _first_free(y: float, taken: Sequence[tuple[float, float]]) -> float:
    """Return the place nearest to `y`, away from the middle, that keeps every distance."""
    sign = -1.0 if y < 0 else 1.0
    outwards = sorted((sign * at, room) for at, room in taken)
    distance, moved = sign * y, True
    while moved:
        moved = False
        for at, room in outwards:
            if abs(distance - at) < room:
                distance, moved = at + room + _GAP, True
    return sign * distance
