"""Fingers: drags, flicks and pinches, as touch events that the browser itself makes gestures of."""

from collections.abc import Sequence

from playwright.sync_api import CDPSession, Page

PHONE = {"width": 390, "height": 844}
Point = tuple[float, float]


class Fingers:
    """One or two fingers on a page that has touch."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)

    def move(self, *tracks: Sequence[Point], every: float = 0.02) -> None:
        """Put fingers down at the first points of their tracks, lead them along, lift them.

        Tracks are equally long, in CSS pixels; `every` is the time of a step in seconds, as the
        page is told it.
        """
        at = 1_000_000.0
        for step, points in enumerate(zip(*tracks, strict=True)):
            kind = "touchMove" if step else "touchStart"
            self._send(kind, points, at := at + every)
        self._send("touchEnd", (), at + every / 2)

    def _send(self, kind: str, points: Sequence[Point], at: float) -> None:
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        event = {"type": kind, "touchPoints": touches, "timestamp": at}
        self.session.send("Input.dispatchTouchEvent", event)


def line(start: Point, end: Point, steps: int = 8) -> list[Point]:
    """Return the points of a straight movement, both ends included."""
    (x1, y1), (x2, y2) = start, end
    return [
        (x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps) for step in range(steps + 1)
    ]
