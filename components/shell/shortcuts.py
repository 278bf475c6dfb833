"""Keyboard shortcuts: the dialog that lists them, with a switch for single keys."""

from __future__ import annotations

from dash import html

from components.core import ids
from components.core.attributes import attributes
from components.core.templating import render
from components.core.views import VIEW_KINDS

#: Where the shortcuts work -> (the keys, each as it is printed; what they do).
SHORTCUTS: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "Everywhere": (
        (("/", "Ctrl K"), "Search"),
        (
            ("1", "…", str(len(VIEW_KINDS))),
            f"Switch the view: {', '.join(kind.label.lower() for kind in VIEW_KINDS.values())}",
        ),
        (("[", "]"), "Previous and next claim, in the evidence; in Reading, in the text"),
        (("Esc",), "Close what is open; then clear the selection and go back to where you were"),
        (("Tab", "Shift Tab"), "Next and previous control; the network is one stop"),
        (("?",), "This list"),
    ),
    "On the network": (
        (("←", "↑", "→", "↓"), "Along a line to the nearest thing that lies that way"),
        (("Shift", "an arrow"), "To the nearest thing that way, with or without a line"),
        (("E", "Shift E"), "Next and previous line of the thing; an arrow goes on to an end of it"),
        (("Enter",), "Open the evidence for the thing or the line"),
        (("Home",), "To the thing with most claims"),
        (("+", "-", "0"), "Zoom in, zoom out, fit the network to the window"),
    ),
    "In the network as text": (
        (("↑", "↓"), "Previous and next line"),
        (("←", "→"), "Previous and next thing"),
        (("Home", "End"), "First and last"),
        (("Enter",), "Open the evidence"),
    ),
    "In the filters": (
        (("↑", "↓", "Home", "End"), "Move from value to value; each list is one stop for Tab"),
        (("→", "←"), "To leave the value out, and back"),
        (("Enter",), "Filter by the value, or no longer"),
    ),
    "In the table": (
        (("↑", "↓", "Home", "End"), "Move from row to row"),
        (("Enter",), "Select the row; once more, go to its evidence"),
    ),
    "On a guided walk": ((("←", "→"), "Previous and next step"),),
    "In the search": (
        (("↑", "↓"), "Choose an answer"),
        (("Enter",), "Take it and go to its evidence"),
        (("Esc",), "Close the answers; then go back to where you were"),
    ),
}


def layout() -> html.Dialog:
    """Make a native dialog, empty until ``assets/shell/shortcuts.js`` opens and fills it."""
    return html.Dialog(
        id=ids.KEYS, className="about keys", **attributes(aria_labelledby="keys-title")
    )


def shortcuts_html() -> str:
    """Return the content of the dialog as HTML."""
    return render("shell/shortcuts.html", groups=SHORTCUTS)
