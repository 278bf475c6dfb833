"""Whatever a table, an address or a reader says is text: nothing of it runs or becomes a link."""

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from components.core.state import VIEWS, ViewState, state_dict
from tests.browser import network, reading
from tests.browser.conftest import DESKTOP, Watch
from tests.browser.serving import serving

MINIMAL = Path(__file__).parents[1] / "fixtures" / "valid" / "minimal"
PAYLOAD = (
    "<img src=x onerror=alert(1)></script><script>alert(1)</script>"
    "{{7*7}}${7*7}{% raw %}[a](javascript:alert(1))'\"><svg onload=alert(1)>&lt;b&gt;"
)
#: Short enough to stand in every field of one address.
SHORT = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
)
#: Free text of each table; ids, lists and enums have their own rules.
TEXTS = {
    "articles": ("title", "site", "author", "disclosure"),
    "nodes": ("label", "description"),
    "predicates": ("label", "inverse_label"),
    "claims": ("quote", "prefix", "suffix", "section", "note", "withdrawn"),
    "checks": ("comment",),
    "pathways": ("label", "summary"),
    "steps": ("narration",),
}
#: Text of an item of references.json.
CITED = ("title", "container-title", "volume", "page", "note")
#: What is never there, however it is written.
_TRACES = """() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const web = (link) => ['http:', 'https:'].includes(link.protocol);
    return [
        ...all('img[src="x"], svg[onload], [onerror], [onload]').map((e) => e.outerHTML),
        ...all('a[href]').filter((link) => !web(link)).map((link) => link.outerHTML),
        ...all('script:not([src])').map((e) => e.textContent).filter((t) => t.startsWith('alert')),
        ...(window.refused || []),
    ];
}"""
_LISTEN = """
    window.refused = [];
    document.addEventListener('securitypolicyviolation', (event) =>
        window.refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""

Open = Callable[[str], Page]


def poison(folder: Path) -> None:
    """Put the payload into every free text of a dataset, which stays sound."""
    for table, columns in TEXTS.items():
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            for column in columns:
                # A claim is withdrawn by that text alone, so only where it is one already.
                if row[column] or column not in {"withdrawn", "prefix", "suffix"}:
                    row[column] = f"{row[column]} {PAYLOAD}".strip()
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    path = folder / "references.json"
    items = json.loads(path.read_text(encoding="utf-8"))
    for item in items:
        item |= {key: f"{item.get(key, '')} {PAYLOAD}".strip() for key in CITED}
        item["author"] = [{"family": PAYLOAD, "given": PAYLOAD}]
    path.write_text(json.dumps(items), encoding="utf-8")
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["title"] = PAYLOAD
    package["licenses"][0]["name"] = PAYLOAD
    path.write_text(json.dumps(package), encoding="utf-8")


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Base URL of the app with a dataset whose every text is a payload."""
    folder = tmp_path_factory.mktemp("poisoned") / "dataset"
    shutil.copytree(MINIMAL, folder)
    poison(folder)
    with serving("--data", str(folder)) as url:
        yield url


