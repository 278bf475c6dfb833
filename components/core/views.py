"""The views that the page can take: everything the program says of each, once.

A view's own part of the page is written by a module with a fixed name for each thing it does
(``components.views.registry``); header, keys, prerendered and printed page, the address and
the list of shortcuts read the record here. To add a view, add a record (docs/extending.md).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ViewKind:
    """One view: `name` is its value of ``view`` in the address, `label` its button.

    `module` is the dotted name of what writes its own part, empty for the network itself; it
    is imported when the view is first shown. `pane` says what fills the middle of the page:
    ``canvas`` the drawing alone, ``words`` what the view says alone, ``split`` both side by
    side; styles and scripts read it from ``data-pane``. On paper the network stands above the
    claims (`prints_network`), and the words that are on screen (`prints_words`).
    """

    name: str
    label: str
    meaning: str
    module: str = ""
    pane: str = "words"
    prints_network: bool = False
    prints_words: bool = True


_LISTED = (
    ViewKind(
        name="network",
        label="Network",
        meaning="What acts on what",
        pane="canvas",
        prints_network=True,
        prints_words=False,
    ),
    ViewKind(
        name="brain",
        label="Brain",
        meaning="The regions at their place in the brain",
        module="components.views.brain",
        pane="canvas",
        prints_network=True,
        prints_words=False,
    ),
    ViewKind(
        name="matrix",
        label="Matrix",
        meaning="What is claimed for which condition, and what is not",
        module="components.views.matrix",
    ),
    ViewKind(
        name="table",
        label="Table",
        meaning="Every claim in a row",
        module="components.views.table",
        prints_words=False,
    ),
    ViewKind(
        name="reading",
        label="Reading",
        meaning="The claims in the order of the articles",
        module="components.views.reading",
        pane="split",
        prints_network=True,
        prints_words=False,
    ),
    ViewKind(
        name="paths",
        label="Paths",
        meaning="From one thing to another, quote by quote",
        module="components.views.paths",
        pane="split",
        prints_network=True,
    ),
    ViewKind(
        name="compare",
        label="Compare",
        meaning="Two conditions side by side",
        module="components.views.compare",
        pane="split",
        prints_network=True,
    ),
)

#: Every view by its name, in the order of the header; the first is the default.
VIEW_KINDS: dict[str, ViewKind] = {kind.name: kind for kind in _LISTED}


#: What can have the middle of the page.
PANES = ("canvas", "words", "split")


def view_key(name: str) -> int:
    """Return the number whose key switches to a view. Raises ValueError for an unknown name."""
    return list(VIEW_KINDS).index(name) + 1
