"""What the reader's system asks for: a theme, no motion, its own colours."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import network, reading
from tests.browser.conftest import NewPage

GROUND = "() => getComputedStyle(document.body).backgroundColor"
INK = f"() => {network.GRAPH}.nodes('#oxytocin').style('color')"
_MOVING = """() => [...document.querySelectorAll('*')].filter((one) => {
    const { transitionDuration, animationName, animationDuration } = getComputedStyle(one);
    const long = (times) => times.split(',').some((time) => parseFloat(time) > 0.001);
    return long(transitionDuration) || (animationName !== 'none' && long(animationDuration));
}).length"""


def test_the_theme_is_the_systems_until_it_is_chosen(new_page: NewPage) -> None:
    page = new_page(color_scheme="light")
    reading.start(page)
    light, ink = page.evaluate(GROUND), page.evaluate(INK)
    button = page.locator("#theme")
    expect(button).to_have_accessible_name("Theme: switch to dark; now it is light")

    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"ink => ({INK})() !== ink", arg=ink)
    assert page.evaluate(GROUND) != light
    assert reading.query(page) == ""
    expect(button).to_have_accessible_name("Theme: switch to light; now it is dark")

    button.click()
    page.wait_for_function(f"ink => ({INK})() === ink", arg=ink)
    assert page.evaluate(GROUND) == light
    assert reading.query(page) == "theme=light"
    expect(button).to_have_accessible_name("Theme: switch to dark; now it is light")
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(GROUND) == light


def test_nothing_moves_where_motion_is_not_wanted(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce", viewport={"width": 390, "height": 844})
    reading.start(page)
    assert page.evaluate(_MOVING) == 0
    page.evaluate("explorer.change({ select: 'dopamine' })")
    reading.headed(page, "dopamine")
    assert not page.evaluate(f"() => {network.GRAPH}.animated()")

    usual = new_page(reduced_motion="no-preference", viewport={"width": 390, "height": 844})
    reading.start(usual)
    assert usual.evaluate(_MOVING) > 0, "nothing moves anyway: this test can no longer fail"


def test_what_is_pressed_is_framed_where_the_system_has_its_own_colours(new_page: NewPage) -> None:
    page = new_page(forced_colors="active")
    reading.start(page, "/?species=human&select=oxytocin")
    style = "(one) => getComputedStyle(one).outlineStyle"
    pressed = page.locator('[data-filter="species"][data-value="human"]')
    other = page.locator('[data-filter="species"][data-value="rat"]')
    assert (pressed.evaluate(style), other.evaluate(style)) == ("solid", "none")
    border = other.evaluate("(one) => getComputedStyle(one).borderTopStyle")
    assert border == "solid"
