"""“Report an error”: where the link leads, and what it says of the claim that it stands on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from dash import Dash
from flask import redirect
from werkzeug.wrappers import Response

from components.core.titles import SITE_TITLE
from components.http.report import ReportTarget, report_target, report_url
from components.http.site import Site, current_site, query_string, split_query
from data.aliases import resolve_alias
from data.model import Atlas

#: Fields of a link's address: the id of what the report is about.
FIELDS = ("claim", "check")


@dataclass(frozen=True)
class Report:
    """What a report is about: `fields` by name (claim or check, if any; version; page).

    `href` is where to report it, empty if nobody has set that; `email` is its address if it
    is a mail; `about` says in words what it is about, empty if that is all of the explorer.
    """

    about: str
    fields: Mapping[str, str]
    href: str
    email: str


def report_of(atlas: Atlas, site: Site, target: ReportTarget, query: str) -> Report:
    """Return the report that an address asks for: ``claim=<id>``, ``check=<id>`` or neither.

    An id that the dataset does not know counts as none; a former id of a claim is the present.
    """
    given, _ = split_query(query, FIELDS)
    claim, check = _claim(atlas, given.get("claim", "")), given.get("check", "")
    about, fields, page = "", {}, ""
    if claim:
        about, fields, page = f"claim {claim}", {"claim": claim}, f"claim/{claim}"
    elif check in atlas.checks:
        about, fields, page = f"remark {check}", {"check": check}, f"fact-check#{check}"
    fields |= {"version": atlas.version, "page": site.address + page}
    subject = f"Error in {about or SITE_TITLE}, version {atlas.version}"
    return Report(about, fields, report_url(target, subject, fields), target.email)


def _claim(atlas: Atlas, name: str) -> str:
    """Return the present id of a claim; empty for what is none or has none."""
    if name in atlas.claims:
        return name
    former = resolve_alias(atlas, "claim", name)
    return former.target if former else ""


def register(app: Dash, atlas: Atlas) -> ReportTarget:
    """Add ``/report``, to which every “Report an error” leads, and return where reports go.

    It goes on to the address in REPORT_URL, else to ``/method#report``, which has the address
    of a mail or says what to do without one: pages need not know the settings, nor a host
    that a cached fragment may not hold. Raises SettingError for a setting that cannot be used.
    """
    target = report_target(os.environ)

    def report() -> Response:
        site = current_site(app)
        requested = report_of(atlas, site, target, query_string())
        if target.url:
            return redirect(requested.href)
        named = urlencode(
            {name: requested.fields[name] for name in FIELDS if name in requested.fields}
        )
        return redirect(f"{site.home}method{'?' if named else ''}{named}#report")

    app.server.add_url_rule(f"{app.config.routes_pathname_prefix}report", "report", report)
    return target
