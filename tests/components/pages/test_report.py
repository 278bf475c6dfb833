from __future__ import annotations

from dataclasses import replace

import pytest
from dash import Dash, html
from flask.testing import FlaskClient

from components.http.report import REPORT_EMAIL, REPORT_URL, ReportTarget, SettingError
from components.http.site import Site
from components.pages import routes
from components.pages.report import report_of
from data.model import Alias
from tests.sample import sample

ATLAS = replace(
    sample(),
    aliases={
        ("claim", "s-00"): Alias("claim", "s-00", "s-03", "2026.10.0", "Read anew."),
        ("claim", "s-99"): Alias("claim", "s-99", "", "2026.10.0", "Read anew."),
    },
)
SITE = Site("/map/", "https://example.net/map/")
NOWHERE = ReportTarget()


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(REPORT_URL, raising=False)
    monkeypatch.delenv(REPORT_EMAIL, raising=False)


def client(prefix: str = "/") -> FlaskClient:
    app = Dash(__name__, url_base_pathname=prefix)
    app.layout = html.Div()
    routes.register(app, ATLAS)
    return app.server.test_client()


@pytest.mark.parametrize(
    ("query", "about", "page"),
    [
        ("claim=s-01", "claim s-01", "claim/s-01"),
        ("claim=s-11", "claim s-11", "claim/s-11"),
        ("claim=s-00", "claim s-03", "claim/s-03"),
        ("claim=s-99", "", ""),
        ("claim=%3Cb%3E", "", ""),
        ("check=check-001", "remark check-001", "fact-check#check-001"),
        ("check=check-999", "", ""),
        ("claim=s-01&check=check-001", "claim s-01", "claim/s-01"),
        ("", "", ""),
    ],
)
def test_a_report_says_what_it_is_about_the_version_and_the_page(
    query: str, about: str, page: str
) -> None:
    found = report_of(ATLAS, SITE, NOWHERE, query)
    assert found.about == about
    assert found.fields["version"] == "2026.11.0"
    assert found.fields["page"] == f"https://example.net/map/{page}"
    assert list(found.fields)[:-2] == (
        [] if not about else [about.split()[0].replace("remark", "check")]
    )
    assert (found.href, found.email) == ("", "")


def test_it_leads_to_the_address_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REPORT_URL, "https://example.org/new?kind=error")
    found = client().get("/report?claim=s-01")
    assert found.status_code == 302
    assert found.headers["Location"] == (
        "https://example.org/new?kind=error&claim=s-01&version=2026.11.0"
        "&page=http%3A%2F%2Flocalhost%2Fclaim%2Fs-01"
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?claim=s-01", "/map/method?claim=s-01#report"),
        ("?check=check-001", "/map/method?check=check-001#report"),
        ("?claim=<script>", "/map/method#report"),
        ("?claim=//evil.example", "/map/method#report"),
        ("", "/map/method#report"),
    ],
)
@pytest.mark.parametrize("email", ["", "errors@example.org"])
def test_without_a_web_address_it_leads_to_the_method(
    monkeypatch: pytest.MonkeyPatch, email: str, query: str, expected: str
) -> None:
    monkeypatch.setenv(REPORT_EMAIL, email)
    found = client("/map/").get(f"/map/report{query}")
    assert (found.status_code, found.headers["Location"]) == (302, expected)


def test_a_setting_that_cannot_be_used_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REPORT_URL, "somewhere")
    with pytest.raises(SettingError, match="REPORT_URL is 'somewhere'"):
        client()
