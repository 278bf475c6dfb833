"""The wheel over the network: a usual step, nothing in the console, a pinch as well."""

from __future__ import annotations

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.browser import network, reading


def zoom(page: Page) -> float:
    value: float = page.evaluate(f"{network.GRAPH}.zoom()")
    return value


def test_nothing_is_warned_of_at_load(page: Page) -> None:
    told: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"warning", "error"}:
            told.append(message.text)

    page.on("console", hear)
    reading.start(page)
    assert told == []


@pytest.mark.parametrize("control", [False, True])
def test_one_notch_is_a_usual_step(page: Page, control: bool) -> None:
    reading.start(page)
    x, y = network.place(page, "oxytocin")
    page.mouse.move(x, y)
    before = zoom(page)
    if control:
        page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.wait_for_function(f"before => {network.GRAPH}.zoom() > before", arg=before)
    closer = zoom(page)
    assert 1.1 <= closer / before <= 1.3
    assert network.place(page, "oxytocin") == pytest.approx((x, y), abs=1.5)
    page.mouse.wheel(0, 100)
    page.wait_for_function(f"closer => {network.GRAPH}.zoom() < closer", arg=closer)
    assert zoom(page) == pytest.approx(before)
    assert page.evaluate("visualViewport.scale") == 1
    if control:
        page.keyboard.up("Control")


def test_a_pinch_on_a_trackpad_zooms_with_the_fingers(page: Page) -> None:
    reading.start(page)
    before = zoom(page)
    prevented = page.evaluate(
        """() => {
            const canvas = document.querySelector('#network canvas:last-of-type');
            const { left, top, width, height } = canvas.getBoundingClientRect();
            const event = new WheelEvent('wheel', {
                deltaY: -5, ctrlKey: true, bubbles: true, cancelable: true,
                clientX: left + width / 2, clientY: top + height / 2,
            });
            return !canvas.dispatchEvent(event);
        }"""
    )
    assert prevented  # else the page would be zoomed
    assert zoom(page) / before == pytest.approx(1.2**0.5, abs=0.01)
