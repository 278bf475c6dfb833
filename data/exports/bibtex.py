"""BibTeX, for LaTeX."""

from __future__ import annotations

from typing import Any

from data.exports.csl import items, provenance
from data.exports.csl_names import has_others, people, year
from data.exports.extract import Extract

#: CSL type -> BibTeX type; what is not here is "misc".
_TYPES = {
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), "article"),
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "report": "techreport",
    "paper-conference": "inproceedings",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PLAIN = {
    "volume": "volume",
    "issue": "number",
    "publisher": "publisher",
    "note": "note",
    "annote": "annote",
    "PMID": "pmid",
}
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "$&#%_"},
}


def write(extract: Extract) -> str:
    """Return an entry for each publication and article, after a comment with the source.

    Without claims the comment stands alone. The text is to be saved as UTF-8.
    """
    comment = provenance(extract).replace("@", "(at)")
    return "\n".join([f"% {comment}", "", *map(_entry, items(extract))])


def _entry(item: dict[str, Any]) -> str:
    kind = _TYPES.get(item["type"], "misc")
    names = [_author(*name) for name in people(item)]
    if has_others(item):
        names.append("others")
    fields = {
        "author": " and ".join(names),
        # A second pair of braces keeps the letters as they are.
        "title": f"{{{escaped(item['title'])}}}" if item.get("title") else "",
        _CONTAINERS.get(kind, "howpublished"): escaped(item.get("container-title", "")),
        "year": year(item),
        "pages": escaped(item.get("page", "")).replace("-", "--"),
        **{ours: escaped(str(item.get(csl, ""))) for csl, ours in _PLAIN.items()},
        "doi": _verbatim(item.get("DOI", "")),
        "url": _verbatim(item.get("URL", "")),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}", ""])


def _author(family: str, given: str) -> str:
    return f"{escaped(family)}, {escaped(given)}" if given else f"{{{escaped(family)}}}"


def escaped(text: str) -> str:
    """Return text in which every character that is a command to TeX is escaped."""
    return "".join(_ESCAPED.get(char, char) for char in " ".join(text.split()))


def _verbatim(text: str) -> str:
    """Return a DOI or an address as it is, but for braces, which would end the field."""
    return text.replace("{", "%7B").replace("}", "%7D")
