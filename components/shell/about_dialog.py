"""The About dialog: what this is, whose words these are, licences."""

from __future__ import annotations

from dash import html

from components.core import ids
from components.core.attributes import attributes
from data.model import Article, Atlas

#: Pages beside the explorer that need no JavaScript: address, name, what is there.
_PAGES = (
    ("claims", "All claims", "every claim as a plain list"),
    ("fact-check", "Fact check", "every remark of ours, the article’s words beside the source’s"),
    ("references", "References", "every publication, what was read of it, and what rests on it"),
    ("method", "Method", "what was read, how and how often, and what is not checked"),
    ("method#report", "Report an error", "where, and what to say"),
)


def layout(atlas: Atlas) -> html.Dialog:
    """Make a native dialog, closed until ``assets/shell/header.js`` opens it."""
    return html.Dialog(
        [
            html.H2("About"),
            html.P(
                "Pathway Explorer shows what popular articles claim about transmitters, hormones "
                "and brain regions: each line is a quoted sentence with the reference behind it, "
                "and where the source says something else, the card says so."
            ),
            html.P(
                "It reports other people’s words about illness. It is no medical advice: "
                "talk to a doctor about treatment.",
                className="check",
            ),
            html.H3("The articles"),
            html.Ul([_article(article) for article in atlas.articles.values()]),
            html.H3("More pages"),
            html.Ul([_page(*page) for page in _PAGES]),
            html.H3("Keys"),
            html.P(
                "Everything here can be done with the keyboard: / or Ctrl K searches, the arrow "
                "keys walk on the network, Esc goes back one step, ? lists every key."
            ),
            html.H3("Words"),
            html.P(
                [
                    "A dotted line under a word says that it is explained there. ",
                    html.A("Words explained", href="glossary", **attributes(data_glossary="")),
                    " has all of them.",
                ]
            ),
            html.H3("Data and licences"),
            html.P(
                f"{atlas.title}, version {atlas.version}. Our tables are CC BY 4.0; the quotations "
                "belong to their publishers and are quoted with their source. Summaries, readings "
                "and remarks are ours. Code: MIT."
            ),
            html.Form(html.Button("Close", type="submit"), method="dialog"),
        ],
        id=ids.ABOUT,
        className="about",
        **attributes(aria_label="About"),
    )


def _page(address: str, name: str, content: str) -> html.Li:
    return html.Li([html.A(name, href=address), f": {content}"])


def _article(article: Article) -> html.Li:
    byline = f" by {article.author}" if article.author else ""
    link = html.A(article.title, href=article.url, target="_blank", rel="noopener external")
    return html.Li([link, f"{byline}, {article.site}. {article.disclosure}"])