@pytest.fixture(scope="module")
def reader(browser: Browser, poisoned: str) -> Iterator[tuple[Page, Watch, list[str]]]:
    """One page for all addresses of the poisoned app, its watch, and the dialogs it opened."""
    watch = Watch(poisoned)
    watch.tolerated.append("404 (NOT FOUND)")  # pages that are not there are tried too
    dialogs: list[str] = []
    context = browser.new_context(viewport=DESKTOP, base_url=poisoned)
    context.add_init_script(_LISTEN)
    watch.follow(context)
    page = context.new_page()

    def shown(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", shown)
    yield page, watch, dialogs
    context.close()


@pytest.fixture
def visit(reader: tuple[Page, Watch, list[str]]) -> Iterator[Open]:
    """Load addresses of the poisoned app; nothing of it may run or complain."""
    page, watch, dialogs = reader
    watch.complaints.clear()
    dialogs.clear()

    def open_(address: str) -> Page:
        page.goto(address)
        return page

    yield open_
    assert not page.evaluate(_TRACES)
    assert not dialogs
    assert not watch.unexpected()


def clean(page: Page) -> None:
    """The page as it stands has no trace of a payload that became more than text."""
    assert not page.evaluate(_TRACES)


def test_in_every_view_the_dataset_is_text(visit: Open) -> None:
    page = visit("/?from=oxytocin&to=anxiety&a=anxiety&b=social-anxiety&walk=calm&step=1")
    network.ready(page)
    clean(page)
    for view in VIEWS:
        page.evaluate("view => explorer.change({ view, select: '' })", view)
        expect(page.locator("body")).to_have_attribute("data-view", view)
        for select in ("oxytocin", "oxytocin.increases.trust", "news-003", "news-004", "anxiety"):
            before = page.locator("#panel-body h2").inner_text()
            page.evaluate("select => explorer.change({ select })", select)
            expect(page.locator("#panel-body h2")).not_to_have_text(before)
            expect(page.locator("#panel-body")).to_contain_text("<img src=x onerror=alert(1)>")
            expect(page.locator("#panel-body")).to_contain_text("{{7*7}}")
            clean(page)


@pytest.mark.parametrize("view", ["table", "reading", "paths"])
def test_a_view_that_is_loaded_is_text(visit: Open, view: str) -> None:
    page = visit(f"/?view={view}&from=oxytocin&to=anxiety&select=news-003")
    network.ready(page)
    expect(page.locator("#panel-body")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("#words")).to_contain_text("{{7*7}}")


def test_what_opens_over_the_page_is_text(visit: Open) -> None:
    page = visit("/?select=oxytocin")
    network.ready(page)
    network.hover(page, "trust")
    for text in (PAYLOAD, "oxytocin", "<img"):
        page.evaluate("explorer.focusSearch()")
        page.keyboard.insert_text(text)
        expect(page.locator("#search-results")).to_contain_text("<img")
        clean(page)
    page.keyboard.press("Escape")
    page.evaluate("document.getElementById('about').showModal()")
    expect(page.locator("#about")).to_contain_text("<img src=x")
    clean(page)


@pytest.mark.parametrize("text", SHORT)
def test_in_every_field_an_address_is_text(visit: Open, text: str) -> None:
    names = [*state_dict(ViewState()), "v", "embed", "nonsense", text]
    query = "&".join(f"{quote(name)}={quote(text)}" for name in names)
    page = visit(f"/?{query}#{quote(PAYLOAD)}")
    network.ready(page)
    expect(page.locator("#notice")).to_contain_text(text)
    clean(page)


def test_states_that_scripts_ask_for_are_text(visit: Open) -> None:
    page = visit("/")
    network.ready(page)
    for name in ("select", "q", "walk", "condition"):
        value = [PAYLOAD] if name == "condition" else PAYLOAD
        page.evaluate("patch => explorer.change(patch)", {name: value})
        network.still(page)
        clean(page)


@pytest.mark.parametrize(
    "path",
    [
        *("/claim/news-001", "/claim/news-003", "/claim/news-004", "/claims", "/api/"),
        f"/claim/{quote(PAYLOAD, safe='')}",
        f"/claims?q={quote(PAYLOAD, safe='')}",
        f"/{quote(PAYLOAD, safe='')}",
        f"/_search?q={quote(PAYLOAD, safe='')}",
        "/_panel?select=oxytocin",
    ],
)
def test_the_other_pages_are_text(visit: Open, path: str) -> None:
    page = visit(path)
    assert not page.evaluate(_TRACES)


def test_links_lead_to_the_web_only(visit: Open) -> None:
    page = visit("/?select=news-003&view=reading")
    network.ready(page)
    links = page.eval_on_selector_all("a[href]", "links => links.map((link) => link.protocol)")
    assert set(links) <= {"http:", "https:"}
    outside = page.locator("a[target=_blank]")
    assert outside.count() > 0
    for rel in outside.evaluate_all("links => links.map((link) => link.rel)"):
        assert "noopener" in rel
    reading.start(page, "/")
