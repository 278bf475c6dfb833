from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from components.http.report import (
    REPORT_EMAIL,
    REPORT_URL,
    ReportTarget,
    SettingError,
    report_target,
    report_url,
)

FIELDS = {"claim": "s-01", "page": "https://example.net/claim/s-01"}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ReportTarget()),
        ({REPORT_URL: " ", REPORT_EMAIL: ""}, ReportTarget()),
        ({REPORT_URL: " https://example.org/new "}, ReportTarget(url="https://example.org/new")),
        ({REPORT_URL: "http://127.0.0.1:80/?a=1#b"}, ReportTarget("http://127.0.0.1:80/?a=1#b")),
        ({REPORT_URL: "mailto:err+x@example.org"}, ReportTarget(email="err+x@example.org")),
        ({REPORT_EMAIL: "a.b@localhost"}, ReportTarget(email="a.b@localhost")),
        (
            {REPORT_URL: "https://example.org", REPORT_EMAIL: "a@example.org"},
            ReportTarget(url="https://example.org"),
        ),
    ],
)
def test_the_address_for_reports_comes_from_the_environment(
    environment: dict[str, str], expected: ReportTarget
) -> None:
    assert report_target(environment) == expected


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        (REPORT_URL, "example.org/new"),
        (REPORT_URL, "javascript:alert(1)"),
        (REPORT_URL, "https://"),
        (REPORT_URL, "https://[x"),
        (REPORT_URL, "https://example.org:port/"),
        (REPORT_URL, "https://example.org/a b"),
        (REPORT_URL, 'https://example.org/"><script>'),
        (REPORT_URL, "mailto:"),
        (REPORT_URL, "mailto:a@example.org?cc=b@example.org"),
        (REPORT_URL, "a@example.org"),
        (REPORT_EMAIL, "nobody"),
        (REPORT_EMAIL, "a@example.org,b@example.org"),
        (REPORT_EMAIL, "a@example.org?subject=x"),
        (REPORT_EMAIL, "A <a@example.org>"),
        (REPORT_EMAIL, "a@@example.org"),
        (REPORT_EMAIL, "mailto:a@example.org"),
    ],
)
def test_what_is_no_address_is_named_at_the_start(variable: str, value: str) -> None:
    with pytest.raises(SettingError) as told:
        report_target({variable: value})
    assert str(told.value).startswith(f"{variable} is {value!r}, ")
    assert "leave it out" in str(told.value)


def test_a_web_address_keeps_its_query_and_gets_the_fields() -> None:
    found = urlsplit(report_url(ReportTarget("https://example.org/new?a=1#top"), "x", FIELDS))
    assert parse_qs(found.query) == {"a": ["1"], **{name: [v] for name, v in FIELDS.items()}}
    assert (found.path, found.fragment) == ("/new", "top")


def test_a_mail_has_a_subject_and_says_what_it_is_about() -> None:
    found = report_url(ReportTarget(email="a@example.org"), "Error in claim s-01, & more", FIELDS)
    address, _, query = found.partition("?")
    assert address == "mailto:a@example.org"
    assert "+" not in query  # mail programs take it for a plus
    assert parse_qs(query) == {
        "subject": ["Error in claim s-01, & more"],
        "body": ["claim: s-01\npage: https://example.net/claim/s-01\n\n"],
    }


def test_without_an_address_there_is_no_link() -> None:
    assert report_url(ReportTarget(), "x", FIELDS) == ""
